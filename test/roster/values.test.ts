import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { isPlaceholder, kindOf, kindOfPlaceholder, readCitizenId, textOf } from '../../lib/roster/values.ts';
import { windows874 } from '../../scripts/windows-874.ts';

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

describe('a citizen id', () => {
  it.each([
    '0999900000012',
    '0-9999-00000-01-2',
    '0 9999 00000 01 2',
    '๐๙๙๙๙๐๐๐๐๐๐๑๒',
    '0–9999–00000–01–2',
    '0\u20119999\u201100000\u201101\u20112',
    '0\u22129999\u221200000\u221201\u22122',
    '0\u00a09999\u00a000000 01 2',
    '0\u00ad999900000012',
    '0999900000012.0',
    '0999900000012.00',
    '="0999900000012"',
    '"0999900000012"',
    "'0999900000012",
  ])('written %j is read', (text) => {
    expect(readCitizenId(textOf(text))).toEqual({ value: '0999900000012' });
  });

  it.each([
    ['999900000012', 'wrongLength'],
    ['09999000000120', 'wrongLength'],
    ['099990000001.2', 'aNumber'],
    ['9.999E+11', 'shortenedNumber'],
    ['099990000001X', 'text'],
    ['10999900000012.0', 'aNumber'],
    ['0999900000012.05', 'aNumber'],
    ['0999900000012.', 'text'],
    ['', 'nothing'],
  ])('written %j is none: %s', (text, found) => {
    expect(readCitizenId(text)).toEqual({ found });
  });
});

it('text keeps its characters: NFC, and ำ is never split; blanks and invisible characters are removed', () => {
  expect(textOf('น้ำ')).toBe('น้ำ');
  expect(textOf('e\u0301')).toBe('\u00e9');
  // A tone mark typed before the vowel below it is put in order.
  expect(textOf('ก\u0e48\u0e38')).toBe('ก\u0e38\u0e48');
  expect(textOf(' \ufeffใจดี\u200b \u00a0 สมมุติ\r\n')).toBe('ใจดี สมมุติ');
  expect(textOf('ก\x1b[31m\x00\tข\x85\x07 ')).toBe('ก[31m ข');
  expect(textOf(1234567890123)).toBe('1234567890123');
  expect(textOf(true)).toBe('TRUE');
  expect(textOf(NOT_COMPUTED)).toBe('');
});

