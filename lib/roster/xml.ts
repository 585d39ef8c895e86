import { SaxesParser } from 'saxes';
import type { Refuse } from './refusal.ts';
import { SAVE_AS_XLSX } from './workbook-refusals.ts';
import { decodeXml } from './xml-encoding.ts';

/** Deepest nesting of elements; a worksheet has seven levels. */
const DEPTH_MAX = 64;

/** Longest run without the start or end of an element, in characters; a cell holds at most 32,767. */
const RUN_MAX_CHARACTERS = 1024 * 1024;

/** Most element names remembered with what they mean; a worksheet has some 40. */
const NAMES_MAX = 1_000;

/**
 * Markup for programs of different ages (ECMA-376 part 3): of the alternatives, the first that a program understands is as
 * if it stood there alone.
 */
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const ALTERNATIVES = ':AlternateContent';
const CHOICE = ':Choice';
const FALLBACK = ':Fallback';

/** An element that is left out with all that is in it. */
const FOREIGN = ':';

/** Attributes of an element; their names keep their prefix. An attribute without one belongs to the element. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Where an element stands. */
export interface XmlPlace {
  /** Name of the element around it; `''` for the root. */
  readonly parent: string;
  /** The value of an attribute that has its own namespace, whatever its prefix. */
  attributeIn(namespaces: ReadonlySet<string>, name: string, attributes: XmlAttributes): string | undefined;
}

/** Handlers for the elements of the namespaces asked for, without prefix, and the text directly in them. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes, place: XmlPlace): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** How an XML document is read. */
export interface XmlReading {
  /** Namespaces whose elements are read; all others are left out with what is in them, and so are extension lists. */
  readonly namespaces: ReadonlySet<string>;
  readonly handlers: XmlHandlers;
  readonly refuse: Refuse;
}

/**
 * Reads an XML document as a stream and calls the handlers. It yields after each piece, so that the caller can pass on what
 * the handlers gathered.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when the document is malformed or built to exhaust memory
 */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, reading: XmlReading): AsyncGenerator<void> {
  const { refuse } = reading;
  const parser = new SaxesParser({ position: false });
  const elements = new Elements(reading);
  let depth = 0;
  let run = 0;
  parser.on('error', () => {
    // saxes quotes the document in its message, and the document is personal.
    throw damaged(refuse);
  });
  parser.on('doctype', () => {
    throw damaged(refuse);
  });
  parser.on('attribute', ({ name, value }) => {
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      elements.declare(name, value);
    }
  });
  parser.on('opentag', (tag) => {
    run = 0;
    depth += 1;
    if (depth > DEPTH_MAX) {
      throw damaged(refuse);
    }
    elements.open(tag.name, tag.attributes as XmlAttributes);
  });
  parser.on('closetag', () => {
    run = 0;
    depth -= 1;
    elements.close();
  });
  parser.on('text', (text) => elements.text(text));
  parser.on('cdata', (text) => elements.text(text));
  for await (const text of decodeXml(pieces, () => damaged(refuse))) {
    run += text.length;
    parser.write(text);
    if (run > RUN_MAX_CHARACTERS) {
      throw damaged(refuse);
    }
    yield;
  }
  parser.close();
  yield;
}

function damaged(refuse: Refuse) {
  return refuse({ th: 'ส่วนหนึ่งของแฟ้ม Excel เสียหาย', en: 'a part of the workbook is damaged' }, SAVE_AS_XLSX);
}

/** An element that declares namespaces. */
interface Scope {
  /** The namespaces it declares by prefix; `''` is the prefix of names without one. */
  readonly declared: ReadonlyMap<string, string>;
  /** What element names mean here: the name without prefix, or `FOREIGN` or one of the names for alternatives. */
  readonly meanings: Map<string, string>;
}

/** How an element is treated, in bits. */
const TAKEN = 1;
const IS_ALTERNATIVES = 2;
const HAS_SCOPE = 4;
const IS_CHOSEN = 8;

/**
 * Passes on the elements of some namespaces. `saxes` can resolve namespaces too, but takes half as long again: here a name is
 * resolved once, not for each of millions of cells.
 */
class Elements implements XmlPlace {
  readonly #namespaces: ReadonlySet<string>;
  readonly #handlers: XmlHandlers;
  readonly #refuse: Refuse;
  readonly #scopes: Scope[] = [{ declared: new Map(), meanings: new Map() }];
  /** Declarations of the element whose start is being read. */
  #declared: Map<string, string> | null = null;
  /** How the elements around are treated, and the names of those taken but the innermost, which is `parent`. */
  readonly #treated: number[] = [];
  readonly #path: string[] = [];
  /** Number of elements open inside one that is left out, and that one. */
  #leftOut = 0;
  /** A document that declares no namespace has nothing to mix up: its elements are taken. */
  #takesNone: boolean | null = null;

