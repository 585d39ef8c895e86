import { classes, type DecorationClass } from './classes.ts';
import type { AmountName, Condition, Remark, Rounds, Row, RuleSet, Schedule, Step } from './rule-set.ts';

const ROUNDS: Rounds = { from: 2565, to: null };

/** Day the salary schedule of December 2557 took effect. */
const SALARY_SCHEDULE_OF_2557 = '2014-12-01';

function inPosition(years: number): Condition {
  return { kind: 'positionYears', years };
}

function held(heldClass: string, years: number): Condition {
  return { kind: 'heldYears', class: heldClass, years };
}

function salaryAtLeast(amount: AmountName): Condition {
  return { kind: 'salaryAtLeast', amount };
}

function step(clause: number | null, stepClass: string, ...conditions: readonly Condition[]): Step {
  return { clause, class: stepClass, conditions };
}

/** "เลื่อนชั้นตราตามลำดับได้ทุกปี จนถึง …": each class on the one below it. */
function everyYearUpTo(clause: number, highest: string): readonly Step[] {
  const below = classes.slice(
    0,
    classes.findIndex(({ abbreviation }) => abbreviation === highest),
  );
  return below.map(({ abbreviation, rank }) =>
    step(clause, (classes[rank] as DecorationClass).abbreviation, held(abbreviation, 0)),
  );
}

const generalOperational: readonly Step[] = [
  step(1, 'บ.ม.'),
  step(2, 'บ.ช.', { kind: 'salaryBelow', amount: 'O2.minimum' }, inPosition(10)),
  step(3, 'จ.ม.', salaryAtLeast('O2.minimum')),
  step(4, 'จ.ช.', salaryAtLeast('O2.minimum'), inPosition(10)),
];

const generalExperienced: readonly Step[] = [step(1, 'ต.ม.'), step(2, 'ต.ช.', inPosition(5))];

const generalSenior: readonly Step[] = [step(1, 'ท.ม.'), step(2, 'ท.ช.', inPosition(5))];

function professional(amount: AmountName): readonly Step[] {
  return [
    step(1, 'ต.ช.'),
    step(2, 'ท.ม.', salaryAtLeast(amount)),
    step(3, 'ท.ช.', salaryAtLeast(amount), { kind: 'salaryFiveYearsAgoAtLeast', amount }),
  ];
}

const expert: readonly Step[] = [step(1, 'ท.ช.'), step(2, 'ป.ม.', held('ท.ช.', 3)), step(3, 'ป.ช.', held('ป.ม.', 5))];

const everyYear: readonly Step[] = [
  ...everyYearUpTo(1, 'ป.ม.'),
  step(2, 'ป.ช.', held('ป.ม.', 3)),
  step(3, 'ม.ว.ม.', held('ป.ช.', 3)),
  step(4, 'ม.ป.ช.', held('ม.ว.ม.', 5)),
];

const threeYearsEach: readonly Step[] = [
  step(1, 'ป.ช.', held('ป.ม.', 3)),
  step(2, 'ม.ว.ม.', held('ป.ช.', 3)),
  step(3, 'ม.ป.ช.', held('ม.ว.ม.', 3)),
];

const director: readonly Step[] = [
  step(1, 'ป.ม.', held('ท.ช.', 3)),
  step(2, 'ป.ช.', held('ป.ม.', 3)),
  step(3, 'ม.ว.ม.', held('ป.ช.', 5)),
];

function maximumInRetirementYear(amount: AmountName): readonly Step[] {
  return [step(1, 'ท.ช.'), step(2, 'ป.ม.', salaryAtLeast(amount), held('ท.ช.', 5), { kind: 'retirementYear' })];
}

/** A ladder whose first class may be asked directly, each further one after so many years of the class before. */
function ladder(first: string, ...further: readonly (readonly [stepClass: string, years: number])[]): readonly Step[] {
  let before = first;
  return [
    step(1, first),
    ...further.map(([stepClass, years], index) => {
      const heldBefore = before;
      before = stepClass;
      return step(index + 2, stepClass, held(heldBefore, years));
    }),
  ];
}

type RowOfSchedule = Omit<Row, 'rounds' | 'sure'>;

/** All rows of these schedules were read in the regulation and hold since round 2565. */
function rows(...given: readonly RowOfSchedule[]): readonly Row[] {
  return given.map((one) => ({ ...one, rounds: ROUNDS, sure: 'P' }));
}

