import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { formatOf, HEAD_BYTES, notXlsx } from '../../lib/roster/file-kind.ts';
import { unreadable } from '../helpers/roster/reading.ts';

const CSV = 'ID_CARD,FNAME\n0999900000012,กล้า\n';
const ZIP = Buffer.from('504b0304140000', 'hex');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const hex = (digits: string) => Buffer.concat([Buffer.from(digits.replaceAll(' ', ''), 'hex'), Buffer.alloc(64)]);
const latin1 = (text: string) => Buffer.from(text, 'latin1');
/** The text with its mark in UTF-16, highest byte first. */
const bigEndian = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

function refusalOf(name: string, content: string | Buffer): InsigniaError {
  try {
    formatOf(name, Buffer.from(content));
  } catch (thrown) {
    if (thrown instanceof InsigniaError) {
      return thrown;
    }
    throw thrown;
  }
  throw new Error('it was taken for a roster');
}

const SAVE = [
  'เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
  'Open it in Excel, save it as .xlsx, and send that',
] as const;
const EXPORT = [
  'ส่งออกบัญชีรายชื่อใหม่เป็นแฟ้ม .xlsx, .xls หรือ .csv',
  'Export the roster again, as .xlsx, .xls or .csv',
] as const;
const UNPACK = ['คลายแฟ้มออก แล้วส่งบัญชีรายชื่อที่อยู่ข้างใน', 'Unpack it and send the roster in it'] as const;

/** What is found, and the remedy, each in Thai and English. */
type Refusal = readonly [th: string, en: string, remedy: readonly [th: string, en: string]];

describe('the format of a roster', () => {
  it.each<[string, string | Buffer, string]>([
    ['r.csv', CSV, 'csv'],
    ['R.CSV', Buffer.from(CSV, 'utf16le'), 'csv'],
    ['r.csv', Buffer.from(`\ufeff${CSV}`, 'utf16le'), 'csv'],
    ['r.csv', bigEndian(CSV), 'csv'],
    ['r.csv', Buffer.from('\t\tID_CARD', 'utf16le'), 'csv'],
    ['r.csv', `\ufeff\ufeff${CSV}`, 'csv'],
    ['r.csv', 'ID;POS_LEV;ID_CARD\n', 'csv'],
    ['r.csv', 'ID;P;N\n', 'csv'],
    ['r.csv', 'ID;PWXL;N;ID_CARD\n', 'csv'],
    ['r.csv', 'ID;PWXL', 'csv'],
    ['r.csv', 'TABLE\n0,12\n', 'csv'],
    // Neither a mark of UTF-16 nor white space is left out behind the beginning.
    ['r.csv', latin1('TABLE\xff\xfe\n0,1\n'), 'csv'],
    ['r.csv', 'TA BLE\n0,1\n', 'csv'],
    ['r.csv', 'From: the office', 'csv'],
    ['r.2024.csv', CSV, 'csv'],
    ['r.xlsx', ZIP, 'xlsx'],
    ['r.xlsx', hex('504b0506'), 'xlsx'],
    ['r.xlsx', hex('504b0708'), 'xlsx'],
    ['r.xls', OLE, 'xls'],
    ['r.xls', ZIP, 'xlsx'],
    ['r.xlsx', OLE, 'xls'],
    ['R.XLS', OLE, 'xls'],
    // Near the numbers of other kinds, and none of them.
    ['r.csv', hex('0908 0800 0001 1000'), 'csv'],
    ['r.csv', hex('0906 0600 0000 1000'), 'csv'],
    ['r.csv', hex('0000 0300 0604 0600'), 'csv'],
    ['r.csv', hex('037b 0d1b 0500 0000'), 'csv'],
    ['r.csv', hex('037b 0b2b 0500 0000'), 'csv'],
    ['r.csv', hex('424d 36393132 33343536'), 'csv'],
    ['r.csv', hex('424d 36393132 03343536'), 'csv'],
    ['r.csv', Buffer.concat([Buffer.from('ID_CARD,'), ZIP]), 'csv'],
    ['r.csv', Buffer.concat([Buffer.from('ID_CARD,'), OLE]), 'csv'],
    ['r.csv', hex('52494646 24080000 57415645'), 'csv'],
    ['r.csv', hex('00000018 66747970 69736f6d'), 'csv'],
    ['r.csv', hex('504b0102'), 'csv'],
  ])('of %s is told by its content, %#', (name, content, format) => {
    expect(formatOf(name, Buffer.from(content))).toBe(format);
  });

  it('is not told by white space, unless that is all there is', () => {
    expect(formatOf('r.csv', Buffer.alloc(HEAD_BYTES, ' '))).toBe('csv');
    expect(refusalOf('r.csv', Buffer.alloc(HEAD_BYTES - 1, ' ')).texts.en).toContain('it is empty');
  });
});

