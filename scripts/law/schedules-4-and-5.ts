import type { BothLanguages } from '../../lib/vocabulary/words.ts';
import { everyOtherYear, type PrintedRow, type PrintedSchedule, remark, row } from './schedule.ts';

function office(
  number: number,
  page: number,
  name: BothLanguages,
  [first, highest]: readonly [string, string],
): PrintedRow {
  return row(number, page, name, [first, highest], everyOtherYear(highest));
}

/** Schedule 4, page 6. When it becomes data, its rows find their rules, and its remarks name theirs here. */
export const PRINTED_4: PrintedSchedule = {
  number: 4,
  page: 6,
  title: { th: 'ข้าราชการการเมืองของกรุงเทพมหานคร', en: 'Political officers of the administration' },
  rows: [
    office(1, 6, { th: 'ผู้ว่าราชการกรุงเทพมหานคร', en: 'Governor' }, ['ท.ช.', 'ม.ป.ช.']),
    office(2, 6, { th: 'รองผู้ว่าราชการ', en: 'Deputy governor' }, ['ต.ช.', 'ป.ช.']),
    office(3, 6, { th: 'เลขานุการผู้ว่าราชการ', en: 'Secretary to the governor' }, ['ต.ม.', 'ท.ช.']),
    office(4, 6, { th: 'ผู้ช่วยเลขานุการผู้ว่าราชการ', en: 'Assistant secretary to the governor' }, ['ต.ม.', 'ท.ม.']),
    office(5, 6, { th: 'ประธานที่ปรึกษาของผู้ว่าราชการ', en: 'Chief adviser to the governor' }, ['ต.ช.', 'ป.ม.']),
    office(6, 6, { th: 'ที่ปรึกษาของผู้ว่าราชการ', en: 'Adviser to the governor' }, ['ต.ม.', 'ท.ช.']),
    office(7, 6, { th: 'เลขานุการประธานสภา', en: 'Secretary to the chair of the council' }, ['บ.ม.', 'จ.ช.']),
    office(8, 6, { th: 'เลขานุการรองประธานสภา', en: 'Secretary to a deputy chair of the council' }, ['บ.ม.', 'จ.ช.']),
  ],
  remarks: [
    remark(
      1,
      6,
      {
        th: 'ลำดับ 1 และ 2: ดำรงตำแหน่งติดต่อกัน 90 วัน นับถึงวันก่อนวันเฉลิมพระชนมพรรษาของปีที่ขอ',
        en: 'Rows 1 and 2: 90 days in office without a break, to the day before the royal birthday of the year.',
      },
      ['OFFICE_TOO_SHORT'],
    ),
    remark(
      2,
      6,
      {
        th: 'ลำดับ 3 ถึง 8: ดำรงตำแหน่งติดต่อกัน 90 วัน หรือหลายตำแหน่งรวมกัน 120 วัน นับถึงวันก่อนวันเฉลิมพระชนมพรรษาของปีที่ขอ',
        en: 'Rows 3 to 8: 90 days in office without a break, or 120 days together in several offices, to the day before the royal birthday of the year.',
      },
      ['OFFICE_TOO_SHORT', 'OFFICES_TOO_SHORT', 'column OFFICE_DAYS'],
    ),
    remark(
      2,
      6,
      {
        th: 'ลำดับ 3 ถึง 8: ขอได้เฉพาะผู้มีเงินเดือนตามกฎหมายบริหารราชการกรุงเทพมหานคร',
        en: 'Rows 3 to 8: only who has a salary under the law on the administration of Bangkok.',
      },
      ['OFFICE_NOT_PAID', 'column OFFICE_PAY'],
    ),
    remark(
      3,
      6,
      {
        th: 'ลำดับ 5: จะขอชั้นสายสะพายครั้งแรกได้เมื่อเป็นที่ปรึกษามาแล้ว 1 ปี (12 เดือน)',
        en: 'Row 5: the first sash class needs one year (12 months) in the office.',
      },
      ['OFFICE_YEARS_TOO_SHORT'],
    ),
  ],
};

/** Schedule 5, page 7. */
export const PRINTED_5: PrintedSchedule = {
  number: 5,
  page: 7,
  title: { th: 'สมาชิกสภากรุงเทพมหานครและสภาเขต', en: 'Members of the administration’s council and district councils' },
  rows: [
    office(1, 7, { th: 'ประธานสภากรุงเทพมหานคร', en: 'Chair of the council' }, ['ต.ช.', 'ป.ม.']),
    office(2, 7, { th: 'รองประธานสภากรุงเทพมหานคร', en: 'Deputy chair of the council' }, ['ต.ม.', 'ท.ช.']),
    office(3, 7, { th: 'สมาชิกสภากรุงเทพมหานคร', en: 'Member of the council' }, ['จ.ม.', 'ท.ช.']),
    office(4, 7, { th: 'ประธานสภาเขต', en: 'Chair of a district council' }, ['จ.ม.', 'ท.ม.']),
    office(5, 7, { th: 'สมาชิกสภาเขต', en: 'Member of a district council' }, ['บ.ช.', 'ท.ม.']),
  ],
  remarks: [
    remark(
      1,
      7,
      {
        th: 'ลำดับ 1: ดำรงตำแหน่งติดต่อกัน 90 วัน นับถึงวันก่อนวันเฉลิมพระชนมพรรษาของปีที่ขอ',
        en: 'Row 1: 90 days in office without a break, to the day before the royal birthday of the year.',
      },
      ['OFFICE_TOO_SHORT'],
    ),
    remark(
      2,
      7,
      {
        th: 'ลำดับ 2 ถึง 5: ดำรงตำแหน่งติดต่อกัน 120 วัน นับถึงวันก่อนวันเฉลิมพระชนมพรรษาของปีที่ขอ',
        en: 'Rows 2 to 5: 120 days in office without a break, to the day before the royal birthday of the year.',
      },
      ['OFFICE_TOO_SHORT'],
    ),
  ],
};
