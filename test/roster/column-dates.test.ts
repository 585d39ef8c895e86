import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RosterRow } from '../../lib/roster/read-roster.ts';
import { workbook } from '../../scripts/workbook.ts';
import { csvOf, GOOD_ROW, refusalOf, rowsOf, sourceOf } from '../helpers/roster/reading.ts';

const COLUMNS = Object.keys(GOOD_ROW);

/** Officers with these days of birth; a `Date` is a true date of the workbook. */
function bornOn(...days: readonly (string | Date)[]) {
  const rows = days.map((BIRTH_DATE, index) =>
    Object.values({ ...GOOD_ROW, ID_CARD: String(999900000000 + index).padStart(13, '0'), BIRTH_DATE }),
  );
  return sourceOf('r.xlsx', workbook([{ name: 'ก', rows: [COLUMNS, ...rows] }]));
}

async function officersOf(...days: readonly (string | Date)[]) {
  return (await rowsOf(bornOn(...days))).map((row) => {
    if (row.kind === 'officer') {
      return row.officer;
    }
    throw new Error(`the row is ${row.kind}`);
  });
}

/** The columns of a row's cells that could not be read. */
function unreadOf(row: RosterRow): readonly string[] {
  return row.kind === 'officer' ? row.officer.unread.map(({ column }) => column) : [row.kind];
}

const dayOf = (text: string) => new Date(`${text}T00:00:00Z`);

