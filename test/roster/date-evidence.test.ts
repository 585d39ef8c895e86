import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { DatesOfFile } from '../../lib/roster/column-dates.ts';
import { type Cell, NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { type ColumnName, DATE_COLUMNS } from '../../lib/vocabulary/columns.ts';
import { sheetRowOf } from '../helpers/roster/read-row.ts';

type Dates = Partial<Record<ColumnName, readonly Cell[]>>;

/** What the cells of these columns say, one below the other. */
function evidenceOf(dates: Dates, from1904 = false): DatesOfFile {
  const evidence = new DatesOfFile();
  const columns = Object.entries(dates) as [ColumnName, readonly Cell[]][];
  const rows = Math.max(...columns.map(([, cells]) => cells.length));
  for (let at = 0; at < rows; at += 1) {
    const { row, header } = sheetRowOf(Object.fromEntries(columns.map(([column, cells]) => [column, cells[at] ?? ''])));
    evidence.add(row, header, from1904);
  }
  return evidence;
}

/** The refusal; null: it is not refused. */
function refusalOf(dates: Dates): InsigniaError | null {
  try {
    evidenceOf(dates).refuseSwapped();
    return null;
  } catch (error) {
    if (error instanceof InsigniaError) {
      return error;
    }
    throw error;
  }
}

/** The columns that are refused. */
function refusedIn(dates: Dates): readonly ColumnName[] {
  const { en } = refusalOf(dates)?.texts ?? { en: '' };
  return DATE_COLUMNS.filter((column) => en.includes(column));
}

/** The cells whose day and month may be swapped. */
function unsureIn(dates: Dates): readonly Cell[] {
  const evidence = evidenceOf(dates);
  return (Object.entries(dates) as [ColumnName, readonly Cell[]][]).flatMap(([column, cells]) =>
    cells.filter((cell) => evidence.isUnsure(column, cell)),
  );
}

/** As many texts. */
function many(count: number, text: (number: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, at) => text(at));
}

const LOW = ['1969-02-11', '1970-05-12', '1971-01-04', '1972-07-12'];
const HIGH = '1973-05-13';
const UNCLEAR = '12/01/2512';
const MONTH_FIRST = '01/13/2512';
const dayFirst = (count: number) => many(count, (at) => `${13 + at}/05/2512`);

