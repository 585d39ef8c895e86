import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/vocabulary/calendar.ts';
import { officerWith, problemsWith, readChanged, remedyWith } from '../helpers/roster/read-row.ts';

// The good officer was born on 11 February 2512 and entered the service on 2 June 2539.

describe('RESIGN_DATE alone', () => {
  it('is the day of leaving', () => {
    for (const changes of [{}, { RETURN_DATE: '' }, { RETURN_DATE: '-' }]) {
      expect(officerWith({ RESIGN_DATE: '01/10/2569', ...changes })).toMatchObject({
        resignDate: '2026-10-01',
        serviceBreaks: [],
      });
    }
    expect(officerWith({ RESIGN_DATE: '02/06/2539' }).resignDate).toBe('1996-06-02');
    expect(officerWith({ RESIGN_DATE: 46_296 }).resignDate).toBe('2026-10-01');
    expect(officerWith({ RESIGN_DATE: '01/10/2569;;' }).resignDate).toBe('2026-10-01');
  });

  it.each([
    ['01/01/1900', 'a date that databases write for none, such as 01/01/1900'],
    ['1900-01-01 00:00:00', 'a date that databases write for none, such as 01/01/1900'],
    ['01/01/1753', 'a date that databases write for none, such as 01/01/1900'],
    ['0001-01-01', 'a date that databases write for none, such as 01/01/1900'],
    ['30/12/1899', 'a date that databases write for none, such as 01/01/1900'],
    [0, 'a date that databases write for none, such as 01/01/1900'],
    [1, 'a date that databases write for none, such as 01/01/1900'],
    ['01/01/2500', 'a day before the birth'],
    ['01/06/2539', 'a day before the service began'],
  ])('that is %j is no leaving: %s', (cell, found) => {
    expect(problemsWith({ RESIGN_DATE: cell })).toEqual([`RESIGN_DATE: ${found}`]);
    expect(remedyWith({ RESIGN_DATE: cell }).en).toContain('Leave it empty for an officer in service');
  });

  it.each(['30/09/2550;;01/05/2558', '30/09/2550;01/05/2558', '30/09/2550, 01/05/2558', '30/09/2550\n01/05/2558'])(
    'of several days is a problem: %j',
    (cell) => {
      expect(problemsWith({ RESIGN_DATE: cell })).toEqual(['RESIGN_DATE: several days']);
    },
  );
});

describe('what to do about RESIGN_DATE and RETURN_DATE', () => {
  const LEAVING = 'Leave it empty for an officer in service; for one who has left, write the day of leaving.';
  const HISTORY =
    'Write every leaving in RESIGN_DATE and every return in RETURN_DATE, oldest first, joined by ;;, as many of one as of the other. For an officer who left and did not come back, write only the last leaving, in RESIGN_DATE.';
  const DAY = 'Write the date as dd/mm/yyyy in the Buddhist Era, or as yyyy-mm-dd.';

  it.each([
    ['11/02/2512', '', 'RESIGN_DATE: a day before the service began', LEAVING],
    ['10/02/2512', '', 'RESIGN_DATE: a day before the birth', LEAVING],
    ['01/01/1900', '', 'RESIGN_DATE: a date that databases write for none, such as 01/01/1900', LEAVING],
    ['31/02/2560', '', 'RESIGN_DATE: a day that is not in the calendar', DAY],
    ['ลาออก', '', 'RESIGN_DATE: text', DAY],
    ['1/10/2550;;1/10/2560', '', 'RESIGN_DATE: several days', HISTORY],
    ['01/01/1900', '1/10/2560', 'RESIGN_DATE: a date that databases write for none, such as 01/01/1900', HISTORY],
    ['1/10/2560', '31/02/2561', 'RETURN_DATE: a day that is not in the calendar', HISTORY],
    ['10/02/2512', '1/10/2560', 'RESIGN_DATE: a day before the birth', HISTORY],
    [
      '1/10/2560',
      '1/10/2550;;1/10/2555',
      'RETURN_DATE: more leavings than returns, or more returns than leavings',
      HISTORY,
    ],
  ])('%j and %j: %s', (left, returned, found, remedy) => {
    const cells = { RESIGN_DATE: left, RETURN_DATE: returned };
    expect(problemsWith(cells)).toEqual([found]);
    expect(remedyWith(cells).en).toBe(remedy);
  });
});

