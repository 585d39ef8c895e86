import { describe, expect, it } from 'vitest';
import type { InsigniaError } from '../../lib/errors.ts';
import { refuseSheet } from '../../lib/roster/refusal.ts';
import { refuseBeyondLastRow, refuseEndlessRow } from '../../lib/roster/sheet.ts';
import {
  damagedWorkbook,
  lockedWorkbook,
  oldWorkbookTooLarge,
  workbookTooOld,
} from '../../lib/roster/workbook-refusals.ts';
import { refuseManyMerges } from '../../lib/roster/xlsx-merges.ts';
import { refuseLarge } from '../../lib/roster/xlsx-package.ts';
import { CharacterBudget } from '../../lib/roster/xlsx-sheet.ts';
import { refuseManyTexts, TextGatherer } from '../../lib/roster/xlsx-texts.ts';

/** The texts for a person without what all have, and without the name of the sheet. */
function textsOf(act: () => unknown): readonly unknown[] {
  try {
    act();
  } catch (thrown) {
    const { th, en } = (thrown as InsigniaError).texts;
    return [
      th.replace('อ่านบัญชีรายชื่อไม่ได้: ', '').replace(' (ดู docs/rosters.th.md)', ''),
      en.replace('The roster cannot be read: ', '').replace(' (see docs/rosters.md).', ''),
    ];
  }
  return [];
}

function thrown(make: () => InsigniaError) {
  return () => {
    throw make();
  };
}

const inSheet = refuseSheet('ก');

describe('the refusal of a workbook says what is wrong and what to do', () => {
  it.each<[string, () => unknown, string, string]>([
    [
      'damaged',
      thrown(() => damagedWorkbook()),
      'แฟ้ม Excel เสียหาย วิธีแก้ไข: เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
      'the workbook is damaged. Open it in Excel, save it as .xlsx, and send that',
    ],
    [
      'damaged in one sheet',
      thrown(() => damagedWorkbook(inSheet)),
      'ชีต “ก”: แฟ้ม Excel เสียหาย วิธีแก้ไข: เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
      'sheet “ก”: the workbook is damaged. Open it in Excel, save it as .xlsx, and send that',
    ],
    [
      'locked',
      thrown(lockedWorkbook),
      'แฟ้มถูกล็อกด้วยรหัสผ่าน วิธีแก้ไข: เปิดแฟ้มใน Excel นำรหัสผ่านออก บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
      'it is locked with a password. Open it in Excel, remove the password, save it as .xlsx, and send that',
    ],
    [
      'too old',
      thrown(workbookTooOld),
      'เป็นแฟ้มของ Excel รุ่นเก่ามาก (ก่อน Excel 5.0) วิธีแก้ไข: เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
      'it is a workbook of Excel 4 or older. Open it in Excel, save it as .xlsx, and send that',
    ],
    [
      'old and too large',
      thrown(oldWorkbookTooLarge),
      'แฟ้ม .xls มีข้อมูลมากเกินกว่าที่ระบบอ่านได้ วิธีแก้ไข: เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น หรือแบ่งรายชื่อเป็นหลายแฟ้ม',
      'it holds more than is read of an .xls workbook. Open it in Excel, save it as .xlsx, and send that, or send the officers in parts',
    ],
  ])('%s', (_, act, th, en) => {
    expect(textsOf(act)).toEqual([th, en]);
  });
});

