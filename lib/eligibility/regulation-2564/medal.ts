import type { MedalRule } from '../rule-set.ts';

/** The long-service medal. */
export const MEDAL: MedalRule = {
  name: { th: 'เหรียญจักรพรรดิมาลา (ร.จ.พ.)', en: 'Chakrabarti Mala medal for long service' },
  personnelTypes: ['civilServant', 'teacher'],
  serviceYears: 25,
  alsoNeeds: [
    'notDeceased',
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
};
