import { describe, expect, it } from 'vitest';
import { reviewUnreadable } from '../../lib/eligibility/judge.ts';
import type { RosterRow } from '../../lib/roster/read-roster.ts';
import { csvOf, GOOD_ROW, rowsOf, rowWith, sheetReadOf, sourceOf } from '../helpers/roster/reading.ts';

function officerOf(row: RosterRow | undefined) {
  if (row?.kind !== 'officer') {
    throw new Error(`an officer was expected: ${JSON.stringify(row)}`);
  }
  return row.officer;
}

/** The problems of a row; of an officer, those of the cells that could not be read. */
function problemsOf(row: RosterRow | undefined): string[] {
  const problems = row?.kind === 'unreadable' ? row.problems : officerOf(row).unread;
  return problems.map(({ column, found }) => `${column ?? 'row'}: ${found.en}`);
}

it('a row becomes an officer, each column under its own name', async () => {
  const row = await rowWith({
    SALARY5Y: '25,000',
    POS_AMT: '3,500',
    POS_NAME: 'นักวิชาการคลัง',
    RESIGN_DATE: '01/10/2569',
    PERSONAL_TYPE: 'ครู',
    STANDING: 'ชำนาญการ',
    NATIONALITY: 'ไทย',
    RECALLED: 'N',
    IMPRISONED: 'N',
    REINSTATED: 'Y',
    ACCUSED: 'criminal',
    DEFER: 'Y',
    HEAD: 'N',
    SKILLED: 'Y',
    MEDAL: 'Y',
    EXTRA_YEARS: '1',
    OFFICE_DAYS: '130',
    OFFICE_PAY: 'Y',
    STATUS_EXP: 'ถึงแก่กรรม',
    SPECIAL_MERIT: 'ทุพพลภาพ',
  });
  expect(row).toEqual({
    kind: 'officer',
    officer: {
      file: null,
      sheet: null,
      row: 2,
      idCard: '0999900000012',
      name: 'นายกล้า ทองสมมุติ',
      sex: 'M',
      personnelType: 'teacher',
      birthDate: '1969-02-11',
      enteredService: '1996-06-02',
      level: 'K2',
      enteredLevel: '2014-10-01',
      salary: 30_500,
      salaryFiveYearsAgo: 25_000,
      allowance: 3_500,
      classHeld: 'ต.ช.',
      classHeldSince: '2019-07-28',
      positionName: 'นักวิชาการคลัง',
      standing: 'ชำนาญการ',
      resignDate: '2026-10-01',
      nationality: 'ไทย',
      recalled: false,
      imprisoned: false,
      reinstated: true,
      accused: 'criminal',
      deferred: true,
      deceased: true,
      specialMerit: 'disability',
      officeDays: 130,
      officePay: true,
      head: false,
      skilled: true,
      jobGroup: null,
      medalHeld: true,
      extraYears: 1,
      serviceBreaks: [],
      unsureDates: [],
      unread: [],
    },
  });
});

it('columns that are not there, and cells that are empty or hold a dash, are null', async () => {
  const optional = { SALARY5Y: '0', POS_AMT: '-', STANDING: '', RESIGN_DATE: ' ', MEDAL: '–', EXTRA_YEARS: '' };
  const withColumns = officerOf(await rowWith(optional));
  expect(withColumns).toEqual(officerOf(await rowWith({})));
  expect(withColumns).toMatchObject({
    personnelType: 'civilServant',
    salaryFiveYearsAgo: null,
    allowance: null,
    standing: null,
    resignDate: null,
    medalHeld: null,
    accused: null,
    extraYears: null,
  });
});