describe('a bound is met exactly, and refused beyond', () => {
  const SEND_ALONE = [
    'ส่งเฉพาะรายชื่อในแฟ้ม Excel ใหม่ หรือส่งเป็น CSV',
    'Send only the officers, in a new workbook or as CSV',
  ];

  it.each<[string, (amount: number) => void, number, string, string, string, string]>([
    [
      'the last row of a spreadsheet',
      (row) => refuseBeyondLastRow(row, inSheet),
      1_048_576,
      'มีข้อมูลเกินแถวที่ 1048576',
      'it goes on beyond row 1048576',
      'ลบแถวว่างใต้รายชื่อสุดท้าย',
      'Delete the blank rows under the last officer',
    ],
    [
      'the characters of a row',
      (characters) => refuseEndlessRow(7, characters, inSheet),
      65_536,
      'แถวที่ 7 มีมากกว่า 65536 ตัวอักษร',
      'row 7 has more than 65536 characters',
      'ส่งเฉพาะรายชื่อ แถวละหนึ่งคน',
      'Send only the officers, one in each row',
    ],
    [
      'the bytes of a part',
      (bytes) => refuseLarge(bytes, 1_000, inSheet),
      1_000,
      'ข้อมูลของแฟ้ม Excel เมื่อขยายแล้วมีขนาด 1001 ไบต์ เกินขีดจำกัด 1000 ไบต์',
      'what is in the workbook unpacks to 1001 bytes, more than the limit of 1000',
      ...(SEND_ALONE as [string, string]),
    ],
    [
      'the characters of a workbook',
      (characters) => new CharacterBudget().add('a', characters, inSheet),
      100_000_000,
      'เซลล์มีข้อความรวมกันมากกว่า 100000000 ตัวอักษร',
      'its cells hold more than 100000000 characters',
      ...(SEND_ALONE as [string, string]),
    ],
    [
      'the merges of a worksheet',
      (merges) => refuseManyMerges(merges, inSheet),
      300_000,
      'มีเซลล์ที่ผสานกันมากกว่า 300000 แห่ง',
      'it has more than 300000 merged cells',
      'ยกเลิกการผสานเซลล์ ใส่ค่าในทุกเซลล์ แล้วส่งใหม่',
      'Unmerge the cells, fill each with its value, and send the roster again',
    ],
    [
      'the characters of a cell',
      (characters) => new TextGatherer(inSheet).add('x'.repeat(characters)),
      32_767,
      'มีข้อความในแฟ้ม Excel ยาวกว่า 32767 ตัวอักษร ซึ่งเกินกว่าที่เซลล์ของ Excel เก็บได้',
      'a text in the workbook has more than 32767 characters, more than a cell of Excel holds',
      'เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
      'Open it in Excel, save it as .xlsx, and send that',
    ],
  ])('%s', (_, refuseBeyond, bound, th, en, thRemedy, enRemedy) => {
    expect(textsOf(() => refuseBeyond(bound))).toEqual([]);
    expect(textsOf(() => refuseBeyond(bound + 1))).toEqual([
      `ชีต “ก”: ${th} วิธีแก้ไข: ${thRemedy}`,
      `sheet “ก”: ${en}. ${enRemedy}`,
    ]);
  });

  it('the texts of a workbook', () => {
    expect(textsOf(() => refuseManyTexts(1_000_000))).toEqual([]);
    expect(textsOf(() => refuseManyTexts(1_000_001))).toEqual([
      'แฟ้ม Excel มีมากกว่า 1000000 ข้อความ วิธีแก้ไข: ส่งเฉพาะรายชื่อในแฟ้ม Excel ใหม่ หรือส่งเป็น CSV',
      'the workbook has more than 1000000 texts. Send only the officers, in a new workbook or as CSV',
    ]);
  });

  it('the characters of a workbook are those of all sheets, each as it was read last', () => {
    const budget = new CharacterBudget();
    const add = (sheet: string, characters: number) => textsOf(() => budget.add(sheet, characters, inSheet)).length;
    budget.begin('a');
    expect(add('a', 40_000_000)).toBe(0);
    expect(add('a', 20_000_000)).toBe(0);
    budget.begin('b');
    expect(add('b', 40_000_000)).toBe(0);
    budget.begin('a');
    budget.begin('a');
    expect(add('a', 60_000_000)).toBe(0);
    expect(add('a', 1)).toBe(2);
  });

  it('the characters of a text count in however many pieces they come, also those that are not kept', () => {
    const gatherer = new TextGatherer(inSheet);
    gatherer.add('x'.repeat(32_000));
    expect(gatherer.take()).toHaveLength(32_000);
    gatherer.add('ก'.repeat(32_000), false);
    gatherer.add('ข'.repeat(767));
    expect(textsOf(() => gatherer.add('x', false))).toHaveLength(2);
    expect(gatherer.take()).toBe('ข'.repeat(767));
    expect(gatherer.take()).toBe('');
  });

  it.each([
    ['_x0E01_', 'ก'],
    ['a_x0e01__x000D_b', 'aก\rb'],
    ['_xD83D__xDE00_', '😀'],
    ['_xD83D_ _x_x00', '\ufffd _x_x00'],
    ['_x00G1__x041_', '_x00G1__x041_'],
    ['x0041_ _0041_', 'x0041_ _0041_'],
  ])('the text %s of a workbook is %j', (written, text) => {
    const gatherer = new TextGatherer(inSheet);
    gatherer.add(written);
    expect(gatherer.take()).toBe(text);
  });
});
