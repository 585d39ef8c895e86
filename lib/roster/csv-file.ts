import { cutCsv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { type RosterSource, readPieces, type SourceLimits } from './source.ts';
import { declaredEncoding, decodeText, type Encoding, NotUtf8, requireUtf8 } from './text.ts';

/** The rows of a CSV file, as the only sheet. */
export async function openCsv(
  source: RosterSource,
  options: SourceLimits,
  head: Uint8Array,
): Promise<readonly Sheet[]> {
  const textIn = (encoding: Encoding) => decodeText(readPieces(source, options), encoding);
  const sheetIn = (encoding: Encoding): readonly Sheet[] => [
    {
      name: null,
      isHidden: false,
      datesFrom1904: false,
      hiddenColumns: new Set(),
      rows: () => cutCsv(textIn(encoding)),
    },
  ];
  const declared = declaredEncoding(head);
  if (declared !== null) {
    return sheetIn(declared);
  }
  try {
    for await (const _ of requireUtf8(textIn('utf-8'))) {
    }
    return sheetIn('utf-8');
  } catch (thrown) {
    if (thrown instanceof NotUtf8) {
      return sheetIn('windows-874');
    }
    throw thrown;
  }
}
