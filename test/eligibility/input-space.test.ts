import { describe, expect, it } from 'vitest';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { Row, Schedule } from '../../lib/eligibility/rule-set.ts';
import { standingFrom } from '../../lib/vocabulary/levels.ts';
import { type Landing, landingsOf, type Position } from '../helpers/eligibility/input-space.ts';

/** Positions that stand in no row of a schedule, and the empty columns that leave it open. */
interface NoRow {
  readonly name: string;
  readonly missing: readonly string[];
  readonly is: (position: Position) => boolean;
}

function hasLevel(...codes: readonly string[]): (position: Position) => boolean {
  return ({ level }) => codes.includes(level ?? '');
}

function standingOf({ standing }: Position): string | null {
  return standing === null ? 'none' : standingFrom(standing);
}

const RANKS_OF_TEACHERS = hasLevel('KS0', 'KS1', 'KS2', 'KS3', 'KS4', 'KS5');
const LOCAL_LEVELS = hasLevel('LD1', 'LD2', 'LD3', 'LM1', 'LM2', 'LM3');
const SPECIAL_EXPERT = 'เชี่ยวชาญพิเศษ';
const SENIOR_PROFESSIONAL = 'ชำนาญการพิเศษ';

const OFFICES_OF_NO_ROW: readonly NoRow[] = [
  { name: 'an office that is not known', missing: ['POS_NAME'], is: ({ positionName }) => positionName === null },
  { name: 'an office of no row', missing: [], is: ({ positionName }) => positionName === 'นักวิชาการศึกษา' },
];

/** The whole list, by schedule: whatever is not in it stands in exactly one row. */
const NO_ROW: Readonly<Record<number, readonly NoRow[]>> = {
  15: [
    { name: 'the ranks of teachers', missing: [], is: RANKS_OF_TEACHERS },
    { name: 'the local levels of schedule 17', missing: [], is: LOCAL_LEVELS },
    {
      name: 'ทรงคุณวุฒิ with an allowance of neither row',
      missing: [],
      is: (position) => hasLevel('K5')(position) && ![null, 13000, 15600].includes(position.allowance),
    },
    {
      name: 'บริหาร สูง with an allowance of no row',
      missing: [],
      is: (position) => hasLevel('M2')(position) && ![null, 14500, 21000].includes(position.allowance),
    },
    {
      name: 'ทรงคุณวุฒิ and บริหาร สูง without a known allowance',
      missing: ['POS_AMT'],
      is: (position) => hasLevel('K5', 'M2')(position) && position.allowance === null,
    },
  ],
  16: [
    {
      name: 'no standing, and no rank from คศ. 1 on (ครูผู้ช่วย, levels of civil servants)',
      missing: [],
      is: (position) => standingOf(position) === 'none' && !(RANKS_OF_TEACHERS(position) && !hasLevel('KS0')(position)),
    },
    {
      name: 'ชำนาญการพิเศษ in a position of neither row',
      missing: [],
      is: (position) => standingOf(position) === SENIOR_PROFESSIONAL && position.positionName === 'นักวิชาการศึกษา',
    },
    {
      name: 'ชำนาญการพิเศษ without a known position',
      missing: ['POS_NAME'],
      is: (position) => standingOf(position) === SENIOR_PROFESSIONAL && position.positionName === null,
    },
    {
      name: 'เชี่ยวชาญพิเศษ with an allowance of neither row',
      missing: [],
      is: (position) => standingOf(position) === SPECIAL_EXPERT && position.allowance === 1,
    },
    {
      name: 'เชี่ยวชาญพิเศษ without a known allowance',
      missing: ['POS_AMT'],
      is: (position) => standingOf(position) === SPECIAL_EXPERT && position.allowance === null,
    },
  ],
  17: [
    { name: 'the ranks of teachers', missing: [], is: RANKS_OF_TEACHERS },
    {
      name: 'the levels that schedule 15 alone has',
      missing: [],
      is: hasLevel('O4', 'K5', 'D1', 'D2', 'M1', 'M2'),
    },
  ],
  25: [{ name: 'a wage below the minimum of ปฏิบัติการ', missing: [], is: ({ salary }) => salary < 8340 }],
  26: [],
  4: OFFICES_OF_NO_ROW,
  5: OFFICES_OF_NO_ROW,
};

