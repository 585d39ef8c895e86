import type { PersonnelType } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import type { ReasonCode } from './reasons.ts';

/** The points the regulation leaves open, as this administration decides them. */
export interface Policy {
  /** Day to which the years of holding a class are counted. */
  readonly holdingBasis: 'birthday' | 'cutOff';
  /** Day to which the years in the level are counted. */
  readonly levelBasis: 'cutOff' | 'birthday';
  /** Minimum salary of a level: that of its band, or the temporary one below it. */
  readonly salaryMinimum: 'band' | 'temporary';
  /** Schedule under which civil servants are nominated. */
  readonly civilServantSchedule: 15 | 17;
  /** Schedule under which government employees are nominated; `none`: they are in no schedule. */
  readonly governmentEmployeeSchedule: 26 | 'none';
  /** Which class, when several steps are met: the highest, or the lowest above the class held. */
  readonly whichClass: 'entitlement' | 'stepwise';
  /** Employees of whose job nothing says whether it compares to the skilled category: for review, or taken as if it does. */
  readonly skilledUnknown: 'review' | 'assume';
}

/** The switch of one OPEN point. */
export interface PolicySwitch<Value> {
  readonly allowed: readonly [Value, ...Value[]];
  readonly default: Value;
  /** Code of the note on verdicts that another value would change. */
  readonly note: ReasonCode;
  /**
   * Whether every officer is judged again under the other values to find those verdicts. False: the condition that rests
   * on the switch says so itself, for the few officers whom it concerns.
   */
  readonly isJudgedAgain: boolean;
  /** The only officers whom it can concern; default: any. */
  readonly onlyFor?: PersonnelType;
  readonly question: BothLanguages;
  readonly reason: BothLanguages;
}

