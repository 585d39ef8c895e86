import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { formatOf, notXlsx } from '../../lib/roster/file-kind.ts';

const CSV = 'ID_CARD,FNAME\n0999900000012,กล้า\n';
const ZIP = Buffer.from('504b0304140000', 'hex');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const hex = (digits: string) => Buffer.concat([Buffer.from(digits.replaceAll(' ', ''), 'hex'), Buffer.alloc(64)]);

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

const SAVE = /Open it in Excel.*, save it as \.xlsx, and send that/;
const SAVE_IN_THAI = /เปิดแฟ้มใน Excel.* บันทึกเป็น \.xlsx แล้วส่งแฟ้ม \.xlsx นั้น/;

describe('the format of a roster', () => {
  it.each<[string, string | Buffer, string]>([
    ['r.csv', CSV, 'csv'],
    ['R.CSV', Buffer.from(CSV, 'utf16le'), 'csv'],
    ['r.csv', Buffer.from(`\ufeff${CSV}`, 'utf16le'), 'csv'],
    ['r.csv', Buffer.from('\t\tID_CARD', 'utf16le'), 'csv'],
    ['r.csv', `\ufeff\ufeff${CSV}`, 'csv'],
    ['r.csv', 'ID;POS_LEV;ID_CARD\n', 'csv'],
    ['r.xlsx', ZIP, 'xlsx'],
    ['r.xls', OLE, 'xls'],
    ['r.xls', ZIP, 'xlsx'],
    ['r.xlsx', OLE, 'xls'],
    ['R.XLS', OLE, 'xls'],
  ])('of %s is told by its content, %#', (name, content, format) => {
    expect(formatOf(name, Buffer.from(content))).toBe(format);
  });
});

describe('what Excel opens and is not read is sent back to Excel', () => {
  const XML = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>';
  it.each<[string, string, string | Buffer, RegExp]>([
    ['a table of HTML', 'r.xls', '<table><tr><td>ID_CARD', /a web page \(HTML\)/],
    ['a table of HTML with a mark', 'r.xlsx', '\ufeff \n<HTML>', /a web page \(HTML\)/],
    ['a table of HTML in UTF-16', 'r.xls', Buffer.from('\ufeff<html>', 'utf16le'), /a web page \(HTML\)/],
    ['a web page in one file', 'r.xls', 'MIME-Version: 1.0\r\nX-Document-Type: Workbook', /MHTML/],
    ['an XML spreadsheet', 'r.xls', XML, /XML spreadsheet/],
    [
      'an XML spreadsheet without its mark',
      'r.xls',
      '<?xml version="1.0"?><ss:Workbook xmlns:ss="u">',
      /XML spreadsheet/,
    ],
    ['an XML spreadsheet', 'r.csv', XML, /XML spreadsheet/],
    ['SYLK with a program’s name alone', 'r.csv', 'ID;PSCALC3\n', /a SYLK file/],
    ['SYLK', 'r.csv', 'ID;PWXL;N;E\r\n', /a SYLK file/],
    ['SYLK named as a workbook', 'r.xls', 'ID;PWXL;N;E\r\n', /a SYLK file/],
    ['DIF', 'r.xls', 'TABLE\r\n0,1\r\n"EXCEL"', /a DIF file/],
    ['CSV named as an old workbook', 'r.xls', CSV, /ends in \.xls or \.xlsx but it is text/],
    ['CSV named as a workbook', 'r.xlsx', CSV, /ends in \.xls or \.xlsx but it is text/],
    ['text in UTF-16 named as a workbook', 'r.xls', Buffer.from(`\ufeff${CSV}`, 'utf16le'), /it is text/],
    ['a workbook of Excel 2', 'r.xls', hex('0900 0400 0200 1000'), /Excel 4 or older/],
    ['a workbook of Excel 3', 'r.xls', hex('0902 0600 0000 1000'), /Excel 4 or older/],
    ['a workbook of Excel 4', 'r.xls', hex('0904 0600 0000 1000'), /Excel 4 or older/],
    [
      'a workbook that a script wrote without its container',
      'r.xls',
      hex('0908 0800 0000 1000'),
      /without the container/,
    ],
    ['BIFF5 without its container', 'r.xls', hex('0908 0800 0005 0500'), /without the container/],
    ['BIFF8 without its container', 'r.xls', hex('0908 1000 0006 0500'), /without the container/],
    ['a workbook of Lotus', 'r.xls', hex('0000 0200 0604 0600'), /Lotus 1-2-3/],
    ['a table of dBase', 'r.xls', hex('037b 0b1b 0500 0000'), /dBase/],
    ['another ending', 'r.ods', ZIP, /does not end in \.csv, \.xls or \.xlsx/],
    ['a workbook with macros', 'r.xlsm', ZIP, /does not end in/],
    ['text', 'r.txt', CSV, /does not end in/],
  ])('%s (%s)', (_, name, content, found) => {
    const { texts } = refusalOf(name, content);
    expect(texts.en).toMatch(found);
    expect(texts.en).toMatch(SAVE);
    expect(texts.th).toMatch(SAVE_IN_THAI);
  });
});