const schedule15: Schedule = {
  schedule: 15,
  page: 18,
  personnelType: 'civilServant',
  name: { th: 'ข้าราชการ ยกเว้นที่ปรากฏในบัญชีอื่น', en: 'Civil servants, except those in another schedule' },
  serviceYears: 5,
  serviceRemark: { number: 1, page: 18 },
  reinstatedRemark: { number: 2, page: 18 },
  skilled: null,
  lowestWage: null,
  rows: rows(
    {
      row: 1,
      page: 18,
      name: { th: 'ประเภททั่วไป ระดับปฏิบัติงาน', en: 'General, operational' },
      who: [{ levels: ['O1'] }],
      first: 'บ.ม.',
      highest: 'จ.ช.',
      steps: generalOperational,
    },
    {
      row: 2,
      page: 18,
      name: { th: 'ประเภททั่วไป ระดับชำนาญงาน', en: 'General, experienced' },
      who: [{ levels: ['O2'] }],
      first: 'ต.ม.',
      highest: 'ต.ช.',
      steps: generalExperienced,
    },
    {
      row: 3,
      page: 18,
      name: { th: 'ประเภททั่วไป ระดับอาวุโส', en: 'General, senior' },
      who: [{ levels: ['O3'] }],
      first: 'ท.ม.',
      highest: 'ท.ช.',
      steps: generalSenior,
    },
    {
      row: 4,
      page: 18,
      name: { th: 'ประเภททั่วไป ระดับทักษะพิเศษ', en: 'General, highly skilled' },
      who: [{ levels: ['O4'] }],
      first: 'ท.ช.',
      highest: 'ป.ช.',
      steps: expert,
    },
    {
      row: 5,
      page: 18,
      name: { th: 'ประเภทวิชาการ ระดับปฏิบัติการ', en: 'Knowledge worker, practitioner' },
      who: [{ levels: ['K1'] }],
      first: 'ต.ม.',
      highest: 'ต.ม.',
      steps: [step(null, 'ต.ม.')],
    },
    {
      row: 6,
      page: 19,
      name: { th: 'ประเภทวิชาการ ระดับชำนาญการ', en: 'Knowledge worker, professional' },
      who: [{ levels: ['K2'] }],
      first: 'ต.ช.',
      highest: 'ท.ช.',
      steps: professional('K3.minimum'),
    },
    {
      row: 7,
      page: 19,
      name: { th: 'ประเภทวิชาการ ระดับชำนาญการพิเศษ', en: 'Knowledge worker, senior professional' },
      who: [{ levels: ['K3'] }],
      first: 'ท.ช.',
      highest: 'ป.ม.',
      steps: [step(1, 'ท.ช.'), step(2, 'ป.ม.', salaryAtLeast('K3.maximum'), held('ท.ช.', 5))],
    },
    {
      row: 8,
      page: 19,
      name: { th: 'ประเภทวิชาการ ระดับเชี่ยวชาญ', en: 'Knowledge worker, expert' },
      who: [{ levels: ['K4'] }],
      first: 'ท.ช.',
      highest: 'ป.ช.',
      steps: expert,
    },
    {
      row: 9,
      page: 19,
      name: {
        th: 'ประเภทวิชาการ ระดับทรงคุณวุฒิ ที่ได้รับเงินประจำตำแหน่ง 13,000 บาท',
        en: 'Knowledge worker, advisory, position allowance 13,000 baht',
      },
      who: [{ levels: ['K5'], allowance: 13000 }],
      first: null,
      highest: 'ม.ป.ช.',
      steps: everyYear,
      roundsBetween: 0,
    },
    {
      row: 10,
      page: 19,
      name: {
        th: 'ประเภทวิชาการ ระดับทรงคุณวุฒิ ที่ได้รับเงินประจำตำแหน่ง 15,600 บาท',
        en: 'Knowledge worker, advisory, position allowance 15,600 baht',
      },
      who: [{ levels: ['K5'], allowance: 15600 }],
      first: null,
      highest: 'ม.ป.ช.',
      steps: threeYearsEach,
    },
    {
      row: 11,
      page: 20,
      name: { th: 'ประเภทอำนวยการ ระดับต้น', en: 'Managerial, primary' },
      who: [{ levels: ['D1'] }],
      first: 'ท.ช.',
      highest: 'ป.ม.',
      steps: [step(1, 'ท.ช.'), step(2, 'ป.ม.', salaryAtLeast('K3.maximum'), held('ท.ช.', 3))],
    },
    {
      row: 12,
      page: 20,
      name: { th: 'ประเภทอำนวยการ ระดับสูง', en: 'Managerial, higher' },
      who: [{ levels: ['D2'] }],
      first: null,
      highest: 'ม.ว.ม.',
      steps: director,
    },
    {
      row: 13,
      page: 20,
      name: { th: 'ประเภทบริหาร ระดับต้น', en: 'Executive, primary' },
      who: [{ levels: ['M1'] }],
      first: null,
      highest: 'ม.ว.ม.',
      steps: director,
    },
    {
      row: 14,
      page: 20,
      name: {
        th: 'ประเภทบริหาร ระดับสูง ที่ได้รับเงินประจำตำแหน่ง 14,500 บาท',
        en: 'Executive, higher, position allowance 14,500 baht',
      },
      who: [{ levels: ['M2'], allowance: 14500 }],
      first: null,
      highest: 'ม.ป.ช.',
      steps: everyYear,
      roundsBetween: 0,
    },
    {
      row: 15,
      page: 20,
      name: {
        th: 'ประเภทบริหาร ระดับสูง ที่ได้รับเงินประจำตำแหน่ง 21,000 บาท',
        en: 'Executive, higher, position allowance 21,000 baht',
      },
      who: [{ levels: ['M2'], allowance: 21000, head: false }],
      first: null,
      highest: 'ม.ป.ช.',
      steps: threeYearsEach,
    },
    {
      row: 16,
      page: 21,
      name: {
        th: 'ประเภทบริหาร ระดับสูง ที่ได้รับเงินประจำตำแหน่ง 21,000 บาท ดำรงตำแหน่งปลัดกระทรวง หัวหน้าส่วนราชการที่มีฐานะเป็นกรมขึ้นตรงต่อนายกรัฐมนตรี หรือตำแหน่งเทียบเท่า',
        en: 'Executive, higher, position allowance 21,000 baht, permanent secretary, head of a department-level agency under the Prime Minister, or equivalent',
      },
      who: [{ levels: ['M2'], allowance: 21000, head: true }],
      first: 'ป.ม.',
      highest: 'ม.ป.ช.',
      steps: ladder('ป.ม.', ['ป.ช.', 2], ['ม.ว.ม.', 2], ['ม.ป.ช.', 2]),
    },
  ),
};

