import type { InsigniaError } from '../errors.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import { type Refuse, rosterUnreadable } from './refusal.ts';

/** The remedy for what Excel opens and we do not. */
export const SAVE_AS_XLSX: BothLanguages = {
  th: 'เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
  en: 'Open it in Excel, save it as .xlsx, and send that',
};

/** The error of a workbook whose bytes do not fit together: cut short, changed, or never right. */
export function damagedWorkbook(refuse: Refuse = rosterUnreadable): InsigniaError {
  return refuse({ th: 'แฟ้ม Excel เสียหาย', en: 'the workbook is damaged' }, SAVE_AS_XLSX);
}

/** The error of a workbook that asks for a password. */
export function lockedWorkbook(): InsigniaError {
  return rosterUnreadable(
    { th: 'แฟ้มถูกล็อกด้วยรหัสผ่าน', en: 'it is locked with a password' },
    {
      th: 'เปิดแฟ้มใน Excel นำรหัสผ่านออก บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
      en: 'Open it in Excel, remove the password, save it as .xlsx, and send that',
    },
  );
}

/** The error of a workbook of Excel 2 to 4, which hold one sheet each. */
export function workbookTooOld(): InsigniaError {
  return rosterUnreadable(
    { th: 'เป็นแฟ้มของ Excel รุ่นเก่ามาก (ก่อน Excel 5.0)', en: 'it is a workbook of Excel 4 or older' },
    SAVE_AS_XLSX,
  );
}

/** The error of an old workbook beyond one of the bounds. */
export function oldWorkbookTooLarge(): InsigniaError {
  return rosterUnreadable(
    { th: 'แฟ้ม .xls มีข้อมูลมากเกินกว่าที่ระบบอ่านได้', en: 'it holds more than is read of an .xls workbook' },
    {
      th: 'เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น หรือแบ่งรายชื่อเป็นหลายแฟ้ม',
      en: 'Open it in Excel, save it as .xlsx, and send that, or send the officers in parts',
    },
  );
}
