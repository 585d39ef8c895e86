import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import policy from '../../config/policy.json' with { type: 'json' };
import type { ListedFile } from '../../lib/aws/data-bucket.ts';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import { type OpenRoundDeps, openRound } from '../../lib/task/open-round.ts';
import { files, listed, opening } from '../helpers/opening.ts';

const idsOf = async (roster: ListedFile, change: Partial<OpenRoundDeps> = {}) => {
  const { taken, deps } = opening([roster]);
  await openRound({ roundYear: 2569 }, { ...deps, ...change });
  return taken.map(({ taskId }) => taskId);
};

describe('opening a round', () => {
  it('sends one task for each roster, for the user who opened it', async () => {
    const { taken, deps } = opening(files('0201.csv', '0518.xlsx'));
    expect(await openRound({ roundYear: 2569, userId: 'officer-centre' }, deps)).toEqual({
      roundYear: 2569,
      sent: 2,
      skipped: [],
    });
    expect(taken).toEqual([
      {
        taskId: expect.stringMatching(/^2569-0201-[0-9a-f]{32}$/),
        userId: 'officer-centre',
        taskType: 'insignia_background_processing',
        roundYear: 2569,
        agency: { code: '0201' },
        rosterKey: 'rosters/2569/0201.csv',
      },
      expect.objectContaining({ agency: { code: '0518' }, rosterKey: 'rosters/2569/0518.xlsx' }),
    ]);
  });

  it('lists the files whose name is no agency code, and loses none', async () => {
    const names = ['สำนักการคลัง.csv', '0201.pdf', 'README', '0201.CSV', `${'9'.repeat(33)}.csv`, '..csv'];
    const { taken, deps } = opening(files(...names, '0201.csv'));
    const { sent, skipped } = await openRound({ roundYear: 2569 }, deps);
    expect(sent).toBe(1);
    expect(skipped).toEqual(names.map((name) => `rosters/2569/${name}`));
    expect(taken).toHaveLength(1);
  });

  it.each(['0201.history.xls', '0201.history_1.xls', '0201.history.csv', '0201.history.xlsx'])(
    'takes no history of awards for a roster: %s',
    async (name) => {
      const { taken, logged, deps } = opening(listed('0201.xls', name));
      expect(await openRound({ roundYear: 2569 }, deps)).toEqual({
        roundYear: 2569,
        sent: 1,
        skipped: [`rosters/2569/${name}`],
      });
      expect(taken).toMatchObject([{ agency: { code: '0201' }, rosterKey: 'rosters/2569/0201.xls' }]);
      expect(logged).toContainEqual(expect.objectContaining({ skipped: 1, awardHistories: 1 }));
    },
  );

  it('counts as a history of awards no other file that is skipped', async () => {
    const names = ['0201.history_12.xls', '0201.history.csv.txt', '0201.pdf'];
    const { logged, deps } = opening(listed('0201.xls', ...names));
    await openRound({ roundYear: 2569 }, deps);
    expect(logged).toEqual([
      {
        message: expect.stringContaining('The tasks of the round are sent'),
        roundYear: 2569,
        sent: 1,
        notSent: 0,
        unclear: 0,
        skipped: 3,
        awardHistories: 1,
      },
    ]);
  });

  it('sends no batch without a task', async () => {
    const { calls, deps } = opening(files(...Array.from({ length: 10 }, (_, index) => `${index}.csv`)));
    await openRound({ roundYear: 2569 }, deps);
    expect(calls).toEqual([10]);
  });

  it('for nobody in particular sends tasks without a user', async () => {
    const { taken, deps } = opening(files('0201.csv'));
    await openRound({ roundYear: 2569 }, deps);
    expect(taken[0]).not.toHaveProperty('userId');
  });

  it('sends ten at a time', async () => {
    const { calls, taken, deps } = opening(files(...Array.from({ length: 25 }, (_, index) => `${index}.csv`)));
    expect(await openRound({ roundYear: 2569 }, deps)).toMatchObject({ sent: 25 });
    expect(calls).toEqual([10, 10, 5]);
    expect(new Set(taken.map(({ taskId }) => taskId)).size).toBe(25);
  });

  it('sends again, later and later, what the queue did not take', async () => {
    const { calls, taken, pauses, logged, deps } = opening(files('1.csv', '2.csv', '3.csv'), (call) => {
      if (call === 1) {
        throw new Error('the queue is not there');
      }
      return call === 2 ? [0, 2] : [];
    });
    expect(await openRound({ roundYear: 2569 }, deps)).toMatchObject({ sent: 3 });
    expect(calls).toEqual([3, 3, 2]);
    expect(taken.map(({ agency }) => agency.code)).toEqual(['2', '1', '3']);
    expect(pauses).toEqual([250, 500]);
    expect(logged[0]).toEqual({
      message: expect.stringContaining('A batch of tasks could not be sent'),
      code: 'UNEXPECTED',
      reason: expect.any(String),
      tries: 1,
    });
  });

  it('ends with an error that names what could not be sent, after having sent all the rest', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `${index}.csv`);
    const { calls, taken, logged, deps } = opening(files(...names), (call) => (call <= 4 ? [0] : []));
    await expect(openRound({ roundYear: 2569 }, deps)).rejects.toMatchObject({
      code: 'ROUND_INCOMPLETE',
      retryable: true,
      message:
        'Sent 11 tasks of round 2569; not sent: rosters/2569/0.csv (1 in all). Open the round again: nothing is computed twice.',
    });
    expect(calls).toEqual([10, 1, 1, 1, 2]);
    expect(logged.at(-1)).toMatchObject({
      message: expect.stringContaining('Not every task of the round is sent'),
      sent: 11,
      notSent: 1,
      code: 'ROUND_INCOMPLETE',
      reason: expect.stringMatching(/^Sent 11 tasks/),
    });
    expect(taken).toHaveLength(11);
  });

  it('stops sending in time to report, and names what was not sent', async () => {
    let remainingMs = 60_000;
    const { calls, deps } = opening(files(...Array.from({ length: 400 }, (_, index) => `${index}.csv`)), () => {
      throw new Error('the queue is not there');
    });
    const pause = async (ms: number) => {
      remainingMs -= ms;
    };
    await expect(
      openRound({ roundYear: 2569 }, { ...deps, pause, remainingMs: () => remainingMs }),
    ).rejects.toMatchObject({
      code: 'ROUND_INCOMPLETE',
      message: expect.stringMatching(
        /^Sent 0 tasks of round 2569; not sent: rosters\/2569\/0\.csv, .* \(400 in all\)\./,
      ),
    });
    expect(calls.length).toBeGreaterThan(50);
    // The four calls for a batch have pauses of two seconds in all. Sending stops when less than 18 s are left.
    expect(remainingMs).toBeGreaterThan(15_000);
    expect(remainingMs).toBeLessThan(18_000);
  });

  it('sends what was listed before the listing broke off, and says that it did', async () => {
    const { taken, deps } = opening([]);
    const bucket = {
      async *list() {
        yield* files(...Array.from({ length: 13 }, (_, index) => `${index}.csv`));
        throw Object.assign(new Error('please slow down'), { name: 'SlowDown', $metadata: {} });
      },
    };
    await expect(openRound({ roundYear: 2569 }, { ...deps, bucket })).rejects.toMatchObject({
      code: 'ROUND_INCOMPLETE',
      message: expect.stringMatching(
        /^Sent 13 tasks of round 2569; the listing of the rosters broke off \(.*SlowDown.*\)\./,
      ),
      retryable: true,
      cause: { code: 'SERVICE_UNAVAILABLE' },
    });
    expect(taken).toHaveLength(13);
  });

  it('says that the listing broke off before any roster', async () => {
    const { taken, deps } = opening([]);
    const bucket = {
      // biome-ignore lint/correctness/useYield: the listing breaks off before its first file.
      async *list() {
        throw new Error('no list');
      },
    };
    await expect(openRound({ roundYear: 2569 }, { ...deps, bucket })).rejects.toMatchObject({
      code: 'ROUND_INCOMPLETE',
      message: expect.stringMatching(/^Sent 0 tasks of round 2569; the listing of the rosters broke off/),
    });
    expect(taken).toEqual([]);
  });

  it('makes the same id from the same roster and rules, and another one when either changes', async () => {
    const [roster] = files('0201.csv') as [ListedFile];
    const [id] = await idsOf(roster);
    expect(await idsOf(roster)).toEqual([id]);
    expect(await idsOf({ ...roster, etag: '"changed"' })).not.toEqual([id]);

    const under = (changed: object, rules = REGULATION_2564) =>
      idsOf(roster, { basisFor: (roundYear) => basisFor(roundYear, { ...policy, ...changed }, rules) });
    expect(await under({})).toEqual([id]);
    expect(await under({ whichClass: 'stepwise' })).not.toEqual([id]);
    const [first, ...others] = REGULATION_2564.amounts;
    if (first === undefined) {
      throw new Error('the rule set has no amounts');
    }
    expect(await under({}, { ...REGULATION_2564, amounts: [{ ...first, baht: 1 }, ...others] })).not.toEqual([id]);
  });

  it('makes different ids for an agency’s two files with one content', async () => {
    const [csv, xlsx] = files('0201.csv', '0201.xlsx') as [ListedFile, ListedFile];
    expect(await idsOf(csv)).not.toEqual(await idsOf({ ...xlsx, etag: csv.etag }));
  });

  it('sends a task of each name that is an agency code, whatever its ETag', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w-]{1,32}$/), fc.string(), async (code, etag) => {
        // The stand-in for the queue parses every body as a task.
        expect(await idsOf({ key: `rosters/2569/${code}.csv`, etag })).toHaveLength(1);
      }),
    );
  });

  it.each([
    [{}, 'The input does not open a round: roundYear is missing'],
    [
      { roundYear: '2569' },
      'The input does not open a round: roundYear is "2569"; it must be a number: a Buddhist Era year',
    ],
    [{ roundYear: 2026 }, 'roundYear is the number 2026; it must be 2565 or later'],
    [{ roundYear: 2569, userID: 'x' }, 'unknown key "userID": remove it'],
    [undefined, 'The input does not open a round'],
  ])('refuses the input %j', async (input, told) => {
    const { deps } = opening([]);
    await expect(openRound(input, deps)).rejects.toMatchObject({
      code: 'ROUND_MALFORMED',
      message: expect.stringContaining(told),
    });
  });
});
