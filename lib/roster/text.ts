import { rosterUnreadable } from './refusal.ts';

/** How the characters of a CSV file are encoded. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-874';

/** Thrown by {@link requireUtf8} when a text that was decoded as UTF-8 is Windows-874. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
}

/** The encoding that a byte order mark at the start of a file declares; null: there is no mark. */
export function declaredEncoding(head: Uint8Array): Encoding | null {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return 'utf-8';
  }
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) {
    return 'utf-16be';
  }
  return null;
}

/**
 * Decodes the bytes of a CSV file. Invalid bytes become U+FFFD.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when the file is binary
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) {
    yield refuseBinary(decoder.decode(piece, { stream: true }));
  }
  yield refuseBinary(decoder.decode());
}

function refuseBinary(text: string): string {
  if (text.includes('\0')) {
    throw rosterUnreadable('it is a binary file', 'Send the roster as CSV or as .xlsx');
  }
  return text;
}

/**
 * Passes on text that was decoded as UTF-8, and checks that it is UTF-8. The other possibility is Windows-874, which Excel
 * on a Thai Windows saves: read as UTF-8, nearly all its Thai characters are broken. A damaged UTF-8 file still has more
 * Thai characters than broken ones.
 *
 * @throws NotUtf8 when there are at least as many broken characters as Thai ones
 */
export async function* requireUtf8(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let broken = 0;
  let thai = 0;
  for await (const text of texts) {
    for (let index = 0; index < text.length; index += 1) {
      const character = text.charCodeAt(index);
      if (character === 0xfffd) {
        broken += 1;
      } else if (character >= 0x0e01 && character <= 0x0e5b) {
        thai += 1;
      }
    }
    if (broken > 0 && broken >= thai) {
      throw new NotUtf8();
    }
    yield text;
  }
}