describe('a file', () => {
  it.each<[string, Dates, readonly ColumnName[]]>([
    ['one low true date and five texts', { BIRTH_DATE: [...LOW.slice(0, 1), ...dayFirst(5)] }, ['BIRTH_DATE']],
    ['two low true dates and a text', { BIRTH_DATE: [...LOW.slice(0, 2), ...dayFirst(1)] }, ['BIRTH_DATE']],
    ['two low ones beside three texts', { BIRTH_DATE: LOW.slice(0, 2), BEG_DATE: dayFirst(3) }, ['BIRTH_DATE']],
    [
      'low ones in two columns of a divided file',
      { BIRTH_DATE: [...LOW.slice(0, 1), ...dayFirst(3)], BEG_DATE: LOW.slice(1, 2), L_INS_DATE: dayFirst(2) },
      ['BIRTH_DATE', 'BEG_DATE'],
    ],
    ['four low ones beside a text that does not tell', { BIRTH_DATE: LOW, BEG_DATE: [UNCLEAR] }, ['BIRTH_DATE']],
    ['four low ones beside texts of two kinds', { BIRTH_DATE: LOW, BEG_DATE: [UNCLEAR, '13/05/2540'] }, ['BIRTH_DATE']],
    [
      'four low ones beside one with the month first',
      { BIRTH_DATE: LOW, BEG_DATE: [UNCLEAR, MONTH_FIRST] },
      ['BIRTH_DATE'],
    ],
    [
      'four low numbers beside a text',
      { BIRTH_DATE: [25_245, 25_700, 25_937, 26_492], BEG_DATE: [UNCLEAR] },
      ['BIRTH_DATE'],
    ],
    [
      'low ones beside texts with years of two digits, times, blanks and other dates',
      { BIRTH_DATE: LOW.slice(0, 2), BEG_DATE: ['13/05/12', '14.05.2512 10:30', '15 - 5 - 2512;;1969-02-11'] },
      ['BIRTH_DATE'],
    ],
    [
      'four low ones with blanks',
      { BIRTH_DATE: LOW.map((day) => ` ${day} 00:00`), BEG_DATE: [UNCLEAR] },
      ['BIRTH_DATE'],
    ],
    ['two texts with the month first', { BIRTH_DATE: [MONTH_FIRST, '12/31/2512'] }, ['BIRTH_DATE']],
    [
      'two texts with the month first in two columns, and others',
      { BIRTH_DATE: [MONTH_FIRST, HIGH], BEG_DATE: ['5.13.2540'], L_INS_DATE: [UNCLEAR], RETURN_DATE: [HIGH] },
      ['BIRTH_DATE', 'BEG_DATE', 'L_INS_DATE'],
    ],
  ])('with %s is refused', (_, dates, columns) => {
    expect(refusedIn(dates)).toEqual(columns);
  });

  it.each<[string, Dates]>([
    ['one low true date and four texts', { BIRTH_DATE: [...LOW.slice(0, 1), ...dayFirst(4)] }],
    ['two low ones beside two texts', { BIRTH_DATE: LOW.slice(0, 2), BEG_DATE: dayFirst(2) }],
    ['low ones, texts and a high one', { BIRTH_DATE: [...LOW, ...dayFirst(5), HIGH] }],
    ['low ones, texts and one that does not tell', { BIRTH_DATE: [...LOW, ...dayFirst(5), UNCLEAR] }],
    ['low ones, texts and one with the month first', { BIRTH_DATE: [...LOW, ...dayFirst(5), MONTH_FIRST] }],
    ['low ones, texts, a high one and one that does not tell', { BIRTH_DATE: [...LOW, ...dayFirst(5), HIGH, UNCLEAR] }],
    ['low ones and texts of each kind', { BIRTH_DATE: [...LOW, ...dayFirst(5), UNCLEAR, MONTH_FIRST] }],
    ['four low ones alone', { BIRTH_DATE: LOW }],
    ['three low ones beside a text that does not tell', { BIRTH_DATE: LOW.slice(1), BEG_DATE: [UNCLEAR] }],
    ['four low ones and a high one beside it', { BIRTH_DATE: [...LOW, HIGH], BEG_DATE: [UNCLEAR] }],
    ['four low ones beside it and a high one', { BIRTH_DATE: LOW, BEG_DATE: [UNCLEAR, HIGH] }],
    ['four low ones beside it, and the first of a month', { BIRTH_DATE: [...LOW, '1973-07-01'], BEG_DATE: [UNCLEAR] }],
    ['four low ones and a text beside it', { BIRTH_DATE: [...LOW, UNCLEAR], BEG_DATE: [UNCLEAR] }],
    ['one text with the month first', { BIRTH_DATE: [MONTH_FIRST, UNCLEAR] }],
    ['two of them and one with the day first', { BIRTH_DATE: [MONTH_FIRST, MONTH_FIRST, '13/01/2512'] }],
    [
      'four low ones beside years alone',
      { BIRTH_DATE: LOW, BEG_DATE: ['1 ม.ค. 2540', '25412', 'x', NOT_COMPUTED, true] },
    ],
    [
      'four of another form',
      { BIRTH_DATE: ['1969-2-11', '1970/05/12', '1971-1-04', '1972-07-9'], BEG_DATE: [UNCLEAR] },
    ],
    ['texts alone', { BIRTH_DATE: dayFirst(15) }],
  ])('with %s is read', (_, dates) => {
    expect(refusalOf(dates)).toBeNull();
  });

  it('is refused with the columns and what to do, in both languages', () => {
    expect(refusalOf({ BIRTH_DATE: LOW, BEG_DATE: LOW, L_INS_DATE: [UNCLEAR] })?.texts).toEqual({
      en: 'The roster cannot be read: days and months are swapped in BIRTH_DATE, BEG_DATE: a program with US settings (month/day/year) opened the file. Send the original file; or import it in Excel with Data > From Text/CSV, with the columns of dates as text or as day/month/year (DMY), and send that (see docs/rosters.md).',
      th: 'อ่านบัญชีรายชื่อไม่ได้: วันและเดือนในคอลัมน์ BIRTH_DATE (วันเกิด), BEG_DATE (วันบรรจุ) สลับกัน เพราะเปิดด้วยโปรแกรมที่ตั้งค่าวันที่แบบสหรัฐอเมริกา (เดือน/วัน/ปี) วิธีแก้ไข: อย่าเปิดแฟ้ม CSV โดยตรง ให้นำเข้าจากแฟ้มต้นฉบับใน Excel ด้วยเมนู ข้อมูล > จากข้อความ/CSV โดยกำหนดคอลัมน์วันที่เป็น ข้อความ หรือ วัน/เดือน/ปี (DMY) แล้วส่งแฟ้มนั้น หรือส่งแฟ้มต้นฉบับ (ดู docs/rosters.th.md)',
    });
  });
});

