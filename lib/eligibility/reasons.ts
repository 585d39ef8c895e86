import { columnInThai } from '../vocabulary/columns.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import { NOTE_TEXTS } from './note-texts.ts';

/** Where a code can appear. */
export type ReasonUse = 'eligible' | 'notEligible' | 'review' | 'note';

interface ReasonText extends BothLanguages {
  readonly use: ReasonUse;
}

/**
 * The closed list of reasons and notes. A placeholder is `{name}`, `{name:baht}` for an amount, `{name:day}` for a
 * calendar day, `{name:column}` for a column of the roster, `{name:written}` for a text whose digits stay as they are. Thai
 * sentences are as an HR officer writes them: Thai digits, Buddhist Era, columns with their titles.
 */
export const REASON_TEXTS = {
  MAY_BE_CONSIDERED: {
    use: 'eligible',
    th: 'มีคุณสมบัติครบตามหลักเกณฑ์ อาจได้รับการพิจารณาเสนอขอพระราชทาน {class} ตาม{place} (มิใช่สิทธิที่จะได้รับพระราชทาน)',
    en: 'Meets the conditions of {place}: may be considered for {class} (no entitlement).',
  },
  DECEASED: {
    use: 'review',
    th: 'ถึงแก่กรรมแล้ว จึงไม่อยู่ในการเสนอขอประจำปี หากเคยทำคุณประโยชน์ไว้อย่างมาก หน่วยงานเสนอขอเป็นรายกรณีได้ตามข้อ ๒๔ ต้องให้เจ้าหน้าที่พิจารณา',
    en: 'Has died, so is not in the yearly nomination; the agency may nominate one of very great service by item 24, case by case. An insignia officer must decide.',
  },
  NOT_THAI: {
    use: 'review',
    th: 'ไม่มีสัญชาติไทย จึงต้องเสนอขออย่างชาวต่างประเทศตามข้อ ๒๓ ผู้ที่รับราชการไทยหรือเป็นลูกจ้างของทางราชการไทยใช้บัญชีของตำแหน่งที่ดำรงอยู่โดยอนุโลม (หมายเหตุ ๔ ของบัญชี ๓๒) ซึ่งผลจะเป็น: {result} ต้องให้เจ้าหน้าที่พิจารณา',
    en: 'Not of Thai nationality, so nominated as a foreigner by item 23. For one in Thai government service the schedule of the post holds by analogy (remark 4 of schedule 32): {result}. An insignia officer must decide.',
  },
  OUTSTANDING_MERIT: {
    use: 'review',
    th: 'มีผลงานความดีความชอบอย่างยิ่ง หากมีกฎหมายหรือระเบียบรองรับ บัญชี ๓๑ ลำดับที่ ๑ ให้ลดระยะเวลาได้ไม่เกิน ๒ ปี และไม่ต้องดำรงตำแหน่งอยู่ในวันเฉลิมพระชนมพรรษา (ข้อ ๑๗ (๕)) หากใช้หลักเกณฑ์ปกติ ผลจะเป็น: {result} ต้องให้เจ้าหน้าที่พิจารณา',
    en: 'Outstanding merit: where a law or regulation provides for it, schedule 31, row 1 shortens the periods by up to 2 years, and item 17 (5) asks for no post on the birthday. By the usual rules: {result}. An insignia officer must decide.',
  },
  DISABLED_ON_DUTY: {
    use: 'review',
    th: 'ทุพพลภาพเนื่องจากการปฏิบัติหน้าที่ บัญชี ๓๑ ลำดับที่ ๒ ให้เสนอขอชั้นตราสูงขึ้นได้ไม่เกินสองชั้นตรา แต่ไม่ต่ำกว่า บ.ม. แม้พ้นจากหน้าที่เพราะเหตุนั้นแล้ว (ข้อ ๑๗ (๕)) หากใช้หลักเกณฑ์ปกติ ผลจะเป็น: {result} ต้องให้เจ้าหน้าที่พิจารณา',
    en: 'Disabled on duty: schedule 31, row 2 raises by up to two classes, and to the fifth class of the Crown at least, also after leaving for that reason, item 17 (5). By the usual rules: {result}. An insignia officer must decide.',
  },
  NATIONALITY_UNKNOWN: {
    use: 'review',
    th: `ข้อมูลในคอลัมน์ ${columnInThai('NATIONALITY')} ไม่ใช่ชื่อสัญชาติที่รู้จัก จึงยังไม่ทราบว่ามีสัญชาติไทยตามข้อ ๑๒ (๑) หรือไม่ โปรดตรวจสอบ`,
    en: 'Column NATIONALITY names no known nationality, so item 12 (1) cannot be tested: check it.',
  },
  IN_NO_SCHEDULE: {
    use: 'notEligible',
    th: '{kind}ไม่ปรากฏในบัญชีใดของระเบียบ จึงไม่เป็นผู้ดำรงตำแหน่งตามหลักเกณฑ์ในข้อ ๑๒ (๓)',
    en: '{kind}: in no schedule of the regulation, item 12 (3).',
  },
  RECALLED: {
    use: 'notEligible',
    th: 'เคยถูกเรียกคืนเครื่องราชอิสริยาภรณ์ มีลักษณะต้องห้ามตามข้อ ๑๒ (๔)',
    en: 'Insignia were recalled: item 12 (4).',
  },
  IMPRISONED: {
    use: 'notEligible',
    th: 'เคยต้องรับโทษจำคุกโดยคำพิพากษาถึงที่สุด มีลักษณะต้องห้ามตามข้อ ๑๒ (๕)',
    en: 'Was imprisoned by final judgment: item 12 (5).',
  },
  ACCUSED_DISCIPLINE: {
    use: 'notEligible',
    th: 'อยู่ระหว่างถูกกล่าวหาว่ากระทำผิดวินัยอย่างร้ายแรง (ตั้งกรรมการสอบสวนแล้ว กำลังพิจารณาโทษ หรือกำลังอุทธรณ์) มีลักษณะต้องห้ามตามข้อ ๑๒ (๖) (ก)',
    en: 'Is accused of a serious breach of discipline (committee of inquiry appointed, penalty being decided, or appeal pending): item 12 (6) (a).',
  },
  ACCUSED_CRIMINAL: {
    use: 'notEligible',
    th: 'อยู่ระหว่างถูกกล่าวหาว่ากระทำความผิดทางอาญา มีลักษณะต้องห้ามตามข้อ ๑๒ (๖) (ข)',
    en: 'Is accused of a crime: item 12 (6) (b).',
  },
  ACCUSED_CORRUPTION: {
    use: 'notEligible',
    th: 'อยู่ระหว่างการไต่สวนเรื่องทุจริตของ ป.ป.ช. หรือ ป.ป.ท. มีลักษณะต้องห้ามตามข้อ ๑๒ (๖) (ค)',
    en: 'Is under a corruption inquiry, by the organic law (NACC) or by the law on the measures of the executive (PACC): item 12 (6) (c).',
  },
  DEFERRED: {
    use: 'notEligible',
    th: 'หน่วยงานขอชะลอการเสนอขอพระราชทาน',
    en: 'The agency defers the nomination.',
  },
  NOT_IN_POST: {
    use: 'notEligible',
    th: 'พ้นจากตำแหน่งเมื่อวันที่ {found:day} จึงไม่ได้ดำรงตำแหน่งอยู่ในวันที่ {needed:day} ตามข้อ ๑๗',
    en: 'Left the post on {found:day}, so is not in post on {needed:day}: item 17.',
  },
  SERVICE_TOO_SHORT: {
    use: 'notEligible',
    th: 'มีระยะเวลารับราชการหรือปฏิบัติงานติดต่อกัน {found} ปีบริบูรณ์ นับถึงวันที่ {on:day} ไม่ครบ {needed} ปีบริบูรณ์',
    en: 'Full years of service on {on:day}: {found}; needed: {needed}.',
  },
  NOT_SKILLED: {
    use: 'notEligible',
    th: 'ชื่อและลักษณะงานไม่เป็นไปตาม{remark} ซึ่งต้อง{job}',
    en: 'The job does not meet {remark}: it must {job}.',
  },
  SKILLED_UNKNOWN: {
    use: 'review',
    th: `ไม่มีข้อมูลในคอลัมน์ ${columnInThai('SKILLED')} หากชื่อและลักษณะงาน{job}ตาม{remark} ผลจะเป็น: {result} หากไม่เป็นเช่นนั้น ผลจะเป็น: {otherwise}`,
    en: 'Column SKILLED is empty. If the job meets {remark} (it must {job}): {result}; if not: {otherwise}.',
  },
  CONSECUTIVE_ROUND: {
    use: 'notEligible',
    th: 'ได้รับพระราชทาน {class} เมื่อปี {found} จึงเป็นการขอพระราชทานปีติดกัน ต้องห้ามตามข้อ ๑๑ วรรคสอง',
    en: '{class} was awarded in the round of {found}: not in consecutive rounds, item 11.',
  },
  ONE_CLASS_A_YEAR: {
    use: 'notEligible',
    th: 'ได้รับพระราชทาน {class} ในปี {found} แล้ว ซึ่งบัญชี {schedule} ลำดับที่ {row} ให้เลื่อนชั้นตราได้ปีละหนึ่งชั้นเท่านั้น',
    en: '{class} was already awarded in {found}: schedule {schedule}, row {row} allows one class a year.',
  },
  POSITION_TOO_SHORT: {
    use: 'notEligible',
    th: 'ดำรงตำแหน่งในระดับปัจจุบัน {found} ปีบริบูรณ์ นับถึงวันที่ {on:day} ไม่ครบ {needed} ปีบริบูรณ์',
    en: 'Full years in the present level on {on:day}: {found}; needed: {needed}.',
  },
  CLASS_NOT_HELD: {
    use: 'notEligible',
    th: 'ต้องได้รับพระราชทาน {needed} มาก่อน (ชั้นตราปัจจุบัน: {found})',
    en: '{needed} must be held first, {found} is held now.',
  },
  HOLDING_TOO_SHORT: {
    use: 'notEligible',
    th: 'ได้รับพระราชทาน {class} มาแล้ว {found} ปีบริบูรณ์ นับถึงวันที่ {on:day} ไม่ครบ {needed} ปีบริบูรณ์',
    en: 'Full years of holding {class} on {on:day}: {found}; needed: {needed}.',
  },
  OFFICE_TOO_SHORT: {
    use: 'notEligible',
    th: 'ดำรงตำแหน่งติดต่อกัน {found} วัน นับถึงวันก่อนวันเฉลิมพระชนมพรรษา ไม่ครบ {needed} วัน',
    en: 'Days in office without a break, up to the day before the birthday: {found}; needed: {needed}.',
  },
  OFFICES_TOO_SHORT: {
    use: 'notEligible',
    th: 'ดำรงตำแหน่งติดต่อกัน {found} วัน ไม่ครบ {needed} วัน และดำรงตำแหน่งหลายตำแหน่งรวมกัน {foundTogether} วัน ไม่ครบ {neededTogether} วัน',
    en: 'Days in office without a break: {found}, needed: {needed}; in several offices together: {foundTogether}, needed: {neededTogether}.',
  },
  OFFICE_YEARS_TOO_SHORT: {
    use: 'notEligible',
    th: 'ดำรงตำแหน่ง {found} ปีบริบูรณ์ ไม่ครบ {needed} ปี ซึ่งต้องครบก่อนเริ่มขอพระราชทานชั้นสายสะพาย ({class})',
    en: 'Full years in office: {found}; needed before the first sash ({class}): {needed}.',
  },
  OFFICE_NOT_PAID: {
    use: 'notEligible',
    th: 'มิได้รับเงินเดือนตามกฎหมายว่าด้วยระเบียบบริหารราชการกรุงเทพมหานคร',
    en: 'Has no salary under the law on the administration of Bangkok.',
  },
  SALARY_TOO_LOW: {
    use: 'notEligible',
    th: 'ได้รับเงินเดือน {found:baht} บาท ต่ำกว่า{amount} ({needed:baht} บาท)',
    en: 'Salary {found:baht} baht is below {amount} ({needed:baht} baht).',
  },
  SALARY_TOO_HIGH: {
    use: 'notEligible',
    th: 'ได้รับเงินเดือน {found:baht} บาท ไม่ต่ำกว่า{amount} ({needed:baht} บาท)',
    en: 'Salary {found:baht} baht is not below {amount} ({needed:baht} baht).',
  },
  SALARY_FIVE_YEARS_AGO_TOO_LOW: {
    use: 'notEligible',
    th: 'ณ วันที่ {on:day} ได้รับเงินเดือน {found:baht} บาท ต่ำกว่า{amount} ({needed:baht} บาท) จึงได้รับเงินเดือนถึงเกณฑ์ไม่ครบ ๕ ปี',
    en: 'Salary on {on:day} was {found:baht} baht, below {amount} ({needed:baht} baht): not yet five years at it.',
  },
  NOT_RETIREMENT_YEAR: {
    use: 'notEligible',
    th: 'ขอพระราชทานได้เฉพาะในปีที่เกษียณอายุราชการ (ปี {found})',
    en: 'Possible only in the year of retirement, {found}.',
  },
  HIGHEST_CLASS_HELD: {
    use: 'notEligible',
    th: 'ได้รับพระราชทาน {found} แล้ว ซึ่งถึงชั้นสูงสุดของตำแหน่ง ({needed}) ตามบัญชี {schedule} ลำดับที่ {row}',
    en: 'Holds {found}; the highest class of the position is {needed}: schedule {schedule}, row {row}.',
  },
  WAGE_BELOW_SCHEDULE: {
    use: 'notEligible',
    th: 'ได้รับค่าจ้าง {found:baht} บาท ต่ำกว่าเกณฑ์ขั้นต่ำของบัญชี {schedule} ({needed:baht} บาท)',
    en: 'Wage {found:baht} baht is below the minimum of schedule {schedule} ({needed:baht} baht).',
  },
  NO_CLASS_EITHER_WAY: {
    use: 'notEligible',
    th: 'ไม่ว่าข้อมูลในคอลัมน์ที่อ่านไม่ได้จะเป็นอย่างไร ก็ไม่เข้าหลักเกณฑ์ของชั้นตราใด',
    en: 'Whatever the unreadable cells say, the conditions of no class are met.',
  },
  MISSING_COLUMN: {
    use: 'review',
    th: 'ไม่มีข้อมูลในคอลัมน์ {column:column} จึงตรวจเงื่อนไขไม่ได้ โปรดเติมข้อมูล',
    en: 'Column {column:column} is empty and a condition needs it: fill it in.',
  },
  AMOUNT_NOT_SET: {
    use: 'review',
    th: 'ยังไม่ได้กำหนดจำนวนเงินของ{amount} จึงยังตรวจเงื่อนไขของ {class} ไม่ได้',
    en: 'The amount of {amount} is not set, so {class} cannot be tested yet.',
  },
  EXTRA_YEARS_WITHOUT_PERIOD: {
    use: 'review',
    th: 'ต้องเพิ่มกำหนดระยะเวลา {extraYears} ปีตามข้อ ๑๘ แต่เงื่อนไขของ {class} ไม่มีกำหนดระยะเวลา ต้องให้เจ้าหน้าที่พิจารณา',
    en: 'Item 18 adds {extraYears} to a period in years, but {class} has no period here: an insignia officer must decide.',
  },
  EXTRA_YEARS_SALARY: {
    use: 'review',
    th: 'ต้องเพิ่มกำหนดระยะเวลา {extraYears} ปีตามข้อ ๑๘ จึงต้องตรวจเงินเดือนย้อนหลังเกินกว่า ๕ ปี ซึ่งไม่มีในบัญชีรายชื่อ',
    en: 'Item 18 adds {extraYears} to the five years at that salary; earlier salaries are not in the roster.',
  },
  REINSTATED: {
    use: 'review',
    th: 'เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ{when} ต้องตรวจการนับระยะเวลาติดต่อกัน{how}',
    en: 'Was reinstated{when}: the years of service must be counted by hand, {how}.',
  },
  SERVICE_BROKEN: {
    use: 'review',
    th: 'ระยะเวลารับราชการหรือปฏิบัติงานไม่ติดต่อกัน ({breaks}) {how} หากนับต่อกันได้ จะมี {joined} ปีบริบูรณ์ ผลจะเป็น: {result} หากนับต่อกันไม่ได้ จะมี {found} ปีบริบูรณ์ ไม่ครบ {needed} ปีบริบูรณ์ ผลจะเป็น: {otherwise}',
    en: 'Service was broken ({breaks}); {how}. Full years if it may be joined: {joined}, {result}; if not: {found}, needed {needed}, {otherwise}.',
  },
  EARLIER_SERVICE_UNKNOWN: {
    use: 'review',
    th: `นับจากวันที่ในคอลัมน์ ${columnInThai('BEG_DATE')} มีระยะเวลารับราชการหรือปฏิบัติงาน {found} ปีบริบูรณ์ ไม่ครบ {needed} ปีบริบูรณ์ แต่เคยรับราชการหรือปฏิบัติงานก่อนวันนั้น ({breaks}) {how} หากนับต่อกันได้จนครบ ผลจะเป็น: {result} หากไม่ครบ ผลจะเป็น: {otherwise} โปรดตรวจสอบวันบรรจุ หากเป็นวันบรรจุครั้งหลังสุด ให้กรอกวันบรรจุครั้งแรก`,
    en: 'Full years of service from BEG_DATE on: {found}; needed: {needed}. There was service before it, too ({breaks}); {how}. If enough of it may be joined: {result}; if not: {otherwise}. Check BEG_DATE: if it is the day of the last entry, write that of the first.',
  },
  LEVEL_ENTERED_TOO_LATE: {
    use: 'review',
    th: 'เข้าสู่ระดับปัจจุบันเมื่อวันที่ {found:day} ซึ่งต้องไม่หลังวันที่ {needed:day} ต้องให้เจ้าหน้าที่พิจารณาว่าจะเสนอขอพระราชทานตามระดับใด (ข้อ ๑๓ และข้อ ๑๗)',
    en: 'Entered the present level on {found:day}, after {needed:day}: an insignia officer must decide by which level to nominate, items 13 and 17.',
  },
  FORMER_OFFICE: {
    use: 'review',
    th: 'พ้นจากตำแหน่งเมื่อวันที่ {found:day} โดยดำรงตำแหน่งนี้ {inOffice} วันหลังวันเฉลิมพระชนมพรรษาปีก่อน ผู้เคยเป็นข้าราชการการเมืองต้องดำรงตำแหน่งเดียวติดต่อกันไม่น้อยกว่า {days} วัน หรือหลายตำแหน่งรวมกันไม่น้อยกว่า {together} วัน ในช่วงนั้น (ข้อ ๑๗ (๑) และ (๒)) ต้องให้เจ้าหน้าที่พิจารณา',
    en: 'Left the office on {found:day}, after {inOffice} days in it since the last birthday. A former political officer needs {days} days without a break in one office, or {together} in several, between the two birthdays: item 17 (1) and (2). An insignia officer must decide.',
  },
  RETIRED_BY_AGE: {
    use: 'review',
    th: 'พ้นจากการปฏิบัติหน้าที่เพราะเกษียณอายุเมื่อวันที่ {found:day} ต้องตรวจว่ามีคุณสมบัติครบก่อนพ้นจากหน้าที่ตามข้อ ๑๗ (๓)',
    en: 'Retired by age on {found:day}: check that the conditions were met before leaving, item 17 (3).',
  },
  RETIREMENT_AGE_PASSED: {
    use: 'review',
    th: `เกษียณอายุตั้งแต่ปี {found} แต่ไม่มีข้อมูลในคอลัมน์ ${columnInThai('RESIGN_DATE')} ต้องตรวจว่ายังดำรงตำแหน่งอยู่ในวันที่ {needed:day}`,
    en: 'Reached retirement age in {found}, but column RESIGN_DATE is empty: check the post on {needed:day}.',
  },
  NO_ROW: {
    use: 'review',
    th: 'ไม่ปรากฏตำแหน่งใน{schedules}ตามข้อมูลที่มี ({found})',
    en: 'No row of {schedules} fits what the roster says ({found}).',
  },
  NO_CLAUSE: {
    use: 'review',
    th: 'บัญชี {schedule} ลำดับที่ {row} ไม่กำหนดชั้นเริ่มต้น ต้องได้รับ {needed} มาก่อน (ชั้นตราปัจจุบัน: {found}) ต้องให้เจ้าหน้าที่พิจารณา',
    en: 'Schedule {schedule}, row {row} has no first class: {needed} must be held first, {found} is held now. An insignia officer must decide.',
  },
  UNKNOWN_CLASS_HELD: {
    use: 'review',
    th: `ชั้นตราในคอลัมน์ ${columnInThai('L_INS_CODE')} คือ {found} ซึ่งไม่ใช่ชั้นตราของเครื่องราชอิสริยาภรณ์ช้างเผือกหรือมงกุฎไทย`,
    en: 'Column L_INS_CODE ({found}) is not a class of the two orders.',
  },
  DATA_CONTRADICTS: {
    use: 'review',
    th: 'ข้อมูลขัดแย้งกัน: {what} โปรดตรวจสอบคอลัมน์ {column:column}',
    en: 'The data contradict each other: {what}. Check column {column:column}.',
  },
  AWARD_NOT_BEFORE_ROUND: {
    use: 'review',
    th: `วันที่ได้รับพระราชทาน {class} ({found:day}) ไม่อยู่ก่อนวันที่ {needed:day} ของปีที่ขอ โปรดตรวจสอบคอลัมน์ ${columnInThai('L_INS_DATE')}`,
    en: 'The award of {class} ({found:day}) is not before {needed:day} of this round. Check column L_INS_DATE.',
  },
  UNREADABLE_CELL: {
    use: 'review',
    th: 'แถวที่ {place:written}: อ่านข้อมูลในคอลัมน์ {column} ไม่ได้ (พบ{found}) {effect} วิธีแก้ไข: {remedy}',
    en: 'Row {place:written}: column {column} cannot be read (found {found}), {effect}. {remedy}',
  },
  UNREADABLE_ROW: {
    use: 'review',
    th: 'แถวที่ {place:written}: อ่านข้อมูลไม่ได้ (พบ{found}) วิธีแก้ไข: {remedy}',
    en: 'Row {place:written} cannot be read (found {found}). {remedy}',
  },
  DUPLICATE_ROW: {
    use: 'review',
    th: 'เลขประจำตัวประชาชนซ้ำกับแถวที่ {rows:written} โปรดเหลือไว้เพียงแถวเดียว',
    en: 'The same citizen id stands in row {rows:written} too: keep one row.',
  },
  ...NOTE_TEXTS,
} as const satisfies Readonly<Record<string, ReasonText>>;

/** A code of the closed list. */
export type ReasonCode = keyof typeof REASON_TEXTS;

/** Causes for which many officers wait and which can be settled at once, by the code of their reason. */
export const COMMON_CAUSES = {
  SKILLED_UNKNOWN: {
    th: `{officers} รายรอผล เพราะไม่มีข้อมูลในคอลัมน์ ${columnInThai('SKILLED')} แก้ไขได้ในคราวเดียว: เพิ่มคอลัมน์ SKILLED ในบัญชีรายชื่อและกรอก Y หรือ N หรือหากงานของทุกรายเทียบได้กับหมวดฝีมือขึ้นไป ให้ผู้ดูแลระบบกำหนด skilledUnknown เป็น assume ใน config/policy.json`,
    en: 'Officers who wait because column SKILLED is empty: {officers}. To settle all at once, add the column SKILLED with Y or N to the roster; or, if the jobs of all compare to the skilled category, set skilledUnknown to assume in config/policy.json of the deployment.',
  },
} as const satisfies Partial<Readonly<Record<ReasonCode, BothLanguages>>>;
