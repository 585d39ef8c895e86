/** Places in the table of contents of a zip file, in bytes from where an entry of it begins. */
const BEGINNING = 0x02014b50;
const FLAGS = 8;
const UNPACKED_SIZE = 24;
const NAME = 46;

/** Where the entry of a file begins in the table of contents. */
function entryOf(bytes: Buffer, path: string): number {
  const entry = bytes.lastIndexOf(path) - NAME;
  if (bytes.readUInt32LE(entry) !== BEGINNING) {
    throw new Error(`${path} is not in the zip file`);
  }
  return entry;
}

/** The zip file with another unpacked size of a file in its table of contents, which may be false. */
export function withClaimedSize(zip: Uint8Array, path: string, size: number): Buffer {
  const bytes = Buffer.from(zip);
  bytes.writeUInt32LE(size, entryOf(bytes, path) + UNPACKED_SIZE);
  return bytes;
}

/** The zip file with one file that says it is encrypted. */
export function withEncrypted(zip: Uint8Array, path: string): Buffer {
  const bytes = Buffer.from(zip);
  const flags = entryOf(bytes, path) + FLAGS;
  bytes.writeUInt16LE(bytes.readUInt16LE(flags) | 1, flags);
  return bytes;
}
