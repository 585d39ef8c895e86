import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { rosterUnreadable } from '../../lib/roster/refusal.ts';
import { readXml } from '../../lib/roster/xml.ts';
import { decodeXml, isUtf16 } from '../../lib/roster/xml-encoding.ts';

/** Namespaces that are read, and one that is not. */
const [A, B, Z] = ['urn:a', 'urn:b', 'urn:z'];
const NAMESPACES = new Set([A, B]);
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

async function* piecesOf(pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    yield Buffer.from(piece as string);
  }
}

/** What a document is read as: `parent>element` where one begins, `/element` where it ends, and the texts. */
async function read(...pieces: readonly (string | Uint8Array)[]): Promise<string> {
  const seen: string[] = [];
  const handlers = {
    open: (name: string, attributes: Readonly<Record<string, string>>, { parent }: { parent: string }) => {
      seen.push(`${parent}>${name}${attributes.id ?? ''}`);
    },
    close: (name: string) => seen.push(`/${name}`),
    text: (text: string) => seen.push(`"${text}"`),
  };
  for await (const _ of readXml(piecesOf(pieces), { namespaces: NAMESPACES, handlers, refuse: rosterUnreadable })) {
  }
  return seen.join(' ');
}

/** The texts of the refusal of a document; null where it is read. */
async function refusalOf(...pieces: readonly (string | Uint8Array)[]): Promise<unknown> {
  try {
    await read(...pieces);
  } catch (thrown) {
    return thrown instanceof InsigniaError ? thrown.texts : thrown;
  }
  return null;
}

const DAMAGED = {
  th: 'อ่านบัญชีรายชื่อไม่ได้: ส่วนหนึ่งของแฟ้ม Excel เสียหาย วิธีแก้ไข: เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น (ดู docs/rosters.th.md)',
  en: 'The roster cannot be read: a part of the workbook is damaged. Open it in Excel, save it as .xlsx, and send that (see docs/rosters.md).',
};

