import { doubleWord, inContainer, RECORD, record, STREAM_KIND, words, workbookStream } from './biff-records.ts';
import { windows874 } from './windows-874.ts';

/** A sheet of an old workbook: texts only, as the HR system writes it. */
export interface TextSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Most letters of a cell. */
const LABEL_MAX_LETTERS = 255;

/** Version of the format, and the build and year that the HR system's library gives. */
const BIFF5_VERSION = 0x0500;
const BUILD = [0x096c, 0x07c9] as const;

/** Index of the format of ordinary cells, of which there is no table in these files. */
const ORDINARY_CELL = 15;

function beginning(kind: number): Buffer {
  return record(RECORD.BOF, words(BIFF5_VERSION, kind, ...BUILD));
}

function worksheet({ rows }: TextSheet): Buffer {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const cells = rows.flatMap((row, rowIndex) =>
    row.map((text, column) => {
      const place = words(rowIndex, column, ORDINARY_CELL);
      if (text === '') {
        return record(RECORD.BLANK, place);
      }
      const letters = windows874(text.slice(0, LABEL_MAX_LETTERS));
      return record(RECORD.LABEL, place, words(letters.length), letters);
    }),
  );
  return Buffer.concat([
    beginning(STREAM_KIND.WORKSHEET),
    record(RECORD.DIMENSIONS, words(0, rows.length, 0, width, 0)),
    ...cells,
    record(RECORD.EOF),
  ]);
}

/**
 * A workbook of Excel 5.0/95 (`.xls`, BIFF5) as the HR system writes it: every cell a text in Windows-874, cut at 255
 * letters, or blank.
 *
 * @param codePage what the file says that its encoding is, whatever it is in truth; without it, the file says nothing
 * @throws RangeError for a character that Windows-874 does not have
 */
export function biff5(sheets: readonly TextSheet[], codePage?: number): Buffer {
  const globals = (places: readonly number[]) =>
    Buffer.concat([
      beginning(STREAM_KIND.WORKBOOK),
      ...(codePage === undefined ? [] : [record(RECORD.CODE_PAGE, words(codePage))]),
      ...sheets.map(({ name }, index) => {
        const letters = windows874(name);
        return record(RECORD.BOUND_SHEET, doubleWord(places[index] ?? 0), words(0), Buffer.of(letters.length), letters);
      }),
      record(RECORD.EOF),
    ]);
  return inContainer('Book', workbookStream(globals, sheets.map(worksheet)));
}
