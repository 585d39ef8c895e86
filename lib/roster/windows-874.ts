/** The character of each byte of Windows-874, the 8-bit encoding of Thai on Windows. */
const CHARACTERS = Array.from(
  new TextDecoder('windows-874').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
);

/** A short text in Windows-874; quicker than a TextDecoder for a text of some letters. */
export function fromWindows874(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += CHARACTERS[byte];
  }
  return text;
}