describe('a file that is no roster is called what it is', () => {
  it.each<[string, string, string | Buffer, RegExp, RegExp]>([
    ['a workbook named as CSV', 'r.csv', ZIP, /ends in \.csv but it is a workbook.*Rename it/, /เปลี่ยนชื่อแฟ้ม/],
    ['an old workbook named as CSV', 'r.csv', OLE, /ends in \.csv but it is a workbook.*Rename it/, /เปลี่ยนชื่อแฟ้ม/],
    ['a web page named as CSV', 'r.csv', '<!DOCTYPE html>', /a web page or other markup/, /หน้าเว็บ/],
    ['nothing', 'r.xls', '', /it is empty/, /ว่างเปล่า/],
    ['a byte order mark and blanks', 'r.csv', '\ufeff \r\n', /it is empty/, /ว่างเปล่า/],
    ['PDF', 'r.xls', '%PDF-1.7', /a PDF document/, /PDF/],
    ['RTF', 'r.csv', '{\\rtf1', /a text document \(RTF\)/, /RTF/],
    ['JSON', 'r.csv', '\ufeff [{"a":1}]', /it is JSON/, /JSON/],
    [
      'a shortcut of Google',
      'r.csv',
      '{"url": "https://docs.google.com/open?id=1"}',
      /shortcut to Google/,
      /Google Sheets/,
    ],
    ['a shortcut of Google, newer', 'r.xlsx', '{"":"WARNING!","doc_id":"1"}', /shortcut to Google/, /ดาวน์โหลด/],
    ['a shortcut to the web', 'r.csv', '[InternetShortcut]\r\nURL=x', /shortcut to a web page/, /ทางลัด/],
    ['a shortcut of Windows', 'r.xls', hex('4c000000 01140200'), /shortcut to a file/, /ทางลัด/],
    ['PNG', 'r.csv', hex('89504e470d0a1a0a'), /a picture/, /รูปภาพ/],
    ['JPEG', 'r.xlsx', hex('ffd8ffe0'), /a picture/, /รูปภาพ/],
    ['a photograph of a telephone', 'r.xls', hex('00000018 66747970 68656963'), /a picture/, /รูปภาพ/],
    ['gzip', 'r.csv', hex('1f8b0808'), /a packed archive/, /บีบอัด/],
    ['rar', 'r.xlsx', hex('526172211a0701'), /a packed archive/, /บีบอัด/],
    ['7z', 'r.xls', hex('377abcaf271c'), /a packed archive/, /บีบอัด/],
    ['SQLite', 'r.csv', Buffer.from('SQLite format 3\0'), /a database/, /ฐานข้อมูล/],
    ['Access', 'r.xls', Buffer.from('\0\x01\0\0Standard Jet DB\0'), /a database/, /ฐานข้อมูล/],
  ])('%s (%s)', (_, name, content, english, thai) => {
    const { texts } = refusalOf(name, content);
    expect(texts.en).toMatch(english);
    expect(texts.th).toMatch(thai);
  });
});

describe('a zip file without a workbook is called by what is in it', () => {
  it.each<[string, readonly string[], RegExp, RegExp]>([
    ['.xlsb', ['[Content_Types].xml', 'xl/workbook.bin'], /binary workbook \(\.xlsb\)/, SAVE],
    ['.ods', ['mimetype', 'content.xml', 'META-INF/manifest.xml'], /LibreOffice or OpenOffice/, /save it as \.xlsx/],
    ['Numbers', ['preview.jpg', 'Index/Document.iwa'], /Apple Numbers/, /Export To > Excel/],
    ['older Numbers', ['Index.zip', 'preview.jpg'], /Apple Numbers/, /Export To > Excel/],
    ['.docx', ['[Content_Types].xml', 'word/document.xml'], /document of Word/, /Export the roster again/],
    ['.pptx', ['ppt/presentation.xml'], /a presentation/, /Export the roster again/],
    ['a packed roster', ['รายชื่อ/r.xlsx'], /a zip file with a roster in it/, /Unpack it/],
    ['others', ['readme.txt'], /a zip file but not a workbook/, SAVE],
  ])('%s', (_, paths, found, remedy) => {
    const { texts } = notXlsx(paths);
    expect(texts.en).toMatch(found);
    expect(texts.en).toMatch(remedy);
    expect(texts.th).toMatch(/[ก-๙]{3}/);
  });
});
