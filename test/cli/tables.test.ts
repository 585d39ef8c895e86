import { PassThrough } from 'node:stream';
import { styleText } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { countsTable, heading, OfficersTable, readingLines } from '../../cli/tables.ts';
import { VERDICTS } from '../../cli/words.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import type { Judgement, Verdict } from '../../lib/eligibility/judgement.ts';
import { createTally } from '../../lib/results/counts.ts';
import type { RosterReading } from '../../lib/roster/read-roster.ts';
import { anyJudgement, anyPlainText } from '../helpers/eligibility/any-judgement.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';
import { ENGLISH, lettersIn, THAI } from '../helpers/looks.ts';

type Facts = Parameters<typeof officerWith>[0];

function judgementOf(facts: Facts): Judgement {
  return judge(officerWith({ name: 'นายก', ...facts }), basisWith());
}

/** The lines of a table without its last, empty one. */
function tableOf(judgements: readonly Judgement[], look = ENGLISH): readonly string[] {
  const table = new OfficersTable(look);
  judgements.forEach((judgement) => void table.add(judgement));
  return [...table.texts()].join('').split('\n').slice(0, -1);
}

describe('the table of counts', () => {
  const linesOf = (officers: readonly Facts[], look = ENGLISH) => {
    const tally = createTally();
    officers.forEach((facts) => void tally.add(judgementOf(facts)));
    return countsTable(tally.counts(), { files: [], help: '' }, look).split('\n');
  };
  const waiting = { personnelType: 'governmentEmployee', level: 'G1' } as const;

  it('has the causes that many wait for under the verdicts', () => {
    const lines = linesOf([{}, waiting]);

    expect(lines[1]).toBe('2 rows: 1 eligible, 0 not eligible, 1 to review');
    expect(lines[2]).toMatch(/^ {2}Officers who wait because column SKILLED is empty: 1\./);
  });

  it('is in Thai alone, or in English alone', () => {
    const [thai, english] = [THAI, ENGLISH].map((look) => linesOf([{ sex: 'M' }, { sex: null }, waiting], look));

    expect(thai?.[1]).toBe('3 แถว: อาจเสนอขอพระราชทาน 2 ราย ต้องให้เจ้าหน้าที่พิจารณา 1 ราย ยังไม่เข้าหลักเกณฑ์ 0 ราย');
    expect(thai?.[2]).toMatch(/^ {2}๑ รายรอผล เพราะไม่มีข้อมูลในคอลัมน์ SKILLED/);
    expect(thai).toContain('  ต.ม.     บุรุษ 1 สตรี 0 ไม่ระบุเพศ 1 รวม 2');
    expect(thai?.at(-2)).toBe('ระบบอ่านอะไร อ่านอย่างไร: docs/rosters.th.md');
    expect(english?.at(-2)).toBe('What is read, and how: docs/rosters.md');
    expect(thai?.join()).not.toContain('Officers who wait');
    expect(english?.join().replace('ต.ม.', '')).not.toMatch(/[ก-๙]/);
  });

  it('has officers whose sex is not known where there are some', () => {
    expect(linesOf([{ sex: 'M' }])[2]).toBe('  ต.ม.     men 1, women 0, total 1');
    expect(linesOf([{ sex: 'F' }, { sex: null }])[2]).toBe('  ต.ม.     men 0, women 1, unspecified 1, total 2');
  });

  it('has the medal under the classes, where there is one', () => {
    const served = { enteredService: '2000-01-01' };

    expect(
      linesOf([
        { ...served, sex: 'M' },
        { ...served, sex: 'F', recalled: true },
      ]).slice(2, 5),
    ).toEqual(['  ต.ม.     men 1, women 0, total 1', '  ร.จ.พ.   men 1, women 0, total 1', '']);
    expect(linesOf([{ ...served, sex: 'F', level: null }])[2]).toBe('  ร.จ.พ.   men 0, women 1, total 1');
    expect(linesOf([{}]).join()).not.toContain('ร.จ.พ.');
  });
});