const schedule16: Schedule = {
  schedule: 16,
  page: 22,
  personnelType: 'teacher',
  name: {
    th: 'ข้าราชการครูและบุคลากรทางการศึกษา ตำแหน่งที่มีใบอนุญาตประกอบวิชาชีพ',
    en: 'Teachers and educational personnel in positions with a professional licence',
  },
  serviceYears: 5,
  serviceRemark: { number: 1, page: 22 },
  reinstatedRemark: { number: 2, page: 22 },
  skilled: null,
  lowestWage: null,
  rows: rows(
    {
      row: 1,
      page: 22,
      name: { th: 'ไม่มีวิทยฐานะ อันดับ คศ. 1', en: 'No academic standing, rank 1' },
      who: [{ standing: 'none', levels: ['KS1'] }],
      first: 'ต.ม.',
      highest: 'ต.ม.',
      steps: [step(null, 'ต.ม.')],
    },
    {
      row: 2,
      page: 22,
      name: { th: 'วิทยฐานะชำนาญการ หรือไม่มีวิทยฐานะ อันดับ คศ. 2', en: 'Standing ชำนาญการ, or none and rank 2' },
      who: [{ standing: 'ชำนาญการ' }, { standing: 'none', levels: ['KS2'] }],
      first: 'ต.ช.',
      highest: 'ท.ช.',
      steps: professional('KS3.minimum'),
    },
    {
      row: 3,
      page: 22,
      name: {
        th: 'วิทยฐานะชำนาญการพิเศษ ตำแหน่งครู ศึกษานิเทศก์ รองผู้อำนวยการสถานศึกษา หรือไม่มีวิทยฐานะ ไม่ต่ำกว่าอันดับ คศ. 3',
        en: 'Standing ชำนาญการพิเศษ as teacher, supervisor or deputy head of a school, or none and rank 3 or above',
      },
      who: [
        { standing: 'ชำนาญการพิเศษ', positions: ['ครู', 'ศึกษานิเทศก์', 'รองผู้อำนวยการสถานศึกษา', 'รองผู้อำนวยการโรงเรียน'] },
        { standing: 'none', levels: ['KS3', 'KS4', 'KS5'] },
      ],
      first: 'ท.ช.',
      highest: 'ท.ช.',
      steps: [step(null, 'ท.ช.')],
    },
    {
      row: 4,
      page: 22,
      name: {
        th: 'วิทยฐานะชำนาญการพิเศษ ตำแหน่งผู้บริหารการศึกษา ผู้อำนวยการสถานศึกษา',
        en: 'Standing ชำนาญการพิเศษ as education administrator or head of a school',
      },
      who: [{ standing: 'ชำนาญการพิเศษ', positions: ['ผู้บริหารการศึกษา', 'ผู้อำนวยการสถานศึกษา', 'ผู้อำนวยการโรงเรียน'] }],
      first: 'ท.ช.',
      highest: 'ป.ม.',
      steps: maximumInRetirementYear('KS3.maximum'),
    },
    {
      row: 5,
      page: 23,
      name: { th: 'วิทยฐานะเชี่ยวชาญ', en: 'Standing เชี่ยวชาญ' },
      who: [{ standing: 'เชี่ยวชาญ' }],
      first: 'ท.ช.',
      highest: 'ป.ช.',
      steps: expert,
    },
    {
      row: 6,
      page: 23,
      name: {
        th: 'วิทยฐานะเชี่ยวชาญพิเศษ ที่ได้รับเงินวิทยฐานะ 13,000 บาท',
        en: 'Standing เชี่ยวชาญพิเศษ, standing allowance 13,000 baht',
      },
      who: [{ standing: 'เชี่ยวชาญพิเศษ', allowance: 13000 }],
      first: null,
      highest: 'ม.ป.ช.',
      steps: everyYear,
      roundsBetween: 0,
    },
    {
      row: 7,
      page: 23,
      name: {
        th: 'วิทยฐานะเชี่ยวชาญพิเศษ ที่ได้รับเงินวิทยฐานะ 15,600 บาท',
        en: 'Standing เชี่ยวชาญพิเศษ, standing allowance 15,600 baht',
      },
      who: [{ standing: 'เชี่ยวชาญพิเศษ', allowance: 15600 }],
      first: null,
      highest: 'ม.ป.ช.',
      steps: threeYearsEach,
    },
  ),
};

