import type { BothLanguages } from '../../lib/vocabulary/words.ts';

/** One sentence of the regulation, its gist in our own words, and what answers it. */
export interface Sentence {
  /** Such as `item 12 (6) (a)`. */
  readonly place: BothLanguages;
  /** Page as printed at its head: of the text for items, of the schedules for schedules. */
  readonly page: number;
  readonly gist: BothLanguages;
  /** Names of the rules, conditions, reasons and data that carry it. */
  readonly carriedBy: readonly string[];
  /** What of it the code leaves out, and why; null: nothing. */
  readonly notModelled: BothLanguages | null;
}

const THAI_OF_PLACE: readonly (readonly [RegExp, string])[] = [
  [/, first paragraph/, ' วรรคหนึ่ง'],
  [/, second paragraph/, ' วรรคสอง'],
  [/, third paragraph/, ' วรรคสาม'],
  [/, last paragraph/, ' วรรคท้าย'],
  [/\(a\)/, '(ก)'],
  [/\(b\)/, '(ข)'],
  [/\(c\)/, '(ค)'],
];

/** A sentence of an item; `place` as in `12 (6) (a)` or `11, second paragraph`. */
export function sentence(
  place: string,
  page: number,
  gist: BothLanguages,
  carriedBy: readonly string[],
  notModelled: BothLanguages | null = null,
): Sentence {
  const th = THAI_OF_PLACE.reduce((text, [english, thai]) => text.replace(english, thai), place);
  return { place: { th: `ข้อ ${th}`, en: `item ${place}` }, page, gist, carriedBy, notModelled };
}

/** Why sentences are not modelled. */
export const WHY = {
  certified: {
    th: 'เป็นเรื่องที่บุคคลรับรอง: เจ้าตัวรับรองตนเอง (ข้อ 12 วรรคท้าย) แล้วคณะกรรมการตามข้อ 16 กลั่นกรอง และผู้เสนอรายชื่อรับรอง (ข้อ 14)',
    en: 'People certify it: the person (item 12, end), then the committee of item 16 and the proposer (item 14).',
  },
  purpose: { th: 'เป็นความมุ่งหมาย ไม่ใช่เงื่อนไข', en: 'A purpose, not a condition.' },
  otherOccasion: {
    th: 'ระบบนี้พิจารณาเฉพาะการขอประจำปี',
    en: 'This service judges the yearly rounds only.',
  },
  papers: { th: 'เอกสารและแบบจัดทำนอกระบบนี้', en: 'The papers are made outside this service.' },
  otherProposer: {
    th: 'เป็นผู้เสนอรายชื่อของหน่วยงานอื่น ไม่ใช่ของกรุงเทพมหานคร',
    en: 'Proposes for other bodies, not for the administration.',
  },
  proposer: {
    th: 'ผู้เสนอรายชื่อเป็นผู้รับรอง ระบบนี้บอกเพียงว่าใครอาจได้รับการพิจารณา',
    en: 'The proposer certifies; this service says only who may be considered.',
  },
  otherCommittee: {
    th: 'เป็นคณะกรรมการของส่วนราชการอื่น กรุงเทพมหานครใช้คณะกรรมการตามข้อ 16',
    en: 'A committee of other bodies; the administration has that of item 16.',
  },
  committee: {
    th: 'คณะกรรมการของกรุงเทพมหานครเป็นผู้ทำ โดยอาจใช้ผลของระบบนี้ประกอบ',
    en: 'The administration’s committee does it, and may use the results of this service.',
  },
  afterSending: {
    th: 'เป็นขั้นตอนหลังจากกรุงเทพมหานครส่งเรื่องแล้ว',
    en: 'Comes after the administration has sent its list.',
  },
  flag: {
    th: 'ผู้กรอกคอลัมน์พิจารณาข้อยกเว้นก่อนกรอก',
    en: 'Whoever fills the column in considers the exceptions first.',
  },
  byHand: {
    th: 'ไม่มีในบัญชีรายชื่อ เจ้าหน้าที่เพิ่มรายนั้นเอง',
    en: 'A roster does not show it: an insignia officer adds such a person by hand.',
  },
  officeOfPolitics: {
    th: 'ไม่มีในบัญชีรายชื่อ: ไม่มีคอลัมน์บอกจำนวนวันที่ดำรงตำแหน่งทางการเมือง',
    en: 'A roster does not show it: no column gives the days in a political office.',
  },
  notData: {
    th: 'ยังไม่ได้จัดทำบัญชีนี้เป็นข้อมูล',
    en: 'The schedule is not data yet.',
  },
} as const satisfies Readonly<Record<string, BothLanguages>>;