describe('the elements of a document', () => {
  it.each<[string, string, string]>([
    ['with their texts', '<a>1<b>2</b>3<![CDATA[4]]></a>', '>a "1" a>b "2" /b "3" "4" /a'],
    ['in no namespace', '<a><b/></a>', '>a a>b /b /a'],
    ['in no namespace, said so', '<a xmlns=""><b/></a>', '>a a>b /b /a'],
    ['of another namespace in them', `<a><b xmlns="${Z}"><c/>1</b><z:d xmlns:z="${Z}"/></a>`, '>a /a'],
    ['of a namespace that is read in them', `<a><b xmlns="${A}"><c/></b><d/></a>`, '>a a>b b>c /c /b a>d /d /a'],
    ['in the default namespace', `<a xmlns="${A}"><b/></a>`, '>a a>b /b /a'],
    ['in a namespace between blanks', `<a xmlns=" ${A}\n"><b/></a>`, '>a a>b /b /a'],
    ['with prefixes', `<x:a xmlns:x="${A}" xmlns:y="${B}"><y:b/></x:a>`, '>a a>b /b /a'],
    ['without a prefix where others have one', `<x:a xmlns:x="${A}">1<b>2</b>3</x:a>`, '>a "1" "3" /a'],
    ['of another namespace, with all that is in it', `<z:a xmlns:z="${Z}" xmlns="${A}"><b>1</b></z:a>`, ''],
    ['behind one that is left out', `<a xmlns="${A}"><z xmlns="${Z}"><z><z/></z></z><b/>1</a>`, '>a a>b /b "1" /a'],
    [
      'with a prefix that means another thing inside',
      `<x:a xmlns:x="${A}"><x:b xmlns:x="${Z}"/><x:b/><x:b xmlns:x="${B}"><x:c/></x:b></x:a>`,
      '>a a>b /b a>b b>c /c /b /a',
    ],
    [
      'with a name that means another thing behind it',
      `<a xmlns="${A}"><b xmlns="${Z}"/><b/><b xmlns="${Z}"/></a>`,
      '>a a>b /b /a',
    ],
    [
      'of a prefix whose end is left behind',
      `<a xmlns="${A}"><b xmlns:x="${Z}"><x:c/></b><b xmlns:x="${B}"><x:c/></b></a>`,
      '>a a>b /b a>b b>c /c /b /a',
    ],
    [
      'with a declaration inside one that is left out',
      `<a xmlns="${A}"><z xmlns="${Z}"><y xmlns="${Z}"/></z><b/></a>`,
      '>a a>b /b /a',
    ],
    [
      'with an attribute that is like a declaration',
      `<a xmlns="${A}" xmlnsx="${Z}" xmlnsy:z="${Z}"><b/></a>`,
      '>a a>b /b /a',
    ],
    ['in an extension list', `<a xmlns="${A}"><extLst>1<b/></extLst><b/></a>`, '>a a>b /b /a'],
  ])('%s', async (_, document, seen) => {
    expect(await read(document)).toBe(seen);
    // The same in pieces of one byte.
    expect((await read(...Array.from(document))).replaceAll('" "', '')).toBe(seen.replaceAll('" "', ''));
  });

  it.each([
    ['not closed', '<a><b></b>'],
    ['closed twice', '<a/></a>'],
    ['that overlap', '<a><b></a></b>'],
    ['behind the last one', '<a/><a/>'],
    ['none', ''],
    ['of a document type', '<!DOCTYPE a><a/>'],
    ['with a prefix that stands for nothing', '<x:a/>'],
    ['with a prefix that is said to stand for nothing', '<x:a xmlns:x=""/>'],
    ['with a prefix that stands for nothing here', `<a><b xmlns:x="${A}"/><x:b/></a>`],
    ['with a prefix of one that is left out', `<a xmlns="${A}"><b xmlns="${Z}" xmlns:x="${A}"/><x:b/></a>`],
  ])('%s are refused', async (_, document) => {
    expect(await refusalOf(document)).toEqual(DAMAGED);
  });

  it('may be 64 deep, and no deeper', async () => {
    const nested = (depth: number) => `<r>${'<x>'.repeat(depth - 1)}${'</x>'.repeat(depth - 1)}<x/><x/></r>`;
    expect(await refusalOf(nested(64))).toBe(null);
    expect(await refusalOf(nested(65))).toEqual(DAMAGED);
  });

  it('are known after each piece', async () => {
    const seen: string[] = [];
    const handlers = { open: (name: string) => seen.push(name), close: (name: string) => seen.push(`/${name}`) };
    // The first 128 bytes tell the encoding.
    const pieces = piecesOf([`<!--${'x'.repeat(128)}--><a><b>`, '</b>', '</a>']);
    const counts: number[] = [];
    for await (const _ of readXml(pieces, { namespaces: NAMESPACES, handlers, refuse: rosterUnreadable })) {
      counts.push(seen.length);
    }
    expect(seen).toEqual(['a', 'b', '/b', '/a']);
    expect(counts.slice(0, 3)).toEqual([2, 3, 4]);
  });

  const MOST = 1024 * 1024;

  it.each<[string, readonly string[], boolean]>([
    ['a text of a million characters', ['<a>', 'x'.repeat(MOST), '</a>'], true],
    ['a text of more', ['<a>', 'x'.repeat(MOST), 'x', '</a>'], false],
    ['a comment of more', ['<a><!--', 'x'.repeat(MOST), 'x', '--></a>'], false],
    ['two texts of less with an end between', ['<a><b>', 'x'.repeat(MOST), '</b>', 'x'.repeat(MOST), '</a>'], true],
    [
      'two texts of less with a beginning between',
      ['<a>', 'x'.repeat(MOST), '<b>', 'x'.repeat(MOST), '</b></a>'],
      true,
    ],
  ])('%s', async (_, [first = '', ...pieces], isRead) => {
    // The first 128 bytes tell the encoding.
    const head = `<!--${'x'.repeat(128)}-->${first}`;
    expect(await refusalOf(head, ...pieces)).toEqual(isRead ? null : DAMAGED);
  });
});