describe('a name', () => {
  it('has no gap behind a Thai title, and one behind a Latin title', async () => {
    expect(officerOf(await rowWith({ TIT_NAME: 'ว่าที่ร้อยตรี' })).name).toBe('ว่าที่ร้อยตรีกล้า ทองสมมุติ');
    expect(officerOf(await rowWith({ TIT_NAME: 'Mr.', FNAME: 'Kla', LNAME: 'Sommut' })).name).toBe('Mr. Kla Sommut');
  });

  it('may have no title', async () => {
    expect(officerOf(await rowWith({ TIT_NAME: '' })).name).toBe('กล้า ทองสมมุติ');
  });

  it('is in normal form, so that the same name is the same text', async () => {
    const name = officerOf(await rowWith({ FNAME: 'กุ่ม'.normalize('NFD'), LNAME: 'น้ำสมมุติ' })).name;
    expect(name).toBe('นายกุ่ม น้ำสมมุติ'.normalize('NFC'));
  });

  it('has no character that would control a terminal', async () => {
    const name = officerOf(await rowWith({ FNAME: '\x1b]0;ก\x07\tล้า\x08\x9b', LNAME: 'ทอง\x1b[31m\x7f' })).name;
    expect(name).toBe('นาย]0;ก ล้า ทอง[31m');
  });

  it('that is missing, broken or endless is a problem', async () => {
    expect(problemsOf(await rowWith({ FNAME: '', LNAME: '' }))).toEqual(['FNAME: nothing', 'LNAME: nothing']);
    expect(problemsOf(await rowWith({ FNAME: 'ก\ufffdา' }))).toEqual(['FNAME: broken characters']);
    expect(problemsOf(await rowWith({ LNAME: 'ก'.repeat(401) }))).toEqual(['LNAME: text that is too long']);
  });
});

describe('a level', () => {
  it.each([
    ['K2', 'K2'],
    ['k2', 'K2'],
    ['ชำนาญการ', 'K2'],
    ['วิชาการ ชำนาญการ', 'K2'],
    ['ประเภทวิชาการ ระดับชำนาญการพิเศษ', 'K3'],
    ['ชํานาญงาน', 'O2'],
    ['อำนวยการ ต้น', 'D1'],
  ])('written %s is %s', async (text, level) => {
    expect(officerOf(await rowWith({ POS_LEV: text })).level).toBe(level);
  });

  it('that is unknown is a problem', async () => {
    expect(problemsOf(await rowWith({ POS_LEV: 'ต้น' }))).toEqual(['POS_LEV: text']);
    expect(problemsOf(await rowWith({ POS_LEV: '12' }))).toEqual(['POS_LEV: a number']);
  });

  it('may be empty for permanent employees, who then entered it when they were hired', async () => {
    const employee = await rowWith({ PERSONAL_TYPE: 'ลูกจ้างประจำ', POS_LEV: '', BEG_POS_DATE: '' });
    expect(officerOf(employee)).toMatchObject({ level: null, enteredLevel: '1996-06-02' });
  });

  it('may be empty, or anything, for holders of a political office, who have none', async () => {
    const governor = { PERSONAL_TYPE: 'ข้าราชการการเมือง', POS_NAME: 'ผู้ว่าราชการกรุงเทพมหานคร' };
    for (const text of ['', 'ช 2', 'K2']) {
      expect(officerOf(await rowWith({ ...governor, POS_LEV: text }))).toMatchObject({
        personnelType: 'politicalOfficer',
        level: null,
        jobGroup: null,
      });
    }
    expect(problemsOf(await rowWith({ ...governor, BEG_POS_DATE: '' }))).toEqual(['BEG_POS_DATE: nothing']);
  });

  it('of a teacher may be the academic standing, which is not the civil servants’ level of that name', async () => {
    for (const standing of ['ชำนาญการ', 'ครูชำนาญการพิเศษ']) {
      const teacher = { PERSONAL_TYPE: 'ครู', POS_LEV: standing, STANDING: '' };
      expect(officerOf(await rowWith(teacher))).toMatchObject({ level: null, standing });
    }
    expect(officerOf(await rowWith({ PERSONAL_TYPE: '', POS_LEV: 'ชำนาญการ' })).level).toBe('K2');
    expect(officerOf(await rowWith({ PERSONAL_TYPE: 'ครู', POS_LEV: 'คศ.2', STANDING: '' })).level).toBe('KS2');
  });

  it('may be empty for teachers whose academic standing is given', async () => {
    const teacher = { PERSONAL_TYPE: 'ครู', POS_LEV: '' };
    expect(officerOf(await rowWith({ ...teacher, STANDING: 'ชำนาญการ' })).level).toBeNull();
    expect(problemsOf(await rowWith(teacher))).toEqual(['POS_LEV: nothing']);
  });

  it('may not be empty for anyone else', async () => {
    expect(problemsOf(await rowWith({ POS_LEV: '' }))).toEqual(['POS_LEV: nothing']);
    expect(problemsOf(await rowWith({ PERSONAL_TYPE: 'พนักงานราชการ', POS_LEV: '' }))).toEqual(['POS_LEV: nothing']);
    expect(problemsOf(await rowWith({ BEG_POS_DATE: '' }))).toEqual(['BEG_POS_DATE: nothing']);
  });
});

