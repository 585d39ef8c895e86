import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { refuseSheet, rosterUnreadable } from '../../lib/roster/refusal.ts';
import { clearError, Parts } from '../../lib/roster/xlsx-package.ts';
import { packWorkbook } from '../../scripts/workbook.ts';
import { withClaimedSize, withEncrypted } from '../helpers/roster/zip-entries.ts';

const SAVE_AS_XLSX = {
  th: 'วิธีแก้ไข: เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น (ดู docs/rosters.th.md)',
  en: 'Open it in Excel, save it as .xlsx, and send that (see docs/rosters.md).',
};

function open(bytes: Uint8Array, signal?: AbortSignal): Promise<Parts> {
  return Parts.open(Buffer.from(bytes), signal);
}

async function contentOf(parts: Parts, path: string, maxBytes = 10_000, sheet: string | null = null): Promise<string> {
  const pieces = await Array.fromAsync(parts.read(path, maxBytes, refuseSheet(sheet)));
  return Buffer.concat(pieces).toString();
}

describe('the parts of a workbook', () => {
  const parts = () =>
    open(packWorkbook({ 'xl/A.xml': 'abc', '\\\\x\\ก 1.XML': 'x', 'x/50%.xml': '', '//y%20.xml': 'yy' }));

  it('have paths in small letters, with slashes between', async () => {
    expect([...(await parts()).paths()]).toEqual(['xl/a.xml', 'x/ก 1.xml', 'x/50%.xml', 'y .xml']);
  });

  it.each([
    ['xl/A.xml', 3],
    ['/xl/a.XML', 3],
    ['//xl\\a%2Exml', 3],
    ['x/%E0%B8%81 1.xml', 1],
    ['X/50%.XML', 0],
    ['y%20.xml', 2],
  ])('are found as %s', async (path, size) => {
    const some = await parts();
    expect(some.has(path)).toBe(true);
    expect(some.sizeOf(path)).toBe(size);
    expect(await contentOf(some, path)).toHaveLength(size);
  });

  it.each(['xl/b.xml', 'a.xml', 'xl//a.xml', 'x/ข 1.xml', ''])('are not found as %j', async (path) => {
    const some = await parts();
    expect(some.has(path)).toBe(false);
    expect(some.sizeOf(path)).toBe(0);
    await expect(contentOf(some, path)).rejects.toMatchObject({
      texts: {
        th: `อ่านบัญชีรายชื่อไม่ได้: ส่วนหนึ่งของแฟ้ม Excel หายไป ${SAVE_AS_XLSX.th}`,
        en: `The roster cannot be read: a part of the workbook is missing. ${SAVE_AS_XLSX.en}`,
      },
    });
  });

  it('are a thousand at most', async () => {
    const files = (count: number) =>
      packWorkbook(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.xml`, ''])));
    expect([...(await open(files(1_000))).paths()]).toHaveLength(1_000);
    await expect(open(files(1_001))).rejects.toMatchObject({
      texts: {
        th: `อ่านบัญชีรายชื่อไม่ได้: ในแฟ้มมีแฟ้มย่อย 1001 แฟ้ม มากกว่าแฟ้ม Excel ใด ๆ ${SAVE_AS_XLSX.th}`,
        en: `The roster cannot be read: it holds 1001 files, more than any workbook. ${SAVE_AS_XLSX.en}`,
      },
    });
  });
});

describe('the bytes of a part', () => {
  const long = 'กข,'.repeat(40_000);
  const zip = packWorkbook({ 'a.xml': 'abc', 'b.xml': long });

  it.each([0, 6] as const)('are read, packed at level %d', async (level) => {
    const packed = zipSync({ 'b.xml': [Buffer.from(long), { level, mtime: '2020-01-02' }] });
    expect(await contentOf(await open(packed), 'b.xml', 1_000_000)).toBe(long);
  });

  it('come in pieces of 64 kB', async () => {
    const pieces = await Array.fromAsync((await open(zip)).read('b.xml', 1_000_000));
    expect(pieces.map(({ length }) => length)).toEqual([65_536, 65_536, 65_536, 65_536, 17_856]);
  });

  it('may be as many as the bound, and no more', async () => {
    const parts = await open(zip);
    expect(await contentOf(parts, 'a.xml', 3)).toBe('abc');
    await expect(contentOf(parts, 'a.xml', 2, 'ก')).rejects.toMatchObject({
      texts: {
        th: expect.stringContaining('ชีต “ก”: ข้อมูลของแฟ้ม Excel เมื่อขยายแล้วมีขนาด 3 ไบต์ เกินขีดจำกัด 2 ไบต์'),
        en: expect.stringContaining('sheet “ก”: what is in the workbook unpacks to 3 bytes, more than the limit of 2.'),
      },
    });
  });

  it.each([0, 2, 4])('that are not the %d that it says are an error', async (size) => {
    const parts = await open(withClaimedSize(zip, 'a.xml', size));
    await expect(contentOf(parts, 'a.xml')).rejects.toThrow('a part of a zip file has another size than it says');
  });

  it('are given out only as far as it says', async () => {
    const parts = await open(withClaimedSize(zip, 'b.xml', 70_000));
    const sizes: number[] = [];
    const reading = async () => {
      for await (const { length } of parts.read('b.xml', 1_000_000)) {
        sizes.push(length);
      }
    };
    await expect(reading()).rejects.toThrow('another size');
    expect(sizes).toEqual([65_536]);
  });

  it('are refused where they are encrypted, and no others', async () => {
    const parts = await open(withEncrypted(zip, 'a.xml'));
    expect(await contentOf(parts, 'b.xml', 1_000_000)).toBe(long);
    await expect(contentOf(parts, 'a.xml')).rejects.toMatchObject({
      texts: { en: expect.stringContaining('it is locked with a password.') },
    });
  });

  it('are an error where they are not what was packed', async () => {
    const broken = Buffer.from(zip);
    const packedAt = broken.indexOf('b.xml') + 'b.xml'.length;
    broken.fill(0xff, packedAt, packedAt + 8);
    await expect(contentOf(await open(broken), 'b.xml', 1_000_000)).rejects.toMatchObject({ name: 'Error' });
  });

  it('end when the reading is aborted', async () => {
    const controller = new AbortController();
    const parts = await open(zip, controller.signal);
    const pieces = parts.read('b.xml', 1_000_000);
    expect((await pieces.next()).done).toBe(false);
    const reason = new Error('out of time');
    controller.abort(reason);
    await expect(pieces.next()).rejects.toBe(reason);
  });
});

describe('a small part', () => {
  it('has 4 MB at most', async () => {
    const read = async (size: number) => {
      const parts = await open(withClaimedSize(packWorkbook({ 'a.xml': '<a/>' }), 'a.xml', size));
      return parts.readElements('a.xml', new Set(), () => {});
    };
    await expect(read(4 * 1024 * 1024)).rejects.toThrow('a part of a zip file has another size than it says');
    await expect(read(4 * 1024 * 1024 + 1)).rejects.toThrow('unpacks to 4194305 bytes, more than the limit of 4194304');
    await expect(read(4)).resolves.toBe(undefined);
  });
});

describe('the relations of a part', () => {
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const relationsOf = async (path: string, relationsPath: string, inside: string) => {
    const parts = await open(
      packWorkbook({ [relationsPath]: `<Relationships xmlns="${PACKAGE}">${inside}</Relationships>` }),
    );
    return parts.relationsOf(path);
  };

  it.each<[string, string, { id?: string; kind: string; target: string } | null]>([
    [
      'beside it',
      `Id="1" Type="${OFFICE}/worksheet" Target="a.xml"`,
      { id: '1', kind: 'worksheet', target: 'xl/a.xml' },
    ],
    [
      'in the strict flavour',
      `Id="1" Type="${STRICT}/styles" Target="b/a.xml"`,
      { id: '1', kind: 'styles', target: 'xl/b/a.xml' },
    ],
    [
      'from the root',
      `Id="1" Type="${OFFICE}/styles" Target="/b/a.xml"`,
      { id: '1', kind: 'styles', target: 'b/a.xml' },
    ],
    [
      'with backslashes',
      `Id="1" Type="${OFFICE}/styles" Target="\\b\\a.xml"`,
      { id: '1', kind: 'styles', target: 'b/a.xml' },
    ],
    ['above it', `Id="1" Type="${OFFICE}/styles" Target="..\\a.xml"`, { id: '1', kind: 'styles', target: 'a.xml' }],
    [
      'of another program',
      'Id="1" Type="http://a.example/worksheet" Target="a.xml"',
      { id: '1', kind: '', target: 'xl/a.xml' },
    ],
    ['of no kind', 'Id="1" Target="a.xml"', { id: '1', kind: '', target: 'xl/a.xml' }],
    ['of a kind without a place', 'Id="1" Type="worksheet" Target="a.xml"', { id: '1', kind: '', target: 'xl/a.xml' }],
    ['without an id', `Type="${OFFICE}/styles" Target="a.xml"`, { kind: 'styles', target: 'xl/a.xml' }],
    [
      'in the package',
      `Type="${OFFICE}/styles" Target="a.xml" TargetMode="Internal"`,
      { kind: 'styles', target: 'xl/a.xml' },
    ],
    ['elsewhere', `Type="${OFFICE}/styles" Target="a.xml" TargetMode="External"`, null],
    ['to nothing', `Type="${OFFICE}/styles"`, null],
  ])('%s', async (_, attributes, expected) => {
    const inside = `<Other ${attributes}/><Relationship ${attributes}/><Relationship xmlns="urn:z" ${attributes}/>`;
    expect(await relationsOf('xl/workbook.xml', 'xl/_rels/workbook.xml.rels', inside)).toEqual(
      expected === null ? [] : [expected],
    );
  });

  it('as a whole are those of the root', async () => {
    const one = `<Relationship Id="1" Type="${OFFICE}/officeDocument" Target="xl/a.xml"/>`;
    const two = `<Relationship Id="2" Type="${OFFICE}/styles" Target="/a.xml"/>`;
    expect(await relationsOf('', '_rels/.rels', one + two)).toEqual([
      { id: '1', kind: 'officeDocument', target: 'xl/a.xml' },
      { id: '2', kind: 'styles', target: 'a.xml' },
    ]);
  });

  it('are none where it has no list of them', async () => {
    expect(await relationsOf('xl/a.xml', 'xl/_rels/workbook.xml.rels', '')).toEqual([]);
  });

  it('have their list refused where it is damaged', async () => {
    await expect(relationsOf('a.xml', '_rels/a.xml.rels', '<a>')).rejects.toThrow('a part of the workbook is damaged');
  });
});

describe('what is thrown while a workbook is read', () => {
  const reason = new Error('out of time');
  const stopped = AbortSignal.abort(reason);
  const own = rosterUnreadable({ th: 'ก', en: 'a' }, { th: 'ข', en: 'b' });

  it.each<[string, unknown, AbortSignal | undefined]>([
    ['an error of our own', own, undefined],
    ['a bug', new TypeError('x is not a function'), undefined],
    ['the reason of an abortion', reason, stopped],
    ['what is no error', 'x', undefined],
    ['what only looks like one', { name: 'Error' }, undefined],
  ])('stays where it is %s', (_, thrown, signal) => {
    expect(clearError(thrown, signal, rosterUnreadable)).toBe(thrown);
  });

  it.each<[string, unknown, AbortSignal | undefined]>([
    ['another', new Error('invalid stored block lengths'), undefined],
    ['another after an abortion', new Error('invalid stored block lengths'), stopped],
    ['another before an abortion', reason, new AbortController().signal],
  ])('is the fault of the file where it is %s', (_, thrown, signal) => {
    const error = clearError(thrown, signal, refuseSheet('ก'));
    expect(error).toBeInstanceOf(InsigniaError);
    expect(error).toMatchObject({ texts: { en: expect.stringContaining('sheet “ก”: the workbook is damaged.') } });
  });
});