/** Day and month as a program with US settings takes dd/mm/yyyy: swapped into a true date, or left as text. */
function throughUsSettings(day: number, month: number, year: number): string | Date {
  return day <= 12
    ? new Date(Date.UTC(year, day - 1, month))
    : `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}

describe('a column whose days and months a program with US settings swapped', () => {
  it('is refused, naming the column and how to import', async () => {
    const refusal = await refusalOf(
      bornOn(
        dayOf('1969-02-11'),
        dayOf('1970-05-03'),
        '28/02/2512',
        '15/03/2513',
        '30/01/2514',
        '21/07/2515',
        '13/7/2515',
      ),
    );
    expect(refusal.texts.en).toContain('days and months are swapped in BIRTH_DATE');
    expect(refusal.texts.th).toContain('วันและเดือนในคอลัมน์ BIRTH_DATE (วันเกิด) สลับกัน');
    expect(refusal.texts.th).toContain('DMY');
  });

  it('is refused for any roster of twenty officers', async () => {
    const birth = fc.tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 2500, max: 2540 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(birth, { minLength: 20, maxLength: 20 }), async (births) => {
        const days = births.map((one) => throughUsSettings(...one));
        const isDivided = days.some((day) => typeof day === 'string') && days.some((day) => typeof day !== 'string');
        fc.pre(isDivided);
        expect((await refusalOf(bornOn(...days))).texts.en).toContain('swapped');
      }),
      { numRuns: 30 },
    );
  });

  it('is refused in a small roster too, where every true date has a low day and every text a high one', async () => {
    const refusal = await refusalOf(bornOn(dayOf('1969-02-11'), dayOf('1970-05-03'), '13/04/2514', '14/05/2515'));
    expect(refusal.texts.en).toContain('swapped in BIRTH_DATE');
  });

  it('is refused where a program converted it as a whole and left the others', async () => {
    const refusal = await refusalOf(
      bornOn(dayOf('1969-02-11'), dayOf('1970-05-03'), dayOf('1971-01-04'), dayOf('1972-07-12')),
    );
    expect(refusal.texts.en).toContain('swapped in BIRTH_DATE');
  });

  it('is refused also where texts with the month first are spread over the columns', async () => {
    const changes = [{ BIRTH_DATE: '02/25/2512' }, { BEG_DATE: '06/13/2545' }, {}];
    const rows = changes.map((change, index) => ({
      ...GOOD_ROW,
      L_INS_DATE: '07/10/2562',
      ID_CARD: `099990000001${index}`,
      ...change,
    }));
    const { texts } = await refusalOf(sourceOf('r.csv', csvOf(rows)));
    expect(texts.en).toContain('days and months are swapped in BIRTH_DATE, BEG_DATE, BEG_POS_DATE, L_INS_DATE');
  });

  it('is refused also where the dates are texts with the month first', async () => {
    const text = csvOf(
      ['7/28/2512', '3/15/2513', '1/2/2514'].map((BIRTH_DATE, index) => ({
        ...GOOD_ROW,
        ID_CARD: `099990000001${index}`,
        BIRTH_DATE,
      })),
    );
    expect((await refusalOf(sourceOf('r.csv', text))).texts.en).toContain('swapped in BIRTH_DATE');
  });

  it('is refused also where these texts are in Thai digits or with the dashes of Word', async () => {
    const refusal = await refusalOf(bornOn('๗/๒๘/๒๕๑๒', '3–15–2513', '1/2/2514'));
    expect(refusal.texts.en).toContain('swapped in BIRTH_DATE');
  });
});

describe('dates that no program swapped', () => {
  it('are read in any mixture of true dates and texts', async () => {
    const birth = fc.tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 2500, max: 2540 }),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(birth, { minLength: 30, maxLength: 30 }), async (births) => {
        const days = births.map(([day, month, year, isTrue]) =>
          isTrue ? new Date(Date.UTC(year, month - 1, day)) : `${day}/${month}/${year}`,
        );
        expect(await officersOf(...days)).toHaveLength(30);
      }),
      { numRuns: 30 },
    );
  });

  it('are no column with the month first because of one wrong date, which is a problem of its row', async () => {
    const rows = await rowsOf(bornOn('28/07/2512', '7/28/2512', '1/02/2514'));
    expect(rows.map(unreadOf)).toEqual([[], ['BIRTH_DATE'], []]);
  });
});

describe('a column of true dates that could all have been swapped, beside texts in other columns', () => {
  const LOW = ['1969-02-11', '1970-05-03', '1971-01-04', '1972-07-12'];

  it('is read where one is the first of a month, as most days of entry are', async () => {
    const officers = await officersOf(...LOW.map(dayOf), dayOf('1973-07-01'));
    expect(officers.map(({ birthDate }) => birthDate)).toEqual([...LOW, '1973-07-01']);
  });

  it('is read where a true date in another column has a day that can be no month', async () => {
    const rows = LOW.map((day, index) => ({
      ...GOOD_ROW,
      ID_CARD: `099990000001${index}`,
      BIRTH_DATE: dayOf(day),
      ...(index === 0 ? { BEG_DATE: dayOf('1996-06-13') } : {}),
    }));
    const source = sourceOf(
      'r.xlsx',
      workbook([{ name: 'ก', rows: [COLUMNS, ...rows.map((row) => Object.values(row))] }]),
    );
    expect(await rowsOf(source)).toMatchObject(LOW.map((birthDate) => ({ kind: 'officer', officer: { birthDate } })));
  });
});

describe('a single unsure date is told, and read', () => {
  it('where one true date stands among texts that can only be days first', async () => {
    const officers = await officersOf(dayOf('1969-02-11'), '28/02/2512', '15/03/2513');
    expect(officers.map(({ unsureDates }) => unsureDates)).toEqual([['BIRTH_DATE'], [], []]);
    expect(officers[0]?.birthDate).toBe('1969-02-11');
  });

  it('where a true date was typed into a column of texts', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `${index + 1}/05/2512`);
    const officers = await officersOf(...texts, dayOf('1969-02-11'));
    expect(officers.flatMap(({ unsureDates, row }) => (unsureDates.length > 0 ? [row] : []))).toEqual([14]);
  });

  it.each([
    [3, 3],
    [4, 0],
  ])('where %i true dates were typed among fifty texts: of %i of them, as more are a habit', async (typed, unsure) => {
    const texts = Array.from({ length: 50 }, (_, index) => `${(index % 28) + 1}/05/2512`);
    const days = ['1969-02-11', '1970-05-03', '1971-01-04', '1972-07-12'].slice(0, typed);
    const officers = await officersOf(...texts, ...days.map(dayOf));
    expect(officers.filter(({ unsureDates }) => unsureDates.includes('BIRTH_DATE'))).toHaveLength(unsure);
  });

  it('where all days of a column of true dates could be months, and another column has texts', async () => {
    const officers = await officersOf(dayOf('1969-02-11'), dayOf('1970-05-12'), dayOf('1971-06-06'));
    expect(officers.map(({ unsureDates }) => unsureDates)).toEqual([['BIRTH_DATE'], ['BIRTH_DATE'], []]);
  });

  it('but not where day and month are the same, or the day can be no month', async () => {
    const texts = Array.from({ length: 24 }, (_, index) => `${index + 1}/05/2512`);
    const officers = await officersOf(...texts, dayOf('1969-05-05'), dayOf('1969-05-25'));
    expect(officers.flatMap(({ unsureDates }) => unsureDates)).toEqual([]);
  });
});

describe('a year of two digits', () => {
  it('is read where the other years of the column settle it', async () => {
    const officers = await officersOf('11/02/2512', '11/02/2540', '11/02/30');
    expect(officers.at(-1)?.birthDate).toBe('1987-02-11');
  });

  it.each([
    ['in Thai digits', ['๒๘/๐๗/๒๕๑๒', '๑๒/๐๗/๒๕๑๒', '๒๘/๐๗/๑๒']],
    ['with the dashes of Word', ['28–07–2512', '12–07–2512', '28–07–12']],
    ['in words', ['28 ก.ค. 2512', '12 กรกฎาคม 2512', '28 ก.ค. 12']],
    ['with the year first', ['2512/7/28', '๒๕๑๒-๐๗-๑๒', '28/07/12']],
    ['as numbers of a spreadsheet in texts', ['25412', '25396', '28/07/12']],
  ])('is settled by other years %s', async (_, days) => {
    const officers = await officersOf(...days);
    expect(officers.map(({ birthDate }) => birthDate)).toEqual(['1969-07-28', '1969-07-12', '1969-07-28']);
  });

  it.each([
    ['in numbers', '11/02/2483', '11/02/2540', '11/02/30'],
    ['in words', '11 ก.พ. 2483', '11 ก.พ. 2540 10:30 น.', '11 ก.พ. 30'],
    ['with the year first', '2483/2/11', '2540/2/11', '11/02/30'],
  ])('is of the Buddhist Era where the others are, %s', async (_, ...days) => {
    const officers = await officersOf(...days);
    expect(officers.at(-1)?.birthDate).toBe('1987-02-11');
  });

  it('is settled also by a year in words lower than the ones before it', async () => {
    expect((await officersOf('11 ก.พ. 2540', '11 ก.พ. 2512', '11 ก.พ. 20')).at(-1)?.birthDate).toBe('1977-02-11');
  });

  it.each([
    ['are numbers of a spreadsheet', ['14600', '35472', '11/02/30']],
    ['are in words and of both eras', ['11 ก.พ. 2483', '11 ก.พ. 2540', '11 Feb 1990', '11 ก.พ. 30']],
  ])('is a problem of its row where two years are left, as the others %s', async (_, days) => {
    const unread = (await rowsOf(bornOn(...days))).map(unreadOf);
    expect(unread).toEqual([...days.slice(1).map(() => []), ['BIRTH_DATE']]);
  });

  it.each([
    ['before', '11/02/02', '1959-02-11', '11/02/01'],
    ['after', '11/02/23', '1980-02-11', '11/02/24'],
  ])('may lie ten years %s the others, and no more', async (_, ten, birthDate, eleven) => {
    const others = ['11/02/2512', '11/02/2513'];
    expect((await officersOf(...others, ten)).at(-1)?.birthDate).toBe(birthDate);
    expect((await rowsOf(bornOn(...others, eleven))).map(unreadOf).at(-1)).toEqual(['BIRTH_DATE']);
  });

  it('is of the era of the others', async () => {
    const officers = await officersOf('11/02/1965', '11/02/1990', '11/02/70');
    expect(officers.at(-1)?.birthDate).toBe('1970-02-11');
  });

  it.each([
    ['no other year says so', ['11/02/12']],
    ['two years are as near', ['11/02/2483', '11/02/1999', '11/02/45']],
    ['it lies far from the others', ['11/02/2512', '11/02/2513', '11/02/69']],
  ])('is a problem of its row where %s', async (_, days) => {
    expect((await rowsOf(bornOn(...days))).at(-1)).toMatchObject({
      kind: 'officer',
      officer: { birthDate: null, unread: [{ column: 'BIRTH_DATE' }] },
    });
  });
});
