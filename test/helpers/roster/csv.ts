import { openCsv } from '../../../lib/roster/csv-file.ts';
import type { SheetRow } from '../../../lib/roster/sheet.ts';
import { readPieces, withHead } from '../../../lib/roster/source.ts';
import { sourceOf } from './reading.ts';

/** The rows of a CSV file whose bytes come in pieces. */
export async function cutRows(content: string | Uint8Array, pieceBytes = 65_536): Promise<SheetRow[]> {
  const source = sourceOf('roster.csv', content, pieceBytes);
  const limits = { maxBytes: 2 ** 27 };
  const { head, all } = await withHead(readPieces(source, limits), 512);
  const [sheet] = await openCsv(source, limits, head, all);
  return (await Array.fromAsync(sheet?.rows() ?? [])).flat();
}

/** The rows of a file in short: number and defect, or `read`. */
export async function defectsOf(content: string | Uint8Array): Promise<string[]> {
  return (await cutRows(content)).map(({ number, defect }) => `${number} ${defect ?? 'read'}`);
}