describe('the kind of a value', () => {
  it.each([
    ['text', ['ทองสมมุติ', 'ก'.repeat(400), 'x1E5', '1E5x', '12E5', '1.E5', 'x5', '5x', '1.', 'E', 'Err', '#', '+-5']],
    [
      'text',
      ['x#REF!', '#REF!x', '#REF', 'xErr:502', 'Err:5', 'Err:50', 'Err:5022', 'Err:abc', 'x#N/A', '#N/Ax', '#NAx'],
    ],
    ['aNumber', ['5', '1,234', '-5', '+5', '1.5', '1.55', '-1,234.50']],
    ['shortenedNumber', ['9E11', '9e+11', '9.9E11', '9.99E+11', '1.2345E5']],
    ['excelError', ['#REF!', '#VALUE!', '#DIV/0!', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!']],
    ['excelError', ['#CONNECT!', '#UNKNOWN!', '#BUSY!', '#NAME?', '#GETTING_DATA', 'Err:502', '#N/A', '#N/A!', '#NA']],
    ['tooLong', ['ก'.repeat(401), '5'.repeat(401)]],
    ['nothing', ['']],
  ])('is %s, and never the value', (kind, texts) => {
    expect(texts.map((text) => [text, kindOf(text)])).toEqual(texts.map((text) => [text, kind]));
  });

  it.each([
    ['', 'nothing'],
    ['-', 'placeholder'],
    ['NULL', 'placeholder'],
    ['#NAME', 'placeholder'],
    ['x#NA', 'placeholder'],
    ['#N/A', 'excelError'],
    ['#n/a', 'excelError'],
    ['#N/A!', 'excelError'],
    ['#N/A N/A', 'excelError'],
    ['#NA', 'excelError'],
  ])('that stands for none is told: %j is %s', (text, kind) => {
    expect(kindOfPlaceholder(text)).toBe(kind);
  });
});

it('ำ typed as two characters, with or without a tone mark between them, is one', () => {
  expect(textOf('ต\u0e4d\u0e32แหน่ง')).toBe('ตำแหน่ง');
  expect(textOf('น\u0e4d\u0e49\u0e32')).toBe('น้ำ');
  expect(textOf('น\u0e49\u0e4d\u0e32')).toBe('น้ำ');
});

it('the value of a formula that is a text, and a value in quotation marks, lose them', () => {
  expect(textOf('="0999"')).toBe('0999');
  expect(textOf('="ก ""ข"""')).toBe('ก "ข"');
  expect(textOf('"ทองสมมุติ"')).toBe('ทองสมมุติ');
  expect(textOf('"ก')).toBe('"ก');
  expect(textOf('" ก "')).toBe('ก');
  expect(textOf('=""')).toBe('');
  expect(textOf('x="1"')).toBe('x="1"');
  expect(textOf('="1"x')).toBe('="1"x');
  expect(textOf('"ก" ข "ค"')).toBe('"ก" ข "ค"');
  expect(textOf('=A1+1')).toBe('=A1+1');
});

it('a text that is too long is cut before it is cleaned, and stays too long', () => {
  const long = ['ก'.repeat(30_000), '\u200b'.repeat(30_000), ` ${'ก '.repeat(15_000)}`, `  ${'\u200b'.repeat(1_001)}ก`];
  for (const text of long) {
    expect(textOf(text).length).toBeLessThanOrEqual(1_000);
    expect(kindOf(textOf(text))).toBe('tooLong');
  }
  expect(textOf(`${' '.repeat(30_000)}ก${' '.repeat(30_000)}`)).toBe('ก');
  expect(textOf(`ก${' '.repeat(500)}ข`)).toBe('ก ข');
  expect(textOf(`ก${' '.repeat(998)}ข`)).toBe('ก ข');
  expect(textOf(`ก${' '.repeat(999)}ข`)).toBe('ก'.padEnd(401, '…'));
  expect(textOf('x'.repeat(1_000))).toBe('x'.repeat(1_000));
  expect(textOf('x'.repeat(1_001))).toBe('x'.repeat(1_000));
});

it('cleaning a text twice changes nothing more', () => {
  const ofThai = fc.constantFrom('ก', 'น', '\u0e4d', '\u0e32', '\u0e49', '\u0e38', ' ', '๕', '\u200b');
  const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: ofThai, maxLength: 12 }));
  fc.assert(
    fc.property(
      anyText.filter((text) => !text.includes('"')),
      (text) => {
        expect(textOf(textOf(text))).toBe(textOf(text));
      },
    ),
    { numRuns: 1_000 },
  );
});

