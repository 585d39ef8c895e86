import type { InsigniaError } from '../errors.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import { rosterUnreadable } from './refusal.ts';
import { SAVE_AS_XLSX, workbookTooOld } from './workbook-refusals.ts';

/** The remedy for a file that holds no roster at all. */
export const EXPORT_AGAIN: BothLanguages = {
  th: 'ส่งออกบัญชีรายชื่อใหม่เป็นแฟ้ม .xlsx, .xls หรือ .csv',
  en: 'Export the roster again, as .xlsx, .xls or .csv',
};

/** A kind of file that is not read: how it is recognised, what it is, and what to do. */
interface Kind {
  readonly pattern: RegExp;
  readonly found: BothLanguages;
  readonly remedy: BothLanguages;
}

const PICTURE: BothLanguages = { th: 'เป็นแฟ้มรูปภาพ', en: 'it is a picture' };
const ARCHIVE: BothLanguages = { th: 'เป็นแฟ้มบีบอัด', en: 'it is a packed archive' };
const UNPACK: BothLanguages = { th: 'คลายแฟ้มออก แล้วส่งบัญชีรายชื่อที่อยู่ข้างใน', en: 'Unpack it and send the roster in it' };

/** Kinds by their first bytes in hexadecimal digits, two for each byte. */
const BINARY_KINDS: readonly Kind[] = [
  {
    pattern: /^0908.{4}00(00|05|06)/,
    // PHP scripts on the web write such files.
    found: { th: 'เป็นแฟ้ม .xls ที่ไม่สมบูรณ์', en: 'it is an .xls workbook without the container around it' },
    remedy: SAVE_AS_XLSX,
  },
  {
    pattern: /^0000(02|1a)00/,
    found: { th: 'เป็นแฟ้มของ Lotus 1-2-3', en: 'it is a workbook of Lotus 1-2-3' },
    remedy: SAVE_AS_XLSX,
  },
  {
    pattern: /^03..0[1-9a-c][01]/,
    found: { th: 'เป็นแฟ้มฐานข้อมูล dBase (.dbf)', en: 'it is a table of dBase (.dbf)' },
    remedy: SAVE_AS_XLSX,
  },
  {
    pattern: /^(53514c69746520666f726d6174203300|000100005374616e64617264)/,
    found: { th: 'เป็นแฟ้มฐานข้อมูล', en: 'it is a database' },
    remedy: EXPORT_AGAIN,
  },
  { pattern: /^255044462d/, found: { th: 'เป็นเอกสาร PDF', en: 'it is a PDF document' }, remedy: EXPORT_AGAIN },
  {
    pattern:
      /^(89504e47|ffd8ff|47494638|49492a00|4d4d002a|424d.{8}0{8}|52494646.{8}57454250|.{8}66747970(6865|6d69|6176))/,
    found: PICTURE,
    remedy: EXPORT_AGAIN,
  },
  { pattern: /^(1f8b|526172211a|377abcaf271c|425a683[1-9]|fd377a585a)/, found: ARCHIVE, remedy: UNPACK },
  {
    pattern: /^4c0000000114/,
    found: { th: 'เป็นทางลัด (shortcut) ไปยังแฟ้ม ไม่ใช่ตัวแฟ้ม', en: 'it is a shortcut to a file, not the file' },
    remedy: { th: 'ส่งแฟ้มที่ทางลัดนั้นชี้ไป', en: 'Send the file that the shortcut leads to' },
  },
];

/** Kinds of text that Excel opens as a workbook, whatever their name. */
const TEXTS_OF_EXCEL: readonly Kind[] = [
  {
    pattern: /^<\?xml[^>]*>\s*(<\?mso-application[^>]*Excel|<(\w+:)?Workbook\b)|^<(\w+:)?Workbook\b/,
    found: { th: 'เป็นแฟ้ม XML Spreadsheet 2003', en: 'it is an XML spreadsheet of Excel 2003' },
    remedy: SAVE_AS_XLSX,
  },
  {
    pattern: /^(MIME-Version:|From: <?Saved by|Content-Type: multipart\/related)/i,
    found: { th: 'เป็นหน้าเว็บแบบแฟ้มเดียว (MHTML)', en: 'it is a web page in one file (MHTML)' },
    remedy: SAVE_AS_XLSX,
  },
  { pattern: /^ID;P\w+(;[A-Z])*\s/, found: { th: 'เป็นแฟ้ม SYLK', en: 'it is a SYLK file' }, remedy: SAVE_AS_XLSX },
  { pattern: /^TABLE\r?\n0,1\r?\n/, found: { th: 'เป็นแฟ้ม DIF', en: 'it is a DIF file' }, remedy: SAVE_AS_XLSX },
];

