import { describe, expect, it } from 'vitest';
import { citizenIdOf, isBlank, isOfficerRow } from '../../lib/roster/row-kind.ts';
import { type Cell, NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { type Cells, GOOD_CELLS, sheetRowOf } from '../helpers/roster/read-row.ts';

/** Whether a row of just these cells is an officer's. */
function isOfficer(cells: Cells): boolean {
  const { row, header } = sheetRowOf(cells);
  return isOfficerRow(row, header);
}

describe('a sign of an officer', () => {
  /** A sign, and cells of the same column that are none. */
  const SIGNS: readonly (readonly [string, Cells, readonly Cells[]])[] = [
    ['a sex', { SEX: 'ช' }, [{ SEX: '?' }, { SEX: '' }]],
    ['a day of birth', { BIRTH_DATE: '11/02/2512' }, [{ BIRTH_DATE: 'ไม่ทราบ' }, { BIRTH_DATE: '' }]],
    ['a day that is not in the calendar', { BIRTH_DATE: '31/02/2512' }, [{ BIRTH_DATE: '31' }]],
    ['a day with a year of two digits', { BIRTH_DATE: '11/02/12' }, [{ BIRTH_DATE: '11/02/1' }]],
    ['a day of an impossible year', { BIRTH_DATE: '11/02/2399' }, [{ BIRTH_DATE: '11/02' }]],
    ['a serial date', { BIRTH_DATE: 25_245 }, [{ BIRTH_DATE: 999 }, { BIRTH_DATE: 1_290_000 }]],
    ['a day of entry', { BEG_DATE: '02/06/2539' }, [{ BEG_DATE: 'x' }, { BEG_DATE: '' }]],
    ['a day of the level', { BEG_POS_DATE: '01/10/2557' }, [{ BEG_POS_DATE: 'x' }, { BEG_POS_DATE: '' }]],
    ['a day of the class', { L_INS_DATE: '28/07/2562' }, [{ L_INS_DATE: 'x' }, { L_INS_DATE: '' }]],
    ['a level', { POS_LEV: 'K2' }, [{ POS_LEV: 'ผู้อำนวยการ' }, { POS_LEV: '' }]],
    ['a group of jobs', { POS_LEV: 'กลุ่มงานช่าง' }, [{ POS_LEV: 'กลุ่มงาน' }]],
    ['a salary', { SALARY: '30,500' }, [{ SALARY: '0' }, { SALARY: 'มาก' }, { SALARY: '' }, { SALARY: NOT_COMPUTED }]],
    ['a formula that was not computed', { POS_LEV: NOT_COMPUTED }, [{ POS_LEV: '-' }]],
    ['a class', { L_INS_CODE: 'ต.ช.' }, [{ L_INS_CODE: 'ตรา' }, { L_INS_CODE: '' }]],
    [
      'a whole name',
      { FULL_NAME: 'กล้า ทองสมมุติ' },
      [{ FULL_NAME: 'กล้า' }, { FULL_NAME: 'กล้า 2' }, { FULL_NAME: '... ...' }, { FULL_NAME: '#N/A N/A' }],
    ],
    [
      'a name in two columns',
      { FNAME: 'กล้า', LNAME: 'ทองสมมุติ' },
      [
        { FNAME: 'กล้า', LNAME: '' },
        { FNAME: '', LNAME: 'ทองสมมุติ' },
        { FNAME: 'กล้า', LNAME: 'กล้า' },
        { FNAME: 'กล้า', LNAME: '12' },
        { FNAME: 'null', LNAME: 'ทองสมมุติ' },
      ],
    ],
  ];
  /** Two other signs. */
  const TWO: readonly Cells[] = [{ SEX: 'F' }, { L_INS_DATE: '01/12/2560' }, { SALARY: '45,000' }];

  it.each(SIGNS)('is %s: with two others it makes an officer, and with one it does not', (_, sign, others) => {
    const [one = {}, other = {}] = TWO.filter((cells) => Object.keys(cells)[0] !== Object.keys(sign)[0]);
    expect(isOfficer({ ...one, ...other, ...sign })).toBe(true);
    expect(isOfficer({ ...one, ...sign })).toBe(false);
    expect(others.filter((none) => isOfficer({ ...one, ...other, ...none }))).toEqual([]);
  });

  it('is one where several cells have the same text', () => {
    expect(isOfficer({ SEX: 'M', BIRTH_DATE: '11/02/2512', BEG_DATE: '11/02/2512' })).toBe(false);
    expect(isOfficer({ SEX: 'M', BIRTH_DATE: '11/02/2512', BEG_DATE: '12/02/2512' })).toBe(true);
  });
});

describe('a name with a title', () => {
  const TITLES = ['นาย', 'นาง', 'นางสาว', 'น.ส.', 'ว่าที่', 'ว่าที่ร้อยตรี'];
  const LATIN_TITLES = ['Mr', 'Mr.', 'Mrs', 'Mrs.', 'Miss', 'Ms', 'Ms.'];

  it.each([...TITLES, ...LATIN_TITLES])('is an officer’s without any other sign: %s', (title) => {
    expect(isOfficer({ TIT_NAME: title, FNAME: 'Nan', LNAME: 'Sommut' })).toBe(true);
    expect(isOfficer({ TIT_NAME: title, FNAME: 'Nan', LNAME: '' })).toBe(false);
  });

  it.each(['', 'ลงชื่อ', 'นายก', 'ลงนาย', 'x ว่าที่', 'Mr. x', 'น.ส'])('is no other text: %j', (title) => {
    expect(isOfficer({ TIT_NAME: title, FNAME: 'Nan', LNAME: 'Sommut' })).toBe(false);
  });
});

describe('the word of a total', () => {
  const THREE_SIGNS: Cells = { SEX: 'ชาย', POS_LEV: 'K2', SALARY: '57000' };
  const WORDS = ['รวม', 'ยอดรวม', 'จำนวน', 'เฉลี่ย', 'ค่าเฉลี่ย', 'ลงชื่อ', 'ทั้งหมด', 'ทั้งสิ้น', 'Total', 'AVERAGE'];
  const BEHIND = [
    ' 36',
    ':',
    '.',
    '(36)',
    'ทั้งสิ้น',
    'ระดับ',
    'เพศชาย',
    'จำนวน',
    'เงิน',
    'ข้าราชการ',
    'ลูกจ้าง',
    'พนักงาน',
    'กลุ่ม',
  ];

  it.each([...WORDS, ...BEHIND.map((behind) => `รวม${behind}`), '(รวม', '* รวม', '** (รวม 36)'])(
    'in a column of names is no name: %s',
    (word) => {
      expect(isOfficer({ ID_CARD: '5', FNAME: word, ...THREE_SIGNS })).toBe(false);
      expect(isOfficer({ ID_CARD: '5', FULL_NAME: word, ...THREE_SIGNS })).toBe(false);
    },
  );

  it.each(['รวมพร', 'ยอดชาย', 'กรวม', 'เฉลี่ยว', 'Totally', 'x รวม', 'ยอด'])('is not a name: %s', (name) => {
    expect(isOfficer({ ID_CARD: '5', FNAME: name, ...THREE_SIGNS })).toBe(true);
    expect(isOfficer({ ID_CARD: '5', FULL_NAME: name, ...THREE_SIGNS })).toBe(true);
  });

  it('is a first name where a last name stands beside it', () => {
    expect(isOfficer({ FNAME: 'รวม', LNAME: 'ทองสมมุติ', SEX: 'M', POS_LEV: 'K2' })).toBe(true);
    expect(isOfficer({ FNAME: 'รวม', LNAME: '36', ...THREE_SIGNS })).toBe(false);
  });

  it('is a name behind a title', () => {
    expect(isOfficer({ TIT_NAME: 'นาย', FULL_NAME: 'รวม ทองสมมุติ', SEX: 'M', POS_LEV: 'K2' })).toBe(true);
    expect(isOfficer({ TIT_NAME: '', FULL_NAME: 'รวม ทองสมมุติ', SEX: 'M', POS_LEV: 'K2' })).toBe(false);
  });

  it('at the beginning of a row is one of a total, unless the row has another name', () => {
    for (const none of ['', NOT_COMPUTED, ' ', '\u200b'] as readonly Cell[]) {
      expect(isOfficer({ ID_CARD: none, TIT_NAME: 'หมายเหตุ', FNAME: '', ...THREE_SIGNS })).toBe(false);
      expect(isOfficer({ ID_CARD: none, TIT_NAME: 'หมายเหตุ', FNAME: 'กล้า', ...THREE_SIGNS })).toBe(true);
      expect(isOfficer({ ID_CARD: none, FNAME: 'หมายเหตุ', ...THREE_SIGNS })).toBe(false);
    }
    expect(isOfficer({ ID_CARD: 'หมายเหตุ', FULL_NAME: 'กล้า', ...THREE_SIGNS })).toBe(true);
    expect(isOfficer({ ID_CARD: 'หมายเหตุ', LNAME: 'ทองสมมุติ', ...THREE_SIGNS })).toBe(true);
    expect(isOfficer({ ID_CARD: '5', TIT_NAME: 'หมายเหตุ', ...THREE_SIGNS })).toBe(true);
  });

  it('needs six other signs to be an officer’s', () => {
    const five: Cells = { ...THREE_SIGNS, BIRTH_DATE: '11/02/2512', BEG_DATE: '02/06/2539' };
    expect(isOfficer({ ID_CARD: 'รวม', ...five })).toBe(false);
    expect(isOfficer({ ID_CARD: 'รวม', ...five, L_INS_CODE: 'ต.ช.' })).toBe(true);
  });
});

describe('a cell of ID_CARD alone', () => {
  it.each<[Cell, boolean]>([
    ['0 9999 00000 01', true],
    ['0–9999–00000–01', true],
    ['099990', true],
    ['09999', false],
    ['AB099990', true],
    ['ABC099990', false],
    ['099990AB', true],
    ['099990ABC', false],
    ['0999900.', true],
    ['.0999900', false],
    ['0,999900', false],
    ['0999900,', false],
    ['0999900/', false],
    ['9.999E+11', true],
    ['28-07-69', false],
    ['31-07-69', false],
    ['29-02-69', false],
    ['31-06-69', true],
    ['28072569', true],
    ['36', false],
    ['', false],
    // Numbers that would be days of the 1900s, if they counted the days of the Buddhist Era.
    [198_700, false],
    [198_000, true],
  ])('%j was meant as a citizen id: %s', (id, isMeant) => {
    expect(isOfficer({ ID_CARD: id })).toBe(isMeant);
  });
});

it('the continuation of a broken line is no officer’s row, whatever it holds', () => {
  const { row, header } = sheetRowOf(GOOD_CELLS);
  expect(isOfficerRow(row, header)).toBe(true);
  expect(isOfficerRow({ ...row, defect: 'continuation' }, header)).toBe(false);
});

it('the citizen id of a row is that of its column', () => {
  const idOf = (cells: Cells) => {
    const { row, header } = sheetRowOf(cells);
    return citizenIdOf(row, header);
  };
  expect(idOf({ FNAME: 'กล้า', ID_CARD: '0-9999-00000-01-2' })).toBe('0999900000012');
  expect(idOf({ FNAME: 'กล้า', ID_CARD: '099990000001' })).toBeNull();
  expect(idOf({ FNAME: '0999900000012', LNAME: '0999900000012' })).toBeNull();
});

it.each<[readonly Cell[], boolean]>([
  [[], true],
  [['', ' ', '\t\u00a0'], true],
  [['', '-'], false],
  [['x', ''], false],
  [['', 0], false],
  [['', false], false],
  [['', NOT_COMPUTED], false],
])('a row of the cells %j is blank: %s', (cells, blank) => {
  expect(isBlank({ number: 2, cells, defect: null })).toBe(blank);
  expect(isBlank({ number: 2, cells, defect: 'quote' })).toBe(false);
});
