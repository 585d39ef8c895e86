import type { ColumnName } from '../vocabulary/columns.ts';
import { standingFrom } from '../vocabulary/levels.ts';
import type { OfficerRead } from '../vocabulary/officer.ts';
import type { Interpretation } from './basis.ts';
import type { Reason } from './judgement.ts';
import { placeInSchedule } from './phrases.ts';
import { placeOf } from './place.ts';
import type { Who } from './rule-set.ts';
import { reasonOf } from './wording.ts';

/** What stands before a second position; without ำ, which has two encodings: (ในตำ)แหน่ง, (ทำ)หน้าที่. */
const BEFORE_SECOND_POSITION = /[\s/,(+]|และ|รักษาการ|แหน่ง|แทน|หน้าที่/;

function noteOn(column: ColumnName, schedule: number, row: number | null): Reason {
  return reasonOf('SECOND_ROLE', { column, place: placeInSchedule(schedule, row) });
}

/** The column whose fact a row for these officers asks for; null where none is. */
function columnShowing({ standing, head }: Who, officer: OfficerRead): ColumnName | null {
  if (officer.standing !== null && standing !== 'none' && standing === standingFrom(officer.standing)) {
    return 'STANDING';
  }
  return head !== undefined && officer.head === true ? 'HEAD' : null;
}

/** The notes on facts of another schedule: the standing of a teacher, the head of an agency. */
function rolesInOtherSchedules(officer: OfficerRead, { schedules }: Interpretation): readonly Reason[] {
  return [...schedules.values()]
    .flat()
    .filter(({ schedule }) => schedule.personnelType !== officer.personnelType)
    .flatMap(({ schedule, rows }) =>
      rows
        .flatMap(({ who }) => who.map((one) => columnShowing(one, officer)))
        .flatMap((column) => (column === null ? [] : [noteOn(column, schedule.number, null)])),
    );
}

/** The notes on further positions in POS_NAME that are in another row than the one it begins with. */
function rolesInOtherRows(officer: OfficerRead, interpretation: Interpretation): readonly Reason[] {
  if (officer.positionName === null) {
    return [];
  }
  const { row } = placeOf(officer, interpretation);
  return officer.positionName.split(BEFORE_SECOND_POSITION).flatMap((positionName) => {
    const other = placeOf({ ...officer, positionName }, interpretation).row;
    return other === null || other === row ? [] : [noteOn('POS_NAME', other.schedule.number, other.number)];
  });
}

/** Notes on roles that the officer may hold beside the one by which the verdict is given. */
export function notesOfRoles(officer: OfficerRead, interpretation: Interpretation): readonly Reason[] {
  return [...rolesInOtherSchedules(officer, interpretation), ...rolesInOtherRows(officer, interpretation)];
}
