import { describe, expect, it } from 'vitest';
import { createTally } from '../../lib/results/counts.ts';
import { judgeRoster } from '../../lib/results/judge-roster.ts';
import { type ResultHead, resultDocument } from '../../lib/results/result-document.ts';
import { basisWith } from '../helpers/eligibility/officers.ts';
import { csvOf, GOOD_ROW, sourceOf } from '../helpers/roster/reading.ts';

const BASIS = basisWith();

const OPTIONS = { maxBytes: 64 * 1024 * 1024 };

/** A roster of the good row, changed as given once for each row. */
function rosterOf(...changes: readonly Readonly<Record<string, string>>[]) {
  const rows = changes.map((change) => ({ ...GOOD_ROW, PERSONAL_TYPE: 'ข้าราชการ', ...change }));
  return [sourceOf('roster.csv', csvOf(rows))];
}

/** A roster of that many officers. */
function rosterOfMany(officers: number) {
  return rosterOf(...Array.from({ length: officers }, (_, at) => ({ ID_CARD: String(1_000_000_000_000 + at) })));
}

async function judgementsOn(...changes: readonly Readonly<Record<string, string>>[]) {
  return Array.fromAsync((await judgeRoster(rosterOf(...changes), BASIS, OPTIONS)).judgements);
}

describe('each row of a roster', () => {
  it('has a judgement, in the order of the file: an officer, one who stands there twice, one of no schedule, an unreadable one', async () => {
    const judgements = await judgementsOn(
      { ID_CARD: '0999900000020' },
      {},
      {},
      { ID_CARD: '0999900000039', PERSONAL_TYPE: 'ลูกจ้างชั่วคราว' },
      { ID_CARD: '0999900000047', POS_LEV: '' },
    );
    const codes = judgements.map(({ row, verdict, reasons }) => [row, verdict, ...reasons.map(({ code }) => code)]);
    expect(codes).toEqual([
      [2, 'review', 'MISSING_COLUMN'],
      [3, 'review', 'DUPLICATE_ROW'],
      [4, 'review', 'DUPLICATE_ROW'],
      [5, 'notEligible', 'IN_NO_SCHEDULE'],
      [6, 'review', 'UNREADABLE_CELL'],
    ]);
  });
});

describe('judging a long roster', () => {
  it('leaves the event loop to others now and then, not at each officer', async () => {
    const { judgements } = await judgeRoster(rosterOfMany(1_000), BASIS, OPTIONS);
    let turns = 0;
    let next = setImmediate(function count() {
      turns += 1;
      next = setImmediate(count);
    });
    expect(await Array.fromAsync(judgements)).toHaveLength(1_000);
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(5);
    expect(turns).toBeLessThan(100);
  });

  it('ends where the signal aborts, with its reason', async () => {
    const abort = new AbortController();
    const { judgements } = await judgeRoster(rosterOfMany(1_000), BASIS, { ...OPTIONS, signal: abort.signal });
    let judged = 0;
    const judging = (async () => {
      for await (const _ of judgements) {
        judged += 1;
        abort.abort(new Error('the deadline'));
      }
    })();
    await expect(judging).rejects.toThrow('the deadline');
    expect(judged).toBeLessThan(500);
  });
});

describe('result.json', () => {
  it('has the head, an officer on each line, and the counts', async () => {
    const { reading, judgements } = await judgeRoster(rosterOf({}, { ID_CARD: '0999900000020' }), BASIS, OPTIONS);
    const officers = await Array.fromAsync(judgements);
    const head: ResultHead = { taskId: 't-1', roundYear: 2569, ruleSet: BASIS.ruleSet, reading };
    const tally = createTally();
    const kept = (async function* () {
      yield* officers;
    })();

    const text = (await Array.fromAsync(resultDocument(head, kept, tally))).join('');

    const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
    expect(JSON.parse(text)).toEqual(plain({ ...head, officers, counts: tally.counts() }));
    expect(tally.counts().rows).toBe(2);
    const lines = text.split('\n');
    expect(lines.map((line) => line.slice(0, 1))).toEqual(['{', '{', '{', ']', '']);
    expect(lines[1]).toBe(`${JSON.stringify(officers[0])},`);
  });
});
