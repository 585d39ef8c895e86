import type { Verdict } from '../lib/eligibility/judgement.ts';
import { dayInEnglish, dayInThai } from '../lib/eligibility/wording.ts';
import type { HeadCount } from '../lib/results/counts.ts';
import type { CalendarDay } from '../lib/vocabulary/calendar.ts';
import type { BothLanguages } from '../lib/vocabulary/words.ts';

/** A language in which the commands write. */
export type Language = keyof BothLanguages;

/** The long-service medal, as the forms abbreviate it. */
export const MEDAL = 'ร.จ.พ.';

/** The verdicts, in the order of a table: who is nominated, whom a person must look at, who is not eligible. */
export const VERDICTS: Readonly<Record<Verdict, BothLanguages>> = {
  eligible: { th: '✅ อาจเสนอขอพระราชทาน', en: '✅ eligible' },
  review: { th: '❓ ต้องให้เจ้าหน้าที่พิจารณา', en: '❓ review' },
  notEligible: { th: '✗ ยังไม่เข้าหลักเกณฑ์', en: '✗ not eligible' },
};

/** What the conditions ask about, in Thai, by the name that they have in a result. */
export const CONDITIONS_IN_THAI: Readonly<Record<string, string>> = {
  notDeceased: 'ถึงแก่กรรม',
  nationality: 'สัญชาติ',
  namedBySchedule: 'บัญชีของพนักงานราชการ',
  neverRecalled: 'ถูกเรียกคืนเครื่องราชอิสริยาภรณ์',
  neverImprisoned: 'ต้องโทษจำคุก',
  notAccusedOfDiscipline: 'ถูกกล่าวหาว่ากระทำผิดวินัยอย่างร้ายแรง',
  notAccusedOfCrime: 'ถูกกล่าวหาทางอาญา',
  notAccusedOfCorruption: 'ถูกไต่สวนเรื่องทุจริต',
  notDeferred: 'หน่วยงานขอชะลอ',
  noOutstandingMerit: 'เสนอเพราะผลงานความดีความชอบอย่างยิ่ง',
  notDisabledOnDuty: 'เสนอเพราะทุพพลภาพจากการปฏิบัติหน้าที่',
  inPost: 'วันพ้นจากตำแหน่ง',
  inLevel: 'วันเข้าสู่ระดับปัจจุบัน',
  serviceYears: 'ปีที่รับราชการหรือปฏิบัติงานติดต่อกัน',
  skilled: 'ชื่อและลักษณะงานเป็นไปตามบัญชี',
  notConsecutive: 'ปีที่ได้รับพระราชทานครั้งหลังสุด',
  dataAgree: 'ข้อมูลสอดคล้องกัน',
  classKnown: 'ชั้นตราที่รู้จัก',
  awardedBefore: 'วันที่ได้รับพระราชทาน',
  classHeld: 'ชั้นตราที่ได้รับ',
  heldYears: 'ปีที่ได้รับชั้นตราเดิม',
  positionYears: 'ปีที่ดำรงตำแหน่งในระดับปัจจุบัน',
  salary: 'เงินเดือนไม่ต่ำกว่า',
  salaryBelow: 'เงินเดือนต่ำกว่า',
  salaryFiveYearsAgo: 'เงินเดือนย้อนหลัง 5 ปี',
  retirementYear: 'ปีที่เกษียณอายุ',
  daysInOffice: 'วันที่ดำรงตำแหน่งทางการเมือง',
  daysInOffices: 'วันที่ดำรงตำแหน่งทางการเมืองรวมกัน',
  yearsInOffice: 'ปีที่ดำรงตำแหน่งทางการเมือง',
  paidByOwnLaw: 'ได้รับเงินตามกฎหมายว่าด้วยระเบียบบริหารราชการกรุงเทพมหานคร',
  extraYears: 'ปีที่เพิ่มตามข้อ 18',
  medalServiceYears: `ปีที่รับราชการสำหรับเหรียญ ${MEDAL}`,
};

