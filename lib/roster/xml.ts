import { SaxesParser } from 'saxes';
import { rosterUnreadable } from './refusal.ts';

/** Deepest nesting of elements; a worksheet has seven levels. */
const DEPTH_MAX = 64;

/** Longest run without the start or end of an element, in characters; a cell holds at most 32,767. */
const RUN_MAX_CHARACTERS = 1024 * 1024;

/** Attributes of an element; their names keep their prefix. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Handlers for the parts of an XML document as they are read. Element names come without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Some programs write `x:row` for `row`. */
function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Reads an XML document as a stream and calls the handlers. It yields after each piece, so that the caller can pass on what
 * the handlers gathered.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when the document is malformed or built to exhaust memory
 */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder();
  let depth = 0;
  let run = 0;
  parser.on('error', () => {
    // saxes quotes the document in its message, and the document is personal.
    throw damaged();
  });
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('opentag', (tag) => {
    run = 0;
    depth += 1;
    if (depth > DEPTH_MAX) {
      throw damaged();
    }
    handlers.open(withoutPrefix(tag.name), tag.attributes as XmlAttributes);
  });
  parser.on('closetag', (tag) => {
    run = 0;
    depth -= 1;
    handlers.close?.(withoutPrefix(tag.name));
  });
  if (handlers.text !== undefined) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    run += text.length;
    parser.write(text);
    if (run > RUN_MAX_CHARACTERS) {
      throw damaged();
    }
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

function damaged() {
  return rosterUnreadable(
    'a part of the workbook is damaged',
    'Open it in Excel, save it again as .xlsx, and send that',
  );
}