/** What is wrong with the landings of a schedule, one sentence each, the first of each kind with its position. */
function problemsOf(schedule: Schedule, noRow: readonly NoRow[]): readonly string[] {
  const landings = landingsOf(schedule);
  const wrong = new Map<string, Position>();
  for (const landing of landings) {
    const problem = problemOf(landing, noRow);
    if (problem !== null && !wrong.has(problem)) {
      wrong.set(problem, landing.position);
    }
  }
  const reached = new Set(landings.flatMap(({ kinds }) => kinds));
  const kinds = schedule.rows.flatMap(({ number, who }) => who.map((_, at) => `row ${number}, officers ${at + 1}`));
  return [
    ...[...wrong].map(([problem, position]) => `${problem}: ${JSON.stringify(position)}`),
    ...kinds.filter((kind) => !reached.has(kind)).map((kind) => `${kind}: no position reaches it`),
    ...noRow.filter(({ is }) => !landings.some(({ position }) => is(position))).map(({ name }) => `${name}: nobody`),
  ];
}

function problemOf({ position, rows, missingColumns }: Landing, noRow: readonly NoRow[]): string | null {
  const names = noRow.filter(({ is }) => is(position));
  const found = [...rows.map((row) => `row ${row}`), ...missingColumns.map((column) => `open, ${column} is empty`)];
  const [name] = names;
  if (name === undefined) {
    return rows.length === 1 && missingColumns.length === 0
      ? null
      : `not in one row but in ${found.join(', ') || 'none'}`;
  }
  const isAsNamed = names.length === 1 && rows.length === 0 && missingColumns.join() === name.missing.join();
  return isAsNamed ? null : `${names.map((one) => one.name).join(' and ')}, but in ${found.join(', ') || 'none'}`;
}

/** Schedule 15 with one of its rows changed. */
function withOneRow(number: number, change: (row: Row) => Row): Schedule {
  const schedule = REGULATION_2564.schedules.find((one) => one.number === 15) as Schedule;
  return { ...schedule, rows: schedule.rows.map((row) => (row.number === number ? change(row) : row)) };
}

describe('every position that a roster can give', () => {
  it.each(REGULATION_2564.schedules.map((schedule) => [schedule.number, schedule] as const))(
    'stands in one row of schedule %i, or in the list of those without',
    (number, schedule) => {
      expect(problemsOf(schedule, NO_ROW[number] ?? [])).toEqual([]);
    },
  );

  it('is reported where two rows fit', () => {
    const both = withOneRow(15, (row) => ({ ...row, who: [{ levels: ['M2'], allowance: 21000 }] }));

    expect(problemsOf(both, NO_ROW[15] ?? [])).toEqual([
      expect.stringMatching(/^not in one row but in row 15, row 16: .*"allowance":21000,"head":true/),
    ]);
  });

  it('is reported where no row fits and the list does not say so', () => {
    const [, ...others] = NO_ROW[15] ?? [];

    expect(
      problemsOf(
        withOneRow(1, (row) => row),
        others,
      ),
    ).toEqual([expect.stringMatching(/^not in one row but in none: .*"level":"KS0"/)]);
  });

  it('is reported where it stands in a row, or hangs on an empty column, and the list says otherwise', () => {
    const more = [
      ...(NO_ROW[15] ?? []),
      { name: 'ปฏิบัติงาน', missing: [], is: hasLevel('O1') },
      {
        name: 'ทรงคุณวุฒิ',
        missing: [],
        is: (position: Position) => hasLevel('K5')(position) && position.allowance === null,
      },
      { name: 'a level of nobody', missing: [], is: hasLevel('K9') },
    ];

    expect(
      problemsOf(
        withOneRow(1, (row) => row),
        more,
      ),
    ).toEqual([
      expect.stringMatching(/^ปฏิบัติงาน, but in row 1: /),
      expect.stringMatching(
        /^ทรงคุณวุฒิ and บริหาร สูง without a known allowance and ทรงคุณวุฒิ, but in open, POS_AMT is empty: /,
      ),
      'a level of nobody: nobody',
    ]);
  });

  it('is missed where a row is not reached, as one that is in force in later rounds only', () => {
    const later = withOneRow(2, (row) => ({ ...row, rounds: { from: 2570, to: null } }));

    expect(problemsOf(later, NO_ROW[15] ?? [])).toEqual([
      expect.stringMatching(/^not in one row but in none: .*"level":"O2"/),
      'row 2, officers 1: no position reaches it',
    ]);
  });
});