const schedule17: Schedule = {
  schedule: 17,
  page: 24,
  personnelType: 'civilServant',
  name: { th: 'ข้าราชการและพนักงานส่วนท้องถิ่น', en: 'Local officers' },
  serviceYears: 5,
  serviceRemark: { number: null, page: 24 },
  reinstatedRemark: null,
  skilled: null,
  lowestWage: null,
  rows: rows(
    {
      row: 1,
      page: 24,
      name: { th: 'ประเภททั่วไป ระดับปฏิบัติงาน', en: 'General, operational' },
      who: [{ levels: ['O1'] }],
      first: 'บ.ม.',
      highest: 'จ.ช.',
      steps: generalOperational,
    },
    {
      row: 2,
      page: 24,
      name: { th: 'ประเภททั่วไป ระดับชำนาญงาน', en: 'General, experienced' },
      who: [{ levels: ['O2'] }],
      first: 'ต.ม.',
      highest: 'ต.ช.',
      steps: generalExperienced,
    },
    {
      row: 3,
      page: 24,
      name: { th: 'ประเภททั่วไป ระดับอาวุโส', en: 'General, senior' },
      who: [{ levels: ['O3'] }],
      first: 'ท.ม.',
      highest: 'ท.ช.',
      steps: generalSenior,
    },
    {
      row: 4,
      page: 24,
      name: { th: 'ประเภทวิชาการ ระดับปฏิบัติการ', en: 'Knowledge worker, practitioner' },
      who: [{ levels: ['K1'] }],
      first: 'ต.ม.',
      highest: 'ต.ม.',
      steps: [step(null, 'ต.ม.')],
    },
    {
      row: 5,
      page: 25,
      name: { th: 'ประเภทวิชาการ ระดับชำนาญการ', en: 'Knowledge worker, professional' },
      who: [{ levels: ['K2'] }],
      first: 'ต.ช.',
      highest: 'ท.ช.',
      steps: professional('K3.minimum'),
    },
    {
      row: 6,
      page: 25,
      name: { th: 'ประเภทวิชาการ ระดับชำนาญการพิเศษ', en: 'Knowledge worker, senior professional' },
      who: [{ levels: ['K3'] }],
      first: 'ท.ช.',
      highest: 'ท.ช.',
      steps: [step(null, 'ท.ช.')],
    },
    {
      row: 7,
      page: 25,
      name: { th: 'ประเภทวิชาการ ระดับเชี่ยวชาญ', en: 'Knowledge worker, expert' },
      who: [{ levels: ['K4'] }],
      first: 'ท.ช.',
      highest: 'ป.ช.',
      steps: expert,
    },
    {
      row: 8,
      page: 25,
      name: { th: 'ประเภทอำนวยการท้องถิ่น ระดับต้น', en: 'Local managerial, primary' },
      who: [{ levels: ['LD1'] }],
      first: 'ต.ช.',
      highest: 'ท.ช.',
      steps: ladder('ต.ช.', ['ท.ม.', 5], ['ท.ช.', 5]),
    },
    {
      row: 9,
      page: 25,
      name: { th: 'ประเภทอำนวยการท้องถิ่น ระดับกลาง', en: 'Local managerial, middle' },
      who: [{ levels: ['LD2'] }],
      first: 'ท.ช.',
      highest: 'ป.ม.',
      steps: maximumInRetirementYear('LD2.maximum'),
    },
    {
      row: 10,
      page: 25,
      name: { th: 'ประเภทอำนวยการท้องถิ่น ระดับสูง', en: 'Local managerial, higher' },
      who: [{ levels: ['LD3'] }],
      first: 'ท.ช.',
      highest: 'ม.ว.ม.',
      steps: ladder('ท.ช.', ['ป.ม.', 5], ['ป.ช.', 3], ['ม.ว.ม.', 5]),
    },
    {
      row: 11,
      page: 26,
      name: { th: 'ประเภทบริหารท้องถิ่น ระดับต้น', en: 'Local executive, primary' },
      who: [{ levels: ['LM1'] }],
      first: 'ท.ม.',
      highest: 'ท.ช.',
      steps: ladder('ท.ม.', ['ท.ช.', 5]),
    },
    {
      row: 12,
      page: 26,
      name: { th: 'ประเภทบริหารท้องถิ่น ระดับกลาง', en: 'Local executive, middle' },
      who: [{ levels: ['LM2'] }],
      first: 'ท.ช.',
      highest: 'ป.ม.',
      steps: maximumInRetirementYear('LM2.maximum'),
    },
    {
      row: 13,
      page: 26,
      name: { th: 'ประเภทบริหารท้องถิ่น ระดับสูง', en: 'Local executive, higher' },
      who: [{ levels: ['LM3'] }],
      first: 'ท.ช.',
      highest: 'ม.ว.ม.',
      steps: ladder('ท.ช.', ['ป.ม.', 3], ['ป.ช.', 3], ['ม.ว.ม.', 5]),
    },
  ),
};