describe('what was read of a roster', () => {
  const reading: RosterReading = {
    help: '',
    files: [
      {
        file: '0201.xls',
        sheets: [
          {
            sheet: 'CurrentData',
            headerRow: 4,
            rowsAbove: [1, 2],
            rows: 30,
            rowsLeftAside: { count: 30, numbers: [35, 36] },
            hidden: { rows: 3, columns: 1 },
            columns: {
              used: ['SALARY'],
              notNeeded: ['REMARK'],
              ignored: ['เบอร์โทร'],
              suspected: [{ cell: 'F4', title: 'เงินเดือนน', column: 'SALARY' }],
              twice: [{ column: 'SEX', read: 'E', leftAside: 'D' }],
            },
          },
        ],
        sheetsLeftAside: [
          { sheet: 'Notes', rows: 7, reason: { code: 'HIDDEN', th: 'ชีตถูกซ่อนไว้', en: 'The sheet is hidden.' } },
        ],
      },
    ],
  };

  it('is said in English', () => {
    expect(readingLines(reading, 'en')).toEqual([
      'Read: 0201.xls sheet CurrentData, 30 officers; the header is row 4',
      '  Above the header, not read: rows 1, 2',
      '  No officers (totals, signatures, notes): rows 35, 36 …',
      '  Hidden, and read all the same: 3 rows, 1 columns',
      '  SEX stands there twice: E was read, D is hidden',
      '  Columns that no rule needs: REMARK',
      '  Columns that were not read: เบอร์โทร',
      '  Is F4 (เงินเดือนน) meant as SALARY? It was not read.',
      'Not read: 0201.xls sheet Notes, 7 rows: The sheet is hidden.',
      'What is read, and how: docs/rosters.md',
    ]);
  });

  it('is said in Thai', () => {
    expect(readingLines(reading, 'th')).toEqual([
      'อ่านแล้ว: 0201.xls ชีต CurrentData 30 ราย หัวตารางอยู่แถวที่ 4',
      '  เหนือหัวตาราง ไม่ได้อ่าน: แถวที่ 1, 2',
      '  ไม่ใช่รายชื่อ (ยอดรวม ลายมือชื่อ หมายเหตุ): แถวที่ 35, 36 …',
      '  ซ่อนไว้ แต่อ่านด้วย: 3 แถว 1 คอลัมน์',
      '  SEX มีสองคอลัมน์: อ่าน E ไม่ได้อ่าน D ซึ่งซ่อนไว้',
      '  คอลัมน์ที่หลักเกณฑ์ไม่ใช้: REMARK',
      '  คอลัมน์ที่ไม่ได้อ่าน: เบอร์โทร',
      '  F4 (เงินเดือนน) หมายถึง SALARY หรือไม่ ระบบไม่ได้อ่าน',
      'ไม่ได้อ่าน: 0201.xls ชีต Notes 7 แถว: ชีตถูกซ่อนไว้',
      'ระบบอ่านอะไร อ่านอย่างไร: docs/rosters.th.md',
    ]);
  });

  it('fits 80 columns, however many columns were not read', () => {
    const [{ sheets: [sheet] = [] } = {}] = reading.files;
    const ignored = Array.from({ length: 60 }, (_, index) => `คอลัมน์ที่${index}`);
    const files = [
      { file: 'a.csv', sheets: [{ ...sheet, columns: { ...sheet?.columns, ignored } }], sheetsLeftAside: [] },
    ];
    const lines = readingLines({ help: '', files } as unknown as RosterReading, 'th');

    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    expect(lettersIn(lines.join(''))).toContain(lettersIn(ignored.join()));
  });
});