describe('of alternatives', () => {
  it.each<[string, string, string]>([
    ['the first that is understood', '<mc:Choice Requires="x"><b/></mc:Choice><mc:Fallback><c/></mc:Fallback>', 'b'],
    ['the last resort', '<mc:Choice Requires="z"><b/></mc:Choice><mc:Fallback><c/></mc:Fallback>', 'c'],
    ['a later one', '<mc:Choice Requires="z"><b/></mc:Choice><mc:Choice Requires="y"><c/></mc:Choice>', 'c'],
    ['one of several', '<mc:Choice Requires="x"><b/></mc:Choice><mc:Choice Requires="x"><c/></mc:Choice>', 'b'],
    ['all in it', '<mc:Choice Requires="x"><b/><z:b/><c/></mc:Choice>', 'bc'],
    ['that require several', '<mc:Choice Requires=" x \n y "><b/></mc:Choice><mc:Fallback><c/></mc:Fallback>', 'b'],
    ['that require one too many', '<mc:Choice Requires="x z"><b/></mc:Choice><mc:Fallback><c/></mc:Fallback>', 'c'],
    ['that require what nobody knows', '<mc:Choice Requires="q"><b/></mc:Choice><mc:Fallback><c/></mc:Fallback>', 'c'],
    ['that require nothing', '<mc:Choice Requires=" "><b/></mc:Choice><mc:Choice><c/></mc:Choice>', ''],
    ['that are none', '<b/><z:Choice Requires="x"><b/></z:Choice><mc:Other><b/></mc:Other>', ''],
    ['that are named as an attribute of another', '<mc:Choice y:Requires="x"><b/></mc:Choice>', ''],
    ['with its own prefix', '<mc:Choice xmlns:w="urn:a" Requires="w"><w:b/></mc:Choice>', 'b'],
    ['with its own default', '<mc:Fallback xmlns="urn:z"><b/><x:c/></mc:Fallback>', 'c'],
    [
      'of alternatives',
      '<mc:Choice Requires="x"><mc:AlternateContent><mc:Fallback><b/></mc:Fallback><mc:Fallback><b/></mc:Fallback></mc:AlternateContent><c/></mc:Choice><mc:Fallback><b/></mc:Fallback>',
      'bc',
    ],
  ])('%s', async (_, alternatives, taken) => {
    const document = `<a xmlns="${A}" xmlns:x="${A}" xmlns:y="${B}" xmlns:z="${Z}" xmlns:mc="${MC}">
      <mc:AlternateContent>${alternatives}</mc:AlternateContent><d/></a>`;
    const elements = Array.from(taken, (name) => `a>${name} /${name}`);
    expect((await read(document)).replace(/"\s*" /g, '')).toBe(['>a', ...elements, 'a>d /d /a'].join(' '));
  });

  it('the one outside of them is left out, and what is in them is in their place', async () => {
    const document = `<a xmlns="${A}" xmlns:mc="${MC}"><mc:Choice Requires="mc"><b/></mc:Choice><mc:Fallback><b/></mc:Fallback
      ><mc:AlternateContent xmlns:w="${A}"><mc:Fallback><c><w:d/></c></mc:Fallback></mc:AlternateContent><mc:Ignored/></a>`;
    expect(await read(document)).toBe('>a a>c c>d /d /c /a');
    expect(await refusalOf(document.replace('<mc:Ignored/>', '<w:d/>'))).toEqual(DAMAGED);
  });
});

describe('an attribute with a namespace of its own', () => {
  it.each<[string, string, string | undefined]>([
    ['under its prefix', `xmlns:r="${B}" r:id="1"`, '1'],
    ['beside others of that name', `xmlns:r="${B}" xmlns:z="${Z}" id="2" z:id="3" r:id="1"`, '1'],
    ['of another name', `xmlns:r="${B}" r:ids="2" r:i="3"`, undefined],
    ['without a prefix', `xmlns="${B}" id="2"`, undefined],
    ['of another namespace', `xmlns:z="${Z}" z:id="2"`, undefined],
    ['under a prefix that stands for nothing', 'q:id="2"', undefined],
    ['under no prefix but a colon', `xmlns="${B}" :id="2"`, undefined],
  ])('%s', async (_, attributes, value) => {
    const values: unknown[] = [];
    const handlers = {
      open(
        _: string,
        all: Readonly<Record<string, string>>,
        place: { attributeIn: (...given: [Set<string>, string, typeof all]) => unknown },
      ) {
        values.push(place.attributeIn(new Set([B]), 'id', all));
      },
    };
    const pieces = piecesOf([`<a ${attributes}/>`]);
    for await (const _ of readXml(pieces, { namespaces: NAMESPACES, handlers, refuse: rosterUnreadable })) {
    }
    expect(values).toEqual([value]);
  });
});

