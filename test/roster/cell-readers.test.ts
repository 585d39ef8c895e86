import { describe, expect, it } from 'vitest';
import { type Cell, NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { COLUMNS, type ColumnName } from '../../lib/vocabulary/columns.ts';
import {
  type Cells,
  GOOD_CELLS,
  officerWith,
  problemsOf,
  problemsWith,
  readCells,
  readChanged,
  remedyWith,
} from '../helpers/roster/read-row.ts';

const { TIT_NAME: _t, FNAME: _f, LNAME: _l, ...WITHOUT_NAME } = GOOD_CELLS;

describe('a text', () => {
  it.each(['5', '5E5', '*', 'NONE of these'])('of a column without names may be %s', (text) => {
    expect(officerWith({ POS_NAME: text }).positionName).toBe(text);
  });

  it('in a column of names is a name in spellings that stand for no value elsewhere', () => {
    expect(officerWith({ TIT_NAME: 'NONE' }).name).toBe('NONEกล้า ทองสมมุติ');
    expect(officerWith({ TIT_NAME: '', RANK_NAME: 'NONE' }).name).toBe('NONEกล้า ทองสมมุติ');
    expect(officerWith({ FNAME: 'NONE' }).name).toBe('นายNONE ทองสมมุติ');
    expect(officerWith({ LNAME: 'NONE' }).name).toBe('นายกล้า NONE');
    expect(officerWith({ FNAME: '(5)', LNAME: '5' }).name).toBe('นาย(5) 5');
    expect(officerWith({ NATIONALITY: 'NONE' }).nationality).toBeNull();
  });

  it('in a column of names has a letter or a digit', () => {
    for (const column of ['TIT_NAME', 'FNAME', 'LNAME'] as const) {
      expect(problemsWith({ [column]: '*' })).toEqual([`${column}: a placeholder for no value`]);
      expect(remedyWith({ [column]: '*' }).en).toBe('Write it out.');
    }
    expect(problemsWith({ TIT_NAME: '', RANK_NAME: '*' })).toEqual(['RANK_NAME: a placeholder for no value']);
    const whole = problemsOf(readCells({ ...WITHOUT_NAME, FULL_NAME: '* *' }));
    expect(whole.map(({ found }) => found.en)).toEqual(['a placeholder for no value']);
    expect(problemsWith({ FNAME: '????' })).toEqual(['FNAME: broken characters']);
  });
});

it.each<[Cells, string]>([
  [{ NATIONALITY: '#REF!' }, 'Write it out.'],
  [{ L_INS_DATE: '31/02/2562' }, 'Write the date as dd/mm/yyyy in the Buddhist Era, or as yyyy-mm-dd.'],
  [{ SALARY5Y: 'มาก' }, 'Write an amount in baht.'],
  [{ POS_AMT: 'มาก' }, 'Write an amount in baht.'],
  [{ FNAME: '' }, 'Write it out.'],
  [{ L_INS_CODE: '#N/A' }, 'Write the abbreviation of the class (ต.ช.), or leave it empty when none is held.'],
  [{ SALARY: NOT_COMPUTED }, 'Open the file in Excel, save it, and send the saved file.'],
])('a cell of %j is told with its remedy', (changes, remedy) => {
  expect(remedyWith(changes).en).toBe(remedy);
});

describe('a name', () => {
  it.each<[Cells, string | null]>([
    [{ TIT_NAME: 'Mr.', FNAME: 'กล้า' }, 'Mr.กล้า ทองสมมุติ'],
    [{ TIT_NAME: 'น.ส.', FNAME: 'กล้า' }, 'น.ส.กล้า ทองสมมุติ'],
    [{ TIT_NAME: 'น.ส.', FNAME: 'Kla' }, 'น.ส. Kla ทองสมมุติ'],
    [{ TIT_NAME: 'Miss', FNAME: 'Kla' }, 'Miss Kla ทองสมมุติ'],
    [{ TIT_NAME: 'ม.ล', FNAME: 'Kla' }, 'ม.ลKla ทองสมมุติ'],
    [{ TIT_NAME: 'Mr.', FNAME: 'กKla' }, 'Mr.กKla ทองสมมุติ'],
    [{ TIT_NAME: '' }, 'กล้า ทองสมมุติ'],
    [{ FNAME: '' }, null],
    [{ LNAME: '' }, null],
    [{ FNAME: '', FULL_NAME: 'ก้อง สมมุติ' }, null],
    [{ LNAME: '', FULL_NAME: 'ก้อง สมมุติ' }, null],
    [{ FNAME: '', LNAME: '', FULL_NAME: 'ก้อง สมมุติ' }, 'นายก้อง สมมุติ'],
  ])('of the cells %j is %j', (changes, name) => {
    expect(readChanged(changes)).toMatchObject({ name });
  });

  it.each<[Cells, string | null]>([
    [{ FULL_NAME: 'กล้า นาย ทอง สมมุติ' }, 'กล้า นาย ทอง สมมุติ'],
    [{ FULL_NAME: 'นางสาว ก ข' }, 'นางสาวก ข'],
    [{ FULL_NAME: 'น.ส. กล้า ทองสมมุติ' }, 'น.ส.กล้า ทองสมมุติ'],
    [{ FULL_NAME: 'นาง สาวิตรี' }, 'นาง สาวิตรี'],
    [{ TIT_NAME: 'Mr.', FULL_NAME: 'Kla Sommut' }, 'Mr. Kla Sommut'],
    [{ TIT_NAME: 'Mr.', FULL_NAME: 'Kla Sommut Mr.' }, 'Mr. Kla Sommut Mr.'],
    [{ TIT_NAME: 'Mr.', FULL_NAME: 'Mr. Kla Sommut' }, 'Mr. Kla Sommut'],
    [{ FNAME: 'กล้า', FULL_NAME: 'ก้อง สมมุติ' }, 'ก้อง สมมุติ'],
    [{ LNAME: 'กล้า', FULL_NAME: 'ก้อง สมมุติ' }, 'ก้อง สมมุติ'],
    [{ FULL_NAME: 'ก้อง' }, null],
    [{ FULL_NAME: '' }, null],
    [{}, null],
  ])('of the column of whole names is read of %j: %j', (cells, name) => {
    expect(readCells({ ...WITHOUT_NAME, ...cells })).toMatchObject({ name });
  });
});

describe('a level', () => {
  const TEACHER: Cells = { PERSONAL_TYPE: 'ครู', STANDING: '' };

  it.each<[Cells, object]>([
    [
      { ...TEACHER, POS_LEV: 'คศ.2' },
      { level: 'KS2', standing: null, jobGroup: null },
    ],
    [
      { ...TEACHER, POS_LEV: 'ชำนาญการ' },
      { level: null, standing: 'ชำนาญการ', jobGroup: null },
    ],
    [
      { ...TEACHER, POS_LEV: '', STANDING: 'ชำนาญการ' },
      { level: null, standing: 'ชำนาญการ', jobGroup: null },
    ],
    [
      { PERSONAL_TYPE: 'ลูกจ้างประจำ', POS_LEV: 'ช 2' },
      { level: null, jobGroup: 'ช', enteredLevel: '2014-10-01' },
    ],
    [
      { PERSONAL_TYPE: 'ลูกจ้างประจำ', POS_LEV: 'ช 2', BEG_POS_DATE: '' },
      { level: null, jobGroup: 'ช', enteredLevel: '1996-06-02' },
    ],
    [
      { PERSONAL_TYPE: 'ข้าราชการการเมือง', POS_LEV: 'ช 2' },
      { level: null, jobGroup: null },
    ],
    [
      { PERSONAL_TYPE: 'พนักงานราชการ', POS_LEV: 'E3' },
      { level: 'G2', jobGroup: null },
    ],
    [{ POS_LEV: 'K2' }, { level: 'K2', standing: null, jobGroup: null }],
  ])('of the cells %j is read as %j', (changes, expected) => {
    expect(officerWith(changes)).toMatchObject(expected);
  });

  it.each(['K2', 'E3'])('%s of a person whose kind is not known is read', (level) => {
    for (const kind of [NOT_COMPUTED, 'x'] as readonly Cell[]) {
      const read = readChanged({ PERSONAL_TYPE: kind, POS_LEV: level });
      expect(problemsOf(read).map(({ column }) => column)).toEqual(['PERSONAL_TYPE']);
      expect(read).toMatchObject({ identity: { level: level === 'K2' ? 'K2' : 'G2' } });
    }
  });
});

describe('the class held', () => {
  it.each<[Cells, readonly string[]]>([
    [{ L_INS_CODE: '', L_INS_DATE: 'x' }, ['L_INS_DATE: text', 'L_INS_CODE: nothing']],
    [{ L_INS_CODE: 'ไม่มี', L_INS_DATE: 'x' }, ['L_INS_DATE: text', 'L_INS_CODE: nothing']],
    [{ L_INS_CODE: '', L_INS_DATE: '', SEX: 'x' }, ['SEX: text']],
    [{ L_INS_CODE: '#N/A', L_INS_DATE: '' }, ['L_INS_CODE: an error value of Excel']],
    [{ L_INS_CODE: '#N/A', L_INS_DATE: 'x' }, ['L_INS_CODE: an error value of Excel', 'L_INS_DATE: text']],
    [{ L_INS_CODE: 'ต.ช.', L_INS_DATE: 'ไม่มี' }, ['L_INS_DATE: text']],
    [{ L_INS_CODE: 'ยังไม่ได้', L_INS_DATE: '' }, ['L_INS_CODE: text']],
    [{ L_INS_CODE: 'xไม่มี', L_INS_DATE: '' }, ['L_INS_CODE: text']],
    [{ L_INS_CODE: 'ไม่มีx', L_INS_DATE: '' }, ['L_INS_CODE: text']],
  ])('of the cells %j has the problems %j', (changes, problems) => {
    expect(problemsWith(changes)).toEqual(problems);
  });

  it.each(['ไม่มี', 'ยังไม่มี', 'ไม่เคย', 'ไม่ได้รับ', 'ไม่เคยได้รับ', 'ยังไม่เคยได้รับพระราชทาน', ''])(
    'may be written as none: %j',
    (none) => {
      expect(officerWith({ L_INS_CODE: none, L_INS_DATE: none })).toMatchObject({
        classHeld: null,
        classHeldSince: null,
      });
    },
  );
});

describe('a row of which nothing can be tested', () => {
  const KNOWN = {
    idCard: '0999900000012',
    name: 'นายกล้า ทองสมมุติ',
    sex: 'M',
    level: 'K2',
    classHeld: 'ต.ช.',
    classHeldSince: '2019-07-28',
  };

  it.each<[Cells, object, readonly string[]]>([
    [{ ID_CARD: '' }, { idCard: null }, ['ID_CARD']],
    [{ PERSONAL_TYPE: 'x' }, {}, ['PERSONAL_TYPE']],
    [{ PERSONAL_TYPE: NOT_COMPUTED }, {}, ['PERSONAL_TYPE']],
    [{ POS_LEV: 'x' }, { level: null }, ['POS_LEV']],
    [{ PERSONAL_TYPE: 'ข้าราชการตุลาการ', SALARY: 'x' }, {}, ['PERSONAL_TYPE']],
    [{ SEX: 'M,x\nF' }, { sex: null }, ['SEX']],
    [{ SEX: 'M;x\rF' }, { sex: null }, ['SEX']],
    [{ SEX: 'M\tx\nF' }, { sex: null }, ['SEX']],
    [{ SEX: 'M|x\nF' }, { sex: null }, ['SEX']],
  ])('tells who it is of, as far as that is readable: %j', (changes, unknown, columns) => {
    const read = readChanged(changes);
    expect(read).toEqual({
      file: null,
      sheet: null,
      row: 2,
      identity: { ...KNOWN, ...unknown },
      problems: expect.anything(),
    });
    expect(problemsOf(read).map(({ column }) => column)).toEqual(columns);
  });

  it.each<[Cells, string]>([
    [{ SEX: 'M\nF' }, 'SEX: text'],
    [{ SEX: 'M,F' }, 'SEX: text'],
    [{ SALARY: 5 }, 'SALARY: an amount below 1,000 baht'],
    [{ SALARY: NOT_COMPUTED }, 'SALARY: a formula that was not computed'],
  ])('is none where another cell alone is broken: %j', (changes, problem) => {
    expect(readChanged(changes)).toHaveProperty('unread');
    expect(problemsWith(changes)).toEqual([problem]);
  });

  it('of a person in no schedule tells the level, too', () => {
    expect(readChanged({ PERSONAL_TYPE: 'อาสาสมัคร' })).toEqual({
      file: null,
      sheet: null,
      row: 2,
      identity: KNOWN,
      kindOfPersonnel: 'อาสาสมัคร',
    });
  });
});

it.each<Cell>(['????', '#REF!', '#N/A', '-', '*', NOT_COMPUTED, 'x,\ny', ';;', '01/01/1900', 'ก'.repeat(401)])(
  'a row with %j in every cell has at most one problem of each column',
  (cell) => {
    const columns = Object.keys(COLUMNS) as ColumnName[];
    const told = problemsOf(readCells(Object.fromEntries(columns.map((column) => [column, cell])))).map(
      ({ column }) => column,
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual([...new Set(told)]);
  },
);
