import { addDays, type CalendarDay, dayOfYear, fullYears, isWithin } from '../vocabulary/calendar.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import { nameOfAmount } from './phrases.ts';
import type { RuleSet } from './rule-set.ts';
import { sentenceOf } from './wording.ts';

/** For how many years an amount is taken to stay right. */
const YEARS_TRUSTED = 2;

const OUT_OF_DATE: BothLanguages = {
  th: 'จำนวนเงินต่อไปนี้ทราบว่ายังถูกต้องเมื่อวันที่ {day:day} ซึ่งเกิน {years} ปีก่อนเริ่มปี {roundYear} โปรดให้ผู้ดูแลระบบตรวจสอบ: {amounts}',
  en: 'These amounts are known to have been right on {day:day}, more than {years} years before round {roundYear} begins; check them in lib/eligibility/regulation-2564/amounts.ts: {amounts}.',
};

/**
 * What a rule set may be out of date in: amounts in force on the cut-off day that were last known to be right more than two
 * years before 1 January of the round's year, one warning for each such day. It can be judged by all the same.
 */
export function warningsOf({ amounts }: RuleSet, roundYear: number, cutOff: CalendarDay): readonly BothLanguages[] {
  const eve = addDays(dayOfYear(roundYear, { month: 1, day: 1 }), -1);
  const dated = amounts
    .filter((amount) => isWithin(amount, cutOff))
    .flatMap(({ name, stillRightOn }) => (stillRightOn === null ? [] : [{ name, day: stillRightOn.day }]))
    .filter(({ day }) => fullYears(day, eve) >= YEARS_TRUSTED);
  return [...Map.groupBy(dated, ({ day }) => day)].map(([day, ofDay]) => {
    const names = ofDay.map(({ name }) => nameOfAmount(name));
    const listed = { th: names.map(({ th }) => th).join(', '), en: names.map(({ en }) => en).join(', ') };
    return sentenceOf(OUT_OF_DATE, { day, years: YEARS_TRUSTED, roundYear, amounts: listed });
  });
}
