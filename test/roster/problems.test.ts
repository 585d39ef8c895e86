import { describe, expect, it } from 'vitest';
import { readOfficerRow } from '../../lib/roster/officer-row.ts';
import { NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { NO_EVIDENCE } from '../../lib/roster/sheet-context.ts';
import { type Cells, GOOD_CELLS, problemsOf, readCells, readChanged, sheetRowOf } from '../helpers/roster/read-row.ts';

describe('what was found in a cell', () => {
  it.each<[Cells, string, string]>([
    [{ ID_CARD: '' }, 'ช่องว่าง', 'nothing'],
    [{ ID_CARD: '-' }, 'เครื่องหมายแทนค่าว่าง', 'a placeholder for no value'],
    [{ POS_LEV: '12' }, 'ตัวเลข', 'a number'],
    [{ SEX: '?' }, 'ข้อความ', 'text'],
    [{ ID_CARD: '#REF!' }, 'ค่าผิดพลาดของ Excel', 'an error value of Excel'],
    [{ SALARY: NOT_COMPUTED }, 'สูตรที่ยังไม่ได้คำนวณ', 'a formula that was not computed'],
    [{ ID_CARD: '9.999E+11' }, 'ตัวเลขที่ Excel ย่อไว้', 'a number shortened by Excel'],
    [{ ID_CARD: '999900000012' }, 'ตัวเลขที่ไม่ใช่ 13 หลัก', 'digits, but not 13 of them'],
    [{ BIRTH_DATE: '31/02/2512' }, 'วันที่ซึ่งไม่มีในปฏิทิน', 'a day that is not in the calendar'],
    [{ BEG_DATE: '02/06/39' }, 'วันที่ซึ่งปีมีสองหลัก', 'a date whose year has two digits'],
    [{ BEG_DATE: '02/06/1839' }, 'วันที่ซึ่งปีเป็นไปไม่ได้', 'a date of an impossible year'],
    [
      { L_INS_DATE: '01/01/1900' },
      'วันที่ซึ่งฐานข้อมูลบันทึกไว้แทนค่าว่าง เช่น 01/01/1900',
      'a date that databases write for none, such as 01/01/1900',
    ],
    [{ RESIGN_DATE: '01/01/2500' }, 'วันที่ก่อนวันเกิด', 'a day before the birth'],
    [{ RESIGN_DATE: '01/06/2539' }, 'วันที่ก่อนวันบรรจุ', 'a day before the service began'],
    [{ RESIGN_DATE: '30/09/2550;;01/05/2558' }, 'วันที่หลายวัน', 'several days'],
    [
      { RETURN_DATE: '1/10/2555' },
      'วันที่กลับเข้ารับราชการโดยไม่มีวันที่พ้นจากราชการ',
      'a return to the service without a leaving',
    ],
    [
      { RESIGN_DATE: '1/10/2560', RETURN_DATE: '1/10/2555' },
      'วันที่พ้นจากราชการหลังวันที่กลับเข้ารับราชการครั้งสุดท้าย',
      'a leaving after the last return to the service',
    ],
    [
      { RESIGN_DATE: '1/10/2550', RETURN_DATE: '1/10/2551;;1/10/2552' },
      'จำนวนครั้งที่พ้นจากราชการกับที่กลับเข้ารับราชการไม่เท่ากัน',
      'more leavings than returns, or more returns than leavings',
    ],
    [
      { RESIGN_DATE: '1/10/2550;;1/10/2560', RETURN_DATE: '1/9/2550;;1/10/2565' },
      'วันที่กลับเข้ารับราชการก่อนวันที่พ้นจากราชการครั้งเดียวกัน',
      'a return to the service before its leaving',
    ],
    [
      { RESIGN_DATE: '1/10/2560;;1/10/2550', RETURN_DATE: '1/10/2561;;1/10/2551' },
      'ประวัติการพ้นจากราชการที่ไม่เรียงตามเวลาหรือซ้อนกัน',
      'leavings and returns that are out of order or overlap',
    ],
    [{ SALARY: '0' }, 'จำนวนที่เป็นไปไม่ได้', 'an impossible amount'],
    [{ SALARY: '30.500' }, 'จำนวนเงินต่ำกว่า 1,000 บาท', 'an amount below 1,000 baht'],
    [
      { POS_LEV: '5' },
      'ระดับตามมาตรฐานกลางเดิม (ระดับ 1–11) ซึ่งยกเลิกแล้วตั้งแต่ พ.ศ. 2551',
      'an old level (1 to 11), no longer in force since B.E. 2551',
    ],
    [{ POS_LEV: 'E3' }, 'ระดับของบุคลากรประเภทอื่น', 'a level of another type of personnel'],
    [
      { PERSONAL_TYPE: 'ข้าราชการตุลาการ' },
      'ประเภทบุคลากรซึ่งอยู่ในบัญชีอื่นของระเบียบ ซึ่งระบบนี้ไม่มี',
      'a type of personnel in a schedule of the regulation that this service does not hold',
    ],
    [
      { STATUS_EXP: 'ลา' },
      'สถานะที่มิได้ระบุว่ามีชีวิตอยู่หรือถึงแก่กรรม',
      'a status that says neither มีชีวิตอยู่ (alive) nor ถึงแก่กรรม (dead)',
    ],
    [{ FNAME: 'ก\ufffdา' }, 'ตัวอักษรที่เสีย', 'broken characters'],
    [{ LNAME: 'ก'.repeat(401) }, 'ข้อความที่ยาวเกินไป', 'text that is too long'],
  ])('is named in both languages: %j', (changes, th, en) => {
    expect(problemsOf(readChanged(changes)).map(({ found }) => found)).toEqual([{ th, en }]);
  });
});

const { FNAME: _f, LNAME: _l, ...WITHOUT_NAME } = GOOD_CELLS;

describe('what to do about a cell', () => {
  it.each<[Cells, string, string]>([
    [
      { ID_CARD: '' },
      'กรอกเลขประจำตัวประชาชน 13 หลัก โดยจัดรูปแบบเซลล์เป็นข้อความ',
      'Give the 13 digits of the citizen id, in a cell formatted as text.',
    ],
    [{ FNAME: '' }, 'กรอกให้ครบถ้วน', 'Write it out.'],
    [{ LNAME: 'ก'.repeat(401) }, 'กรอกให้สั้นลง', 'Shorten the text.'],
    [
      { SALARY: NOT_COMPUTED },
      'เปิดแฟ้มใน Excel แล้วบันทึก จากนั้นส่งแฟ้มที่บันทึกแล้ว',
      'Open the file in Excel, save it, and send the saved file.',
    ],
    [
      { FNAME: 'ก\ufffdา' },
      'ส่งออกแฟ้มใหม่เป็น .xlsx หรือ CSV แบบ UTF-8 หรือพิมพ์ค่าในช่องนี้ใหม่',
      'Export the file again as .xlsx or as CSV in UTF-8, or type the value again.',
    ],
    [{ SEX: '?' }, 'กรอก M หรือ F (ชาย หรือ หญิง)', 'Write M or F (ชาย or หญิง).'],
    [
      { BIRTH_DATE: '31/02/2512' },
      'กรอกวันที่ในรูป วว/ดด/ปปปป (พ.ศ.) เช่น 28/07/2569',
      'Write the date as dd/mm/yyyy in the Buddhist Era, or as yyyy-mm-dd.',
    ],
    [
      { RESIGN_DATE: '01/01/2500' },
      'หากยังรับราชการอยู่ให้เว้นว่าง หากพ้นจากราชการแล้วให้กรอกวันที่พ้นจากราชการ',
      'Leave it empty for an officer in service; for one who has left, write the day of leaving.',
    ],
    [
      { RETURN_DATE: '1/10/2555' },
      'กรอกวันที่พ้นจากราชการทุกครั้งใน RESIGN_DATE และวันที่กลับเข้ารับราชการทุกครั้งใน RETURN_DATE เรียงจากครั้งแรกไปครั้งหลังสุด คั่นด้วย ;; ให้จำนวนเท่ากัน หากพ้นจากราชการแล้วและไม่ได้กลับเข้ารับราชการ ให้กรอกเฉพาะวันที่พ้นครั้งหลังสุดใน RESIGN_DATE',
      'Write every leaving in RESIGN_DATE and every return in RETURN_DATE, oldest first, joined by ;;, as many of one as of the other. For an officer who left and did not come back, write only the last leaving, in RESIGN_DATE.',
    ],
    [
      { POS_LEV: '12' },
      'กรอกชื่อระดับ เช่น ชำนาญการ หรือประเภทตำแหน่งและระดับ เช่น อำนวยการ ต้น',
      'Write the level as its code (K2), its name (ชำนาญการ), or position type and level (อำนวยการ ต้น).',
    ],
    [
      { PERSONAL_TYPE: 'พนักงานราชการ', POS_LEV: 'x' },
      'กรอกชื่อกลุ่มงานตามสัญญาจ้าง เช่น กลุ่มงานบริหารทั่วไป หรือรหัสกลุ่มงาน เช่น E3',
      'Write the group of the contract, such as กลุ่มงานบริหารทั่วไป, or its code (E3).',
    ],
    [
      { POS_LEV: '5' },
      'กรอกระดับปัจจุบันตามทะเบียนประวัติ เช่น ชำนาญการ',
      'Write the present level from the personnel register, such as ชำนาญการ.',
    ],
    [
      { POS_LEV: 'E3' },
      'ตรวจสอบ POS_LEV กับ PERSONAL_TYPE ให้ตรงกับทะเบียนประวัติ',
      'Check POS_LEV and PERSONAL_TYPE against the personnel register.',
    ],
    [{ SALARY: 'มาก' }, 'กรอกจำนวนเงินเป็นบาท', 'Write an amount in baht.'],
    [
      { SALARY: '30.500' },
      'ตรวจสอบว่าใช้จุดแทนจุลภาคหรือไม่ เช่น 30.500 แทน 30,500 แล้วกรอกจำนวนเงินเป็นบาทต่อเดือน',
      'Is a dot meant for a comma, as in 30.500 for 30,500? Write the amount in baht a month.',
    ],
    [
      { L_INS_CODE: 'เหรียญ' },
      'กรอกอักษรย่อของชั้นตรา เช่น ต.ช. หรือเว้นว่างหากยังไม่เคยได้รับ',
      'Write the abbreviation of the class (ต.ช.), or leave it empty when none is held.',
    ],
    [
      { L_INS_CODE: '' },
      'กรอกชั้นตราที่ได้รับตามวันที่ใน L_INS_DATE หรือลบวันที่นั้น',
      'Name the class that was received on L_INS_DATE, or clear that date.',
    ],
    [
      { PERSONAL_TYPE: 'นักบินอวกาศ' },
      'ตรวจสอบการสะกดประเภทบุคลากรกับทะเบียนประวัติ',
      'Check the spelling of the type against the personnel register.',
    ],
    [
      { PERSONAL_TYPE: 'ข้าราชการตุลาการ' },
      'พิจารณาผู้นี้ตามบัญชีของบุคลากรประเภทนั้น โดยไม่ใช้ระบบนี้',
      'Judge this person by the schedule of that type, without this service.',
    ],
    [
      { STATUS_EXP: 'ลา' },
      'กรอก มีชีวิตอยู่ หรือ ถึงแก่กรรม ตามทะเบียนประวัติ หรือเว้นว่างหากยังมีชีวิตอยู่',
      'Write มีชีวิตอยู่ or ถึงแก่กรรม by the personnel register, or leave it empty for an officer who is alive.',
    ],
    [{ MEDAL: 'อาจจะ' }, 'กรอก Y หรือ N หรือเว้นว่าง', 'Write Y or N, or leave it empty.'],
    [
      { ACCUSED: 'Y' },
      'กรอก วินัย อาญา หรือ ทุจริต หรือเว้นว่าง',
      'Write discipline, criminal or corruption, or leave it empty.',
    ],
    [
      { SPECIAL_MERIT: 'Y' },
      'กรอก ความดีความชอบอย่างยิ่ง หรือ ทุพพลภาพ หรือเว้นว่าง',
      'Write outstanding or disability, or leave it empty.',
    ],
    [{ OFFICE_DAYS: '1.5' }, 'กรอกจำนวนวันเป็นจำนวนเต็ม', 'Write a whole number of days.'],
    [{ EXTRA_YEARS: '61' }, 'กรอกจำนวนปีเป็นจำนวนเต็ม', 'Write a whole number of years.'],
  ])('is told in both languages: %j', (changes, th, en) => {
    const isOfHistory = 'RETURN_DATE' in changes;
    expect(problemsOf(readChanged(changes))).toMatchObject([{ remedy: { th, en }, isOfHistory }]);
  });

  it('is told also where a whole name has but one word', () => {
    expect(problemsOf(readCells({ ...WITHOUT_NAME, FULL_NAME: 'กล้า' }))).toEqual([
      {
        column: 'FULL_NAME',
        found: { th: 'ข้อความ', en: 'text' },
        remedy: {
          th: 'กรอกชื่อและนามสกุล โดยเว้นวรรคคั่นระหว่างชื่อกับนามสกุล',
          en: 'Write first and last name, with a space between them.',
        },
        isOfHistory: false,
      },
    ]);
  });
});

describe('a row whose cells are not under their titles', () => {
  it.each([
    [
      'quote',
      { th: 'เครื่องหมายคำพูด (") ที่ไม่ครบคู่', en: 'a quotation mark without its pair' },
      {
        th: 'ลบเครื่องหมายนั้น หรือพิมพ์ซ้อนสองครั้งหากอยู่ในค่าที่มีเครื่องหมายคำพูดครอบ',
        en: 'Remove it, or double it inside a quoted value.',
      },
    ],
    [
      'moreCells',
      { th: 'จำนวนช่องมากกว่าหัวตาราง', en: 'more cells than the header has' },
      {
        th: 'ใส่เครื่องหมายคำพูดครอบค่าที่มีเครื่องหมายคั่นอยู่ภายใน เช่น "15,050"',
        en: 'Put quotation marks around a value that holds the delimiter, as in "15,050".',
      },
    ],
    [
      'brokenLine',
      { th: 'แถวที่ขาดเป็นสองบรรทัด', en: 'a row that is broken into two lines' },
      {
        th: 'ต่อสองบรรทัดให้เป็นแถวเดียว หรือใส่เครื่องหมายคำพูดครอบค่าที่มีการขึ้นบรรทัดใหม่',
        en: 'Join the two lines, or put quotation marks around the value that holds the line break.',
      },
    ],
  ] as const)('is one of nobody, with the defect and its remedy: %s', (defect, found, remedy) => {
    const { row, header } = sheetRowOf(GOOD_CELLS);
    const context = { file: 'r.csv', sheet: null, header, datesFrom1904: false, dates: NO_EVIDENCE };
    expect(readOfficerRow({ ...row, defect }, context)).toEqual({
      file: 'r.csv',
      sheet: null,
      row: 2,
      identity: { idCard: null, name: null, sex: null, level: null, classHeld: null, classHeldSince: null },
      problems: [{ column: null, found, remedy }],
    });
  });
});
