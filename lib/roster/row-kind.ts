import { classFrom } from '../vocabulary/classes.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import { jobGroupFrom, levelFrom } from '../vocabulary/levels.ts';
import { readSalary } from './amounts.ts';
import { beginsAsTotal } from './csv-values.ts';
import { readDay } from './days.ts';
import type { Header } from './header.ts';
import { type Cell, NOT_COMPUTED, type SheetRow } from './sheet.ts';
import { isPlaceholder, kindOf, readCitizenId, textOf } from './values.ts';
import { readSex } from './words-in-cells.ts';

/** Whether all cells of the row are blank. */
export function isBlank(sheetRow: SheetRow): boolean {
  return sheetRow.defect === null && sheetRow.cells.every((cell) => typeof cell === 'string' && cell.trim() === '');
}

function cellIn(sheetRow: SheetRow, header: Header, column: ColumnName): Cell {
  return sheetRow.cells[header.cellOf.get(column) ?? -1] ?? '';
}

/** The citizen id of a row; null when it cannot be read. */
export function citizenIdOf(sheetRow: SheetRow, header: Header): string | null {
  const reading = readCitizenId(textOf(cellIn(sheetRow, header, 'ID_CARD')));
  return 'value' in reading ? reading.value : null;
}

/** Digits of an id with a digit lost or a letter too many, but no date, amount or telephone number with words. */
const NEARLY_AN_ID = /^[^\d/,.]{0,2}\d{6,}[^\d/,]{0,2}$/;

/** Whether a cell of ID_CARD was meant as a citizen id, also one that was shortened or lost digits. */
function wasMeantAsId(cell: Cell): boolean {
  const text = textOf(cell);
  const bare = text.replace(/[\s\-\u2010-\u2015\u2212]/g, '');
  return (
    'value' in readCitizenId(text) ||
    kindOf(text) === 'shortenedNumber' ||
    (NEARLY_AN_ID.test(bare) && !('value' in readDay(text, false, () => 2000)))
  );
}

/** Kinds of what was meant as a date. */
const MEANT_AS_DATE: ReadonlySet<string> = new Set(['dayNotInCalendar', 'yearOfTwoDigits', 'yearOutOfRange']);

function isDate(text: string): boolean {
  const reading = readDay(text, false);
  return 'value' in reading || MEANT_AS_DATE.has(reading.found);
}

/** What a column shows that is an officer's; the columns that totals have as well are not among these. */
const SIGNS: readonly (readonly [ColumnName, (text: string) => boolean])[] = [
  ['SEX', (text) => 'value' in readSex(text)],
  ['BIRTH_DATE', isDate],
  ['BEG_DATE', isDate],
  ['BEG_POS_DATE', isDate],
  ['L_INS_DATE', isDate],
  ['POS_LEV', (text) => levelFrom(text) !== null || jobGroupFrom(text) !== null],
  ['SALARY', (text) => 'value' in readSalary(text)],
  ['L_INS_CODE', (text) => classFrom(text) !== null],
  ['FULL_NAME', (text) => isName(text) && text.includes(' ')],
];

function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !/\d/.test(text) && !isPlaceholder(text, true);
}

/** Titles that no word of a total or a signature is. */
const TITLE = /^(นาย|นาง|นางสาว|น\.ส\.|ว่าที่.*|Mr\.?|Mrs\.?|Miss|Ms\.?)$/;

function textIn(sheetRow: SheetRow, header: Header, column: ColumnName): string {
  return textOf(cellIn(sheetRow, header, column));
}

/** How many signs of an officer the name in three columns is: a title among them leaves no doubt. */
function signsOfName(sheetRow: SheetRow, header: Header): number {
  const first = textIn(sheetRow, header, 'FNAME');
  const last = textIn(sheetRow, header, 'LNAME');
  if (!isName(first) || !isName(last) || first === last) {
    return 0;
  }
  return TITLE.test(textIn(sheetRow, header, 'TIT_NAME')) ? SIGNS_LEAST : 1;
}

/** The word of a total in a column of names, where รวมพร and ยอดชาย are names. */
const TOTAL_AMONG_NAMES =
  /^[\s*(]*(?:รวม|ยอดรวม|จำนวน|(?:ค่า)?เฉลี่ย|ลงชื่อ|ทั้งหมด|ทั้งสิ้น|total|average)(?=$|[\s:.(]|ทั้ง|ระดับ|เพศ|จำนวน|เงิน|ข้าราชการ|ลูกจ้าง|พนักงาน|กลุ่ม)/i;

/** Whether a row bears the word of a total, a note or a signature where an officer has an id or a name, and no other name. */
function isWordedAsTotal(sheetRow: SheetRow, header: Header): boolean {
  if (TITLE.test(textIn(sheetRow, header, 'TIT_NAME'))) {
    return false;
  }
  const first = textIn(sheetRow, header, 'FNAME');
  const last = textIn(sheetRow, header, 'LNAME');
  const whole = textIn(sheetRow, header, 'FULL_NAME');
  const texts = sheetRow.cells.map(textOf);
  const beginning = texts.find((text) => text !== '');
  const hasName = [first, last, whole].some((name) => isName(name) && name !== beginning);
  return (
    (!hasName && beginsAsTotal(texts)) ||
    (!isName(last) && TOTAL_AMONG_NAMES.test(first)) ||
    TOTAL_AMONG_NAMES.test(whole)
  );
}

/**
 * A row is an officer's with as many signs: a total has two, such as a sex and a sum. Cells with the same text, such as those
 * of a merge, are one sign.
 */
const SIGNS_LEAST = 3;

/** The same of a row that begins as a total does (รวม is a name, too): more than an average of every date and amount has. */
const SIGNS_LEAST_OF_TOTAL = 6;

/**
 * Whether a row under the header is an officer's: it has an id, whole or broken, or three other signs of an officer, so that
 * one whose id is missing is kept and told. A total, a signature, a note, a repeated header or a number alone has fewer.
 */
export function isOfficerRow(sheetRow: SheetRow, header: Header): boolean {
  if (sheetRow.defect === 'continuation') {
    return false;
  }
  const id = cellIn(sheetRow, header, 'ID_CARD');
  if (sheetRow.defect !== null || wasMeantAsId(id)) {
    return true;
  }
  const least = isWordedAsTotal(sheetRow, header) ? SIGNS_LEAST_OF_TOTAL : SIGNS_LEAST;
  let signs = signsOfName(sheetRow, header);
  const seen = new Set<string>();
  for (const [column, isSign] of SIGNS) {
    const cell = cellIn(sheetRow, header, column);
    const text = textOf(cell);
    if (cell === NOT_COMPUTED) {
      // A salary that was not computed may be a sum below the list.
      signs += column === 'SALARY' ? 0 : 1;
    } else if (!seen.has(text) && isSign(text)) {
      seen.add(text);
      signs += 1;
    }
    if (signs >= least) {
      return true;
    }
  }
  return false;
}