it.each(['FNAME', 'LNAME', 'TIT_NAME', 'NATIONALITY', 'POS_NAME', 'STANDING', 'POS_LEV', 'L_INS_CODE', 'SEX'])(
  'an error value of Excel is a problem in %s as in any column',
  async (column) => {
    for (const error of ['#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#FIELD!', 'Err:502']) {
      expect(problemsOf(await rowWith({ [column]: error }))).toEqual([`${column}: an error value of Excel`]);
    }
  },
);

describe('the class held', () => {
  it.each([
    ['ต.ช.', 'ต.ช.'],
    ['ตช', 'ต.ช.'],
    ['ตริตาภรณ์ช้างเผือก', 'ต.ช.'],
    ['ตริตาภรณ์มงกุฏไทย', 'ต.ม.'],
  ])('written %s is %s', async (text, held) => {
    expect(officerOf(await rowWith({ L_INS_CODE: text })).classHeld).toBe(held);
  });

  it.each(['', '-', 'ไม่มี', 'ยังไม่เคยได้รับ'])('written %j is none', async (text) => {
    expect(officerOf(await rowWith({ L_INS_CODE: text, L_INS_DATE: '' })).classHeld).toBeNull();
  });

  it('without its date is left to the rules', async () => {
    expect(officerOf(await rowWith({ L_INS_DATE: '' }))).toMatchObject({ classHeld: 'ต.ช.', classHeldSince: null });
  });

  it('that is missing beside a date is a contradiction', async () => {
    expect(problemsOf(await rowWith({ L_INS_CODE: '' }))).toEqual(['L_INS_CODE: nothing']);
    expect(problemsOf(await rowWith({ L_INS_CODE: 'ไม่มี' }))).toEqual(['L_INS_CODE: nothing']);
  });
});

it('a row names all its problems at once, and what could be read of it', async () => {
  const row = await rowWith({ BIRTH_DATE: '31/02/2512', SALARY: 'มาก', SEX: '?', MEDAL: 'อาจจะ' });
  expect(problemsOf(row)).toEqual([
    'SEX: text',
    'BIRTH_DATE: a day that is not in the calendar',
    'SALARY: text',
    'MEDAL: text',
  ]);
  expect(row).toMatchObject({
    officer: {
      row: 2,
      idCard: '0999900000012',
      name: 'นายกล้า ทองสมมุติ',
      sex: null,
      level: 'K2',
      classHeld: 'ต.ช.',
      classHeldSince: '2019-07-28',
    },
  });
});

it('a problem names the column, the kind of value and the remedy, in Thai and in English', async () => {
  const row = await rowWith({ BEG_DATE: '31/02/2540' });
  expect(officerOf(row).unread).toEqual([
    {
      column: 'BEG_DATE',
      found: { th: 'วันที่ซึ่งไม่มีในปฏิทิน', en: 'a day that is not in the calendar' },
      remedy: {
        th: 'กรอกวันที่ในรูป วว/ดด/ปปปป (พ.ศ.) เช่น 28/07/2569',
        en: 'Write the date as dd/mm/yyyy in the Buddhist Era, or as yyyy-mm-dd.',
      },
      isOfHistory: false,
    },
  ]);
});

