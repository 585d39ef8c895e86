/** Invented officers for samples, tests and benchmarks: the same each time, and none can be a real person. */
import { buddhistYear } from '../lib/vocabulary/calendar.ts';
import type { ColumnName } from '../lib/vocabulary/columns.ts';
import { seeded } from './seeded-random.ts';

/** Columns of the invented rosters, in order. */
export const SAMPLE_COLUMNS = [
  'ID_CARD',
  'TIT_NAME',
  'FNAME',
  'LNAME',
  'SEX',
  'BIRTH_DATE',
  'BEG_DATE',
  'POS_LEV',
  'BEG_POS_DATE',
  'SALARY',
  'L_INS_CODE',
  'L_INS_DATE',
  'SALARY5Y',
  'POS_AMT',
  'POS_NAME',
  'DEP_NAME',
  'RESIGN_DATE',
  'PERSONAL_TYPE',
  'NATIONALITY',
  'REINSTATED',
  'ACCUSED',
  'DEFER',
  'MEDAL',
  'EXTRA_YEARS',
  'REMARK',
] as const satisfies readonly ColumnName[];

/** A row of a roster before it is written; columns left out are empty. */
export type Row = Partial<Record<(typeof SAMPLE_COLUMNS)[number], string>>;

const MEN = [
  'กล้า',
  'ก้อง',
  'ขจร',
  'คมสัน',
  'จักร',
  'ชัย',
  'ณรงค์',
  'ดนัย',
  'ธาม',
  'นที',
  'ปฐพี',
  'พนา',
  'ภูผา',
  'เมฆ',
  'ราม',
  'สิงขร',
];
const WOMEN = [
  'กนก',
  'แก้ว',
  'ขวัญ',
  'จันทร์',
  'ชบา',
  'ดาว',
  'เดือน',
  'ธารา',
  'นภา',
  'บัว',
  'ปราง',
  'พลอย',
  'ฟ้า',
  'มาลี',
  'รุ้ง',
  'อรุณ',
];
/** Every family name says that it is invented (สมมุติ). */
const FAMILIES = [
  'ทองสมมุติ',
  'ศรีสมมุติ',
  'แสงสมมุติ',
  'วงศ์สมมุติ',
  'ใจสมมุติ',
  'สุขสมมุติ',
  'งามสมมุติ',
  'ชัยสมมุติ',
  'มณีสมมุติ',
  'น้ำสมมุติ',
];

/** A citizen id that nobody has: it begins with 0, and its check digit is one too high. */
function inventedId(agency: string, number: number): string {
  const digits = `0${agency}${String(number).padStart(7, '0')}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (13 - index), 0);
  const checkDigit = (11 - (sum % 11)) % 10;
  return `${digits}${(checkDigit + 1) % 10}`;
}

/** The columns of a person; the same number gives the same person. */
export function person(agency: string, number: number): Row {
  const isMan = number % 2 === 1;
  const names = isMan ? MEN : WOMEN;
  return {
    ID_CARD: inventedId(agency, number),
    TIT_NAME: isMan ? 'นาย' : number % 4 === 0 ? 'นาง' : 'นางสาว',
    FNAME: names[Math.floor(number / 2) % names.length] as string,
    LNAME: FAMILIES[Math.floor(number / 32) % FAMILIES.length] ?? '',
    SEX: isMan ? 'M' : 'F',
  };
}

/** `2021-05-29` as `29/05/2564`. */
function thaiDate(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${buddhistYear(Number(year))}`;
}

/** Columns that hold dates. */
export const DATE_COLUMNS = ['BIRTH_DATE', 'BEG_DATE', 'BEG_POS_DATE', 'L_INS_DATE', 'RESIGN_DATE'] as const;

/** The row with its dates as dd/mm/yyyy of the Buddhist Era. */
export function withThaiDates(row: Row): Row {
  const changed = { ...row };
  for (const column of DATE_COLUMNS) {
    if (row[column]) {
      changed[column] = thaiDate(row[column]);
    }
  }
  return changed;
}

/** The rows as CSV, under a header. */
export function csv(rows: readonly Row[], lineEnd: string): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') + lineEnd;
  return line(SAMPLE_COLUMNS) + rows.map((row) => line(SAMPLE_COLUMNS.map((column) => row[column] ?? ''))).join('');
}

/** Level, share of the officers, lowest and highest salary, and the classes that such an officer may hold. */
const LEVELS: readonly (readonly [string, number, number, number, readonly string[]])[] = [
  ['ปฏิบัติงาน', 0.2, 9_400, 21_000, ['', 'บ.ม.', 'บ.ช.', 'จ.ม.', 'จ.ช.']],
  ['ชำนาญงาน', 0.25, 10_190, 38_750, ['จ.ม.', 'จ.ช.', 'ต.ม.', 'ต.ช.']],
  ['อาวุโส', 0.08, 15_410, 54_820, ['ต.ม.', 'ต.ช.', 'ท.ม.', 'ท.ช.']],
  ['ปฏิบัติการ', 0.17, 15_000, 26_900, ['', 'บ.ม.', 'ต.ม.']],
  ['ชำนาญการ', 0.2, 15_050, 43_600, ['ต.ม.', 'ต.ช.', 'ท.ม.', 'ท.ช.']],
  ['ชำนาญการพิเศษ', 0.07, 22_140, 58_390, ['ต.ช.', 'ท.ม.', 'ท.ช.', 'ป.ม.']],
  ['เชี่ยวชาญ', 0.03, 31_400, 69_040, ['ท.ม.', 'ท.ช.', 'ป.ม.', 'ป.ช.']],
];

/** A roster of random civil servants of the levels O1 to O3 and K1 to K4; the same each time. */
export function inventedRoster(agency: string, size: number): Row[] {
  const random = seeded(Number(agency));
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const two = (value: number) => String(value).padStart(2, '0');
  return Array.from({ length: size }, (_, index) => {
    let share = random();
    const found = LEVELS.find(([, part]) => {
      share -= part;
      return share < 0;
    });
    const [level, , least, most, classes] = found ?? (LEVELS[0] as (typeof LEVELS)[number]);
    const entered = between(1992, 2024);
    const promoted = between(Math.max(entered, 2008), 2025);
    const held = classes[between(0, classes.length - 1)] ?? '';
    const salary = random() < 0.05 ? most : Math.round(between(least, most) / 10) * 10;
    return {
      ...person(agency, index + 1),
      BIRTH_DATE: `${entered - between(22, 32)}-${two(between(1, 12))}-${two(between(1, 28))}`,
      BEG_DATE: `${entered}-${two(between(1, 12))}-${two(between(1, 28))}`,
      POS_LEV: level,
      BEG_POS_DATE: promoted === entered ? `${promoted}-12-29` : `${promoted}-${two(between(1, 12))}-01`,
      SALARY: salary.toLocaleString('en-US'),
      L_INS_CODE: held,
      L_INS_DATE: held === '' ? '' : `${between(2015, 2025)}-07-28`,
      SALARY5Y: random() < 0.9 ? Math.round(salary * 0.8).toLocaleString('en-US') : '',
      DEP_NAME: 'สำนักการศึกษา',
      PERSONAL_TYPE: 'ข้าราชการ',
      MEDAL: entered < 2001 && random() < 0.7 ? 'Y' : '',
    };
  });
}
