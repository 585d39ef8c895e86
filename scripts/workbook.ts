import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell to write: `''` leaves it empty; a `Date` is written as its UTC day, in a date format. */
export type WorkbookCell = string | number | boolean | Date;

/** A worksheet to write. */
export interface Worksheet {
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly isHidden?: boolean;
}

/** How the workbook is written, where programs differ. */
export interface WorkbookStyle {
  /** Texts in the table of shared texts, as Excel does (default), or in the cells. */
  readonly texts?: 'shared' | 'inline';
  /** Whether serial dates count from 1904. */
  readonly datesFrom1904?: boolean;
  /** Prefix of the elements, as the Open XML SDK writes them (`x:`). */
  readonly prefix?: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE_RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

const MS_PER_DAY = 86_400_000;

/** Serial date of 1 January 1970, and the number of days between Excel's two calendars. */
const DAYS_FROM_1900 = 25_569;
const DAYS_BETWEEN_CALENDARS = 1_462;

/** The serial date of a day, as a workbook holds it. */
export function serialOf(day: Date, datesFrom1904 = false): number {
  return day.getTime() / MS_PER_DAY + DAYS_FROM_1900 - (datesFrom1904 ? DAYS_BETWEEN_CALENDARS : 0);
}

/** Text escaped for XML; characters that XML cannot hold become `_xHHHH_`. */
function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => {
        return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
      })
  );
}

/** Reference of a cell: `A1` for column 0 of row 1. */
function reference(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** The parts of a workbook by path, so that a test can change one before it is packed. */
export function workbookParts(sheets: readonly Worksheet[], style: WorkbookStyle = {}): Record<string, string> {
  const p = style.prefix ?? '';
  const xmlns = p === '' ? `xmlns="${MAIN}"` : `xmlns:${p.slice(0, -1)}="${MAIN}"`;
  const indexOf = new Map<string, number>();

  function cell(value: WorkbookCell, at: string): string {
    if (value === '') {
      return '';
    }
    if (value instanceof Date) {
      return `<${p}c r="${at}" s="1"><${p}v>${serialOf(value, style.datesFrom1904)}</${p}v></${p}c>`;
    }
    if (typeof value === 'number') {
      return `<${p}c r="${at}"><${p}v>${value}</${p}v></${p}c>`;
    }
    if (typeof value === 'boolean') {
      return `<${p}c r="${at}" t="b"><${p}v>${value ? 1 : 0}</${p}v></${p}c>`;
    }
    if (style.texts === 'inline') {
      return `<${p}c r="${at}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(value)}</${p}t></${p}is></${p}c>`;
    }
    const index = indexOf.get(value) ?? indexOf.size;
    indexOf.set(value, index);
    return `<${p}c r="${at}" t="s"><${p}v>${index}</${p}v></${p}c>`;
  }

  const worksheets = sheets.map(({ rows }) => {
    const lines = rows.map((cells, row) => {
      const inside = cells.map((value, column) => cell(value, reference(column, row + 1))).join('');
      return inside === '' ? '' : `<${p}row r="${row + 1}">${inside}</${p}row>`;
    });
    return `${DECLARATION}<${p}worksheet ${xmlns}><${p}sheetData>${lines.join('')}</${p}sheetData></${p}worksheet>`;
  });
  const sheetList = sheets.map(
    ({ name, isHidden }, index) =>
      `<${p}sheet name="${escaped(name)}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE_RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONS}">${inside}</Relationships>`;
  const partType = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const shared = [...indexOf.keys()].map(
    (text) => `<${p}si><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}si>`,
  );

  return {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${partType('xl/workbook.xml', 'sheet.main')}${sheets.map((_, index) => partType(`xl/worksheets/sheet${index + 1}.xml`, 'worksheet')).join('')}${partType('xl/sharedStrings.xml', 'sharedStrings')}${partType('xl/styles.xml', 'styles')}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${DECLARATION}<${p}workbook ${xmlns} xmlns:r="${OFFICE_RELATIONS}"><${p}workbookPr${style.datesFrom1904 ? ' date1904="1"' : ''}/><${p}sheets>${sheetList.join('')}</${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('') +
        relation('rIdTexts', 'sharedStrings', 'sharedStrings.xml') +
        relation('rIdStyles', 'styles', 'styles.xml'),
    ),
    // Two cell formats: general, and date (number format 14).
    'xl/styles.xml': `${DECLARATION}<${p}styleSheet ${xmlns}><${p}fonts count="1"><${p}font/></${p}fonts><${p}fills count="1"><${p}fill/></${p}fills><${p}borders count="1"><${p}border/></${p}borders><${p}cellXfs count="2"><${p}xf/><${p}xf numFmtId="14" applyNumberFormat="1"/></${p}cellXfs></${p}styleSheet>`,
    'xl/sharedStrings.xml': `${DECLARATION}<${p}sst ${xmlns}>${shared.join('')}</${p}sst>`,
    ...Object.fromEntries(worksheets.map((text, index) => [`xl/worksheets/sheet${index + 1}.xml`, text])),
  };
}

/** Local time, because a zip file holds local time: the same bytes in every time zone. */
const SAME_TIME = new Date(2020, 0, 1);

/** Packs the parts of a workbook, the same bytes each time. */
export function packWorkbook(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [path, part] of Object.entries(parts)) {
    files[path] = [typeof part === 'string' ? strToU8(part) : part, { mtime: SAME_TIME }];
  }
  return zipSync(files);
}

/** A minimal workbook (.xlsx), for samples, tests and benchmarks. */
export function workbook(sheets: readonly Worksheet[], style?: WorkbookStyle): Uint8Array {
  return packWorkbook(workbookParts(sheets, style));
}