it('the reasons of an unreadable row read as sentences', async () => {
  const row = await rowWith({ POS_LEV: 'สูงมาก' });
  if (row.kind !== 'unreadable') {
    throw new Error('the row was read');
  }
  expect(reviewUnreadable(row, row.otherRows).reasons).toEqual([
    {
      code: 'UNREADABLE_CELL',
      th: 'แถวที่ ๒: อ่านข้อมูลในคอลัมน์ POS_LEV (ระดับ) ไม่ได้ (พบข้อความ) จึงยังตรวจเงื่อนไขใดของแถวนี้ไม่ได้ วิธีแก้ไข: กรอกชื่อระดับ เช่น ชำนาญการ หรือประเภทตำแหน่งและระดับ เช่น อำนวยการ ต้น',
      en: 'Row 2: column POS_LEV (ระดับ) cannot be read (found text), so nothing of the row can be tested. Write the level as its code (K2), its name (ชำนาญการ), or position type and level (อำนวยการ ต้น).',
    },
  ]);
});

it('a cell beyond the header means that the row is shifted, so nothing of it is believed', async () => {
  const text = csvOf([GOOD_ROW]).replace('"30,500"', '30,500');
  const [row] = await rowsOf(sourceOf('roster.csv', text));
  expect(problemsOf(row)).toEqual(['row: more cells than the header has']);
  expect(row?.kind === 'unreadable' && Object.values(row.identity)).toEqual(Array(6).fill(null));
});

it('empty cells beyond the header, where all rows have them, and cells missing at the end are no problem', async () => {
  const columns = Object.keys(GOOD_ROW);
  const line = Object.values({ ...GOOD_ROW, SALARY: '30500' }).join(',');
  const text = `${columns.join(',')},REMARK,,\n${line},,,,,\n${line.replace('012,', '020,')},,,,,\n`;
  const short = `${columns.join(',')},REMARK,,\n${line}\n${line.replace('012,', '020,')}\n`;
  expect((await rowsOf(sourceOf('roster.csv', short))).map(({ kind }) => kind)).toEqual(['officer', 'officer']);
  const rows = await rowsOf(sourceOf('roster.csv', text));
  expect(rows.map(({ kind }) => kind)).toEqual(['officer', 'officer']);
});

it('a value under a column without a title is ignored, as that column is', async () => {
  const { ID_CARD, ...others } = GOOD_ROW;
  const text = csvOf([{ ID_CARD: ID_CARD ?? '', ' ': 'ลับ', ...others, '': 'ลับ', REMARK: '', '  ': 'ลับ' }]);
  expect(await rowsOf(sourceOf('roster.csv', text))).toEqual([await rowWith({})]);
  const { columns } = await sheetReadOf(sourceOf('roster.csv', text));
  expect(columns.ignored).toEqual([
    'B (ไม่มีชื่อคอลัมน์ / no title)',
    'N (ไม่มีชื่อคอลัมน์ / no title)',
    'P (ไม่มีชื่อคอลัมน์ / no title)',
  ]);
});

it('a cell too many is told also where the last columns have no title', async () => {
  const text = csvOf([GOOD_ROW]).replace('"30,500"', '30,500').replaceAll('\n', ',,\n');
  expect(problemsOf((await rowsOf(sourceOf('roster.csv', text)))[0])).toEqual(['row: more cells than the header has']);
});

it.each([
  ['of a few numbers', '1,2'],
  ['of a total', 'รวม 1 ราย'],
])('a row %s, in which nothing of an officer can be read, is none', async (_, line) => {
  expect(await rowsOf(sourceOf('roster.csv', `${csvOf([GOOD_ROW])}${line}\n`))).toEqual([await rowWith({})]);
});

it('blank rows are skipped, and rows keep the numbers a spreadsheet shows', async () => {
  const [header, line] = csvOf([GOOD_ROW]).split('\n');
  const text = `${header}\n\n${line}\n,,, ,\n \n${line?.replace('012,', '020,')}\n\n\n`;
  const rows = await rowsOf(sourceOf('roster.csv', text));
  expect(rows.map((row) => row.kind === 'officer' && row.officer.row)).toEqual([3, 6]);
});