describe('the encoding of a document', () => {
  /** The texts as they are decoded, piece by piece. */
  const decoded = (...pieces: readonly Uint8Array[]) =>
    Array.fromAsync(decodeXml(piecesOf(pieces), () => new Error('damaged')));

  /** A document with the bytes E1 E9 behind its declaration. */
  const withBytes = (declaration: string) => Buffer.from(`${declaration}<a>\xe1\xe9</a>`, 'latin1');

  const [THAI, WESTERN, UNKNOWN] = ['แ้', 'áé', '\ufffd\ufffd'];

  it.each([
    ['<?xml version="1.0" encoding="windows-874"?>', THAI],
    ["<?xml version='1.0' encoding='TIS-620'?>", THAI],
    ['<?xml version="1.0"\n\tencoding \n = \n "iso-8859-11" standalone="yes"?>', THAI],
    ['<?xml standalone="yes" encoding="windows-1252"?>', WESTERN],
    ['<?xml encoding="ansi_x3.4-1968"?>', WESTERN],
    ['<?xml version="1.0" encoding="iso_8859-1:1987"?>', WESTERN],
    ['<?xml version="1.0" encoding="UTF-8"?>', UNKNOWN],
    ['<?xml version="1.0"?>', UNKNOWN],
    ['', UNKNOWN],
    ['<?xml version="1.0" xencoding="windows-874"?>', UNKNOWN],
    ['<?xml version="1.0" encodings="windows-874"?>', UNKNOWN],
    ['<?xml version="1.0" encoding=windows-874?>', UNKNOWN],
    ['<?xml version="1.0"?><?x encoding="windows-874"?>', UNKNOWN],
    [' <?xml version="1.0" encoding="windows-874"?>', UNKNOWN],
    ['<!-- encoding="windows-874"-->', UNKNOWN],
    // Declared by mistake: the bytes are no UTF-16.
    ['<?xml version="1.0" encoding="UTF-16"?>', UNKNOWN],
    ['<?xml version="1.0" encoding="utf-16be"?>', UNKNOWN],
    ['<?xml version="1.0" encoding="ucs-2"?>', UNKNOWN],
    ['<?xml version="1.0" encoding="ISO-10646-UCS-2"?>', UNKNOWN],
    ['<?xml version="1.0" encoding="unicode"?>', UNKNOWN],
    ['<?xml version="1.0" encoding="csUnicode"?>', UNKNOWN],
    // Only the first 128 bytes are looked at.
    [`<?xml version="1.0"${' '.repeat(87)}encoding="windows-874"?>`, THAI],
    [`<?xml version="1.0"${' '.repeat(88)}encoding="windows-874"?>`, UNKNOWN],
  ])('%j', async (declaration, text) => {
    const bytes = withBytes(declaration);
    const expected = `${declaration}<a>${text}</a>`;
    expect((await decoded(bytes)).join('')).toBe(expected);
    expect((await decoded(...Array.from(bytes, (byte) => Buffer.of(byte)))).join('')).toBe(expected);
  });

  it('is behind the mark of UTF-8, too', async () => {
    const declaration = '<?xml version="1.0" encoding="windows-874"?>';
    expect((await decoded(withBytes(`\xef\xbb\xbf${declaration}`))).join('')).toBe(`๏ปฟ${declaration}<a>${THAI}</a>`);
    expect((await decoded(Buffer.from('\ufeff<a>ก</a>'))).join('')).toBe('<a>ก</a>');
  });

  it('that does not exist is refused', async () => {
    await expect(decoded(withBytes('<?xml version="1.0" encoding="windows-999"?>'))).rejects.toThrow('damaged');
  });

  it('is told by 128 bytes, and what comes behind them is decoded as it comes, also half a letter', async () => {
    const head = Buffer.from(`${'x'.repeat(125)}ก`);
    const letter = Buffer.from('ข');
    expect(await decoded(head.subarray(0, 100), head.subarray(100), letter.subarray(0, 1), letter.subarray(1))).toEqual(
      [`${'x'.repeat(125)}ก`, '', 'ข', ''],
    );
    expect(await decoded(Buffer.concat([head, letter.subarray(0, 2)]), letter.subarray(2))).toEqual([
      `${'x'.repeat(125)}ก`,
      'ข',
      '',
    ]);
    expect(await decoded(head, letter.subarray(0, 1))).toEqual([`${'x'.repeat(125)}ก`, '', '\ufffd']);
    expect(await decoded(head.subarray(0, 127))).toEqual([`${'x'.repeat(125)}\ufffd`]);
    expect(await decoded()).toEqual(['']);
  });

  const LITTLE = new Set(['fffe', '3c00']);
  const BIG = new Set(['feff', '003c']);
  const pairs = ['ff', 'fe', '3c', '00'].flatMap((first) => ['ff', 'fe', '3c', '00'].map((second) => first + second));

  it.each([...pairs, 'ff', '3c', ''])('of a document that begins with the bytes %s', async (beginning) => {
    const bytes = Buffer.from(`${beginning}0e410e`, 'hex');
    expect(isUtf16(Buffer.from(beginning, 'hex'))).toBe(LITTLE.has(beginning) || BIG.has(beginning));
    const encoding = LITTLE.has(beginning) ? 'utf-16le' : BIG.has(beginning) ? 'utf-16be' : 'utf-8';
    expect((await decoded(bytes)).join('')).toBe(new TextDecoder(encoding).decode(bytes));
  });
});
