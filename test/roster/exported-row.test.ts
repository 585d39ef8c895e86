import { describe, expect, it } from 'vitest';
import { NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { COLUMNS, type ColumnName } from '../../lib/vocabulary/columns.ts';
import {
  type Cells,
  GOOD_CELLS,
  NO_EVIDENCE,
  officerWith,
  problemsOf,
  problemsWith,
  readCells,
  readChanged,
  remedyWith,
} from '../helpers/roster/read-row.ts';

/** The columns of the HR system's export, in its order. */
const EXPORT_COLUMNS =
  'DEP_NAME ID_CARD TIT_NAME RANK_NAME FNAME LNAME SEX BIRTH_DATE BEG_DATE BEG_C BEG_POS_DATE CC BEG_C_DATE BEG_BEF_C_DATE SALARY SALARY5Y POS_AMT POS_CODE POS_LEV BEG_POS_NAME POS_NAME L_INS_CODE L_INS_DATE REMARK RESIGN_DATE RETURN_DATE OLDF_NAME OLDL_NAME STATUS_EXP PERSONAL_TYPE ORG_NAME'.split(
    ' ',
  ) as ColumnName[];

/** The sample row that the HR system itself shows, of an invented person. */
const SAMPLE_ROW =
  'สำนักงาน | 9-9999-99999-99-9 | นาย | พันตรี | ทดสอบ | ทดสอบ | ชาย | 5/03/2525 | 25/07/2545 | 3 | 12/11/2551 | 9 | | | 99999 | 77777 | 14500 | 999999 | M2 | นักวิทยาศาสตร์ | นักบริหาร | ม.ว.ม. | 12/05/2557 | | 10/03/2561 | 10/03/2561 | พันตรี;;พันตรี2 | ทดสอบ;;ทดสอบ2 | มีชีวิตอยู่ | ข้าราชการ | ส่วนกลาง'.split(
    '|',
  );

it('the HR system’s own sample row is read', () => {
  const cells: Cells = Object.fromEntries(EXPORT_COLUMNS.map((column, at) => [column, SAMPLE_ROW[at]?.trim() ?? '']));
  expect(readCells(cells)).toMatchObject({
    idCard: '9999999999999',
    name: 'นายทดสอบ ทดสอบ',
    sex: 'M',
    personnelType: 'civilServant',
    birthDate: '1982-03-05',
    enteredService: '2002-07-25',
    level: 'M2',
    enteredLevel: '2008-11-12',
    salary: 99_999,
    salaryFiveYearsAgo: 77_777,
    allowance: 14_500,
    classHeld: 'ม.ว.ม.',
    classHeldSince: '2014-05-12',
    resignDate: null,
    serviceBreaks: [{ left: '2018-03-10', returned: '2018-03-10' }],
  });
});

it('every column of the export is known', () => {
  expect(EXPORT_COLUMNS.filter((column) => !(column in COLUMNS))).toEqual([]);
});

describe('what the export leaves empty', () => {
  it('a rank stands in place of a title', () => {
    expect(officerWith({ TIT_NAME: '', RANK_NAME: 'พันตรี' }).name).toBe('พันตรีกล้า ทองสมมุติ');
    expect(officerWith({ TIT_NAME: 'นาย', RANK_NAME: 'พันตรี' }).name).toBe('นายกล้า ทองสมมุติ');
    expect(officerWith({ TIT_NAME: '-', RANK_NAME: '' }).name).toBe('กล้า ทองสมมุติ');
  });

  it.each(['', '-', 'NULL', '#N/A'])('a sex written %j is not known, and no problem', (sex) => {
    expect(officerWith({ SEX: sex }).sex).toBeNull();
  });

  it('a sex that cannot be read is a problem', () => {
    expect(problemsWith({ SEX: 'X' })).toEqual(['SEX: text']);
  });

  it('an allowance of 0 and a salary of 0 five years ago are none', () => {
    for (const none of ['0', '0.00', 0, '', '-']) {
      expect(officerWith({ POS_AMT: none, SALARY5Y: none })).toMatchObject({
        allowance: null,
        salaryFiveYearsAgo: null,
      });
    }
  });
});

describe('the status', () => {
  it.each(['มีชีวิตอยู่', 'มีชีวิต', '', '-'])('%j is no problem', (status) => {
    expect(officerWith({ STATUS_EXP: status }).idCard).toBe(GOOD_CELLS.ID_CARD);
  });

  it('of anything else is a problem that says so', () => {
    expect(problemsWith({ STATUS_EXP: 'ไม่ทราบ' })).toEqual([
      'STATUS_EXP: a status that says neither มีชีวิตอยู่ (alive) nor ถึงแก่กรรม (dead)',
    ]);
  });
});

describe('a name in one column', () => {
  const { TIT_NAME: _t, FNAME: _f, LNAME: _l, ...others } = GOOD_CELLS;

  it.each([
    ['นายกล้า ทองสมมุติ', 'นายกล้า ทองสมมุติ'],
    ['นาย กล้า  ทองสมมุติ', 'นายกล้า ทองสมมุติ'],
    ['นาง สาวิตรี', 'นาง สาวิตรี'],
    ['ว่าที่ร้อยตรี กล้า ทองสมมุติ', 'ว่าที่ร้อยตรี กล้า ทองสมมุติ'],
    ['Mr. Kla Sommut', 'Mr. Kla Sommut'],
  ])('%j is %j', (whole, name) => {
    expect(readCells({ ...others, FULL_NAME: whole })).toMatchObject({ name });
  });

  it('takes a title from its own column', () => {
    expect(readCells({ ...others, TIT_NAME: 'นาย', FULL_NAME: 'กล้า ทองสมมุติ' })).toMatchObject({
      name: 'นายกล้า ทองสมมุติ',
    });
    expect(readCells({ ...others, TIT_NAME: 'นาย', FULL_NAME: 'นายกล้า ทองสมมุติ' })).toMatchObject({
      name: 'นายกล้า ทองสมมุติ',
    });
    expect(readCells({ ...others, RANK_NAME: 'พันตรี', FULL_NAME: 'กล้า ทองสมมุติ' })).toMatchObject({
      name: 'พันตรีกล้า ทองสมมุติ',
    });
  });

  it('is not needed beside the three columns, and steps in where they are empty', () => {
    expect(officerWith({ FULL_NAME: '' }).name).toBe('นายกล้า ทองสมมุติ');
    expect(officerWith({ FULL_NAME: 'นายก้อง สมมุติ' }).name).toBe('นายกล้า ทองสมมุติ');
    expect(officerWith({ FNAME: '', LNAME: '', FULL_NAME: 'ก้อง สมมุติ' }).name).toBe('นายก้อง สมมุติ');
  });

  it('that is empty, a placeholder, or has no surname is a problem', () => {
    const problems = (whole: string) =>
      problemsOf(readCells({ ...others, FULL_NAME: whole })).map(({ column, found }) => `${column}: ${found.en}`);
    expect(problems('')).toEqual(['FULL_NAME: nothing']);
    expect(problems('NULL')).toEqual(['FULL_NAME: a placeholder for no value']);
    expect(problems('นายกล้า')).toEqual(['FULL_NAME: text']);
    expect(problems('???? ????')).toEqual(['FULL_NAME: broken characters']);
  });
});

describe('a level', () => {
  it.each([
    ['E3', 'G2'],
    ['S3', 'G7'],
    ['กลุ่มงานเชี่ยวชาญพิเศษ (ระดับทั่วไป)', 'G5'],
  ])('of a government employee written %s is %s', (text, level) => {
    expect(officerWith({ PERSONAL_TYPE: 'พนักงานราชการ', POS_LEV: text }).level).toBe(level);
  });

  it('of another type of personnel is a problem, never read as one’s own', () => {
    const other = 'POS_LEV: a level of another type of personnel';
    for (const level of ['E1', 'E5', 'S3', 'G2', 'กลุ่มงานบริการ']) {
      expect(problemsWith({ POS_LEV: level })).toEqual([other]);
      expect(problemsWith({ PERSONAL_TYPE: 'ครู', STANDING: 'ชำนาญการ', POS_LEV: level })).toEqual([other]);
    }
    for (const level of ['K2', 'O1', 'คศ.2']) {
      expect(problemsWith({ PERSONAL_TYPE: 'พนักงานราชการ', POS_LEV: level })).toEqual([other]);
    }
  });

  it.each(['ระดับ 8', 'ซี 8', '8ว', '08', '11', 7])('of before 2551 is said to be no longer in force: %j', (level) => {
    expect(problemsWith({ POS_LEV: level })).toEqual([
      'POS_LEV: an old level (1 to 11), no longer in force since B.E. 2551',
    ]);
    expect(remedyWith({ POS_LEV: level }).en).toContain('present level');
  });

  it.each([
    ['ระดับ ช2/หัวหน้า', 'ช'],
    ['บ 2', 'บ'],
    ['ช4/หน.', 'ช'],
    ['ท1', 'ท'],
    ['ส 2', 'ส'],
    ['ช่าง', 'ช'],
    ['', null],
    ['-', null],
    ['K2', null],
    ['ระดับ 2', null],
    ['อื่น ๆ', null],
    ['E1', null],
  ])('of a permanent employee may be any text: %j is of the group %j', (text, jobGroup) => {
    const employee = officerWith({ PERSONAL_TYPE: 'ลูกจ้างประจำ', POS_LEV: text });
    expect(employee).toMatchObject({ level: null, jobGroup });
  });

  it('of anyone else names no group', () => {
    expect(officerWith({}).jobGroup).toBeNull();
  });
});

describe('the kind of personnel', () => {
  it.each([
    ['ลูกจ้างชั่วคราว', 'ลูกจ้างชั่วคราว'],
    ['ลูกจ้างชั่วคราว กทม.', 'ลูกจ้างชั่วคราว'],
    ['ลูกจ้าง ชั่วคราว', 'ลูกจ้างชั่วคราว'],
    ['ลูกจ้างชั่วคราว (ประจำปี)', 'ลูกจ้างชั่วคราว'],
    ['ลูกจ้างชั่วคราว (เงินบำรุง)', 'ลูกจ้างชั่วคราว'],
    ['ลูกจ้างรายวัน', 'ลูกจ้างรายวัน'],
    ['พนักงานจ้างตามภารกิจ', 'พนักงานจ้างตามภารกิจ'],
    ['จ้างเหมาบริการ', 'จ้างเหมาบริการ'],
    ['อาสาสมัคร', 'อาสาสมัคร'],
  ])('%s is in no schedule, whatever its other cells hold', (text, kindOfPersonnel) => {
    const person = readChanged({
      PERSONAL_TYPE: text,
      POS_LEV: 'ส2/หน.',
      SALARY: '',
      BIRTH_DATE: '?',
      SEX: NOT_COMPUTED,
    });
    expect(person).toEqual({
      file: null,
      sheet: null,
      row: 2,
      kindOfPersonnel,
      identity: {
        idCard: '0999900000012',
        name: 'นายกล้า ทองสมมุติ',
        sex: null,
        level: null,
        classHeld: 'ต.ช.',
        classHeldSince: '2019-07-28',
      },
    });
  });

  it('that is not known is a problem whose remedy names no other kind', () => {
    for (const text of ['ข้าราชกาน', 'ลูกจ้าง', 'ลูกจ้างชั่วคราว/ลูกจ้างประจำ', 'x']) {
      expect(problemsWith({ PERSONAL_TYPE: text })).toEqual(['PERSONAL_TYPE: text']);
      const { th, en } = remedyWith({ PERSONAL_TYPE: text });
      expect(en).toBe('Check the spelling of the type against the personnel register.');
      expect(`${th} ${en}`).not.toMatch(/ข้าราชการ|ครู|ลูกจ้าง|พนักงาน/);
    }
  });

  it.each(['ข้าราชการตำรวจ', 'ทหาร', 'ข้าราชการรัฐสภา', 'พนักงานมหาวิทยาลัย', 'พนักงานรัฐวิสาหกิจ'])(
    '%s has a schedule that this service does not hold, which is the only thing said',
    (text) => {
      expect(problemsWith({ PERSONAL_TYPE: text, POS_LEV: 'ส.4', SALARY: '' })).toEqual([
        'PERSONAL_TYPE: a type of personnel in a schedule of the regulation that this service does not hold',
      ]);
    },
  );
});

describe('a placeholder for no value', () => {
  const PLACEHOLDERS = ['NULL', 'nan', 'None', '\\N', '#N/A', '-', '–', 'N/A', '<NA>', '(null)', '.'];
  const EMPTY = officerWith({});

  it.each(
    (Object.keys(COLUMNS) as ColumnName[]).filter((column) => !COLUMNS[column].required || column === 'TIT_NAME'),
  )('is an empty cell in %s', (column) => {
    const empty = officerWith({ [column]: '' });
    for (const placeholder of PLACEHOLDERS) {
      expect.soft(officerWith({ [column]: placeholder }), placeholder).toEqual(empty);
    }
  });

  it.each(['ID_CARD', 'FNAME', 'LNAME', 'BIRTH_DATE', 'BEG_DATE', 'POS_LEV', 'BEG_POS_DATE', 'SALARY'] as const)(
    'is a problem in %s',
    (column) => {
      for (const placeholder of PLACEHOLDERS) {
        const kind = placeholder === '#N/A' ? 'an error value of Excel' : 'a placeholder for no value';
        expect.soft(problemsWith({ [column]: placeholder })).toEqual([`${column}: ${kind}`]);
      }
    },
  );

  it('is no class and no date of one', () => {
    for (const none of PLACEHOLDERS.filter((placeholder) => placeholder !== '#N/A')) {
      expect(officerWith({ L_INS_CODE: none, L_INS_DATE: none })).toMatchObject({
        classHeld: null,
        classHeldSince: null,
      });
    }
  });

  it('of Excel, from a lookup that found nothing, does not say that no class is held', () => {
    expect(problemsWith({ L_INS_CODE: '#N/A', L_INS_DATE: '#N/A' })).toEqual(['L_INS_CODE: an error value of Excel']);
    expect(problemsWith({ L_INS_CODE: '#N/A' })).toEqual(['L_INS_CODE: an error value of Excel']);
  });

  it('of zeros is no date', () => {
    for (const zeros of ['0000-00-00', '00/00/0000', '0000-00-00 00:00:00']) {
      expect(officerWith({ RESIGN_DATE: zeros })).toEqual(EMPTY);
      expect(problemsWith({ BIRTH_DATE: zeros })).toEqual(['BIRTH_DATE: a placeholder for no value']);
    }
  });

  it('is no name, but a name that looks like one is', () => {
    expect(officerWith({ FNAME: 'Nan' }).name).toBe('นายNan ทองสมมุติ');
    expect(problemsWith({ FNAME: 'nan' })).toEqual(['FNAME: a placeholder for no value']);
    expect(problemsWith({ FNAME: '*' })).toEqual(['FNAME: a placeholder for no value']);
  });
});

describe('a formula that was not computed', () => {
  const READ = (Object.keys(COLUMNS) as ColumnName[]).filter(
    (column) => COLUMNS[column].isUsed && !['FULL_NAME', 'RANK_NAME'].includes(column),
  );

  it.each(READ)('is a problem in %s, with what to do, and the only one of its column', (column) => {
    expect(problemsWith({ [column]: NOT_COMPUTED })).toEqual([`${column}: a formula that was not computed`]);
    expect(remedyWith({ [column]: NOT_COMPUTED })).toEqual({
      th: 'เปิดแฟ้มใน Excel แล้วบันทึก จากนั้นส่งแฟ้มที่บันทึกแล้ว',
      en: 'Open the file in Excel, save it, and send the saved file.',
    });
  });

  it('is a problem in FULL_NAME and RANK_NAME where they make the name', () => {
    expect(problemsWith({ TIT_NAME: '', RANK_NAME: NOT_COMPUTED })).toEqual([
      'RANK_NAME: a formula that was not computed',
    ]);
    expect(problemsWith({ FNAME: '', LNAME: '', FULL_NAME: NOT_COMPUTED })).toEqual([
      'FULL_NAME: a formula that was not computed',
    ]);
    expect(officerWith({ RANK_NAME: NOT_COMPUTED, FULL_NAME: NOT_COMPUTED }).name).toBe('นายกล้า ทองสมมุติ');
  });

  it('is nothing in a column that is not read', () => {
    expect(officerWith({ REMARK: NOT_COMPUTED, DEP_NAME: NOT_COMPUTED, CC: NOT_COMPUTED })).toEqual(officerWith({}));
  });
});

describe('broken characters', () => {
  it.each([
    'FNAME',
    'LNAME',
    'TIT_NAME',
    'POS_NAME',
    'NATIONALITY',
    'POS_LEV',
    'L_INS_CODE',
    'SEX',
    'STANDING',
  ] as const)('are a problem in %s', (column) => {
    for (const broken of ['??????', 'เธเธฅเนเธฒ', 'ก\ufffdา']) {
      expect(problemsWith({ [column]: broken })).toEqual([`${column}: broken characters`]);
    }
  });
});

describe('an amount', () => {
  it.each(['SALARY', 'SALARY5Y', 'POS_AMT'] as const)('with a dot for a comma is a problem in %s', (column) => {
    expect(problemsWith({ [column]: '30.500' })).toEqual([`${column}: an amount below 1,000 baht`]);
    expect(remedyWith({ [column]: 30.5 }).en).toContain('Is a dot meant for a comma');
    expect(remedyWith({ [column]: 30.5 }).th).toContain('จุลภาค');
  });
});

describe('dates', () => {
  it('of two digits are read through the other dates of their column', () => {
    const asked: string[] = [];
    const dates = {
      ...NO_EVIDENCE,
      fullYear: (column: ColumnName, twoDigits: number) => {
        asked.push(`${column} ${twoDigits}`);
        return column === 'BIRTH_DATE' ? 1969 : null;
      },
    };
    expect(officerWith({ BIRTH_DATE: '11/02/12' }, dates).birthDate).toBe('1969-02-11');
    expect(problemsWith({ BEG_DATE: '11/02/39' }, dates)).toEqual(['BEG_DATE: a date whose year has two digits']);
    expect(asked).toEqual(['BIRTH_DATE 12', 'BEG_DATE 39']);
  });

  it('that are unsure are listed by their columns', () => {
    const dates = { ...NO_EVIDENCE, isUnsure: (_: ColumnName, cell: unknown) => cell === '01/10/2557' };
    expect(officerWith({ RESIGN_DATE: '' }, dates).unsureDates).toEqual(['BEG_POS_DATE']);
    expect(officerWith({ RESIGN_DATE: '01/10/2557' }, dates).unsureDates).toEqual(['BEG_POS_DATE', 'RESIGN_DATE']);
    expect(officerWith({}).unsureDates).toEqual([]);
  });
});
