import { columnInThai } from '../vocabulary/columns.ts';
import type { BothLanguages } from '../vocabulary/words.ts';

interface NoteText extends BothLanguages {
  readonly use: 'note';
}

/** The notes of the closed list, which change no verdict; their texts are written as those of the reasons. */
export const NOTE_TEXTS = {
  NEAREST_STEP: {
    use: 'note',
    th: 'ชั้นตราที่ใกล้ที่สุดคือ {class} ตาม{place} {when}',
    en: 'The nearest step is {class}, {place}; {when}.',
  },
  CELL_NOT_NEEDED: {
    use: 'note',
    th: 'แถวที่ {place:written}: อ่านข้อมูลในคอลัมน์ {column} ไม่ได้ (พบ{found}) ผลไม่เปลี่ยนแปลง {lack} วิธีแก้ไข: {remedy}',
    en: 'Row {place:written}: column {column} cannot be read (found {found}). The verdict does not need it; {lack}. {remedy}',
  },
  CERTAIN_CLASS: {
    use: 'note',
    th: 'เงื่อนไขของ {class} ตาม{place} ครบแล้ว ส่วนชั้นตราที่สูงกว่ายังตรวจไม่ได้',
    en: 'The conditions of {class}, {place}, are met; a higher class cannot be tested yet.',
  },
  SKILLED_BY_GROUP: {
    use: 'note',
    th: `ไม่มีข้อมูลในคอลัมน์ ${columnInThai('SKILLED')} จึงพิจารณาตามกลุ่มงานที่ระดับระบุไว้ (กลุ่ม {group}) ซึ่งถือว่า{answer} โดยยังรอการยืนยัน โปรดตรวจสอบ`,
    en: 'Column SKILLED is empty: judged by the group of jobs that the level names ({group}), which is taken {answer}; this waits for confirmation.',
  },
  SKILLED_ASSUMED: {
    use: 'note',
    th: `ไม่มีข้อมูลในคอลัมน์ ${columnInThai('SKILLED')} จึงถือว่าชื่อและลักษณะงาน{job}ตาม{remark} ตามที่กำหนดไว้ในนโยบาย (skilledUnknown) หากไม่เป็นเช่นนั้น ผลจะเป็น: {otherwise}`,
    en: 'Column SKILLED is empty: the policy (skilledUnknown) takes the job to meet {remark} (it must {job}). If it does not, the verdict is {otherwise}.',
  },
  BREAK_IN_SERVICE: {
    use: 'note',
    th: 'ระยะเวลารับราชการหรือปฏิบัติงานไม่ติดต่อกัน ({breaks}) {how} แต่ไม่ว่าจะนับต่อกันได้หรือไม่ ผลไม่เปลี่ยนแปลง',
    en: 'Service was broken ({breaks}); {how}. The verdict is the same, joined or not.',
  },
  EARLIER_SERVICE: {
    use: 'note',
    th: `เคยรับราชการหรือปฏิบัติงานก่อนวันที่ในคอลัมน์ ${columnInThai('BEG_DATE')} ({breaks}) ระยะเวลานั้นไม่ได้นับรวมไว้ โปรดตรวจสอบวันบรรจุ`,
    en: 'There was service before BEG_DATE ({breaks}), which is not counted: check BEG_DATE.',
  },
  TRANSFER_IN_SERVICE: {
    use: 'note',
    th: 'ออกและกลับเข้าในวันเดียวกัน ({days}) ถือว่าเป็นการโอน จึงนับระยะเวลาติดต่อกัน โปรดตรวจสอบ',
    en: 'Left and came back on the same day ({days}): taken as a transfer, so the years of service are joined; check it.',
  },
  MEDAL_SERVICE_BROKEN: {
    use: 'note',
    th: '{medal}: หากนับระยะเวลารับราชการต่อกันได้ จะมี {joined} ปีบริบูรณ์ ครบ {needed} ปีบริบูรณ์ หากนับต่อกันไม่ได้ จะมี {found} ปีบริบูรณ์ จึงยังไม่เสนอ โปรดตรวจสอบ',
    en: '{medal}: full years of service if it may be joined: {joined}; if not: {found}; needed: {needed}. Not proposed until this is checked.',
  },
  MEDAL_NOT_TESTED: {
    use: 'note',
    th: '{medal}: ยังตรวจไม่ได้ เพราะมีข้อมูลที่อ่านไม่ได้ จึงยังไม่เสนอ โปรดแก้ไขข้อมูลนั้น',
    en: '{medal}: cannot be tested while a cell cannot be read, so it is not proposed: correct the cell.',
  },
  HOLDING_BASIS: {
    use: 'note',
    th: 'หากนับระยะเวลาการได้รับพระราชทานชั้นตราเดิมถึงวันที่ {on:day} ผลจะเป็น: {result}',
    en: 'If the years of holding were counted to {on:day}, the verdict would be {result}.',
  },
  LEVEL_BASIS: {
    use: 'note',
    th: 'หากนับระยะเวลาการดำรงตำแหน่งในระดับปัจจุบันถึงวันที่ {on:day} ผลจะเป็น: {result}',
    en: 'If the years in the level were counted to {on:day}, the verdict would be {result}.',
  },
  SALARY_MINIMUM: {
    use: 'note',
    th: 'หากใช้ {amounts} ผลจะเป็น: {result}',
    en: 'With {amounts}, the verdict would be {result}.',
  },
  CIVIL_SERVANT_SCHEDULE: {
    use: 'note',
    th: 'หากเสนอตามบัญชี {schedule} ผลจะเป็น: {result}',
    en: 'Under schedule {schedule}, the verdict would be {result}.',
  },
  GOVERNMENT_EMPLOYEE_SCHEDULE: {
    use: 'note',
    th: 'หมายเหตุ ๓ ของบัญชี ๒๖ มิได้ระบุพนักงานของราชการส่วนท้องถิ่น หากพนักงานราชการของกรุงเทพมหานคร{way} ผลจะเป็น: {result}',
    en: 'Remark 3 of schedule 26 names no local staff. If government employees of the administration were {way}, the verdict would be {result}.',
  },
  WHICH_CLASS: {
    use: 'note',
    th: 'หากเสนอ{way} ผลจะเป็น: {result}',
    en: 'If {way} were nominated, the verdict would be {result}.',
  },
  CUT_OFF_EDGE: {
    use: 'note',
    th: 'ระยะเวลาครบ หรือเข้าสู่ระดับปัจจุบัน ในช่วงวันครบกำหนด ๖๐ วันก่อนวันเฉลิมพระชนมพรรษา (๒๘ - ๓๐ พฤษภาคม) ซึ่งวิธีนับอาจต่างกันหนึ่งวัน หากนับอีกวิธีหนึ่งผลจะเป็น: {result}',
    en: 'A period becomes full, or the level was entered, on 28 to 30 May, about the cut-off day, where ways of counting differ by one day. Counted the other way, the verdict would be {result}.',
  },
  IN_POST_EDGE: {
    use: 'note',
    th: `คอลัมน์ ${columnInThai('RESIGN_DATE')} เป็นวันที่ {found:day} ซึ่งเป็นวันเฉลิมพระชนมพรรษา นับว่ายังดำรงตำแหน่งอยู่ โปรดตรวจสอบวันพ้นจากตำแหน่ง`,
    en: 'RESIGN_DATE is the birthday itself ({found:day}), read as still in post: check the day of leaving.',
  },
  LEVEL_ENTERED_AFTER_FILING: {
    use: 'note',
    th: 'เข้าสู่ระดับปัจจุบันเมื่อวันที่ {found:day} หลังวันครบกำหนดส่งเอกสาร ({needed:day}) ซึ่งตามข้อ ๑๓ ส่งเอกสารเพิ่มเติมได้เฉพาะชั้นสายสะพาย โปรดตรวจสอบ',
    en: 'Entered the present level on {found:day}, after the papers were due ({needed:day}); additions are for sash classes only, item 13: check it.',
  },
  EXTRA_YEARS_ON_SERVICE: {
    use: 'note',
    th: 'หากไม่เพิ่มกำหนดระยะเวลาตามข้อ ๑๘ กับระยะเวลารับราชการ ผลจะเป็น: {result}',
    en: 'If item 18 did not add to the years of service, the verdict would be {result}.',
  },
  DATES_OUT_OF_ORDER: {
    use: 'note',
    th: `วันที่ในคอลัมน์ ${columnInThai('BEG_POS_DATE')} อยู่ก่อนวันที่ในคอลัมน์ ${columnInThai('BEG_DATE')} โปรดตรวจสอบ`,
    en: 'The day of entering the level (BEG_POS_DATE) is before the day of entering the service (BEG_DATE): check them.',
  },
  STANDING_EMPTY: {
    use: 'note',
    th: `ไม่มีข้อมูลในคอลัมน์ ${columnInThai('STANDING')} จึงพิจารณาอย่างผู้ไม่มีวิทยฐานะ โปรดตรวจสอบ`,
    en: 'Column STANDING is empty: judged as without academic standing; check it.',
  },
  HEAD_EMPTY: {
    use: 'note',
    th: `ไม่มีข้อมูลในคอลัมน์ ${columnInThai('HEAD')} จึงพิจารณาอย่างผู้มิได้ดำรงตำแหน่งปลัดกระทรวง หัวหน้าส่วนราชการ หรือตำแหน่งเทียบเท่า หากดำรงตำแหน่งเช่นนั้น ผลจะเป็น: {result} โปรดตรวจสอบ`,
    en: 'Column HEAD is empty, taken as N. For a permanent secretary, a head of an agency, or an equivalent position, the verdict would be {result}: check it.',
  },
  AWARD_IN_JANUARY: {
    use: 'note',
    th: `วันที่ได้รับพระราชทาน {class} คือวันที่ {found:day} หากเป็นวันประกาศราชกิจจานุเบกษาของการขอพระราชทานปี {round} ผลจะเป็น: {result} โปรดตรวจสอบคอลัมน์ ${columnInThai('L_INS_DATE')}`,
    en: '{class} was awarded on {found:day}. If that is the day of the Gazette, and the award is of the round of {round}, the verdict would be {result}: check L_INS_DATE.',
  },
  SECOND_ROLE: {
    use: 'note',
    th: `ข้อมูลในคอลัมน์ {column:column} แสดงว่าอาจดำรงตำแหน่งตาม{place} ด้วย ผลนี้พิจารณาตามคอลัมน์ ${columnInThai('PERSONAL_TYPE')} และคำขึ้นต้นในคอลัมน์ ${columnInThai('POS_NAME')} โปรดตรวจสอบว่าจะเสนอขอพระราชทานตามตำแหน่งใด`,
    en: 'Column {column:column} shows that a position of {place} may be held as well. The verdict follows PERSONAL_TYPE and the beginning of POS_NAME: check by which position to nominate.',
  },
  SEX_EMPTY: {
    use: 'note',
    th: `ไม่มีข้อมูลในคอลัมน์ ${columnInThai('SEX')} แบบ ขร ๑ ขร ๒ และ ขร ๓ จะขาดจำนวนบุรุษหรือสตรีของรายนี้ โปรดเติมข้อมูล`,
    en: 'Column SEX is empty: the numbers of men and women on forms 1, 2 and 3 will lack this officer; fill it in.',
  },
  DATE_MAY_BE_SWAPPED: {
    use: 'note',
    th: 'วันที่ในคอลัมน์ {column:column} อาจสลับวันกับเดือน เพราะโปรแกรมที่ตั้งค่าแบบสหรัฐอเมริกา โปรดตรวจสอบ',
    en: 'The day and the month in column {column:column} may have been swapped by a program with US settings: check the date.',
  },
  NO_RETIREMENT_AGE: {
    use: 'note',
    th: 'ถือว่าบัญชี {schedule} ลำดับที่ {row} ไม่มีกำหนดเกษียณอายุ ซึ่งบัญชีมิได้ระบุไว้ และยังรอการยืนยัน หากมีกำหนดเกษียณอายุ ต้องให้เจ้าหน้าที่พิจารณา',
    en: 'Schedule {schedule}, row {row} is taken to have no retirement age; the schedule does not say so, and this waits for confirmation. If there is one, an insignia officer must decide.',
  },
  UNSURE_RULE: {
    use: 'note',
    th: 'หลักเกณฑ์ตาม{place} ยังรอการยืนยัน',
    en: 'The rule of {place} rests on a single source and waits for confirmation.',
  },
  UNSURE_AMOUNT: {
    use: 'note',
    th: 'จำนวนเงินของ{amount} ยังรอการยืนยัน',
    en: 'The amount of {amount} rests on a single source and waits for confirmation.',
  },
} as const satisfies Readonly<Record<string, NoteText>>;