  constructor({ namespaces, handlers, refuse }: XmlReading) {
    this.#namespaces = namespaces;
    this.#handlers = handlers;
    this.#refuse = refuse;
  }

  parent = '';

  attributeIn(namespaces: ReadonlySet<string>, name: string, attributes: XmlAttributes): string | undefined {
    return Object.entries(attributes).find(([key]) => {
      const colon = key.indexOf(':');
      return colon > 0 && key.slice(colon + 1) === name && namespaces.has(this.#namespaceOf(key.slice(0, colon)));
    })?.[1];
  }

  /** The namespace that a prefix stands for here; `''` for none. */
  #namespaceOf(prefix: string): string {
    return this.#scopes.findLast(({ declared }) => declared.has(prefix))?.declared.get(prefix) ?? '';
  }

  declare(name: string, uri: string): void {
    if (this.#leftOut === 0) {
      this.#declared ??= new Map();
      this.#declared.set(name.slice('xmlns:'.length), uri.trim());
    }
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#leftOut > 0) {
      this.#leftOut += 1;
      return;
    }
    let treated = 0;
    if (this.#declared !== null) {
      this.#scopes.push({ declared: this.#declared, meanings: new Map() });
      this.#declared = null;
      treated = HAS_SCOPE;
    }
    this.#takesNone ??= this.#uriOf(name) === '';
    const meaning = this.#meaningOf(name);
    const around = this.#treated[this.#treated.length - 1] ?? 0;
    if (this.#isLeftOut(meaning, around, attributes)) {
      this.#leftOut = 1;
      if (treated === HAS_SCOPE) {
        this.#scopes.pop();
      }
      return;
    }
    if (meaning === ALTERNATIVES) {
      this.#treated.push(treated | IS_ALTERNATIVES);
    } else if (meaning === CHOICE || meaning === FALLBACK) {
      this.#treated[this.#treated.length - 1] = around | IS_CHOSEN;
      this.#treated.push(treated);
    } else {
      this.#handlers.open(meaning, attributes, this);
      this.#treated.push(treated | TAKEN);
      this.#path.push(this.parent);
      this.parent = meaning;
    }
  }

  close(): void {
    if (this.#leftOut > 0) {
      this.#leftOut -= 1;
      return;
    }
    const treated = this.#treated.pop() ?? 0;
    if ((treated & TAKEN) !== 0) {
      const name = this.parent;
      this.parent = this.#path.pop() as string;
      this.#handlers.close?.(name);
    }
    if ((treated & HAS_SCOPE) !== 0) {
      this.#scopes.pop();
    }
  }

  text(text: string): void {
    if (this.#leftOut === 0) {
      this.#handlers.text?.(text);
    }
  }

  #isLeftOut(meaning: string, around: number, attributes: XmlAttributes): boolean {
    if ((around & IS_ALTERNATIVES) === 0) {
      return meaning === FOREIGN || meaning === CHOICE || meaning === FALLBACK || meaning === 'extLst';
    }
    if ((around & IS_CHOSEN) !== 0) {
      return true;
    }
    return meaning !== FALLBACK && !(meaning === CHOICE && this.#isUnderstood(attributes.Requires ?? ''));
  }

  /** Whether all namespaces that an alternative requires are read here. */
  #isUnderstood(prefixes: string): boolean {
    const required = prefixes.split(/\s/).filter((prefix) => prefix !== '');
    return required.length > 0 && required.every((prefix) => this.#namespaces.has(this.#namespaceOf(prefix)));
  }

  #uriOf(name: string): string {
    const colon = name.indexOf(':');
    const uri = this.#namespaceOf(colon === -1 ? '' : name.slice(0, colon));
    if (uri === '' && colon !== -1) {
      throw damaged(this.#refuse);
    }
    return uri;
  }

  #meaningOf(name: string): string {
    const { meanings } = this.#scopes[this.#scopes.length - 1] as Scope;
    const known = meanings.get(name);
    if (known !== undefined) {
      return known;
    }
    const uri = this.#uriOf(name);
    const local = name.slice(name.indexOf(':') + 1);
    let meaning = FOREIGN;
    if (this.#namespaces.has(uri) || (uri === '' && this.#takesNone)) {
      meaning = local;
    } else if (uri === COMPATIBILITY && [ALTERNATIVES, CHOICE, FALLBACK].includes(`:${local}`)) {
      meaning = `:${local}`;
    }
    if (meanings.size < NAMES_MAX) {
      meanings.set(name, meaning);
    }
    return meaning;
  }
}
