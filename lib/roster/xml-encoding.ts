import { TextDecoder } from 'node:util';

/** How many bytes tell the encoding: those of an XML declaration. */
const DECLARATION_BYTES = 128;

/**
 * The text of an XML document, whose encoding is that of its byte order mark or declaration, as Excel reads it; without
 * either it is UTF-8.
 *
 * @param damaged makes the error for an encoding that does not exist
 */
export async function* decodeXml(pieces: AsyncIterable<Uint8Array>, damaged: () => Error): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let head: Uint8Array = new Uint8Array();
  for await (const piece of pieces) {
    if (decoder !== null) {
      yield decoder.decode(piece, { stream: true });
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length >= DECLARATION_BYTES) {
      decoder = decoderFor(head, damaged);
      yield decoder.decode(head, { stream: true });
    }
  }
  yield decoder === null ? decoderFor(head, damaged).decode(head) : decoder.decode();
}

/** Whether a document that begins with these bytes is in UTF-16, where each letter of a tag has a zero byte beside it. */
export function isUtf16(head: Uint8Array): boolean {
  return utf16Of(head) !== null;
}

function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return 'utf-16le';
  }
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : null;
}

function decoderFor(head: Uint8Array, damaged: () => Error): TextDecoder {
  const utf16 = utf16Of(head);
  if (utf16 !== null) {
    return new TextDecoder(utf16);
  }
  const beginning = Buffer.from(head.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1] ?? 'utf-8';
  // .NET declares UTF-16 also in a document that it then writes in UTF-8.
  if (/utf-16|ucs-2|unicode/i.test(declared)) {
    return new TextDecoder();
  }
  try {
    return new TextDecoder(declared);
  } catch {
    throw damaged();
  }
}
