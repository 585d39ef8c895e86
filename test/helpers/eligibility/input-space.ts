import { amountOf, basisFor, type Interpretation } from '../../../lib/eligibility/basis.ts';
import { placeOf } from '../../../lib/eligibility/place.ts';
import type { Schedule, Who } from '../../../lib/eligibility/rule-set.ts';
import { LEVELS, STANDINGS, standingFrom } from '../../../lib/vocabulary/levels.ts';
import type { Officer } from '../../../lib/vocabulary/officer.ts';
import { officerWith, ROUND, USUAL_POLICY } from './officers.ts';
import { withScheduleRows } from './rule-sets.ts';

/** What a roster can say of an officer's place; null: the cell is empty. */
export type Position = Pick<Officer, 'level' | 'standing' | 'allowance' | 'head' | 'positionName' | 'salary'>;

/** A position, and what becomes of it in a schedule. */
export interface Landing {
  readonly position: Position;
  /** The numbers of the rows that fit. */
  readonly rows: readonly number[];
  /** The officers of a row that fit, such as `row 3, officers 2`: a row can name several kinds of them. */
  readonly kinds: readonly string[];
  /** The empty columns that leave open whether a row fits. */
  readonly missingColumns: readonly string[];
}

/** One kind of officers of a row, and the rules as if the schedule had no other. */
interface KindAlone {
  readonly row: number;
  readonly kind: string;
  readonly interpretation: Interpretation;
}

function kindsOf(schedule: Schedule): readonly KindAlone[] {
  const civilServantSchedule = schedule.personnelType === 'civilServant' ? schedule.number : 15;
  const policy = { ...USUAL_POLICY, civilServantSchedule };
  return schedule.rows.flatMap((row) =>
    row.who.map((who, at) => {
      const ruleSet = withScheduleRows(schedule.number, () => [{ ...row, who: [who] }]);
      const { interpretation } = basisFor(ROUND, policy, ruleSet);
      return { row: row.number, kind: `row ${row.number}, officers ${at + 1}`, interpretation };
    }),
  );
}

function whoOf({ rows }: Schedule): readonly Who[] {
  return rows.flatMap(({ who }) => who);
}

/** The levels that a roster can give: an employee's group never stands beside another type, every other level may. */
function levelsOf({ personnelType }: Schedule): readonly (string | null)[] {
  if (personnelType === 'permanentEmployee') {
    return [null];
  }
  const isEmployee = personnelType === 'governmentEmployee';
  const codes = LEVELS.filter((level) => (level.personnelType === 'governmentEmployee') === isEmployee);
  return [...codes.map(({ code }) => code), ...(personnelType === 'teacher' ? [null] : [])];
}

/** The allowances of the rows, one of none, and an empty cell. */
function allowancesOf(schedule: Schedule): readonly (number | null)[] {
  const named = whoOf(schedule).flatMap(({ allowance }) => (allowance === undefined ? [] : [allowance]));
  return [null, ...new Set(named), 1];
}

/** The positions of the rows, alone and with words after them, one of none, and an empty cell. */
function positionNamesOf(schedule: Schedule): readonly (string | null)[] {
  const named = whoOf(schedule).flatMap(({ positions }) => positions ?? []);
  return [null, 'นักวิชาการศึกษา', ...named.flatMap((name) => [name, `${name} ชำนาญการพิเศษ`])];
}

/** The bounds of the wages, one baht below and one above them; any salary where no row asks for a wage. */
function salariesOf(schedule: Schedule): readonly number[] {
  const { amounts } = basisFor(ROUND, USUAL_POLICY).interpretation;
  const bounds = whoOf(schedule).flatMap(({ wage }) => (wage === undefined ? [] : [wage.from, wage.below]));
  const baht = bounds.flatMap((name) => (name === null ? [] : (amountOf(amounts, name).baht ?? [])));
  return baht.length === 0 ? [15000] : [...new Set(baht.flatMap((amount) => [amount - 1, amount, amount + 1]))];
}

/** A teacher's level may be empty only beside a standing. */
function isStanding(standing: string | null): boolean {
  return standing !== null && standingFrom(standing) !== 'none';
}

/** Every position that a roster can give an officer of a schedule, as far as the place in the schedule hangs on it. */
function positionsOf(schedule: Schedule): readonly Position[] {
  let positions: readonly Position[] = levelsOf(schedule).flatMap((level) =>
    [null, 'ไม่มี', ...STANDINGS]
      .filter((standing) => level !== null || schedule.personnelType !== 'teacher' || isStanding(standing))
      .map((standing) => ({ level, standing, allowance: null, head: null, positionName: null, salary: 0 })),
  );
  const vary = <Name extends keyof Position>(name: Name, values: readonly Position[Name][]) => {
    positions = positions.flatMap((position) => values.map((value) => ({ ...position, [name]: value })));
  };
  vary('allowance', allowancesOf(schedule));
  vary('head', [null, true, false]);
  vary('positionName', positionNamesOf(schedule));
  vary('salary', salariesOf(schedule));
  return positions;
}

/** What becomes of every position in a schedule. Each row is asked alone, so that two that fit are both found. */
export function landingsOf(schedule: Schedule): readonly Landing[] {
  const kinds = kindsOf(schedule);
  return positionsOf(schedule).map((position) => {
    const officer = officerWith({ ...position, personnelType: schedule.personnelType });
    const places = kinds.map(({ row, kind, interpretation }) => ({
      row,
      kind,
      place: placeOf(officer, interpretation),
    }));
    const fitting = places.filter(({ place }) => place.row !== null);
    return {
      position,
      rows: [...new Set(fitting.map(({ row }) => row))],
      kinds: fitting.map(({ kind }) => kind),
      missingColumns: [...new Set(places.flatMap(({ place }) => place.missingColumns))],
    };
  });
}
