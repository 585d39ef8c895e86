import { SaxesParser } from 'saxes';
import { rosterUnreadable } from './refusal.ts';

/** Deepest nesting of elements; a worksheet's is seven. */
const DEPTH_MAX = 64;

/** Longest run without the beginning or end of an element, in letters; a cell holds 32,767 at most. */
const RUN_MAX_LETTERS = 1024 * 1024;

/** Attributes of an element; their names have the prefix the writer chose. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What is done with the parts of an XML document as they come. Names of elements are without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Writers of other makes write `x:row` for `row`. */
function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Reads an XML document as a stream, calling the handlers; yields after each piece, so that what they gathered can be passed on.
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
    if (run > RUN_MAX_LETTERS) {
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