describe('the table of officers', () => {
  const served = { enteredService: '2000-01-01' };

  it('is grouped by verdict: who is nominated, who is for review, who is not eligible, each with its number', () => {
    const facts = [{ recalled: true }, {}, { nationality: 'ไม่ระบุ' }, {}];
    const lines = tableOf(facts.map((one, index) => judgementOf({ ...one, row: index + 2 })));

    expect(lines.filter((line) => /^\S/.test(line)).map((line) => line.replace(/ {2}.*/, ''))).toEqual([
      ...['✅ eligible (2 officers)', 'row', '3', '5'],
      ...['❓ review (1 officer)', 'row', '4'],
      ...['✗ not eligible (1 officer)', 'row', '2'],
    ]);
  });

  it('has no heading of a group without officers', () => {
    expect(tableOf([judgementOf({})]).filter((line) => line.includes('officer'))).toEqual(['✅ eligible (1 officer)']);
  });

  it('has the reason under the name, in the language that was chosen', () => {
    expect(tableOf([judgementOf(served)])).toEqual([
      '',
      '✅ eligible (1 officer)',
      'row      name                                  level  held     nominate  medal',
      '2        นายก                                  K1     –        ต.ม.      ร.จ.พ.',
      '         Meets the conditions of schedule 15, row 5: may be considered for ต.ม.',
      '         (no entitlement).',
    ]);
    expect(tableOf([judgementOf(served)], THAI)).toEqual([
      '',
      '✅ อาจเสนอขอพระราชทาน (1 ราย)',
      'แถว      ชื่อ                                    ระดับ   ชั้นเดิม    เสนอขอ    เหรียญ',
      '2        นายก                                  K1     –        ต.ม.      ร.จ.พ.',
      '         มีคุณสมบัติครบตามหลักเกณฑ์ อาจได้รับการพิจารณาเสนอขอพระราชทาน ต.ม. ตามบัญชี ๑๕',
      '         ลำดับที่ ๕ (มิใช่สิทธิที่จะได้รับพระราชทาน)',
    ]);
  });

  it('has the medal whatever the verdict on a class', () => {
    const held = { ...served, classHeld: 'ต.ม.', classHeldSince: '2015-12-05' };

    expect(tableOf([judgementOf(held)])[3]).toMatch(/^2 +นายก +K1 +ต\.ม\. +– +ร\.จ\.พ\.$/);
    expect(tableOf([judgementOf({})])[3]).toMatch(/^2 +นายก +K1 +– +ต\.ม\. +–$/);
  });

  it('has the smallest change behind the reasons and before the notes', () => {
    const lines = tableOf([judgementOf({ enteredService: '2022-06-15', recalled: true })]);
    const signs = lines.slice(4).map((line) => line.slice(0, 11).trim());

    expect(signs.filter((sign) => /^[➜·]$/.test(sign))).toEqual(['➜', '·', '·']);
    expect(signs[0]).not.toMatch(/^[➜·]/);
  });

  it('has of what would settle a review only what would make the officer eligible', () => {
    const judgement = judgementOf({ nationality: 'ไม่ระบุ' });

    expect(judgement.settledBy.map(({ outcomes }) => outcomes.length)).toEqual([2]);
    expect(tableOf([judgement], THAI).filter((line) => line.includes('➜'))).toEqual([
      '         ➜ NATIONALITY (สัญชาติ) ไทย: อาจเสนอขอพระราชทาน ต.ม.',
    ]);
  });

  it('has no such part where nothing is known to make the officer eligible', () => {
    const held = { classHeld: 'ต.ม.', classHeldSince: '2015-12-05' };

    expect(tableOf([judgementOf({}), judgementOf(held)]).join()).not.toContain('➜');
  });

  it('names the file and the sheet, where there are several, above the first officer of each', () => {
    const places = [
      { file: '0201.csv', row: 4 },
      { file: '0201_1.xls', sheet: 'วันที่', row: 4 },
      { file: '0201_1.xls', sheet: 'วันที่', row: 5 },
      { file: '0201_1.xls', sheet: 'B', row: 4 },
    ];
    const lines = tableOf(places.map((place) => judgementOf(place)));

    expect(
      lines
        .slice(3)
        .filter((line) => !line.startsWith('    '))
        .map((line) => line.slice(0, 60).trimEnd()),
    ).toEqual([
      '  file 0201.csv',
      '4        นายก                                  K1     –',
      '  file 0201_1.xls sheet วันที่',
      '4        นายก                                  K1     –',
      '5        นายก                                  K1     –',
      '  file 0201_1.xls sheet B',
      '4        นายก                                  K1     –',
    ]);
  });

  it('wraps a name that is longer than its column', () => {
    const name = 'หม่อมราชวงศ์ประเสริฐสมบูรณ์ ณ กรุงเทพมหานครอมรรัตนโกสินทร์';
    const [line = '', next = ''] = tableOf([judgementOf({ name })]).slice(3);

    expect(line).toMatch(/^2 {8}หม่อมราชวงศ์.* K1 +– +ต\.ม\. +–$/);
    expect(lettersIn(line.slice(0, line.indexOf('K1')) + next)).toBe(`2${lettersIn(name)}`);
  });

  it('fits 80 columns in both languages and has every text, whatever the judgement', () => {
    fc.assert(
      fc.property(
        anyJudgement,
        fc.option(anyPlainText),
        fc.option(anyPlainText),
        fc.constantFrom('th', 'en'),
        (judgement, file, sheet, language) => {
          const look = language === 'th' ? THAI : ENGLISH;
          const { row, name, level, classHeld, nominate, medal, reasons, notes, settledBy, smallestChange } = judgement;
          const lines = tableOf([{ ...judgement, file, sheet }], look);
          const ways = [
            ...settledBy.flatMap(({ outcomes }) => outcomes),
            ...(smallestChange === null ? [] : [smallestChange]),
          ].filter((way) => !('verdict' in way) || way.verdict === 'eligible');

          expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
          const text = lettersIn(lines.join(''));
          for (const said of [...reasons, ...notes, ...ways]) {
            expect(text).toContain(lettersIn(said[language]));
          }
          // The heading of the group and of the columns come first.
          const under = lettersIn(lines.slice(3).join(''));
          const words = language === 'th' ? ['แฟ้ม', 'ชีต'] : ['file', 'sheet'];
          const all = [
            ...(file === null ? [] : [words[0], file]),
            ...(sheet === null ? [] : [words[1], sheet]),
            ...[`${row}`, name ?? '–', level ?? '–', classHeld ?? '–', nominate ?? '–', medal ? 'ร.จ.พ.' : '–'],
            ...reasons.map((reason) => reason[language]),
            ...ways.map((way) => `➜${way[language]}`),
            ...notes.map((note) => `·${note[language]}`),
          ];
          expect([...under].toSorted()).toEqual([...lettersIn(all.join(''))].toSorted());
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the heading', () => {
  it('has the round, its rules and what the table means, in one language', () => {
    expect(heading(basisWith(), ENGLISH)).toBe(
      [
        'Round 2569, rules regulation-2564, cut-off day 29 May 2026',
        'Eligible means: may be considered; it is not an entitlement.',
        '➜ what would make the officer eligible   · note',
        '',
      ].join('\n'),
    );
    expect(heading(basisWith(), THAI)).toMatch(/^ปี 2569 ระเบียบ regulation-2564 นับถึงวันที่ ๒๙ พฤษภาคม ๒๕๖๙\n/);
  });

  it('has the warnings on the rules', () => {
    const basis = basisWith();
    const warned = { ...basis, ruleSet: { ...basis.ruleSet, warnings: [{ th: 'เก่า '.repeat(30), en: 'old' }] } };
    const lines = heading(warned, THAI).split('\n');

    expect(heading(warned, ENGLISH)).toContain('\n⚠ old\n');
    expect(lines.slice(2, 4).map((line) => line.slice(0, 6))).toEqual(['⚠ เก่า', '  เก่า']);
  });
});

describe('the colours', () => {
  const painted = (isTTY: boolean, depth: number) => {
    const stream = Object.assign(new PassThrough(), { isTTY, getColorDepth: () => depth });
    return tableOf([judgementOf({}), judgementOf({ recalled: true }), judgementOf({ nationality: 'ไม่ระบุ' })], {
      ...ENGLISH,
      paint: (format, text) => styleText(format, text, { stream }),
    });
  };

  it('tell the verdicts apart on a terminal, and change no text', () => {
    const lines = painted(true, 8).join('\n');
    const colours = { eligible: 32, review: 33, notEligible: 31 };

    for (const verdict of Object.keys(colours) as Verdict[]) {
      expect(lines).toContain(`\u001b[${colours[verdict]}m${VERDICTS[verdict].en} (`);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are control characters.
    expect(lines.replace(/\u001b\[\d+m/g, '')).toBe(painted(false, 8).join('\n'));
  });

  it('are left out where no terminal is, and on one without colours', () => {
    expect(painted(false, 8).join()).not.toContain('\u001b');
    expect(painted(true, 1).join()).not.toContain('\u001b');
  });
});
