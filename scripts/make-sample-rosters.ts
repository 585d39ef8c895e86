/**
 * Writes the sample rosters of `samples/rosters/`: invented officers only, the same bytes each time.
 * After a change, run `npm run samples`.
 */
import { writeFileSync } from 'node:fs';
import { titleOf } from '../lib/vocabulary/columns.ts';
import { biff5 } from './biff5.ts';
import { hrExport, SYSTEM_LAYOUT } from './hr-export.ts';
import { hrOfficers } from './hr-officers.ts';
import {
  csv,
  DATE_COLUMNS,
  inventedRoster,
  person,
  type Row,
  SAMPLE_COLUMNS,
  withThaiDates,
} from './invented-officers.ts';
import { type WorkbookCell, workbook } from './workbook.ts';

/** The sample rosters by file name. */
export const SAMPLE_ROSTERS = new Map<string, Uint8Array>();

function sample(name: string, content: string | Uint8Array): void {
  SAMPLE_ROSTERS.set(name, typeof content === 'string' ? Buffer.from(content) : content);
}

// --- 0201: each level of O1–O3 and K1–K4, each verdict, one case a row -------------------------------------------------

/** Level, salary, day of entering the level, class held, since when, what the case shows, and other columns. */
type Case = readonly [string, string, string, string, string, string, Row?];

const CASES: readonly Case[] = [
  ['O1', '9400', '2020-06-01', '', '', 'ขอ บ.ม. ครั้งแรก'],
  ['O1', '10000', '2014-10-01', 'บ.ม.', '2019-07-28', 'ระดับปฏิบัติงานครบ 10 ปี เงินเดือนต่ำกว่าขั้นต่ำชำนาญงาน ขอ บ.ช.'],
  ['O1', '14000', '2018-04-01', 'บ.ม.', '2021-07-28', 'เงินเดือนไม่ต่ำกว่าขั้นต่ำชำนาญงาน ขอ จ.ม.'],
  ['O1', '16500', '2013-10-01', 'จ.ม.', '2022-07-28', 'ระดับปฏิบัติงานครบ 10 ปี ขอ จ.ช.'],
  ['O1', '19000', '2009-10-01', 'จ.ช.', '2020-07-28', 'ได้รับชั้นสูงสุดของระดับแล้ว'],
  ['O1', '9400', '2022-06-01', '', '', 'รับราชการไม่ครบ 5 ปี', { BEG_DATE: '2022-06-01' }],
  ['O2', '18200', '2024-10-01', 'จ.ม.', '2020-07-28', 'ชำนาญงาน ขอ ต.ม.'],
  ['O2', '27300', '2019-10-01', 'ต.ม.', '2020-07-28', 'ชำนาญงานครบ 5 ปี ขอ ต.ช.'],
  ['O2', '25100', '2021-05-30', 'ต.ม.', '2022-07-28', 'ชำนาญงานขาด 1 วันจึงครบ 5 ปี'],
  ['O3', '38500', '2023-10-01', 'ต.ช.', '2019-07-28', 'อาวุโส ขอ ท.ม.'],
  ['O3', '45200', '2018-10-01', 'ท.ม.', '2020-07-28', 'อาวุโสครบ 5 ปี ขอ ท.ช.'],
  ['O3', '44000', '2019-10-01', 'ท.ม.', '2025-07-28', 'ได้รับพระราชทานในรอบปีก่อน ขอปีติดกันไม่ได้'],
  ['K1', '18000', '2020-10-01', '', '', 'ปฏิบัติการ ขอ ต.ม.'],
  ['K1', '21500', '2018-10-01', 'ต.ม.', '2023-07-28', 'ปฏิบัติการได้รับ ต.ม. แล้ว'],
  ['ชำนาญการ', '21000', '2023-10-01', 'ต.ม.', '2021-07-28', 'ชำนาญการ ขอ ต.ช.'],
  [
    'ชำนาญการ',
    '30500',
    '2019-10-01',
    'ต.ช.',
    '2021-07-28',
    'เงินเดือนไม่ต่ำกว่าขั้นต่ำชำนาญการพิเศษ ขอ ท.ม.',
    { SALARY5Y: '20900' },
  ],
  ['ชำนาญการ', '38900', '2015-10-01', 'ท.ม.', '2020-07-28', 'เงินเดือนดังกล่าวครบ 5 ปี ขอ ท.ช.', { SALARY5Y: '31,200' }],
  ['ชำนาญการ', '37200', '2015-10-01', 'ท.ม.', '2020-07-28', 'ไม่มีเงินเดือนย้อนหลัง 5 ปี ต้องตรวจสอบ', { SALARY5Y: '' }],
  ['ชำนาญการ', '20500', '2021-10-01', 'ต.ช.', '2022-07-28', 'เงินเดือนอยู่ระหว่างขั้นต่ำชั่วคราวกับขั้นต่ำ', { SALARY5Y: '16200' }],
  ['K3', '48200', '2022-10-01', 'ท.ม.', '2021-07-28', 'ชำนาญการพิเศษ ขอ ท.ช.', { POS_AMT: '5600' }],
  ['K3', '58390', '2012-10-01', 'ท.ช.', '2018-07-28', 'เงินเดือนขั้นสูงและได้รับ ท.ช. ครบ 5 ปี ขอ ป.ม.', { POS_AMT: '5600' }],
  ['K3', '58,390.00', '2014-10-01', 'ท.ช.', '2022-07-28', 'เงินเดือนขั้นสูงแต่ได้รับ ท.ช. ไม่ครบ 5 ปี', { POS_AMT: '5600' }],
  ['K3', '57000', '2012-10-01', 'ท.ช.', '2018-07-28', 'เงินเดือนไม่ถึงขั้นสูง', { POS_AMT: '5600' }],
  ['K4', '62000', '2024-10-01', 'ท.ม.', '2020-07-28', 'เชี่ยวชาญ ขอ ท.ช.', { POS_AMT: '9900' }],
  ['K4', '66200', '2021-10-01', 'ท.ช.', '2022-07-28', 'ได้รับ ท.ช. ครบ 3 ปี ขอ ป.ม.', { POS_AMT: '9900' }],
  ['K4', '69040', '2017-10-01', 'ป.ม.', '2020-07-28', 'ได้รับ ป.ม. ครบ 5 ปี ขอ ป.ช.', { POS_AMT: '9900' }],
  ['K4', '68000', '2019-10-01', 'ป.ม.', '2023-07-28', 'ได้รับ ป.ม. ไม่ครบ 5 ปี', { POS_AMT: '9900' }],
  ['K2', '24800', '2022-10-01', 'ต.ม.', '2021-07-28', 'ถูกกล่าวหาทางวินัยอย่างร้ายแรง', { ACCUSED: 'discipline' }],
  ['K1', '19000', '2019-10-01', '', '', 'ไม่มีสัญชาติไทย', { NATIONALITY: 'ไม่ระบุ' }],
  ['O2', '26000', '2018-10-01', 'ต.ม.', '2020-07-28', 'ลาออกก่อนวันพระราชพิธี', { RESIGN_DATE: '2026-03-01' }],
  [
    'O3',
    '47000',
    '2017-10-01',
    'ท.ม.',
    '2019-07-28',
    'เกษียณอายุ 1 ตุลาคมปีก่อน ต้องตรวจสอบ',
    { BIRTH_DATE: '1965-05-05', RESIGN_DATE: '2025-10-01' },
  ],
  ['O2', '25500', '2018-10-01', 'ต.ม.', '2020-07-28', 'ส่วนราชการขอชะลอ', { DEFER: 'Y' }],
  ['O2', '24900', '2020-10-01', 'ต.ม.', '2021-07-28', 'เพิ่มเวลา 1 ปีเพราะถูกลงโทษทางวินัย', { EXTRA_YEARS: '1' }],
  ['K2', '23900', '2021-10-01', 'ต.ม.', '2020-07-28', 'เคยกลับเข้ารับราชการ ต้องตรวจสอบ', { REINSTATED: 'Y' }],
  ['O1', '9400', '2021-05-29', '', '', 'รับราชการครบ 5 ปีในวันสุดท้ายพอดี', { BEG_DATE: '2021-05-29' }],
  [
    'K4',
    '65000',
    '2020-10-01',
    'ท.ช.',
    '2023-06-30',
    'ครบ 3 ปีเมื่อถึงวันพระราชพิธี แต่ไม่ครบเมื่อถึงวันตัดยอด',
    { POS_AMT: '9900' },
  ],
];