describe('RESIGN_DATE with RETURN_DATE', () => {
  it('may begin on the day of birth, and a leaving may be on the day of the return before it', () => {
    expect(
      officerWith({ RESIGN_DATE: '11/02/2512;;12/02/2540', RETURN_DATE: '12/02/2540;;13/02/2540' }).serviceBreaks,
    ).toEqual([
      { left: '1969-02-11', returned: '1997-02-12' },
      { left: '1997-02-12', returned: '1997-02-13' },
    ]);
  });

  it('is read also where no birth and no entry is known', () => {
    const unknown = { BIRTH_DATE: 'ไม่ทราบ', BEG_DATE: 'ไม่ทราบ' };
    const problems = ['BIRTH_DATE: text', 'BEG_DATE: text'];
    expect(problemsWith({ ...unknown, RESIGN_DATE: '01/10/2569' })).toEqual(problems);
    expect(readChanged({ ...unknown, RESIGN_DATE: '01/10/2569' })).toMatchObject({ resignDate: '2026-10-01' });
    const history = { RESIGN_DATE: '01/10/2500', RETURN_DATE: '02/10/2500' };
    expect(problemsWith({ ...unknown, ...history })).toEqual(problems);
    expect(readChanged({ ...unknown, ...history })).toMatchObject({
      serviceBreaks: [{ left: '1957-10-01', returned: '1957-10-02' }],
    });
  });

  it.each([';;', ';', ' ;; ', '\n', '\r\n', ',', ', '])('is a history whose days may be joined by %j', (joint) => {
    const officer = officerWith({
      RESIGN_DATE: ['30/09/2550', '1/05/2558'].join(joint),
      RETURN_DATE: ['1/03/2551', '1/05/2558'].join(joint),
    });
    expect(officer).toMatchObject({
      resignDate: null,
      serviceBreaks: [
        { left: '2007-09-30', returned: '2008-03-01' },
        { left: '2015-05-01', returned: '2015-05-01' },
      ],
    });
  });

  it('of nothing but separators is empty', () => {
    for (const [left, returned] of [
      [';;', ';;'],
      [';;;;', ';;;;'],
      ['-;;-', ';;'],
    ] as const) {
      expect(officerWith({ RESIGN_DATE: left, RETURN_DATE: returned })).toMatchObject({
        resignDate: null,
        serviceBreaks: [],
      });
    }
  });

  it('may be before BEG_DATE, which may be that of the last entry', () => {
    expect(officerWith({ RESIGN_DATE: '1/10/2538', RETURN_DATE: '1/10/2538' }).serviceBreaks).toHaveLength(1);
  });

  it.each([
    ['', '1/10/2555', 'RETURN_DATE: a return to the service without a leaving'],
    ['1/10/2560', '1/10/2555', 'RESIGN_DATE: a leaving after the last return to the service'],
    ['1/10/2550;;1/10/2560', '1/10/2555', 'RESIGN_DATE: a leaving after the last return to the service'],
    ['1/10/2550;;1/10/2560', '1/10/2565', 'RETURN_DATE: more leavings than returns, or more returns than leavings'],
    ['1/10/2550', '1/10/2551;;1/10/2552', 'RETURN_DATE: more leavings than returns, or more returns than leavings'],
    ['1/10/2550;;1/10/2560', ';;1/10/2565', 'RETURN_DATE: nothing'],
    ['1/10/2550;;1/10/2560', '1/9/2550;;1/10/2565', 'RETURN_DATE: a return to the service before its leaving'],
    [
      '1/10/2560;;1/10/2550',
      '1/10/2561;;1/10/2551',
      'RESIGN_DATE: leavings and returns that are out of order or overlap',
    ],
    [
      '1/10/2550;;1/10/2551',
      '1/10/2552;;1/10/2553',
      'RESIGN_DATE: leavings and returns that are out of order or overlap',
    ],
    ['1/10/2550;;31/02/2551', '1/10/2550;;1/10/2553', 'RESIGN_DATE: a day that is not in the calendar'],
    ['1/10/2500', '1/10/2550', 'RESIGN_DATE: a day before the birth'],
    ['01/01/1900', '01/01/1900', 'RESIGN_DATE: a date that databases write for none, such as 01/01/1900'],
    ['ก;;ข', '1/10/2550;;1/10/2553', 'RESIGN_DATE: text'],
  ])('%j and %j are for review: %s', (left, returned, problem) => {
    expect(problemsWith({ RESIGN_DATE: left, RETURN_DATE: returned })[0]).toBe(problem);
  });

  it('says in both languages how to write a history', () => {
    const { th, en } = remedyWith({ RETURN_DATE: '1/10/2555' });
    expect(th).toContain('คั่นด้วย ;;');
    expect(en).toContain('oldest first, joined by ;;');
  });

  it('an endless cell is a problem, and not cut into days', () => {
    const problem = ['RESIGN_DATE: text that is too long'];
    expect(problemsWith({ RESIGN_DATE: ';'.repeat(20_000), RETURN_DATE: '' })).toEqual(problem);
    expect(problemsWith({ RESIGN_DATE: '01/10/2569'.padEnd(401, ';') })).toEqual(problem);
    expect(officerWith({ RESIGN_DATE: '01/10/2569'.padEnd(400, ';') }).resignDate).toBe('2026-10-01');
  });

  it('of any periods in order is read back, and of any other order is never', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 900 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(steps, fc.boolean(), (lengths, isReversed) => {
        let day = '1998-01-01';
        const breaks = lengths.map(([service, away]) => {
          const left = addDays(day, service);
          day = addDays(left, away);
          return { left, returned: day };
        });
        const written = isReversed ? breaks.toReversed() : breaks;
        const cells = {
          RESIGN_DATE: written.map(({ left }) => left).join(';;'),
          RETURN_DATE: written.map(({ returned }) => returned).join(';;'),
        };
        if (isReversed && breaks.length > 1) {
          expect(problemsWith(cells)).toEqual(['RESIGN_DATE: leavings and returns that are out of order or overlap']);
        } else {
          expect(officerWith(cells)).toMatchObject({ resignDate: null, serviceBreaks: breaks });
        }
      }),
    );
  });
});