/** The switches; `config/policy.json` sets each. */
export const POLICY_SWITCHES: { readonly [Name in keyof Policy]: PolicySwitch<Policy[Name]> } = {
  holdingBasis: {
    allowed: ['birthday', 'cutOff'],
    default: 'birthday',
    note: 'HOLDING_BASIS',
    isJudgedAgain: true,
    question: {
      th: 'นับระยะเวลาการได้รับพระราชทานชั้นตราเดิมถึงวันใด',
      en: 'To which day are the years of holding a class counted: the royal birthday (28 July) or the cut-off day (29 May)?',
    },
    reason: {
      th: 'ระเบียบมิได้กำหนดวันอ้างอิง และชั้นตราพระราชทานในวันเฉลิมพระชนมพรรษา จึงครบปีในวันเดียวกัน',
      en: 'The regulation names no day. Classes are awarded on the birthday, so their years are full on it; counted to the cut-off day, every period would in effect be a year longer.',
    },
  },
  levelBasis: {
    allowed: ['cutOff', 'birthday'],
    default: 'cutOff',
    note: 'LEVEL_BASIS',
    isJudgedAgain: true,
    question: {
      th: 'นับระยะเวลาการดำรงตำแหน่งในระดับถึงวันใด',
      en: 'To which day are the years in the level counted: the cut-off day (29 May) or the royal birthday (28 July)?',
    },
    reason: {
      th: 'ระเบียบมิได้กำหนดวันอ้างอิง หน่วยงานนับถึงวันเดียวกับระยะเวลารับราชการ คือ 60 วันก่อนวันเฉลิมพระชนมพรรษา',
      en: 'The regulation names no day. Insignia offices count to the cut-off day, as for service.',
    },
  },
  salaryMinimum: {
    allowed: ['band', 'temporary'],
    default: 'band',
    note: 'SALARY_MINIMUM',
    isJudgedAgain: true,
    question: {
      th: 'เงินเดือนขั้นต่ำของระดับปฏิบัติการ ชำนาญการ และชำนาญการพิเศษ คือขั้นต่ำ หรือขั้นต่ำชั่วคราว',
      en: 'Which amount is the minimum salary of ปฏิบัติการ, ชำนาญการ and ชำนาญการพิเศษ: the minimum of the band, or the temporary minimum?',
    },
    reason: {
      th: 'ระเบียบกล่าวถึง “ขั้นต่ำ” ซึ่งบัญชีเงินเดือนใช้คู่กับ “ขั้นต่ำชั่วคราว” จึงหมายถึงขั้นต่ำ',
      en: 'The regulation says ขั้นต่ำ, which the salary schedule sets against ขั้นต่ำชั่วคราว; one office’s sheet uses the latter.',
    },
  },
  civilServantSchedule: {
    allowed: [15, 17],
    default: 15,
    note: 'CIVIL_SERVANT_SCHEDULE',
    isJudgedAgain: true,
    onlyFor: 'civilServant',
    question: {
      th: 'ข้าราชการกรุงเทพมหานครเสนอขอพระราชทานตามบัญชีใด',
      en: 'Under which schedule do civil servants of the administration file: 15 (civil servants) or 17 (local officers)?',
    },
    reason: {
      th: 'ตำแหน่งของข้าราชการกรุงเทพมหานครใช้ประเภทและระดับตามบัญชี ๑๕',
      en: 'The administration’s officers have the types and levels of schedule 15. Of the level names that both schedules have, only ชำนาญการพิเศษ differs.',
    },
  },
  governmentEmployeeSchedule: {
    allowed: [26, 'none'],
    default: 26,
    note: 'GOVERNMENT_EMPLOYEE_SCHEDULE',
    isJudgedAgain: true,
    onlyFor: 'governmentEmployee',
    question: {
      th: 'พนักงานราชการของกรุงเทพมหานครเสนอขอพระราชทานตามบัญชี 26 ได้หรือไม่ (none: ไม่อยู่ในบัญชีใด)',
      en: 'Are government employees of the administration nominated under schedule 26, or are they in no schedule (none)?',
    },
    reason: {
      th: 'หมายเหตุ 3 ของบัญชี 26 มิได้ระบุพนักงานของราชการส่วนท้องถิ่น แต่มิได้ห้ามไว้ จึงพิจารณาตามบัญชี 26 พร้อมข้อสังเกต',
      en: 'Remark 3 of schedule 26 lists whom it covers and names no local staff, but does not exclude them; schedule 25 names local staff. They are judged, with a note.',
    },
  },
  whichClass: {
    allowed: ['entitlement', 'stepwise'],
    default: 'entitlement',
    note: 'WHICH_CLASS',
    isJudgedAgain: true,
    question: {
      th: 'เมื่อเข้าเงื่อนไขหลายข้อ เสนอชั้นตราใด',
      en: 'When several steps are met, which class is nominated: the highest one met, or the lowest one above the class held?',
    },
    reason: {
      th: 'บัญชีกำหนดเงื่อนไขของแต่ละชั้นตราไว้เป็นอิสระจากกัน ชั้นที่ต้องได้ชั้นเดิมมาก่อนระบุไว้โดยเฉพาะ',
      en: 'Each clause of a schedule gives its class by its own conditions, and says so where a lower class must be held first.',
    },
  },
  skilledUnknown: {
    allowed: ['review', 'assume'],
    default: 'review',
    note: 'SKILLED_ASSUMED',
    isJudgedAgain: false,
    question: {
      th: 'พิจารณาลูกจ้างประจำและพนักงานราชการที่ไม่มีข้อมูลว่างานเทียบได้กับหมวดฝีมือหรือไม่ อย่างไร',
      en: 'How are employees judged of whose job neither SKILLED nor the group of jobs says whether it compares to the skilled category: review (reason `SKILLED_UNKNOWN`), or as if it does?',
    },
    reason: {
      th: 'เป็นคุณสมบัติตามหมายเหตุของบัญชี ๒๕ และบัญชี ๒๖ ซึ่งหน่วยงานต้องเป็นผู้ระบุ ระบบบุคลากรส่งออกข้อมูลโดยไม่มีคอลัมน์นี้ หน่วยงานที่เสนอเฉพาะผู้ที่เทียบได้จึงกำหนดเป็น assume ได้',
      en: 'The remarks of schedules 25 and 26 ask for it and the agency must state it. The HR system exports no such column, so an office that exports none but those may set assume.',
    },
  },
};

/** Switches that another one has replaced, with what to write instead. */
const REPLACED_SWITCHES: ReadonlyMap<string, string> = new Map([
  ['k3Minimum', 'replaced by salaryMinimum, write "salaryMinimum": "band" for 22140 or "temporary" for 19860'],
]);

/** The problems of a policy, one readable sentence each: name, value found, values allowed. */
export function problemsOfPolicy(policy: unknown): readonly string[] {
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) {
    return ['The policy is not an object of switches.'];
  }
  const given = new Map<string, unknown>(Object.entries(policy));
  const problems: string[] = [];
  for (const [name, { allowed }] of Object.entries(POLICY_SWITCHES)) {
    const value = given.get(name);
    if (!(allowed as readonly unknown[]).includes(value)) {
      problems.push(
        `Policy switch ${name}: found ${value === undefined ? 'nothing' : JSON.stringify(value)}, allowed ${allowed
          .map((one) => JSON.stringify(one))
          .join(' or ')}.`,
      );
    }
    given.delete(name);
  }
  for (const name of given.keys()) {
    const advice =
      REPLACED_SWITCHES.get(name) ?? `there is no such switch, allowed ${Object.keys(POLICY_SWITCHES).join(', ')}`;
    problems.push(`Policy switch ${name}: ${advice}.`);
  }
  return problems;
}