function caseRow([level, salary, since, held, heldSince, remark, other]: Case, index: number): Row {
  const number = index + 1;
  return withThaiDates({
    ...person('0201', number),
    BIRTH_DATE: `${1968 + (number % 12)}-0${1 + (number % 9)}-1${number % 10}`,
    BEG_DATE: since < '2004' ? since : `${since < '2020' ? 2000 + (number % 6) : 2016}-06-0${1 + (number % 9)}`,
    POS_LEV: level,
    BEG_POS_DATE: since,
    SALARY: salary,
    L_INS_CODE: held,
    L_INS_DATE: heldSince,
    PERSONAL_TYPE: 'ข้าราชการ',
    DEP_NAME: 'สำนักการคลัง',
    REMARK: remark,
    ...other,
  });
}

sample('0201.csv', csv(CASES.map(caseRow), '\n'));

// --- 0305: 2,000 officers of the levels O1–O3 and K1–K4 ------------------------------------------------------------

sample('0305.csv', `\ufeff${csv(inventedRoster('0305', 2_000), '\r\n')}`);

// --- 0412: rows that cannot be read, beside some that can ----------------------------------------------------------

const good = (number: number): Row =>
  withThaiDates({
    ...person('0412', number),
    BIRTH_DATE: '1980-02-29',
    BEG_DATE: '2005-06-01',
    POS_LEV: 'K2',
    BEG_POS_DATE: '2019-10-01',
    SALARY: '30,500',
    L_INS_CODE: 'ต.ช.',
    L_INS_DATE: '2021-07-28',
    SALARY5Y: '25,000',
    DEP_NAME: 'สำนักการโยธา',
    PERSONAL_TYPE: 'ข้าราชการ',
  });