describe('a file that is no roster is called what it is, whatever its name', () => {
  const XML: Refusal = ['เป็นแฟ้ม XML Spreadsheet 2003', 'it is an XML spreadsheet of Excel 2003', SAVE];
  const MHTML: Refusal = ['เป็นหน้าเว็บแบบแฟ้มเดียว (MHTML)', 'it is a web page in one file (MHTML)', SAVE];
  const SYLK: Refusal = ['เป็นแฟ้ม SYLK', 'it is a SYLK file', SAVE];
  const DIF: Refusal = ['เป็นแฟ้ม DIF', 'it is a DIF file', SAVE];
  const OLD: Refusal = ['เป็นแฟ้มของ Excel รุ่นเก่ามาก (ก่อน Excel 5.0)', 'it is a workbook of Excel 4 or older', SAVE];
  const BARE: Refusal = ['เป็นแฟ้ม .xls ที่ไม่สมบูรณ์', 'it is an .xls workbook without the container around it', SAVE];
  const LOTUS: Refusal = ['เป็นแฟ้มของ Lotus 1-2-3', 'it is a workbook of Lotus 1-2-3', SAVE];
  const DBASE: Refusal = ['เป็นแฟ้มฐานข้อมูล dBase (.dbf)', 'it is a table of dBase (.dbf)', SAVE];
  const DATABASE: Refusal = ['เป็นแฟ้มฐานข้อมูล', 'it is a database', EXPORT];
  const PICTURE: Refusal = ['เป็นแฟ้มรูปภาพ', 'it is a picture', EXPORT];
  const ARCHIVE: Refusal = ['เป็นแฟ้มบีบอัด', 'it is a packed archive', UNPACK];
  const JSON_DATA: Refusal = ['เป็นข้อมูล JSON', 'it is JSON', EXPORT];
  const GOOGLE: Refusal = [
    'เป็นทางลัดไปยัง Google Sheets ไม่ใช่ตัวแฟ้ม',
    'it is a shortcut to Google Sheets, not the file',
    [
      'ใน Google Sheets เลือก File > ดาวน์โหลด > Microsoft Excel (.xlsx) แล้วส่งแฟ้มนั้น',
      'In Google Sheets choose File > Download > Microsoft Excel (.xlsx), and send that',
    ],
  ];
  const TO_WEB: Refusal = ['เป็นทางลัดไปยังเว็บ ไม่ใช่ตัวแฟ้ม', 'it is a shortcut to a web page, not the file', EXPORT];
  const TO_FILE: Refusal = [
    'เป็นทางลัด (shortcut) ไปยังแฟ้ม ไม่ใช่ตัวแฟ้ม',
    'it is a shortcut to a file, not the file',
    ['ส่งแฟ้มที่ทางลัดนั้นชี้ไป', 'Send the file that the shortcut leads to'],
  ];

  it.each<[string, string | Buffer, Refusal]>([
    ['an XML spreadsheet', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>', XML],
    ['an XML spreadsheet on one line', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', XML],
    ['an XML spreadsheet without its mark', '<?xml version="1.0"?><Workbook xmlns="u">', XML],
    ['an XML spreadsheet with prefixes', '<?xml version="1.0"?>\r\n\r\n<ss:Workbook xmlns:ss="u">', XML],
    ['an XML spreadsheet without its first line', '<Workbook>', XML],
    ['an XML spreadsheet with prefixes alone', '<ss:Workbook>', XML],
    ['a web page in one file', 'MIME-Version: 1.0\r\nX-Document-Type: Workbook', MHTML],
    ['a web page in one file, from Explorer', 'From: <Saved by Windows Internet Explorer 8>', MHTML],
    ['a web page in one file, from another program', 'From: Saved by Blink', MHTML],
    ['a web page in one file, in small letters', 'content-type: multipart/related; boundary=x', MHTML],
    ['SYLK with a program’s name alone', 'ID;PSCALC3\n', SYLK],
    ['SYLK', 'ID;PWXL;N;E\r\n', SYLK],
    ['DIF', 'TABLE\r\n0,1\r\n"EXCEL"', DIF],
    ['DIF with other line ends', 'TABLE\n0,1\n"EXCEL"', DIF],
    ['a workbook of Excel 2', hex('0900 0400 0200 1000'), OLD],
    ['a workbook of Excel 3', hex('0902 0600 0000 1000'), OLD],
    ['a workbook of Excel 4', hex('0904 0600 0000 1000'), OLD],
    ['a workbook of Excel 4 with more', hex('0904 0800 0000 1000'), OLD],
    ['a workbook that a script wrote without its container', hex('0908 0800 0000 1000'), BARE],
    ['BIFF5 without its container', hex('0908 0800 0005 0500'), BARE],
    ['BIFF8 without its container', hex('0908 1000 0006 0500'), BARE],
    ['a workbook of Lotus', hex('0000 0200 0604 0600'), LOTUS],
    ['a newer workbook of Lotus', hex('0000 1a00 0010 0400'), LOTUS],
    ['a table of dBase, of November', hex('037b 0b1b 0500 0000'), DBASE],
    ['a table of dBase, of January', hex('037b 0101 0500 0000'), DBASE],
    ['SQLite', 'SQLite format 3\0', DATABASE],
    ['Access', '\0\x01\0\0Standard Jet DB\0', DATABASE],
    ['PDF', '%PDF-1.7', ['เป็นเอกสาร PDF', 'it is a PDF document', EXPORT]],
    ['PNG', hex('89504e470d0a1a0a'), PICTURE],
    ['JPEG', hex('ffd8ffe0'), PICTURE],
    ['GIF', 'GIF89a', PICTURE],
    ['TIFF', hex('49492a00'), PICTURE],
    ['TIFF, highest byte first', hex('4d4d002a'), PICTURE],
    ['a picture of Windows', hex('424d 36100000 00000000 36000000'), PICTURE],
    ['a picture of the web', hex('52494646 24080000 57454250'), PICTURE],
    ['a photograph of a telephone', hex('00000018 66747970 68656963'), PICTURE],
    ['a photograph of another telephone', hex('0000001c 66747970 6d696631'), PICTURE],
    ['a photograph of a newer telephone', hex('0000001c 66747970 61766966'), PICTURE],
    ['gzip', hex('1f8b0808'), ARCHIVE],
    ['rar', hex('526172211a0701'), ARCHIVE],
    ['7z', hex('377abcaf271c'), ARCHIVE],
    ['bzip2', 'BZh91AY', ARCHIVE],
    ['xz', hex('fd377a585a00'), ARCHIVE],
    ['a shortcut of Windows', hex('4c000000 01140200'), TO_FILE],
    ['a shortcut to the web', '[InternetShortcut]\r\nURL=x', TO_WEB],
    ['a shortcut to the web, in small letters', '[internetshortcut]', TO_WEB],
    ['a shortcut of Google', '{"url": "https://docs.google.com/open?id=1"}', GOOGLE],
    ['a shortcut of Google, newer', '{"":"WARNING!","doc_id":"1"}', GOOGLE],
    ['a shortcut of Google with nothing before its id', '{"doc_id":"1"}', GOOGLE],
    ['JSON with such an id behind it', '{}, "doc_id"', JSON_DATA],
    ['an object of JSON', '{"a":1}', JSON_DATA],
    ['an array of JSON', '\ufeff [{"a":1}]', JSON_DATA],
    ['RTF', '{\\rtf1', ['เป็นเอกสาร RTF', 'it is a text document (RTF)', EXPORT]],
    ['nothing', '', ['แฟ้มว่างเปล่า', 'it is empty', EXPORT]],
    ['a byte order mark and blanks', '\ufeff \r\n', ['แฟ้มว่างเปล่า', 'it is empty', EXPORT]],
  ])('%s', (_, content, [th, en, [remedyTh, remedyEn]]) => {
    for (const name of ['r.csv', 'r.xls', 'r.xlsx', 'r.txt']) {
      expect(refusalOf(name, content).texts).toEqual(unreadable([th, en], [remedyTh, remedyEn]));
    }
    expect(formatOf('r.csv', Buffer.concat([Buffer.from('ID_CARD,'), Buffer.from(content)]))).toBe('csv');
  });

  it.each<[string, string | Buffer]>([
    ['of a table', '<table><tr><td>ID_CARD'],
    ['with a mark', '\ufeff \n<HTML>'],
    ['in UTF-16', Buffer.from('\ufeff<html>', 'utf16le')],
    ['in UTF-16, highest byte first', bigEndian('<html>')],
    ['of other markup', '<?xml version="1.0"?><Workbooks>'],
  ])('a web page %s, as which many programs write a workbook', (_, content) => {
    const error = unreadable(
      [
        'เป็นหน้าเว็บหรือแฟ้ม HTML/XML อาจเป็นหน้าแจ้งข้อผิดพลาดจากการดาวน์โหลด',
        'it is a web page or other markup, perhaps the error page of a download',
      ],
      EXPORT,
    );
    const table = unreadable(['เป็นหน้าเว็บ (HTML)', 'it is a web page (HTML)'], SAVE);
    expect(refusalOf('r.csv', content).texts).toEqual(error);
    for (const name of ['r.xls', 'r.xlsx', 'r.txt']) {
      expect(refusalOf(name, content).texts).toEqual(table);
    }
  });
});

describe('the name of a roster', () => {
  const ENDING = unreadable(
    ['ชื่อแฟ้มไม่ได้ลงท้ายด้วย .csv, .xls หรือ .xlsx', 'its name does not end in .csv, .xls or .xlsx'],
    SAVE,
  );
  const TEXT = unreadable(
    [
      'ชื่อแฟ้มลงท้ายด้วย .xls หรือ .xlsx แต่เป็นข้อความ ไม่ใช่แฟ้ม Excel',
      'its name ends in .xls or .xlsx but it is text, not a workbook',
    ],
    SAVE,
  );
  const WORKBOOK = unreadable(
    ['ชื่อแฟ้มลงท้ายด้วย .csv แต่เป็นแฟ้ม Excel', 'its name ends in .csv but it is a workbook'],
    ['เปลี่ยนชื่อแฟ้มให้ลงท้ายด้วย .xlsx หรือ .xls', 'Rename it to end in .xlsx or .xls'],
  );

  it.each<[string, string | Buffer, ReturnType<typeof unreadable>]>([
    ['r.ods', ZIP, ENDING],
    ['r.xlsm', ZIP, ENDING],
    ['r.xls.zip', ZIP, ENDING],
    ['r', OLE, ENDING],
    ['r.txt', CSV, ENDING],
    ['rcsv', CSV, ENDING],
    ['r.csv.bak', CSV, ENDING],
    ['r.xls', CSV, TEXT],
    ['r.XLSX', CSV, TEXT],
    ['r.xls', Buffer.from(`\ufeff${CSV}`, 'utf16le'), TEXT],
    ['r.csv', ZIP, WORKBOOK],
    ['r.CSV', OLE, WORKBOOK],
  ])('%s, which is not that of its content, is refused', (name, content, texts) => {
    expect(refusalOf(name, content).texts).toEqual(texts);
  });
});

describe('a zip file without a workbook is called by what is in it', () => {
  const XLSB: Refusal = ['เป็นแฟ้ม Excel แบบไบนารี (.xlsb)', 'it is a binary workbook (.xlsb)', SAVE];
  const ODS: Refusal = [
    'เป็นแฟ้มของ LibreOffice หรือ OpenOffice (.ods)',
    'it is a file of LibreOffice or OpenOffice (.ods)',
    [
      'เปิดแฟ้มใน Excel หรือ LibreOffice บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
      'Open it in Excel or LibreOffice, save it as .xlsx, and send that',
    ],
  ];
  const NUMBERS: Refusal = [
    'เป็นแฟ้มของ Apple Numbers',
    'it is a file of Apple Numbers',
    [
      'ใน Numbers เลือก File > ส่งออกไปยัง > Excel แล้วส่งแฟ้ม .xlsx นั้น',
      'In Numbers choose File > Export To > Excel, and send the .xlsx file',
    ],
  ];
  const DOCX: Refusal = ['เป็นเอกสาร Word (.docx)', 'it is a document of Word (.docx)', EXPORT];
  const PPTX: Refusal = ['เป็นงานนำเสนอ PowerPoint (.pptx)', 'it is a presentation (.pptx)', EXPORT];
  const ROSTER: Refusal = ['เป็นแฟ้ม zip ที่มีบัญชีรายชื่ออยู่ข้างใน', 'it is a zip file with a roster in it', UNPACK];
  const OTHER: Refusal = ['เป็นแฟ้ม zip แต่ไม่ใช่แฟ้ม Excel', 'it is a zip file but not a workbook', SAVE];

  it.each<[string, Refusal]>([
    ['xl/workbook.bin', XLSB],
    ['XL/Workbook.bin', XLSB],
    ['content.xml', ODS],
    ['META-INF/manifest.xml', ODS],
    ['meta-inf/manifest.xml', ODS],
    ['Index.zip', NUMBERS],
    ['index/document.iwa', NUMBERS],
    ['Index/Tables/DataList.iwa', NUMBERS],
    ['word/document.xml', DOCX],
    ['Word/Document.xml', DOCX],
    ['ppt/presentation.xml', PPTX],
    ['PPT/presentation.xml', PPTX],
    ['รายชื่อ/r.xlsx', ROSTER],
    ['r.XLS', ROSTER],
    ['r.csv', ROSTER],
    ['readme.txt', OTHER],
    ['rcsv', OTHER],
    ['r.csv.bak', OTHER],
    ...['xl/workbook.bin', 'content.xml', 'Index.zip', 'word/document.xml', 'ppt/presentation.xml'].flatMap(
      (path): [string, Refusal][] => [
        [`in/${path}`, OTHER],
        [`${path}.bak`, OTHER],
      ],
    ),
  ])('%s', (path, [th, en, [remedyTh, remedyEn]]) => {
    const error = notXlsx(new Set(['[Content_Types].xml', path, 'preview.jpg']));
    expect(error.texts).toEqual(unreadable([th, en], [remedyTh, remedyEn]));
  });
});