/** What the tables say, in each language. */
export const WORDS = {
  th: {
    round: (year: number, ruleSet: string, asOf: CalendarDay) =>
      `ปี ${year} ระเบียบ ${ruleSet} นับถึงวันที่ ${dayInThai(asOf)}`,
    meaning: 'ผลนี้หมายความว่าอาจได้รับการพิจารณา มิใช่สิทธิที่จะได้รับพระราชทาน',
    legend: '➜ สิ่งที่จะทำให้เข้าหลักเกณฑ์   · หมายเหตุ',
    columns: ['แถว', 'ชื่อ', 'ระดับ', 'ชั้นเดิม', 'เสนอขอ', 'เหรียญ'],
    officers: (count: number) => `${count} ราย`,
    file: (name: string) => `แฟ้ม ${name}`,
    sheet: (name: string) => `ชีต ${name}`,
    rows: (rows: number, eligible: number, review: number, notEligible: number) =>
      `${rows} แถว: อาจเสนอขอพระราชทาน ${eligible} ราย ต้องให้เจ้าหน้าที่พิจารณา ${review} ราย ยังไม่เข้าหลักเกณฑ์ ${notEligible} ราย`,
    heads: ({ men, women, unspecified, total }: HeadCount) =>
      `บุรุษ ${men} สตรี ${women}${unspecified > 0 ? ` ไม่ระบุเพศ ${unspecified}` : ''} รวม ${total}`,
    read: (what: string, rows: number, headerRow: number) => `อ่านแล้ว: ${what} ${rows} ราย หัวตารางอยู่แถวที่ ${headerRow}`,
    notRead: (what: string, rows: number, reason: string) => `ไม่ได้อ่าน: ${what} ${rows} แถว: ${reason}`,
    listed: (numbers: string) => `แถวที่ ${numbers}`,
    above: 'เหนือหัวตาราง ไม่ได้อ่าน: ',
    noOfficers: 'ไม่ใช่รายชื่อ (ยอดรวม ลายมือชื่อ หมายเหตุ): ',
    hidden: (rows: number, columns: number) => `ซ่อนไว้ แต่อ่านด้วย: ${rows} แถว ${columns} คอลัมน์`,
    twice: (column: string, read: string, leftAside: string) =>
      `${column} มีสองคอลัมน์: อ่าน ${read} ไม่ได้อ่าน ${leftAside} ซึ่งซ่อนไว้`,
    notNeeded: 'คอลัมน์ที่หลักเกณฑ์ไม่ใช้: ',
    ignored: 'คอลัมน์ที่ไม่ได้อ่าน: ',
    suspected: (cell: string, title: string, column: string) => `${cell} (${title}) หมายถึง ${column} หรือไม่ ระบบไม่ได้อ่าน`,
    help: 'ระบบอ่านอะไร อ่านอย่างไร: ',
    officer: (place: string, name: string, level: string, held: string) =>
      `แถวที่ ${place}: ${name} ระดับ ${level} ชั้นตราเดิม ${held}`,
    nameUnreadable: 'อ่านชื่อไม่ได้',
    since: (day: CalendarDay) => `เมื่อวันที่ ${dayInThai(day)}`,
    noClass: 'ไม่มีชั้นตรา',
    byRule: (rule: string) => `ตาม${rule}`,
    andMedal: `และเหรียญ ${MEDAL}`,
    firstRound: (year: number) => `ปีแรกที่อาจเข้าหลักเกณฑ์: ${year}`,
    reasons: 'เหตุผล',
    note: 'หมายเหตุ ',
    settles: 'สิ่งที่จะทำให้ได้ผลแน่นอน',
    smallestChange: 'สิ่งที่เพียงพอให้เข้าหลักเกณฑ์',
    conditions: 'เงื่อนไข',
    met: { true: '✅ ครบ', false: '✗ ไม่ครบ', null: '❓ ไม่ทราบ' },
    condition: (name: string, rule: string | null) =>
      `${CONDITIONS_IN_THAI[name] ?? ''} (${name})${rule === null ? '' : ` ตาม${rule}`}`,
    found: (found: string, needed: string) => `พบ ${found} เกณฑ์ ${needed}`,
    nothing: 'ไม่มีข้อมูล',
    day: dayInThai,
    progress: (done: string, total: string, speed: string, left: string) =>
      `${done}/${total} แถว วินาทีละ ${speed} แถว เหลือ ${left}`,
    seconds: (count: number) => `${count} วินาที`,
    minutes: (count: number) => `${count} นาที`,
  },
  en: {
    round: (year: number, ruleSet: string, asOf: CalendarDay) =>
      `Round ${year}, rules ${ruleSet}, cut-off day ${dayInEnglish(asOf)}`,
    meaning: 'Eligible means: may be considered; it is not an entitlement.',
    legend: '➜ what would make the officer eligible   · note',
    columns: ['row', 'name', 'level', 'held', 'nominate', 'medal'],
    officers: (count: number) => `${count} ${count === 1 ? 'officer' : 'officers'}`,
    file: (name: string) => `file ${name}`,
    sheet: (name: string) => `sheet ${name}`,
    rows: (rows: number, eligible: number, review: number, notEligible: number) =>
      `${rows} rows: ${eligible} eligible, ${notEligible} not eligible, ${review} to review`,
    heads: ({ men, women, unspecified, total }: HeadCount) =>
      `men ${men}, women ${women}${unspecified > 0 ? `, unspecified ${unspecified}` : ''}, total ${total}`,
    read: (what: string, rows: number, headerRow: number) =>
      `Read: ${what}, ${rows} officers; the header is row ${headerRow}`,
    notRead: (what: string, rows: number, reason: string) => `Not read: ${what}, ${rows} rows: ${reason}`,
    listed: (numbers: string) => `${/,|…/.test(numbers) ? 'rows' : 'row'} ${numbers}`,
    above: 'Above the header, not read: ',
    noOfficers: 'No officers (totals, signatures, notes): ',
    hidden: (rows: number, columns: number) => `Hidden, and read all the same: ${rows} rows, ${columns} columns`,
    twice: (column: string, read: string, leftAside: string) =>
      `${column} stands there twice: ${read} was read, ${leftAside} is hidden`,
    notNeeded: 'Columns that no rule needs: ',
    ignored: 'Columns that were not read: ',
    suspected: (cell: string, title: string, column: string) =>
      `Is ${cell} (${title}) meant as ${column}? It was not read.`,
    help: 'What is read, and how: ',
    officer: (place: string, name: string, level: string, held: string) =>
      `Row ${place}: ${name}, level ${level}, holds ${held}`,
    nameUnreadable: 'name unreadable',
    since: (day: CalendarDay) => `since ${dayInEnglish(day)}`,
    noClass: 'no class',
    byRule: (rule: string) => `by ${rule}`,
    andMedal: `and the long-service medal ${MEDAL}`,
    firstRound: (year: number) => `First round in which it could hold: ${year}`,
    reasons: 'Reasons',
    note: 'note ',
    settles: 'What would settle it',
    smallestChange: 'The smallest change that would make it eligible',
    conditions: 'Conditions',
    met: { true: '✅ met', false: '✗ not met', null: '❓ unknown' },
    condition: (name: string, rule: string | null) => `${name}${rule === null ? '' : ` of ${rule}`}`,
    found: (found: string, needed: string) => `found ${found}, needed ${needed}`,
    nothing: 'nothing',
    day: dayInEnglish,
    progress: (done: string, total: string, speed: string, left: string) =>
      `${done}/${total} rows, ${speed} rows a second, ${left} left`,
    seconds: (count: number) => `${count} s`,
    minutes: (count: number) => `${count} min`,
  },
};
