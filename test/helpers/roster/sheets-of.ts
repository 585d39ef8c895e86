import { InsigniaError } from '../../../lib/errors.ts';
import type { Cell, SheetRow } from '../../../lib/roster/sheet.ts';
import { openXlsx } from '../../../lib/roster/xlsx.ts';
import { packWorkbook, type WorkbookStyle, workbookParts } from '../../../scripts/workbook.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Path of the first worksheet. */
export const SHEET_PATH = 'xl/worksheets/sheet1.xml';

/** The sheets of a workbook with all their rows. */
export async function sheetsOf(bytes: Uint8Array) {
  const sheets = await openXlsx(Buffer.from(bytes), {});
  return Promise.all(
    sheets.map(async (sheet) => {
      const rows = (await Array.fromAsync(sheet.rows())).flat();
      const again = (await Array.fromAsync(sheet.rows())).flat();
      return { ...sheet, rows, again };
    }),
  );
}

/** The cells of each row as Excel shows them, by the number of the row; `''` for an empty cell. */
export function grid(rows: readonly SheetRow[]): Readonly<Record<number, readonly Cell[]>> {
  return Object.fromEntries(rows.map(({ number, cells }) => [number, Array.from(cells, (cell) => cell ?? '')]));
}

/** A workbook whose only worksheet has this XML inside, and other parts as given. */
export function workbookOf(
  inside: string,
  others: Readonly<Record<string, string>> = {},
  style: WorkbookStyle = {},
): Uint8Array {
  const parts = workbookParts([{ name: 'roster', rows: [] }], style);
  return packWorkbook({ ...parts, [SHEET_PATH]: `<worksheet xmlns="${MAIN}">${inside}</worksheet>`, ...others });
}

/** The rows of the only worksheet with this XML inside, the same in both passes. */
export async function gridOf(inside: string, others?: Readonly<Record<string, string>>) {
  const [sheet] = await sheetsOf(workbookOf(inside, others));
  return grid(sheet?.rows ?? []);
}

/** A table of shared texts. */
export function sharedTexts(...texts: readonly string[]): Readonly<Record<string, string>> {
  const items = texts.map((text) => `<si><t>${text}</t></si>`).join('');
  return { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${items}</sst>` };
}

/** The refusal of a workbook. */
export async function refusalOfWorkbook(bytes: Uint8Array): Promise<InsigniaError> {
  try {
    await sheetsOf(bytes);
  } catch (thrown) {
    if (thrown instanceof InsigniaError && thrown.code === 'ROSTER_UNREADABLE') {
      return thrown;
    }
    throw thrown;
  }
  throw new Error('the workbook was read');
}
