import { type CellRange, mergesUpTo, UNMERGE } from './merges.ts';
import type { Refuse } from './refusal.ts';
import { columnOf, rangeOf } from './xlsx-cells.ts';
import { MAIN } from './xlsx-texts.ts';
import { readXml, type XmlHandlers } from './xml.ts';
import { isUtf16 } from './xml-encoding.ts';

/** Most merges of a worksheet: three for each of 100,000 officers. */
const MERGES_MAX = 300_000;

/** Whether a part has the word for a merge in it: much cheaper than to read it, and few rosters have. */
export async function mayHaveMerges(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  const word = Buffer.from('mergeCell');
  /** The end of the piece before, where the word may begin. */
  let end: Uint8Array | null = null;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const seam: Buffer = end === null ? bytes : Buffer.concat([end, bytes.subarray(0, word.length - 1)]);
    if ((end === null && isUtf16(bytes)) || bytes.includes(word) || seam.includes(word)) {
      return true;
    }
    end = (bytes.length < word.length ? seam : bytes).subarray(-word.length + 1);
  }
  return false;
}

/** The merges of a worksheet, up to its last column with a value. */
export async function readMerges(pieces: AsyncIterable<Uint8Array>, refuse: Refuse): Promise<readonly CellRange[]> {
  const merges: CellRange[] = [];
  let column = -1;
  let lastColumn = 0;
  const handlers: XmlHandlers = {
    open(name, attributes, { parent }) {
      if (name === 'row') {
        column = -1;
      } else if (name === 'c') {
        column = columnOf(attributes.r) ?? column + 1;
      } else if ((name === 'v' || name === 'is' || name === 'f') && parent === 'c') {
        lastColumn = Math.max(lastColumn, column);
      } else if (name === 'mergeCell' && parent === 'mergeCells') {
        const range = rangeOf(attributes.ref);
        if (range !== null) {
          merges.push(range);
        }
        if (merges.length > MERGES_MAX) {
          throw refuse(
            {
              th: `มีเซลล์ที่ผสานกันมากกว่า ${MERGES_MAX} แห่ง`,
              en: `it has more than ${MERGES_MAX} merged cells`,
            },
            UNMERGE,
          );
        }
      }
    },
  };
  for await (const _ of readXml(pieces, { namespaces: MAIN, handlers, refuse })) {
  }
  return mergesUpTo(merges, lastColumn);
}