const schedule25: Schedule = {
  schedule: 25,
  page: 40,
  personnelType: 'permanentEmployee',
  name: { th: 'ลูกจ้างประจำของส่วนราชการ', en: 'Permanent employees' },
  serviceYears: 8,
  serviceRemark: { number: 1, page: 40 },
  reinstatedRemark: null,
  skilled: {
    number: 3,
    page: 40,
    job: {
      th: 'เทียบได้กับหมวดฝีมือขึ้นไป หรือมีชื่อและลักษณะเหมือนข้าราชการ',
      en: 'compare to the skilled category or above, or be a civil servant’s in name and nature',
    },
  },
  lowestWage: 'K1.minimum',
  rows: rows(
    {
      row: 1,
      page: 40,
      name: {
        th: 'ค่าจ้างตั้งแต่ขั้นต่ำของระดับปฏิบัติการ แต่ไม่ถึงขั้นต่ำของระดับชำนาญการ',
        en: 'Wage from the minimum of ปฏิบัติการ, below the minimum of ชำนาญการ',
      },
      who: [{ wage: { from: 'K1.minimum', below: 'K2.minimum' } }],
      first: 'บ.ม.',
      highest: 'จ.ม.',
      steps: ladder('บ.ม.', ['บ.ช.', 5], ['จ.ม.', 5]),
    },
    {
      row: 2,
      page: 40,
      name: { th: 'ค่าจ้างตั้งแต่ขั้นต่ำของระดับชำนาญการขึ้นไป', en: 'Wage from the minimum of ชำนาญการ' },
      who: [{ wage: { from: 'K2.minimum', below: null } }],
      first: 'บ.ช.',
      highest: 'จ.ช.',
      steps: ladder('บ.ช.', ['จ.ม.', 5], ['จ.ช.', 5]),
    },
  ),
};

/** Remark 2 of schedule 26: rows 5 to 7. */
const SPECIAL_EXPERTISE_SERVICE: Remark = { number: 2, page: 41 };