describe('a date', () => {
  const texts = (days: number, unclear: number) => [
    ...many(days, (at) => `${13 + (at % 15)}/05/2512`),
    ...many(unclear, () => UNCLEAR.replace('12/01', '01/01')),
  ];

  it.each<[string, Dates, readonly Cell[]]>([
    ['one low beside texts', { BIRTH_DATE: [...LOW.slice(0, 1), ...dayFirst(2)] }, LOW.slice(0, 1)],
    [
      'one low beside texts, in a file that is not divided',
      { BIRTH_DATE: [...LOW.slice(0, 1), ...dayFirst(2)], BEG_DATE: [UNCLEAR, HIGH] },
      LOW.slice(0, 1),
    ],
    ['one low in a file that is divided', { BIRTH_DATE: LOW.slice(0, 1), BEG_DATE: dayFirst(2) }, LOW.slice(0, 1)],
    ['low ones in a column of their own', { BIRTH_DATE: LOW.slice(1), BEG_DATE: [UNCLEAR] }, LOW.slice(1)],
    ['low ones beside a high one in another column', { BIRTH_DATE: LOW, BEG_DATE: [UNCLEAR, HIGH] }, []],
    ['low ones without texts', { BIRTH_DATE: LOW }, []],
    ['one typed among ten texts', { BIRTH_DATE: [...LOW.slice(0, 1), ...texts(5, 5)] }, LOW.slice(0, 1)],
    ['one typed among nine', { BIRTH_DATE: [...LOW.slice(0, 1), ...texts(4, 5)] }, []],
    [
      'a high and a low one among twenty',
      { BIRTH_DATE: [...LOW.slice(0, 1), HIGH, ...texts(10, 10)] },
      LOW.slice(0, 1),
    ],
    ['a high and a low one among nineteen', { BIRTH_DATE: [...LOW.slice(0, 1), HIGH, ...texts(9, 10)] }, []],
    ['three among thirty', { BIRTH_DATE: [...LOW.slice(1), ...texts(20, 10)] }, LOW.slice(1)],
    ['four among fifty', { BIRTH_DATE: [...LOW, ...texts(30, 20)] }, []],
    [
      'with the same day and month, or a high day',
      { BIRTH_DATE: ['1969-05-05', '1969-05-13', '1969-12-12', '1969-11-12', ...texts(20, 20)] },
      [],
    ],
    ['those of three', { BIRTH_DATE: ['1969-05-05', '1969-05-13', '1969-11-12', ...texts(20, 20)] }, ['1969-11-12']],
    [
      'texts beside one with the month first',
      {
        BIRTH_DATE: [MONTH_FIRST, '1/2/2514', '2/2/2514', '12/11/2514', '11/12/2514', '13/12/2514', '12/13/2514', HIGH],
        BEG_DATE: ['1/2/2514', '3 ก.พ. 2540', '13/12/2514'],
      },
      ['1/2/2514', '12/11/2514', '11/12/2514'],
    ],
  ])('is unsure or not: %s', (_, dates, unsure) => {
    expect(unsureIn(dates)).toEqual(unsure);
  });

  it('of a column that has none is not', () => {
    expect(evidenceOf({ BIRTH_DATE: dayFirst(1) }).isUnsure('BEG_DATE', LOW[0] as string)).toBe(false);
    expect(new DatesOfFile().isUnsure('BEG_DATE', UNCLEAR)).toBe(false);
  });

  it('that is a number counts the days as its file does', () => {
    // 12 February 1969; from 1904 on, 13 February 1973, which has its day and month as it should.
    const dates = { BIRTH_DATE: [25_246, ...dayFirst(2)] };
    expect(evidenceOf(dates).isUnsure('BIRTH_DATE', 25_246)).toBe(true);
    expect(evidenceOf(dates, true).isUnsure('BIRTH_DATE', 25_246)).toBe(false);
  });
});

describe('a year of two digits', () => {
  const B = '11/02/2512';
  const C = '11/02/1969';

  it.each<[readonly Cell[], number, number | null]>([
    [[B], 12, 1969],
    [[B], 22, 1979],
    [[B], 23, null],
    [[B], 2, 1959],
    [[B], 1, null],
    [[B], 69, null],
    [[C], 69, 1969],
    [[C], 79, 1979],
    [[C], 80, null],
    [[C], 59, 1959],
    [[C], 58, null],
    [[C], 12, null],
    [[B, C], 12, 1969],
    [[B, C], 69, 1969],
    [['11/02/2450', '11/02/2540'], 45, null],
    [['11/02/2450', '11/02/2512'], 45, 1902],
    [['11/02/1905', '11/02/1999'], 5, null],
    [['11/02/1905', '11/02/1990'], 5, 1905],
    [['11/02/1905', '11/02/1990'], 99, 1999],
    [['11 ก.พ. 2512'], 12, 1969],
    [['11 Feb 1969'], 12, null],
    [['11 Feb 1969'], 69, 1969],
    [['25412'], 12, 1969],
    [['25412'], 69, 1969],
    [[25_412], 12, 1969],
    [['1969-07-28'], 12, 1969],
    [['1969-07-28'], 69, 1969],
    [['28/07/12'], 12, null],
    [['28/07/12', B], 12, 1969],
    [['11 ก.พ. 2540', '11 ก.พ. 2512'], 2, 1959],
    [['11 ก.พ. 2512', '11 ก.พ. 2540'], 50, 2007],
    [['11 ก.พ. 2512', '11 Feb 1969'], 69, 1969],
    [['11 Feb 1969', '11 ก.พ. 2512'], 12, 1969],
    [['x', ''], 12, null],
  ])('in a column of %j: %d is %j', (cells, twoDigits, year) => {
    expect(evidenceOf({ BIRTH_DATE: cells }).fullYear('BIRTH_DATE', twoDigits)).toBe(year);
    expect(evidenceOf({ BIRTH_DATE: cells }).fullYear('BEG_DATE', twoDigits)).toBeNull();
  });
});
