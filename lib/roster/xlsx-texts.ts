import { type Refuse, rosterUnreadable } from './refusal.ts';
import { SAVE_AS_XLSX } from './workbook-refusals.ts';
import { type Parts, SEND_ALONE } from './xlsx-package.ts';
import { readXml } from './xml.ts';

/** Namespaces of the elements of a workbook: Excel's, and that of the strict flavour of the format (ECMA-376 part 1). */
export const MAIN: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);

/** Longest text, in characters: Excel's own limit for a cell. A text may come in any number of runs. */
const TEXT_MAX_CHARACTERS = 32_767;

/** Largest table of shared texts when unpacked, in bytes: 100,000 officers take 20 MB. It is held in memory. */
const SHARED_TEXTS_MAX_BYTES = 48 * 1024 * 1024;

/** Most shared texts: ten for each of 100,000 officers. */
const SHARED_TEXTS_MAX = 1_000_000;

/** Whether an attribute says yes. */
export function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}

/** Gathers a text that comes in pieces, up to the longest that a cell can hold. */
export class TextGatherer {
  readonly #refuse: Refuse;
  #text = '';
  #length = 0;

  constructor(refuse: Refuse) {
    this.#refuse = refuse;
  }

  /** @param isKept false for characters that count but are not part of the text, as a second value of a cell */
  add(text: string, isKept = true): void {
    this.#length += text.length;
    if (isKept) {
      this.#text += text;
    }
    if (this.#length > TEXT_MAX_CHARACTERS) {
      throw this.#refuse(
        {
          th: `มีข้อความในแฟ้ม Excel ยาวกว่า ${TEXT_MAX_CHARACTERS} ตัวอักษร ซึ่งเกินกว่าที่เซลล์ของ Excel เก็บได้`,
          en: `a text in the workbook has more than ${TEXT_MAX_CHARACTERS} characters, more than a cell of Excel holds`,
        },
        SAVE_AS_XLSX,
      );
    }
  }

  /** The text gathered since the last call; `_x000D_` stands for a character that XML cannot hold. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#length = 0;
    return text
      .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
      .toWellFormed();
  }
}

/** @throws InsigniaError ROSTER_UNREADABLE when a workbook has more shared texts than any roster */
export function refuseManyTexts(texts: number): void {
  if (texts > SHARED_TEXTS_MAX) {
    throw rosterUnreadable(
      {
        th: `แฟ้ม Excel มีมากกว่า ${SHARED_TEXTS_MAX} ข้อความ`,
        en: `the workbook has more than ${SHARED_TEXTS_MAX} texts`,
      },
      SEND_ALONE,
    );
  }
}

/** The workbook's table of texts, to which cells refer by index; phonetic texts (`rPh`) are left out. */
export async function readSharedTexts(parts: Parts, path: string): Promise<readonly string[]> {
  const texts: string[] = [];
  const gathered = new TextGatherer(rosterUnreadable);
  let isInText = false;
  const handlers = {
    open(name: string, _: unknown, { parent }: { readonly parent: string }) {
      isInText = name === 't' && (parent === 'si' || parent === 'r');
    },
    close(name: string) {
      isInText = false;
      if (name === 'si') {
        texts.push(gathered.take());
        refuseManyTexts(texts.length);
      }
    },
    text(text: string) {
      if (isInText) {
        gathered.add(text);
      }
    },
  };
  const pieces = parts.read(path, SHARED_TEXTS_MAX_BYTES);
  for await (const _ of readXml(pieces, { namespaces: MAIN, handlers, refuse: rosterUnreadable })) {
  }
  return texts;
}