describe('broken characters', () => {
  const WORDS = ['กล้า', 'ทองสมมุติ', 'นักวิชาการคลัง', 'ชำนาญการ', 'เจ้าพนักงานธุรการ'];

  it.each([
    ['only question marks', () => '????????'],
    ['question marks and blanks', () => '????? ???'],
    ['replacement characters', (word: string) => `${word}\ufffd`],
    ['UTF-8 read as Windows-874', (word: string) => decoded(Buffer.from(word), 'windows-874')],
    ['UTF-8 read as Windows-1252', (word: string) => decoded(Buffer.from(word), 'windows-1252')],
    ['Windows-874 read as Windows-1252', (word: string) => decoded(windows874(word), 'windows-1252')],
  ])('are %s', (_, broken) => {
    for (const word of WORDS) {
      expect.soft(kindOf(textOf(broken(word))), word).toBe('brokenCharacters');
    }
  });

  it('are a name of two letters in UTF-8 that was read as Windows-874', () => {
    for (const name of ['ดี', 'นา', 'มี', 'ดร.', 'น.ส.', 'แก', 'ใจ', 'ก ข']) {
      expect.soft(kindOf(textOf(decoded(Buffer.from(name), 'windows-874'))), name).toBe('brokenCharacters');
    }
    // So reads a program that gives the bytes without a letter in Windows-874 the letters of Windows-1252.
    for (const garbled of ['เธ”เธต', 'เธ™เธฒ', 'เธ”เธต เธ™เธฒ']) {
      expect.soft(kindOf(textOf(garbled)), garbled).toBe('brokenCharacters');
    }
  });

  it.each([
    'กล้า??',
    '? ?',
    'กเธเธเธ',
    'xà¸cà¸c',
    'à¸xà¸',
    'ÉÉÉÉ',
    'เธเธก',
    'เธกเน',
    'เธกเน”',
    'เธกเธก',
    'เธก เธก.',
    'เธก  เธก',
  ])('are in %s', (text) => {
    expect(kindOf(text)).toBe('brokenCharacters');
  });

  it.each(['?  ?', 'xà¸y', 'ÉÉÉ', 'เกเกเก', 'เกเธเธ', 'เธกเธกก', 'เธกเธกก เธก', 'เธก', 'xเธเธ', 'เธ-เธ-ก', 'เนxเนx'])(
    'are not in %s',
    (text) => {
      expect(kindOf(text)).toBe('text');
    },
  );

  const NAMES_NEARLY_SO = [
    'เธอ',
    'เธอเธอ',
    'เธียร',
    'เธียรธนา',
    'เธนศ',
    'เนตร',
    'เนตรนภา',
    'เนติ',
    'เนม',
    'เนย',
    'เนเน',
    'เนเน่',
  ];

  it.each([...WORDS, ...NAMES_NEARLY_SO, 'เนาว์', 'เนียม', 'เธียรเนตร เนาวรัตน์', 'José Ibáñez', 'กล้า?', '?'])(
    'are not %s',
    (text) => {
      expect(kindOf(text)).toBe('text');
    },
  );
});

describe('a placeholder', () => {
  const ONES = ['NULL', 'null', '(null)', 'nan', 'NaN', 'None', '\\N', 'N/A', 'n/a', '<NA>', 'NaT', 'undefined', '.'];
  const DASHES = ['-', '--', '–', '—', '——', '‐', '‑', '\u2212\u2212', '-'.repeat(20)];
  const ERRORS = ['#N/A', '#n/a', '#NA', '#N/A!', '#N/A N/A'];
  const ZEROS = ['0000-00-00', '0000-00-00 00:00:00', '00/00/0000'];

  it.each([...ONES, ...DASHES, ...ERRORS, ...ZEROS])('for no value is %s', (text) => {
    expect(isPlaceholder(textOf(text))).toBe(true);
    expect(isPlaceholder(textOf(text), true)).toBe(true);
  });

  it('is none in another letter case where it may be a name', () => {
    for (const text of ['Nan', 'NAN', 'NONE', 'Null', 'NA', 'Na']) {
      expect(isPlaceholder(text, true)).toBe(false);
    }
    expect(isPlaceholder('NONE')).toBe(true);
    expect(isPlaceholder('Null')).toBe(true);
    expect(isPlaceholder('NA')).toBe(true);
    expect(isPlaceholder('na')).toBe(true);
  });

  const NEARLY = [
    'nan.',
    'x-',
    '-x',
    '-–',
    '#N/A2',
    'x#N/A',
    '#N/A N/A N/A',
    '0-00-00',
    '0000-0-00',
    '0000-00-0',
    'NAN A',
  ];
  const NEARLY_ZEROS = [
    '0000-00-00 0:00:00',
    '0000-00-00 00:00',
    '0/00/0000',
    '00/0/0000',
    '00/00/00',
    '-'.repeat(21),
    '..',
  ];

  it.each(['', '0', 'ไม่มี', 'N', '#REF!', 'ก-ข', '28/07/2562', '#NULL!', 'xNA', 'NAx', ...NEARLY, ...NEARLY_ZEROS])(
    'is not %j',
    (text) => {
      expect(isPlaceholder(text)).toBe(false);
    },
  );
});