const BAD_ROWS: readonly Row[] = [
  { ...good(1), REMARK: 'อ่านได้' },
  { ...good(2), BEG_DATE: '31/02/2548', REMARK: 'วันบรรจุไม่มีในปฏิทิน' },
  { ...good(3), BIRTH_DATE: '29/02/2522', REMARK: 'ปี 2522 ไม่มีวันที่ 29 กุมภาพันธ์' },
  { ...good(4), POS_LEV: 'ระดับ 7 ว', REMARK: 'ไม่รู้จักระดับ' },
  { ...good(5), SALARY: '', REMARK: 'ไม่มีเงินเดือน' },
  { ...good(6), SALARY: 'สามหมื่น', REMARK: 'เงินเดือนไม่เป็นตัวเลข' },
  { ...good(7), REMARK: 'เลขประจำตัวซ้ำกับแถวที่ 9' },
  { ...good(8), ID_CARD: good(7).ID_CARD ?? '', REMARK: 'เลขประจำตัวซ้ำกับแถวที่ 8' },
  { ...good(9), ID_CARD: '0412123', REMARK: 'เลขประจำตัวไม่ครบ 13 หลัก' },
  { ...good(10), L_INS_CODE: 'ต.ต.', REMARK: 'ไม่รู้จักชั้นตรา' },
  { ...good(11), L_INS_CODE: '', REMARK: 'มีวันที่ได้รับแต่ไม่มีชั้นตรา' },
  { ...good(12), BIRTH_DATE: '17/08/23', SEX: 'X', REMARK: 'ปีสองหลัก และไม่รู้จักเพศ' },
  { ...good(13), POS_LEV: '', REMARK: 'ไม่มีระดับ' },
  { ...good(14), PERSONAL_TYPE: 'ลูกจ้างชั่วคราว', REMARK: 'ไม่รู้จักประเภทบุคลากร' },
  { ...good(15), BEG_DATE: '๑ มิ.ย. ๒๕๔๘', SALARY: '๓๐,๕๐๐', REMARK: 'เลขไทย อ่านได้' },
  { ...good(16), L_INS_DATE: '', REMARK: 'ไม่มีวันที่ได้รับเครื่องราชฯ' },
];

const badText = csv(BAD_ROWS, '\r\n').split('\r\n');
// A salary with an unquoted comma shifts the rest of its row by one cell; in the next row, a quotation mark is never closed.
badText.splice(
  -1,
  0,
  `${csv([good(17)], '')
    .slice(SAMPLE_COLUMNS.join(',').length)
    .replace('"30,500"', '30,500')}เงินเดือนมีจุลภาค`,
);
badText.splice(
  -1,
  0,
  csv([good(18)], '')
    .slice(SAMPLE_COLUMNS.join(',').length)
    .replace('นาง', '"นาง'),
);
badText.splice(-1, 0, csv([{ ...good(19), REMARK: 'อ่านได้' }], '').slice(SAMPLE_COLUMNS.join(',').length));
sample('0412.csv', badText.join('\r\n'));

// --- 0518: the same kind of roster as a workbook, with Thai titles, dates as Excel keeps them, and numbers ----------

const untitled: readonly string[] = [
  'POS_AMT',
  'POS_NAME',
  'RESIGN_DATE',
  'PERSONAL_TYPE',
  'NATIONALITY',
  'REINSTATED',
  'ACCUSED',
  'DEFER',
  'MEDAL',
  'EXTRA_YEARS',
  'REMARK',
];
const titled = SAMPLE_COLUMNS.filter((column) => !untitled.includes(column));

function workbookCell(column: (typeof SAMPLE_COLUMNS)[number], text: string): WorkbookCell {
  if (text === '') {
    return '';
  }
  if ((DATE_COLUMNS as readonly string[]).includes(column)) {
    return new Date(text);
  }
  return column === 'SALARY' || column === 'SALARY5Y' ? Number(text.replace(',', '')) : text;
}

sample(
  '0518.xlsx',
  workbook([
    {
      name: 'บัญชีรายชื่อ',
      rows: [
        titled.map(titleOf),
        ...inventedRoster('0518', 60).map((row) => titled.map((column) => workbookCell(column, row[column] ?? ''))),
      ],
    },
  ]),
);

// --- 0627: an export of the HR system, with 25 officers on a sheet where it has 1,000 ------------------------------

for (const { sheets } of hrExport(hrOfficers('0627', 60, 627), { ...SYSTEM_LAYOUT, sheetSize: 25 })) {
  sample('0627.xls', biff5(sheets));
}

if (import.meta.main) {
  for (const [name, bytes] of SAMPLE_ROSTERS) {
    writeFileSync(new URL(`../samples/rosters/${name}`, import.meta.url), bytes);
  }
}