const MARKUP: Kind = {
  pattern: /^</,
  found: {
    th: 'เป็นหน้าเว็บหรือแฟ้ม HTML/XML อาจเป็นหน้าแจ้งข้อผิดพลาดจากการดาวน์โหลด',
    en: 'it is a web page or other markup, perhaps the error page of a download',
  },
  remedy: EXPORT_AGAIN,
};

/** Kinds of text that are no roster. */
const OTHER_TEXTS: readonly Kind[] = [
  MARKUP,
  { pattern: /^\{\\rtf/, found: { th: 'เป็นเอกสาร RTF', en: 'it is a text document (RTF)' }, remedy: EXPORT_AGAIN },
  {
    pattern: /^\{[^}]*("doc_id"|docs\.google\.com)/,
    found: {
      th: 'เป็นทางลัดไปยัง Google Sheets ไม่ใช่ตัวแฟ้ม',
      en: 'it is a shortcut to Google Sheets, not the file',
    },
    remedy: {
      th: 'ใน Google Sheets เลือก File > ดาวน์โหลด > Microsoft Excel (.xlsx) แล้วส่งแฟ้มนั้น',
      en: 'In Google Sheets choose File > Download > Microsoft Excel (.xlsx), and send that',
    },
  },
  {
    pattern: /^\[InternetShortcut\]/i,
    found: { th: 'เป็นทางลัดไปยังเว็บ ไม่ใช่ตัวแฟ้ม', en: 'it is a shortcut to a web page, not the file' },
    remedy: EXPORT_AGAIN,
  },
  { pattern: /^[{[]/, found: { th: 'เป็นข้อมูล JSON', en: 'it is JSON' }, remedy: EXPORT_AGAIN },
  { pattern: /^$/, found: { th: 'แฟ้มว่างเปล่า', en: 'it is empty' }, remedy: EXPORT_AGAIN },
];

/** Kinds of zip file by the paths of what is in them. */
const ZIP_KINDS: readonly Kind[] = [
  {
    pattern: /^xl\/workbook\.bin$/i,
    found: { th: 'เป็นแฟ้ม Excel แบบไบนารี (.xlsb)', en: 'it is a binary workbook (.xlsb)' },
    remedy: SAVE_AS_XLSX,
  },
  {
    pattern: /^(content|META-INF\/manifest)\.xml$/i,
    found: {
      th: 'เป็นแฟ้มของ LibreOffice หรือ OpenOffice (.ods)',
      en: 'it is a file of LibreOffice or OpenOffice (.ods)',
    },
    remedy: {
      th: 'เปิดแฟ้มใน Excel หรือ LibreOffice บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
      en: 'Open it in Excel or LibreOffice, save it as .xlsx, and send that',
    },
  },
  {
    pattern: /^Index(\.zip|\/.+\.iwa)$/i,
    found: { th: 'เป็นแฟ้มของ Apple Numbers', en: 'it is a file of Apple Numbers' },
    remedy: {
      th: 'ใน Numbers เลือก File > ส่งออกไปยัง > Excel แล้วส่งแฟ้ม .xlsx นั้น',
      en: 'In Numbers choose File > Export To > Excel, and send the .xlsx file',
    },
  },
  {
    pattern: /^word\/document\.xml$/i,
    found: { th: 'เป็นเอกสาร Word (.docx)', en: 'it is a document of Word (.docx)' },
    remedy: EXPORT_AGAIN,
  },
  {
    pattern: /^ppt\/presentation\.xml$/i,
    found: { th: 'เป็นงานนำเสนอ PowerPoint (.pptx)', en: 'it is a presentation (.pptx)' },
    remedy: EXPORT_AGAIN,
  },
  {
    pattern: /\.(xlsx?|csv)$/i,
    found: { th: 'เป็นแฟ้ม zip ที่มีบัญชีรายชื่ออยู่ข้างใน', en: 'it is a zip file with a roster in it' },
    remedy: UNPACK,
  },
];

/** First bytes, in hexadecimal digits. */
const ZIP = /^504b0(304|506|708)/;
const OLE = /^d0cf11e0/;
const BIFF_2_TO_4 = /^090[024]0[468]00/;
const NAME = /\.(csv|xlsx?)$/i;

const WRONG_ENDING: Readonly<Record<'csv' | 'workbook', Pick<Kind, 'found' | 'remedy'>>> = {
  workbook: {
    found: {
      th: 'ชื่อแฟ้มลงท้ายด้วย .xls หรือ .xlsx แต่เป็นข้อความ ไม่ใช่แฟ้ม Excel',
      en: 'its name ends in .xls or .xlsx but it is text, not a workbook',
    },
    remedy: SAVE_AS_XLSX,
  },
  csv: {
    found: { th: 'ชื่อแฟ้มลงท้ายด้วย .csv แต่เป็นแฟ้ม Excel', en: 'its name ends in .csv but it is a workbook' },
    remedy: {
      th: 'เปลี่ยนชื่อแฟ้มให้ลงท้ายด้วย .xlsx หรือ .xls',
      en: 'Rename it to end in .xlsx or .xls',
    },
  },
};

/** How many first bytes tell what a file is. */
export const HEAD_BYTES = 512;

/**
 * The format of a roster: by its content; the name only has to be one of a roster, and tells text from a workbook.
 *
 * @param name last part of the file's name
 * @param head its first 512 bytes, or all when it has fewer
 * @throws InsigniaError ROSTER_UNREADABLE when the name does not end in .csv, .xls or .xlsx, or the content is no roster's
 */
export function formatOf(name: string, head: Buffer): 'csv' | 'xlsx' | 'xls' {
  const ending = NAME.exec(name)?.[1]?.toLowerCase();
  const isNamedCsv = ending === 'csv';
  const bytes = head.toString('hex');
  refuseFirst(BINARY_KINDS, bytes);
  if (BIFF_2_TO_4.test(bytes)) {
    throw workbookTooOld();
  }
  const format = ZIP.test(bytes) ? 'xlsx' : OLE.test(bytes) ? 'xls' : 'csv';
  if (format === 'csv') {
    const text = beginningOf(head);
    refuseFirst(TEXTS_OF_EXCEL, text);
    if (!isNamedCsv && MARKUP.pattern.test(text)) {
      // Many programs write a table of HTML as a "workbook", and Excel opens it.
      throw rosterUnreadable({ th: 'เป็นหน้าเว็บ (HTML)', en: 'it is a web page (HTML)' }, SAVE_AS_XLSX);
    }
    // White space alone is an empty file only when it is all there is.
    if (text !== '' || head.length < HEAD_BYTES) {
      refuseFirst(OTHER_TEXTS, text);
    }
  }
  if (ending === undefined) {
    throw rosterUnreadable(
      {
        th: 'ชื่อแฟ้มไม่ได้ลงท้ายด้วย .csv, .xls หรือ .xlsx',
        en: 'its name does not end in .csv, .xls or .xlsx',
      },
      SAVE_AS_XLSX,
    );
  }
  if (isNamedCsv !== (format === 'csv')) {
    const { found, remedy } = WRONG_ENDING[isNamedCsv ? 'csv' : 'workbook'];
    throw rosterUnreadable(found, remedy);
  }
  return format;
}

/**
 * The error of a zip file that holds no workbook (.xlsx), saying what it is.
 *
 * @param paths the paths of what is in it
 */
export function notXlsx(paths: Iterable<string>): InsigniaError {
  const all = [...paths];
  const kind = ZIP_KINDS.find(({ pattern }) => all.some((path) => pattern.test(path)));
  return kind === undefined
    ? rosterUnreadable({ th: 'เป็นแฟ้ม zip แต่ไม่ใช่แฟ้ม Excel', en: 'it is a zip file but not a workbook' }, SAVE_AS_XLSX)
    : rosterUnreadable(kind.found, kind.remedy);
}

/** The beginning of a text without its byte order mark, the NULs of UTF-16, and white space. */
function beginningOf(head: Buffer): string {
  return head
    .toString('latin1')
    .replace(/^(\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .replace(/^(\xef\xbb\xbf|\s)+/, '');
}

function refuseFirst(kinds: readonly Kind[], beginning: string): void {
  const kind = kinds.find(({ pattern }) => pattern.test(beginning));
  if (kind !== undefined) {
    throw rosterUnreadable(kind.found, kind.remedy);
  }
}
