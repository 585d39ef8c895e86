import type { ColumnName } from '../vocabulary/columns.ts';
import { standingFrom } from '../vocabulary/levels.ts';
import type { OfficerRead } from '../vocabulary/officer.ts';
import { comparable } from '../vocabulary/words.ts';
import { amountOf, type Interpretation, type RowInForce } from './basis.ts';
import type { AmountName, Schedule, Who } from './rule-set.ts';

/** An officer's place in the schedules. */
export interface Place {
  /** Every schedule of the personnel type. */
  readonly schedules: readonly Schedule[];
  /** The schedule of the row; without a row, the first of the personnel type; null: it has none. */
  readonly schedule: Schedule | null;
  readonly row: RowInForce | null;
  /** Empty columns that left open whether a row fits. */
  readonly missingColumns: readonly ColumnName[];
}

/** Whether it fits, or the empty column that leaves this open. */
type Match = boolean | ColumnName;

type Criterion<Name extends keyof Who> = (
  needed: NonNullable<Who[Name]>,
  officer: OfficerRead,
  interpretation: Interpretation,
) => Match;

/** The positions of the rows in their comparable form, made once: they are asked of every officer. */
const COMPARABLE_POSITIONS = new WeakMap<readonly string[], readonly string[]>();

function beginsWithOneOf(positionName: string, positions: readonly string[]): boolean {
  const beginnings = COMPARABLE_POSITIONS.get(positions) ?? positions.map(comparable);
  COMPARABLE_POSITIONS.set(positions, beginnings);
  return beginnings.some((beginning) => positionName.startsWith(beginning));
}

const CRITERIA: { readonly [Name in keyof Who]-?: Criterion<Name> } = {
  levels: (needed, { level }) => (level === null ? 'POS_LEV' : needed.includes(level)),
  allowance: (needed, { allowance }) => (allowance === null ? 'POS_AMT' : allowance === needed),
  head: (needed, { head }) => (head ?? false) === needed,
  standing: (needed, { standing }) => (standing === null ? 'none' : standingFrom(standing)) === needed,
  positions: (needed, { positionName }) =>
    positionName === null ? 'POS_NAME' : beginsWithOneOf(comparable(positionName), needed),
  wage: ({ from, below }, officer, { amounts }) => {
    const bahtOf = (name: AmountName) => amountOf(amounts, name).baht ?? Number.POSITIVE_INFINITY;
    const salary = officer.salary ?? 0;
    return salary >= bahtOf(from) && (below === null || salary < bahtOf(below));
  },
};

function matchOf(who: Who, officer: OfficerRead, interpretation: Interpretation): Match {
  let match: Match = true;
  for (const [name, needed] of Object.entries(who)) {
    const criterion = CRITERIA[name as keyof Who] as (
      needed: unknown,
      officer: OfficerRead,
      interpretation: Interpretation,
    ) => Match;
    const one = criterion(needed, officer, interpretation);
    if (one === false) {
      return false;
    }
    match = match === true ? one : match;
  }
  return match;
}

/** Finds the row of an officer in the schedules of the personnel type, and the empty columns that left open whether a row fits. */
export function placeOf(officer: OfficerRead, interpretation: Interpretation): Place {
  const schedules = (interpretation.schedules.get(officer.personnelType) ?? []).map(({ schedule }) => schedule);
  const missingColumns: ColumnName[] = [];
  for (const row of rowsInForce(officer, interpretation)) {
    for (const who of row.who) {
      const match = matchOf(who, officer, interpretation);
      if (match === true) {
        return { schedules, schedule: row.schedule, row, missingColumns };
      }
      if (match !== false && !missingColumns.includes(match)) {
        missingColumns.push(match);
      }
    }
  }
  return { schedules, schedule: schedules[0] ?? null, row: null, missingColumns };
}

/** All rows for the personnel type of an officer. */
export function rowsInForce({ personnelType }: OfficerRead, { schedules }: Interpretation): readonly RowInForce[] {
  return (schedules.get(personnelType) ?? []).flatMap(({ rows }) => rows);
}

/** The column that each criterion asks for. */
const COLUMN_OF_CRITERION: { readonly [Name in keyof Who]-?: ColumnName } = {
  levels: 'POS_LEV',
  allowance: 'POS_AMT',
  head: 'HEAD',
  standing: 'STANDING',
  positions: 'POS_NAME',
  wage: 'SALARY',
};

/** The rows that an officer may be in, if the cells of some columns can say anything. */
export function rowsThatMayFit(
  officer: OfficerRead,
  interpretation: Interpretation,
  open: ReadonlySet<ColumnName>,
): readonly RowInForce[] {
  const asked = (who: Who) =>
    Object.fromEntries(Object.entries(who).filter(([name]) => !open.has(COLUMN_OF_CRITERION[name as keyof Who])));
  return rowsInForce(officer, interpretation).filter(({ who }) =>
    who.some((one) => matchOf(asked(one), officer, interpretation) !== false),
  );
}
