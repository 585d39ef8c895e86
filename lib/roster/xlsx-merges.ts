import { type CellRange, mergesUpTo, UNMERGE } from './merges.ts';
import type { Refuse } from './refusal.ts';
import { columnOf, rangeOf } from './xlsx-cells.ts';
import { MAIN } from './xlsx-texts.ts';
import { readXml, type XmlHandlers } from './xml.ts';
import { isUtf16 } from './xml-encoding.ts';

/** Most merges of a worksheet: three for each of 100,000 officers. */
const MERGES_MAX = 300_000;

/** @throws InsigniaError ROSTER_UNREADABLE when a worksheet has more merges than any roster */
export function refuseManyMerges(merges: number, refuse: Refuse): void {
  if (merges > MERGES_MAX) {
    throw refuse(
      { th: `มีเซลล์ที่ผสานกันมากกว่า ${MERGES_MAX} แห่ง`, en: `it has more than ${MERGES_MAX} merged cells` },
      UNMERGE,
    );
  }
}

/** Whether a part has the word for a merge in it: much cheaper than to read it, and few rosters have. */
export async function mayHaveMerges(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  const word = Buffer.from('mergeCell');
  /** The end of the pieces before, where the word may begin. */
  let end = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([end, piece]);
    if ((end.length === 0 && isUtf16(bytes)) || bytes.includes(word)) {
      return true;
    }
    end = bytes.subarray(-word.length);
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
          refuseManyMerges(merges.length, refuse);
        }
      }
    },
  };
  for await (const _ of readXml(pieces, { namespaces: MAIN, handlers, refuse })) {
  }
  return mergesUpTo(merges, lastColumn);
}
