import type { RuleSet } from '../rule-set.ts';
import { AMOUNTS } from './amounts.ts';
import { COUNTINGS, GENERAL_CONDITIONS } from './general.ts';
import { MEDAL } from './medal.ts';
import { SCHEDULE_4 } from './schedule-4.ts';
import { SCHEDULE_5 } from './schedule-5.ts';
import { SCHEDULE_15 } from './schedule-15.ts';
import { SCHEDULE_16 } from './schedule-16.ts';
import { SCHEDULE_17 } from './schedule-17.ts';
import { SCHEDULE_25 } from './schedule-25.ts';
import { SCHEDULE_26 } from './schedule-26.ts';
import { ROUNDS } from './steps.ts';

/**
 * Regulation of the Office of the Prime Minister on applying for the Order of the White Elephant and the Order of the
 * Crown of Thailand, B.E. 2564: Royal Gazette vol. 138, special part 245 ง, 6 October 2564. The personnel of the
 * Bangkok Metropolitan Administration are in schedules 4, 5, 15 or 17, 16, 25 and 26.
 */
export const REGULATION_2564: RuleSet = {
  id: 'regulation-2564',
  name: {
    th: 'ระเบียบสำนักนายกรัฐมนตรีว่าด้วยการขอพระราชทานเครื่องราชอิสริยาภรณ์อันเป็นที่เชิดชูยิ่งช้างเผือกและเครื่องราชอิสริยาภรณ์อันมีเกียรติยศยิ่งมงกุฎไทย พ.ศ. 2564',
    en: 'Regulation of the Office of the Prime Minister on applying for the Order of the White Elephant and the Order of the Crown of Thailand, B.E. 2564',
  },
  rounds: ROUNDS,
  birthday: { month: 7, day: 28 },
  cutOffDaysBefore: 60,
  // 27 and 30 May: one of them changes whatever becomes full on 28, 29 or 30 May.
  cutOffEdgeDays: [-2, 1],
  filing: {
    daysBeforeBirthday: 90,
    additionsFor: 'sash',
    source: { th: 'ข้อ 13', en: 'item 13' },
    page: 5,
    sure: 'P',
  },
  retirement: { age: 60, lastDay: { month: 9, day: 30 }, firstDayOut: { month: 10, day: 1 } },
  pastSalary: { years: 5, day: { month: 4, day: 1 } },
  general: GENERAL_CONDITIONS,
  countings: COUNTINGS,
  schedules: [SCHEDULE_4, SCHEDULE_5, SCHEDULE_15, SCHEDULE_16, SCHEDULE_17, SCHEDULE_25, SCHEDULE_26],
  amounts: AMOUNTS,
  medal: MEDAL,
};
