const BYTE_OF = new Map<string, number>();

for (let byte = 0; byte < 256; byte += 1) {
  const character = new TextDecoder('windows-874').decode(Uint8Array.of(byte));
  if (character !== '\ufffd') {
    BYTE_OF.set(character, byte);
  }
}

/**
 * A text in Windows-874, the 8-bit encoding of Thai on Windows.
 *
 * @throws RangeError for a character that the encoding does not have
 */
export function windows874(text: string): Buffer {
  const bytes = Buffer.alloc(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const byte = BYTE_OF.get(text.charAt(index));
    if (byte === undefined) {
      throw new RangeError(`Windows-874 has no character U+${text.charCodeAt(index).toString(16)}`);
    }
    bytes[index] = byte;
  }
  return bytes;
}
