/** What the two generations of `.xls` have in common: records of a type, a length and bytes, in an OLE container. */
import CFB from 'cfb';

/** Types of records, by their names in Microsoft's documentation of the format ([MS-XLS], section 2.3). */
export const RECORD = {
  EOF: 0x0a,
  DATE_1904: 0x22,
  CONTINUE: 0x3c,
  WINDOW_1: 0x3d,
  FONT: 0x31,
  CODE_PAGE: 0x42,
  BOUND_SHEET: 0x85,
  MUL_RK: 0xbd,
  MUL_BLANK: 0xbe,
  XF: 0xe0,
  SST: 0xfc,
  LABEL_SST: 0xfd,
  DIMENSIONS: 0x200,
  BLANK: 0x201,
  NUMBER: 0x203,
  LABEL: 0x204,
  ROW: 0x208,
  WINDOW_2: 0x23e,
  RK: 0x27e,
  BOF: 0x809,
} as const;

/** What a stream that begins with BOF holds. */
export const STREAM_KIND = { WORKBOOK: 0x0005, WORKSHEET: 0x0010 } as const;

/** Numbers as 16-bit words, lowest byte first. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16LE(value, index * 2);
  });
  return bytes;
}

/** A number in 32 bits, lowest byte first. */
export function doubleWord(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

/** A record: its type, the number of its bytes, its bytes. */
export function record(type: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([words(type, content.length), content]);
}

/**
 * The stream of a workbook: its global part, in which the list of sheets says at which byte each of them begins, and then
 * the sheets.
 *
 * @param globalsOf the global part; called with places of 0 first, because its own length is needed
 */
export function workbookStream(
  globalsOf: (places: readonly number[]) => Uint8Array,
  sheets: readonly Uint8Array[],
): Buffer {
  let place = globalsOf(sheets.map(() => 0)).length;
  const places = sheets.map((sheet) => {
    const begins = place;
    place += sheet.length;
    return begins;
  });
  return Buffer.concat([globalsOf(places), ...sheets]);
}

/** The stream in an OLE container, under the name that its generation has (`Book`, `Workbook`). */
export function inContainer(streamName: string, stream: Uint8Array): Buffer {
  const container = CFB.utils.cfb_new();
  // A stream with which cfb marks its own files, and which no other program writes.
  CFB.utils.cfb_del(container, '/\u0001Sh33tJ5');
  CFB.utils.cfb_add(container, `/${streamName}`, stream);
  return CFB.write(container, { type: 'buffer' });
}
