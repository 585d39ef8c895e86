import { type PossibleValues, possibleValues } from '../../../lib/eligibility/possible-values.ts';
import type { ColumnName } from '../../../lib/vocabulary/columns.ts';
import type { OfficerRead } from '../../../lib/vocabulary/officer.ts';
import { basisWith } from './officers.ts';

/** The values that are tried in a column. */
export function valuesOf(column: ColumnName, officer: OfficerRead): PossibleValues {
  return possibleValues(column, officer, basisWith().interpretation);
}

/** Where each stretch of a scale begins, and the value that is tried for it. */
export function stretchesOf(column: ColumnName, officer: OfficerRead): readonly unknown[] {
  const { isScale, values } = valuesOf(column, officer);
  if (!isScale) {
    throw new Error(`The values of ${column} are no scale.`);
  }
  return values.map(({ value, facts }) => [value, Object.values(facts)[0]]);
}

/** Where each stretch of a scale begins. */
export function changesOf(column: ColumnName, officer: OfficerRead): readonly (number | string | null)[] {
  return valuesOf(column, officer).values.map(({ value }) => value);
}