const schedule26: Schedule = {
  schedule: 26,
  page: 41,
  personnelType: 'governmentEmployee',
  name: { th: 'พนักงานราชการ', en: 'Government employees' },
  serviceYears: 5,
  serviceRemark: { number: 1, page: 41 },
  reinstatedRemark: null,
  skilled: {
    number: 4,
    page: 42,
    job: { th: 'เทียบได้กับหมวดฝีมือขึ้นไป', en: 'compare to the skilled category or above' },
  },
  lowestWage: null,
  rows: rows(
    {
      row: 1,
      page: 41,
      name: { th: 'กลุ่มงานบริการ กลุ่มงานเทคนิค', en: 'Service and technical groups' },
      who: [{ levels: ['G1'] }],
      first: 'บ.ม.',
      highest: 'จ.ช.',
      steps: ladder('บ.ม.', ['บ.ช.', 5], ['จ.ม.', 5], ['จ.ช.', 5]),
    },
    {
      row: 2,
      page: 41,
      name: { th: 'กลุ่มงานบริหารทั่วไป', en: 'General administration group' },
      who: [{ levels: ['G2'] }],
      first: 'บ.ช.',
      highest: 'ต.ม.',
      steps: ladder('บ.ช.', ['จ.ม.', 5], ['จ.ช.', 5], ['ต.ม.', 5]),
    },
    {
      row: 3,
      page: 41,
      name: { th: 'กลุ่มงานวิชาชีพเฉพาะ', en: 'Specific profession group' },
      who: [{ levels: ['G3'] }],
      first: 'จ.ม.',
      highest: 'ต.ช.',
      steps: ladder('จ.ม.', ['จ.ช.', 5], ['ต.ม.', 5], ['ต.ช.', 5]),
    },
    {
      row: 4,
      page: 41,
      name: { th: 'กลุ่มงานเชี่ยวชาญเฉพาะ', en: 'Specific expertise group' },
      who: [{ levels: ['G4'] }],
      first: 'จ.ช.',
      highest: 'ท.ม.',
      steps: ladder('จ.ช.', ['ต.ม.', 5], ['ต.ช.', 5], ['ท.ม.', 5]),
    },
    {
      row: 5,
      page: 42,
      name: { th: 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับทั่วไป', en: 'Special expertise group, general' },
      who: [{ levels: ['G5'] }],
      serviceYears: 3,
      serviceRemark: SPECIAL_EXPERTISE_SERVICE,
      retiresByAge: false,
      first: 'ต.ม.',
      highest: 'ท.ช.',
      steps: ladder('ต.ม.', ['ต.ช.', 5], ['ท.ม.', 5], ['ท.ช.', 5]),
    },
    {
      row: 6,
      page: 42,
      name: { th: 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับประเทศ', en: 'Special expertise group, national' },
      who: [{ levels: ['G6'] }],
      serviceYears: 3,
      serviceRemark: SPECIAL_EXPERTISE_SERVICE,
      retiresByAge: false,
      first: 'ต.ช.',
      highest: 'ป.ม.',
      steps: ladder('ต.ช.', ['ท.ม.', 5], ['ท.ช.', 5], ['ป.ม.', 3]),
    },
    {
      row: 7,
      page: 42,
      name: { th: 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับสากล', en: 'Special expertise group, international' },
      who: [{ levels: ['G7'] }],
      serviceYears: 3,
      serviceRemark: SPECIAL_EXPERTISE_SERVICE,
      retiresByAge: false,
      first: 'ท.ม.',
      highest: 'ป.ช.',
      steps: ladder('ท.ม.', ['ท.ช.', 5], ['ป.ม.', 3], ['ป.ช.', 3]),
    },
  ),
};

/**
 * Regulation of the Office of the Prime Minister on applying for the Order of the White Elephant and the Order of the
 * Crown of Thailand, B.E. 2564: Royal Gazette vol. 138, special part 245 ง, 6 October 2564. The personnel of the
 * Bangkok Metropolitan Administration stand in schedules 15 or 17, 16, 25 and 26.
 */
export const regulation2564: RuleSet = {
  id: 'regulation-2564',
  name: {
    th: 'ระเบียบสำนักนายกรัฐมนตรีว่าด้วยการขอพระราชทานเครื่องราชอิสริยาภรณ์อันเป็นที่เชิดชูยิ่งช้างเผือกและเครื่องราชอิสริยาภรณ์อันมีเกียรติยศยิ่งมงกุฎไทย พ.ศ. 2564',
    en: 'Regulation of the Office of the Prime Minister on applying for the Order of the White Elephant and the Order of the Crown of Thailand, B.E. 2564',
  },
  rounds: ROUNDS,
  birthday: { month: 7, day: 28 },
  cutOffDaysBefore: 60,
  filing: {
    daysBeforeBirthday: 90,
    additionsFor: 'sash',
    source: { th: 'ข้อ 13', en: 'item 13' },
    page: 5,
    sure: 'P',
  },
  retirementAge: 60,
  general: [
    {
      name: 'nationality',
      kind: 'thaiNationality',
      reason: 'NOT_THAI',
      source: { th: 'ข้อ 12 (1)', en: 'item 12 (1)' },
      page: 4,
      sure: 'P',
      meaning: { th: 'มีสัญชาติไทย', en: 'Is of Thai nationality.' },
    },
    {
      name: 'neverRecalled',
      kind: 'flagNotSet',
      flag: 'recalled',
      reason: 'RECALLED',
      source: { th: 'ข้อ 12 (4)', en: 'item 12 (4)' },
      page: 4,
      sure: 'P',
      meaning: {
        th: 'ไม่เคยถูกเรียกคืนเครื่องราชอิสริยาภรณ์ เว้นแต่ได้รับพระราชทานคืน',
        en: 'No insignia ever recalled, unless given back.',
      },
    },
    {
      name: 'neverImprisoned',
      kind: 'flagNotSet',
      flag: 'imprisoned',
      reason: 'IMPRISONED',
      source: { th: 'ข้อ 12 (5)', en: 'item 12 (5)' },
      page: 4,
      sure: 'P',
      meaning: {
        th: 'ไม่เคยต้องโทษจำคุกโดยคำพิพากษาถึงที่สุด เว้นแต่ความผิดโดยประมาทหรือลหุโทษ',
        en: 'Never imprisoned by final judgment, save for negligence or a petty offence.',
      },
    },
    {
      name: 'notAccusedOfDiscipline',
      kind: 'notAccused',
      of: 'discipline',
      reason: 'ACCUSED_DISCIPLINE',
      source: { th: 'ข้อ 12 (6) (ก)', en: 'item 12 (6) (a)' },
      page: 4,
      sure: 'P',
      meaning: { th: 'ไม่อยู่ระหว่างถูกกล่าวหาว่ากระทำผิดวินัยอย่างร้ายแรง', en: 'Not accused of a serious breach of discipline.' },
    },
    {
      name: 'notAccusedOfCrime',
      kind: 'notAccused',
      of: 'criminal',
      reason: 'ACCUSED_CRIMINAL',
      source: { th: 'ข้อ 12 (6) (ข)', en: 'item 12 (6) (b)' },
      page: 5,
      sure: 'P',
      meaning: { th: 'ไม่อยู่ระหว่างถูกกล่าวหาหรือดำเนินคดีอาญา', en: 'Not accused of a crime.' },
    },
    {
      name: 'notAccusedOfCorruption',
      kind: 'notAccused',
      of: 'corruption',
      reason: 'ACCUSED_CORRUPTION',
      source: { th: 'ข้อ 12 (6) (ค)', en: 'item 12 (6) (c)' },
      page: 5,
      sure: 'P',
      meaning: { th: 'ไม่อยู่ระหว่างการไต่สวนตามกฎหมายป้องกันและปราบปรามการทุจริต', en: 'Not under a corruption inquiry.' },
    },
    {
      name: 'notDeferred',
      kind: 'flagNotSet',
      flag: 'deferred',
      reason: 'DEFERRED',
      source: { th: 'แนวปฏิบัติของหน่วยงาน', en: 'practice of agencies' },
      page: null,
      sure: 'M',
      meaning: { th: 'หน่วยงานมิได้ขอชะลอการเสนอ', en: 'Not deferred by the agency.' },
    },
    {
      name: 'inPost',
      kind: 'inPost',
      source: { th: 'ข้อ 17', en: 'item 17' },
      page: 7,
      sure: 'P',
      meaning: {
        th: 'ดำรงตำแหน่งอยู่ในวันเฉลิมพระชนมพรรษา เว้นแต่ผู้เกษียณอายุซึ่งมีคุณสมบัติครบก่อนพ้นจากหน้าที่',
        en: 'In post on the birthday, except who retired by age and qualified before leaving.',
      },
    },
    {
      name: 'inLevel',
      kind: 'inLevel',
      personnelTypes: ['civilServant', 'teacher', 'governmentEmployee'],
      source: { th: 'ข้อ 13 วรรคสอง และข้อ 17', en: 'item 13, second paragraph, and item 17' },
      page: 5,
      sure: 'L',
      meaning: {
        th: 'เข้าสู่ระดับปัจจุบันไม่หลังวันครบกำหนด 60 วันก่อนวันเฉลิมพระชนมพรรษา หรือวันสุดท้ายก่อนพ้นจากหน้าที่เพราะเกษียณอายุ (ลูกจ้างประจำ: ค่าจ้างเป็นตัวกำหนด) มิฉะนั้นต้องให้เจ้าหน้าที่พิจารณา',
        en: 'The level was entered by the cut-off day, or by the last day in post before leaving by age (permanent employees: the wage places them); otherwise review.',
      },
    },
    {
      name: 'serviceYears',
      kind: 'serviceYears',
      source: { th: 'หมายเหตุของแต่ละบัญชี', en: 'remarks of each schedule' },
      page: null,
      sure: 'P',
      meaning: {
        th: 'รับราชการ (หรือปฏิบัติงาน) ติดต่อกันครบตามบัญชี นับถึงวันก่อนวันเฉลิมพระชนมพรรษาไม่น้อยกว่า 60 วัน',
        en: 'Full years of service without a break, from entering or hiring to the cut-off day.',
      },
    },
    {
      name: 'skilled',
      kind: 'skilled',
      source: {
        th: 'หมายเหตุของบัญชี 25 และบัญชี 26',
        en: 'remarks of schedules 25 and 26',
      },
      page: null,
      sure: 'P',
      meaning: {
        th: 'ลูกจ้างประจำและพนักงานราชการ: ชื่อและลักษณะงานเป็นไปตามบัญชี',
        en: 'Employees: the job is what the schedule asks.',
      },
    },
    {
      name: 'notConsecutive',
      kind: 'notConsecutive',
      roundsBetween: 1,
      source: { th: 'ข้อ 11 วรรคสอง', en: 'item 11, second paragraph' },
      page: 4,
      sure: 'P',
      meaning: {
        th: 'ไม่เป็นการขอพระราชทานปีติดกัน เว้นแต่ลำดับที่เลื่อนชั้นตราได้ทุกปี ซึ่งเลื่อนได้ปีละหนึ่งชั้น',
        en: 'Not in consecutive rounds; the rows that rise every year are exempt, by one class a year.',
      },
    },
  ],
  countings: [
    {
      counted: 'service',
      from: 'BEG_DATE',
      to: 'the cut-off day, that day included (edge: note `CUT_OFF_EDGE`)',
      source: 'remarks of the schedules below',
      pages: [18, 22, 24, 40, 41],
      sure: 'P',
    },
    {
      counted: 'years in the level',
      from: 'BEG_POS_DATE',
      to: 'the cut-off day',
      source: 'practice of insignia offices; the regulation names no day',
      pages: [],
      sure: 'M',
    },
    {
      counted: 'years of holding a class',
      from: 'L_INS_DATE',
      to: 'the birthday',
      source: 'practice of insignia offices; the regulation names no day',
      pages: [],
      sure: 'M',
      policy: 'holdingBasis',
    },
    {
      counted: 'five years at a salary',
      from: 'the salary on 1 April of the round’s year − 5 (SALARY5Y)',
      to: 'the salary now; both are at least the amount',
      source: 'practice of insignia offices; the regulation names no day',
      pages: [],
      sure: 'M',
    },
    {
      counted: 'full years from 29 February',
      from: '29 February',
      to: 'in a common year its anniversary is 28 February; the days counted to lie far from it, so this changes no verdict',
      source: 'derived',
      pages: [],
      sure: 'L',
    },
    {
      counted: 'years added by item 18 to the periods of a step',
      from: 'EXTRA_YEARS',
      to: 'every period in years of the step; a step without a period: review',
      source: 'item 18',
      pages: [7, 8],
      sure: 'P',
    },
    {
      counted: 'years added by item 18 to service',
      from: 'EXTRA_YEARS',
      to: 'the years of service (note `EXTRA_YEARS_ON_SERVICE`)',
      source: 'derived from item 18',
      pages: [7, 8],
      sure: 'L',
    },
    {
      counted: 'all years of who retired by age',
      from: 'as above',
      to: '30 September of the year of retirement, the last day in post: item 17 (3) asks for what was met before leaving',
      source: 'item 17 (3); the day by the Government Pension Act B.E. 2494, section 19',
      pages: [7],
      sure: 'L',
    },
  ],
  schedules: [schedule15, schedule16, schedule17, schedule25, schedule26],
  amounts: [
    {
      name: 'O2.minimum',
      baht: 10190,
      from: SALARY_SCHEDULE_OF_2557,
      to: null,
      sure: 'M',
      source: 'salary schedule of December 2557',
    },
    {
      name: 'K1.minimum',
      baht: 8340,
      from: SALARY_SCHEDULE_OF_2557,
      to: null,
      sure: 'M',
      source: 'salary schedule of December 2557',
    },
    {
      name: 'K2.minimum',
      baht: 15050,
      from: SALARY_SCHEDULE_OF_2557,
      to: null,
      sure: 'M',
      source: 'salary schedule of December 2557',
    },
    {
      name: 'K3.minimum',
      baht: { policy: 'k3Minimum' },
      from: SALARY_SCHEDULE_OF_2557,
      to: null,
      sure: 'M',
      source: 'salary schedule of December 2557; policy switch k3Minimum',
    },
    {
      name: 'K3.maximum',
      baht: 58390,
      from: SALARY_SCHEDULE_OF_2557,
      to: null,
      sure: 'M',
      source: 'salary schedule of December 2557',
    },
    { name: 'KS3.minimum', baht: null, from: SALARY_SCHEDULE_OF_2557, to: null, sure: 'L', source: 'not found yet' },
    { name: 'KS3.maximum', baht: null, from: SALARY_SCHEDULE_OF_2557, to: null, sure: 'L', source: 'not found yet' },
    { name: 'LD2.maximum', baht: null, from: SALARY_SCHEDULE_OF_2557, to: null, sure: 'L', source: 'not found yet' },
    { name: 'LM2.maximum', baht: null, from: SALARY_SCHEDULE_OF_2557, to: null, sure: 'L', source: 'not found yet' },
  ],
  medal: {
    name: { th: 'เหรียญจักรพรรดิมาลา (ร.จ.พ.)', en: 'Chakrabarti Mala medal for long service' },
    personnelTypes: ['civilServant', 'teacher'],
    serviceYears: 25,
    alsoNeeds: [
      'nationality',
      'neverRecalled',
      'neverImprisoned',
      'notAccusedOfDiscipline',
      'notAccusedOfCrime',
      'notAccusedOfCorruption',
      'notDeferred',
      'inPost',
      'serviceYears',
    ],
    sure: 'M',
    source: 'practice of insignia offices; another law',
  },
};
