import { describe, expect, it } from 'vitest';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import type { OfficerRead } from '../../lib/vocabulary/officer.ts';
import { officerWith, officerWithout, unreadIn } from '../helpers/eligibility/officers.ts';
import { changesOf, stretchesOf, valuesOf } from '../helpers/eligibility/possible-values.ts';

const CIVIL_SERVANT = officerWith();
const OPERATIONAL = officerWith({ level: 'O1' });
const EXPERT = officerWith({ level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2023-07-29' });
const SECRETARY = officerWith({
  personnelType: 'politicalOfficer',
  level: null,
  positionName: 'เลขานุการผู้ว่าราชการกรุงเทพมหานคร',
});
const CHIEF_ADVISER: OfficerRead = { ...SECRETARY, positionName: 'ประธานที่ปรึกษาของผู้ว่าราชการกรุงเทพมหานคร' };

describe('a column of days', () => {
  it('is tried with the last day of each stretch, which contradicts other days the least', () => {
    expect(stretchesOf('BEG_DATE', CIVIL_SERVANT)).toEqual([
      ['1977-03-16', '2017-10-01'],
      ['2017-10-02', '2021-05-29'],
      ['2021-05-30', '2021-05-30'],
    ]);
  });

  it('BIRTH_DATE changes with the year of retirement', () => {
    expect(stretchesOf('BIRTH_DATE', CIVIL_SERVANT)).toEqual([
      ['1900-01-01', '1965-10-01'],
      ['1965-10-02', '1966-10-01'],
      ['1966-10-02', '1966-10-02'],
    ]);
  });

  it('BIRTH_DATE of one who left changes with the year of leaving, too', () => {
    expect(changesOf('BIRTH_DATE', officerWith({ resignDate: '2020-09-30' }))).toEqual([
      '1900-01-01',
      '1959-10-02',
      '1960-10-02',
      '1965-10-02',
      '1966-10-02',
    ]);
  });

  it('BEG_DATE changes with the years of service, each return and the day of the level', () => {
    const serviceBreaks = [{ left: '2010-01-01', returned: '2014-01-01' }];

    expect(changesOf('BEG_DATE', officerWith({ serviceBreaks }))).toEqual([
      '1977-03-16',
      '2014-01-01',
      '2017-10-02',
      '2021-05-30',
    ]);
  });

  it('BEG_DATE has no stretch twice', () => {
    const serviceBreaks = [{ left: '1977-03-16', returned: '1977-03-16' }];

    expect(changesOf('BEG_DATE', officerWith({ serviceBreaks }))).toEqual(['1977-03-16', '2017-10-02', '2021-05-30']);
  });

  it('BEG_DATE of an office without years of service changes with the office alone', () => {
    expect(changesOf('BEG_DATE', { ...SECRETARY, enteredLevel: '2020-01-01' })).toEqual(['1977-03-16', '2020-01-02']);
  });

  it('BEG_DATE changes with no fewer years than the law asks for, where the added years are open', () => {
    const officer = officerWith({ level: 'O1', enteredLevel: '2025-10-01' });

    expect(changesOf('BEG_DATE', officerWithout(officer, ['EXTRA_YEARS']))).toEqual([
      '1977-03-16',
      '2007-05-30',
      '2020-05-30',
      '2021-05-30',
      '2025-10-02',
    ]);
  });

  it('BEG_DATE changes with the years that item 18 adds', () => {
    expect(changesOf('BEG_DATE', officerWith({ extraYears: 2 }))).toEqual([
      '1977-03-16',
      '2017-10-02',
      '2019-05-30',
      '2021-05-30',
    ]);
  });

  it('BEG_DATE changes with every number of years that item 18 may add', () => {
    const officer = officerWithout(officerWith(), ['BEG_DATE', 'EXTRA_YEARS']);

    expect(changesOf('BEG_DATE', officer)).toEqual(['1977-03-16', '2017-10-02', '2020-05-30', '2021-05-30']);
  });

  it('BEG_DATE changes with the years of service up to a retirement, also to one that may have been', () => {
    const retired = officerWith({ birthDate: '1965-03-01', resignDate: '2025-10-01' });
    const days = ['1965-03-02', '2017-10-02', '2020-10-01', '2021-05-30'];

    expect(changesOf('BEG_DATE', retired)).toEqual(days);
    expect(changesOf('BEG_DATE', officerWithout(retired, ['BEG_DATE', 'RESIGN_DATE']))).toEqual(days);
    expect(changesOf('BEG_DATE', officerWithout(retired, ['BIRTH_DATE', 'RESIGN_DATE']))).toEqual([
      '1900-01-01',
      '2017-10-02',
      '2021-05-30',
    ]);
    expect(changesOf('BEG_DATE', { ...retired, resignDate: null })).toEqual(['1965-03-02', '2017-10-02', '2021-05-30']);
  });

  it('BEG_DATE does not change with a retirement that is still to come', () => {
    const retiring = officerWith({ birthDate: '1966-03-01' });

    expect(changesOf('BEG_DATE', officerWithout(retiring, ['BEG_DATE', 'RESIGN_DATE']))).toEqual([
      '1966-03-02',
      '2017-10-02',
      '2021-05-30',
    ]);
  });

  it('BEG_DATE changes with what the unread day of the level decides', () => {
    expect(changesOf('BEG_DATE', officerWithout(OPERATIONAL, ['BEG_DATE', 'BEG_POS_DATE']))).toEqual([
      '1977-03-16',
      '2016-05-30',
      '2021-05-30',
      '2026-05-30',
    ]);
  });

  it('BEG_POS_DATE changes with the day of entering the service, the years in the level and the cut-off day', () => {
    expect(stretchesOf('BEG_POS_DATE', OPERATIONAL)).toEqual([
      ['1977-03-16', '2007-05-31'],
      ['2007-06-01', '2016-05-29'],
      ['2016-05-30', '2026-05-29'],
      ['2026-05-30', '2026-05-30'],
    ]);
    expect(changesOf('BEG_POS_DATE', officerWithout(OPERATIONAL, ['BEG_DATE', 'BIRTH_DATE']))).toEqual([
      '1900-01-01',
      '2016-05-30',
      '2026-05-30',
    ]);
  });

  it('BEG_POS_DATE changes with the days and years in a political office', () => {
    expect(changesOf('BEG_POS_DATE', SECRETARY)).toEqual(['1977-03-16', '2007-06-01', '2026-04-30', '2026-05-30']);
    expect(changesOf('BEG_POS_DATE', CHIEF_ADVISER)).toEqual([
      '1977-03-16',
      '2007-06-01',
      '2025-07-29',
      '2026-04-30',
      '2026-05-30',
    ]);
    expect(changesOf('BEG_POS_DATE', { ...CHIEF_ADVISER, resignDate: '2026-06-30' })).toEqual([
      '1977-03-16',
      '2007-06-01',
      '2025-07-01',
      '2025-07-29',
      '2026-04-02',
      '2026-04-30',
      '2026-05-30',
    ]);
  });

  it('L_INS_DATE changes with the years of holding and the last rounds, up to the birthday', () => {
    expect(stretchesOf('L_INS_DATE', EXPERT)).toEqual([
      ['1977-03-16', '2021-07-28'],
      ['2021-07-29', '2023-07-28'],
      ['2023-07-29', '2023-12-31'],
      ['2024-01-01', '2024-12-31'],
      ['2025-01-01', '2025-12-31'],
      ['2026-01-01', '2026-01-01'],
    ]);
  });

  it('L_INS_DATE may be empty where no class is held', () => {
    const { values } = valuesOf('L_INS_DATE', CIVIL_SERVANT);

    expect(values[0]).toEqual({ value: null, facts: { classHeldSince: null } });
    expect(values.slice(1).map(({ value }) => value)).toEqual(['1977-03-16', '2024-01-01', '2025-01-01', '2026-01-01']);
  });

  it('RESIGN_DATE may be empty, and changes with the birthday and the retirement', () => {
    const { values } = valuesOf('RESIGN_DATE', officerWith({ birthDate: '1965-03-01' }));

    expect(values[0]).toEqual({ value: null, facts: { resignDate: null } });
    expect(values.slice(1)).toEqual(
      [
        ['2007-06-01', '2025-09-29'],
        ['2025-09-30', '2025-09-30'],
        ['2025-10-01', '2025-10-01'],
        ['2025-10-02', '2026-07-27'],
        ['2026-07-28', '2026-07-28'],
      ].map(([value, resignDate]) => ({ value, facts: { resignDate, serviceBreaks: [] } })),
    );
  });

  it('RESIGN_DATE changes with every retirement while the birth date is not known', () => {
    const days = changesOf('RESIGN_DATE', officerWithout(CIVIL_SERVANT, ['BIRTH_DATE', 'BEG_DATE']));

    expect(days).toHaveLength(2 + 1 + 45 * 3);
    expect(days.slice(0, 5)).toEqual([null, '1900-01-01', '1982-09-30', '1982-10-01', '1982-10-02']);
    expect(days.slice(-4)).toEqual(['2026-07-28', '2026-09-30', '2026-10-01', '2026-10-02']);
  });

  it('RESIGN_DATE changes with the days and years in a political office', () => {
    expect(changesOf('RESIGN_DATE', CHIEF_ADVISER)).toEqual([
      null,
      '2007-06-01',
      '2017-12-30',
      '2018-10-01',
      '2025-07-29',
      '2026-07-28',
      '2037-09-30',
      '2037-10-01',
      '2037-10-02',
    ]);
  });
});

describe('a cell that tells the history of the service', () => {
  it.each<ColumnName>(['RESIGN_DATE', 'RETURN_DATE'])(
    '%s may tell nothing, of before the service, or of a break',
    (column) => {
      const officer = { ...CIVIL_SERVANT, unread: [{ ...unreadIn(column), isOfHistory: true }] };
      const broken = (left: string, returned: string) => ({ resignDate: null, serviceBreaks: [{ left, returned }] });

      expect(valuesOf(column, officer)).toEqual({
        isScale: false,
        values: [
          { value: 'never', facts: { resignDate: null, serviceBreaks: [] } },
          { value: 'before', facts: broken('2007-05-31', '2007-06-01') },
          { value: 'within', facts: broken('2007-06-02', '2026-05-29') },
        ],
      });
      expect(valuesOf(column, { ...officer, enteredService: null }).values[1]?.facts).toEqual(
        broken('1899-12-31', '1900-01-01'),
      );
    },
  );

  it('is only the cell that does so', () => {
    const officer = { ...CIVIL_SERVANT, unread: [{ ...unreadIn('RETURN_DATE'), isOfHistory: true }] };

    expect(valuesOf('NATIONALITY', officer).values).toHaveLength(2);
  });
});
