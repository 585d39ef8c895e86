import { type ColumnName, columnInThai } from '../vocabulary/columns.ts';
import type { OfficerRead, RowPlace, RowProblem, UnreadCell } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import type { Evaluation } from './evaluate.ts';
import type { Reason } from './judgement.ts';
import { nameOfVerdict, rowNumbers } from './phrases.ts';
import { reasonOf } from './wording.ts';

/** What an unread cell means where nothing of the row can be tested. */
const NOTHING_TESTED: BothLanguages = {
  th: 'จึงยังตรวจเงื่อนไขใดของแถวนี้ไม่ได้',
  en: 'so nothing of the row can be tested',
};

const LACKS_NAME: BothLanguages = { th: 'แต่แบบ ขร ๓ และ ขร ๔ จะขาดชื่อ', en: 'forms 3 and 4 will lack the name' };

/** What the forms lack without a column that no condition needs. */
const FORMS_LACK: Partial<Readonly<Record<ColumnName, BothLanguages>>> = {
  TIT_NAME: LACKS_NAME,
  RANK_NAME: LACKS_NAME,
  FNAME: LACKS_NAME,
  LNAME: LACKS_NAME,
  FULL_NAME: LACKS_NAME,
  SEX: {
    th: 'แต่แบบ ขร ๑ ขร ๒ และ ขร ๓ จะขาดจำนวนบุรุษหรือสตรีของรายนี้',
    en: 'forms 1, 2 and 3 will lack this officer in the numbers of men and women',
  },
  BIRTH_DATE: { th: 'แต่แบบ ขร ๔ จะขาดปีที่เกษียณอายุ', en: 'form 4 will lack the year of retirement' },
  BEG_DATE: { th: 'แต่แบบ ขร ๔ จะขาดวันบรรจุ', en: 'form 4 will lack the day of entering the service' },
  BEG_POS_DATE: { th: 'แต่แบบ ขร ๔ จะขาดวันที่เข้าสู่ระดับ', en: 'form 4 will lack the day of entering the level' },
  SALARY: { th: 'แต่แบบ ขร ๔ จะขาดเงินเดือน', en: 'form 4 will lack the salary' },
  POS_NAME: { th: 'แต่แบบ ขร ๔ จะขาดตำแหน่ง', en: 'form 4 will lack the position' },
  L_INS_CODE: { th: 'แต่แบบ ขร ๔ จะขาดชั้นตราที่ได้รับ', en: 'form 4 will lack the class held' },
  L_INS_DATE: { th: 'แต่แบบ ขร ๔ จะขาดวันที่ได้รับชั้นตรา', en: 'form 4 will lack the day of the award' },
};

const ON_NO_FORM: BothLanguages = { th: 'และไม่มีแบบ ขร ใดใช้ข้อมูลนี้', en: 'no form prints it' };

function detailsOf(place: RowPlace, { found, remedy }: RowProblem) {
  return { place: rowNumbers([place]), found, remedy };
}

function unreadable(place: RowPlace, cell: Omit<UnreadCell, 'isOfHistory'>, effect: BothLanguages): Reason {
  const details = { ...detailsOf(place, cell), column: columnInThai(cell.column), effect };
  return reasonOf('UNREADABLE_CELL', details);
}

/** The reason of a problem that stops the testing of its row. */
export function reasonOfProblem(place: RowPlace, problem: RowProblem): Reason {
  const { column } = problem;
  return column === null
    ? reasonOf('UNREADABLE_ROW', detailsOf(place, problem))
    : unreadable(place, { ...problem, column }, NOTHING_TESTED);
}

/** A reason for each unread cell on which the verdict depends. */
export function reasonsOfCells(officer: OfficerRead, { decidedBy, outcomes }: Evaluation): readonly Reason[] {
  const names = outcomes.map(({ verdict, rule }) => nameOfVerdict(verdict, rule?.step.class ?? null));
  const effect =
    names.length === 0
      ? { th: 'ซึ่งจำเป็นต้องใช้', en: 'and it is needed' }
      : {
          th: `ผลจึงอาจเป็น: ${names.map(({ th }) => th).join(' หรือ ')}`,
          en: `so the verdict may be: ${names.map(({ en }) => en).join(' or ')}`,
        };
  return officer.unread
    .filter(({ column }) => decidedBy.includes(column))
    .map((cell) => unreadable(officer, cell, effect));
}

/** A note for each unread cell on which the verdict does not depend, with what the forms will lack. */
export function notesOfCells(officer: OfficerRead, { decidedBy }: Evaluation): readonly Reason[] {
  return officer.unread
    .filter(({ column }) => !decidedBy.includes(column))
    .map((cell) => {
      const column = columnInThai(cell.column);
      const lack = FORMS_LACK[cell.column] ?? ON_NO_FORM;
      return reasonOf('CELL_NOT_NEEDED', { ...detailsOf(officer, cell), column, lack });
    });
}
