import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Header } from '../../lib/roster/header.ts';
import { isOfficerRow } from '../../lib/roster/row-kind.ts';
import { type Cell, NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { COLUMNS, type ColumnName, titleOf } from '../../lib/vocabulary/columns.ts';
import { type Cells, GOOD_CELLS, sheetRowOf } from '../helpers/roster/read-row.ts';

const COLUMN_NAMES = Object.keys(GOOD_CELLS) as ColumnName[];
const { TIT_NAME: _t, FNAME: _f, LNAME: _l, ...WITHOUT_NAME } = GOOD_CELLS;

/** Whether a row that has these cells only is an officer's, under a header with all the columns of the good row. */
function isOfficer(cells: Cells, columns: readonly ColumnName[] = COLUMN_NAMES) {
  const empty = Object.fromEntries(columns.map((column) => [column, '']));
  const { row, header } = sheetRowOf({ ...empty, ...cells });
  return isOfficerRow(row, header);
}

/** The header with its columns one to the right. */
function shifted(header: Header): Header {
  return { ...header, cellOf: new Map([...header.cellOf].map(([column, index]) => [column, index + 1])) };
}

describe('no officer is', () => {
  it.each<[string, Cells]>([
    ['a total', { ID_CARD: 'รวม', SALARY: '1,234,567' }],
    ['a total of few', { ID_CARD: 'รวมทั้งสิ้น 36 ราย', SALARY: '305,000.00' }],
    ['a total that was not computed', { ID_CARD: NOT_COMPUTED, SALARY: NOT_COMPUTED }],
    ['a count', { ID_CARD: '36' }],
    ['a count by sex', { FNAME: 'รวม', LNAME: 'ชาย', SEX: 'ชาย', BIRTH_DATE: '20 คน' }],
    ['a total by sex', { ID_CARD: 'รวม', SEX: 'ชาย', SALARY: '44500' }],
    ['a total by level', { ID_CARD: 'รวม ชำนาญการ', POS_LEV: 'K2', SALARY: '57000' }],
    ['a total by sex and level', { ID_CARD: 'รวม', SEX: 'ชาย', POS_LEV: 'K2', SALARY: '57000' }],
    ['a total under the names', { FNAME: 'รวมระดับ', POS_LEV: 'ชำนาญการ', SALARY: '57000' }],
    ['a total of a sex and level under the names', { FNAME: 'รวม', SEX: 'ชาย', POS_LEV: 'K2', SALARY: '57000' }],
    ['an average', { ID_CARD: 'เฉลี่ย', BIRTH_DATE: '27/09/2513', SALARY: '20250' }],
    [
      'an average of all dates',
      {
        ID_CARD: 'ค่าเฉลี่ย',
        BIRTH_DATE: 25_800,
        BEG_DATE: 36_800,
        BEG_POS_DATE: 41_900,
        L_INS_DATE: 43_700,
        SALARY: '20250',
      },
    ],
    ['a row of counts', { ID_CARD: '4', SEX: '2', SALARY: '81000' }],
    ['a row of counts, as numbers', { ID_CARD: 4, SEX: 2, SALARY: 81_000 }],
    ['a signature with a day', { TIT_NAME: 'ลงชื่อ', FNAME: 'กล้า', LNAME: 'ทองสมมุติ', L_INS_DATE: '28/07/2569' }],
    ['the day of the data', { BEG_DATE: 'ข้อมูล ณ วันที่', BEG_POS_DATE: '1/04/2569', SALARY: '81000' }],
    ['a signature', { FNAME: '(ลงชื่อ)..............................' }],
    ['the name under it', { FNAME: '(นายกล้า ทองสมมุติ)' }],
    ['a position under it', { POS_LEV: 'ผู้อำนวยการกองการเจ้าหน้าที่' }],
    ['a day under it', { BIRTH_DATE: '28 กรกฎาคม 2569' }],
    ['a day under it, in the first column', { ID_CARD: '28/07/2569' }],
    ['a day under it with dashes, in the first column', { ID_CARD: '28-07-2569' }],
    ['a telephone number', { ID_CARD: 'โทร. 0 2221 2141 ต่อ 1234' }],
    ['a heading', { ID_CARD: 'สำนักการคลัง' }],
    ['a heading of a level', { POS_LEV: 'ระดับชำนาญการ' }],
    ['a note', { ID_CARD: 'หมายเหตุ: ข้อมูล ณ วันที่ 1 เมษายน 2569' }],
    ['a row of numbers of columns', Object.fromEntries(COLUMN_NAMES.map((column, at) => [column, String(at + 1)]))],
    ['the same in brackets', Object.fromEntries(COLUMN_NAMES.map((column, at) => [column, `(${at + 1})`]))],
    ['a note merged over all columns', Object.fromEntries(COLUMN_NAMES.map((column) => [column, '28 กรกฎาคม 2569']))],
  ])('%s', (_, cells) => {
    expect(isOfficer(cells)).toBe(false);
  });

  it('a row with values only under titles that are not known, or under none', () => {
    const { row, header } = sheetRowOf(Object.fromEntries(COLUMN_NAMES.map((column) => [column, ''])));
    expect(isOfficerRow({ ...row, cells: [...row.cells, 12, 'ลำดับ'] }, header)).toBe(false);
  });

  it('the name under a signature in the column of whole names', () => {
    const columns = [...(Object.keys(WITHOUT_NAME) as ColumnName[]), 'FULL_NAME' as const];
    expect(isOfficer({ FULL_NAME: '(นายกล้า ทองสมมุติ)' }, columns)).toBe(false);
    expect(isOfficer({ FULL_NAME: 'นายกล้า ทองสมมุติ' }, columns)).toBe(false);
    expect(isOfficer({ FULL_NAME: '(นายหนึ่ง สมมุติ)', L_INS_DATE: '28/07/2569' }, columns)).toBe(false);
  });

  it('a total in the column of whole names', () => {
    const columns = [...(Object.keys(WITHOUT_NAME) as ColumnName[]), 'FULL_NAME' as const];
    const total: Cells = { FULL_NAME: 'รวม ชำนาญการ', SEX: 'ชาย', POS_LEV: 'K2', SALARY: '57000' };
    expect(isOfficer(total, columns)).toBe(false);
  });

  it('a total whose word is under a title that is not known', () => {
    const { row, header } = sheetRowOf({ ID_CARD: '', LNAME: '', SEX: 'ชาย', POS_LEV: 'K2', SALARY: '57000' });
    expect(isOfficerRow({ ...row, cells: ['รวม', ...row.cells] }, shifted(header))).toBe(false);
  });

  it.each<[string, (column: ColumnName) => string]>([
    ['names', (column) => column],
    ['Thai titles', titleOf],
    ['titles with a star', (column) => `${column} *`],
  ])('a repeated header in %s', (_, title) => {
    expect(isOfficer(Object.fromEntries(COLUMN_NAMES.map((column) => [column, title(column)])))).toBe(false);
  });
});

describe('an officer is', () => {
  it.each([
    '0999900000012',
    '0-9999-00000-01-2',
    '999900000012',
    '9.999E+11',
    '099990000001X',
    '0999900000012.0',
    999900000012,
  ])('a row with nothing but what was meant as an id: %j', (id) => {
    expect(isOfficer({ ID_CARD: id })).toBe(true);
  });

  it('a row with a defect', () => {
    const { row, header } = sheetRowOf(Object.fromEntries(COLUMN_NAMES.map((column) => [column, ''])));
    for (const defect of ['quote', 'moreCells', 'brokenLine'] as const) {
      expect(isOfficerRow({ ...row, defect }, header)).toBe(true);
    }
  });

  it('a row with nothing but a title and a name, each in its column', () => {
    expect(isOfficer({ TIT_NAME: 'นาย', FNAME: 'กล้า', LNAME: 'ทองสมมุติ' })).toBe(true);
  });

  it('a row whose cells are all formulas that were not computed', () => {
    expect(isOfficer(Object.fromEntries(COLUMN_NAMES.map((column) => [column, NOT_COMPUTED])))).toBe(true);
  });

  it.each<[string, Cells]>([
    ['รวม', { ...GOOD_CELLS, FNAME: 'รวม' }],
    ['ยอด', { ...GOOD_CELLS, TIT_NAME: '', FNAME: 'ยอด' }],
    ['รวม, in the column of whole names', { ...WITHOUT_NAME, FULL_NAME: 'รวม ทองสมมุติ' }],
    ['รวม, with a title before it', { ...WITHOUT_NAME, TIT_NAME: 'นาย', FULL_NAME: 'รวม ทองสมมุติ' }],
  ])('one without an id whose name is %s', (_, cells) => {
    const { row, header } = sheetRowOf({ ...cells, ID_CARD: '' });
    expect(isOfficerRow(row, header)).toBe(true);
  });

  it('one without an id whose first cell is that of a head', () => {
    const { row, header } = sheetRowOf({ ...GOOD_CELLS, ID_CARD: '', LNAME: '', L_INS_CODE: '', L_INS_DATE: '' });
    expect(isOfficerRow({ ...row, cells: ['ผู้อำนวยการ', ...row.cells] }, shifted(header))).toBe(true);
  });

  const OFFICERS: readonly Cells[] = [
    GOOD_CELLS,
    { ...GOOD_CELLS, L_INS_CODE: '', L_INS_DATE: '' },
    { ...GOOD_CELLS, PERSONAL_TYPE: 'ลูกจ้างประจำ', POS_LEV: '', BEG_POS_DATE: '', L_INS_CODE: '', L_INS_DATE: '' },
    { ...WITHOUT_NAME, FULL_NAME: 'นายกล้า ทองสมมุติ' },
    { ...GOOD_CELLS, TIT_NAME: '', RANK_NAME: 'พันตรี', SEX: '', BIRTH_DATE: 25_245, BEG_DATE: 35_218 },
  ];

  it('one whose id and another cell or two are blank or broken, so that nobody vanishes', () => {
    const bad = fc.constantFrom<Cell>(
      '',
      '-',
      '?',
      '????',
      'ไม่ทราบ',
      '#REF!',
      'NULL',
      5,
      NOT_COMPUTED,
      'ก\ufffd',
      '31/02/2512',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...OFFICERS),
        fc.subarray(Object.keys(COLUMNS) as ColumnName[], { maxLength: 2 }),
        fc.array(bad, { minLength: 3, maxLength: 3 }),
        (officer, columns, [id = '', ...others]) => {
          const spoilt: Cells = { ...officer, ID_CARD: id };
          columns
            .filter((column) => column in officer)
            .forEach((column, at) => {
              spoilt[column] = others[at] as Cell;
            });
          const { row, header } = sheetRowOf(spoilt);
          expect(isOfficerRow(row, header)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
