import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import policy from '../../config/policy.json' with { type: 'json' };
import type { ListedFile } from '../../lib/aws/data-bucket.ts';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import { taskIdOfRoster } from '../../lib/task/keys.ts';
import { type OpenRoundDeps, openRound } from '../../lib/task/open-round.ts';
import { type InsigniaTask, keysOf, parseTask } from '../../lib/task/task.ts';

const files = (...names: string[]): ListedFile[] =>
  names.map((name) => ({ key: `rosters/2569/${name}`, etag: `"etag of ${name}"` }));

/** The files in the order in which the bucket lists them. */
const listed = (...names: string[]) => files(...names).toSorted((one, other) => (one.key < other.key ? -1 : 1));

/** Opens a round of these files. `refuse` returns the indexes that the queue does not accept in the nth call, or throws. */
function opening(rosters: readonly ListedFile[], refuse: (call: number) => readonly number[] = () => []) {
  const taken: InsigniaTask[] = [];
  const calls: number[] = [];
  const pauses: number[] = [];
  const logged: object[] = [];
  const log = (...[, fields]: unknown[]) => void logged.push(fields as object);
  const deps: OpenRoundDeps = {
    log: { debug() {}, info: log, warn: log, error: log },
    bucket: {
      async *list() {
        yield* rosters;
      },
    },
    queues: {
      async sendTasks(bodies) {
        calls.push(bodies.length);
        const refused = refuse(calls.length);
        bodies.forEach((body, place) => {
          if (!refused.includes(place)) {
            taken.push(parseTask(body));
          }
        });
        return refused;
      },
    },
    basisFor: (roundYear) => basisFor(roundYear, policy),
    pause: async (ms) => pauses.push(ms),
    remainingMs: () => 60_000,
  };
  return { taken, calls, pauses, logged, deps };
}

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

  it('sends ten at a time', async () => {
    const { calls, taken, deps } = opening(files(...Array.from({ length: 25 }, (_, index) => `${index}.csv`)));
    expect(await openRound({ roundYear: 2569 }, deps)).toMatchObject({ sent: 25 });
    expect(calls).toEqual([10, 10, 5]);
    expect(new Set(taken.map(({ taskId }) => taskId)).size).toBe(25);
  });

  it('sends again, later and later, what the queue did not take', async () => {
    const { calls, taken, pauses, deps } = opening(files('1.csv', '2.csv', '3.csv'), (call) => {
      if (call === 1) {
        throw new Error('the queue is not there');
      }
      return call === 2 ? [0, 2] : [];
    });
    expect(await openRound({ roundYear: 2569 }, deps)).toMatchObject({ sent: 3 });
    expect(calls).toEqual([3, 3, 2]);
    expect(taken.map(({ agency }) => agency.code)).toEqual(['2', '1', '3']);
    expect(pauses).toEqual([250, 500]);
  });

  it('ends with an error that names what could not be sent, after having sent all the rest', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `${index}.csv`);
    const { calls, taken, deps } = opening(files(...names), (call) => (call <= 4 ? [0] : []));
    await expect(openRound({ roundYear: 2569 }, deps)).rejects.toMatchObject({
      code: 'ROUND_INCOMPLETE',
      message:
        'Sent 11 tasks of round 2569; not sent: rosters/2569/0.csv (1 in all). Open the round again: nothing is computed twice.',
    });
    expect(calls).toEqual([10, 1, 1, 1, 2]);
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
    });
    expect(taken).toHaveLength(13);
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

describe('the parts of one export', () => {
  const opened = async (...names: string[]) => {
    const { taken, deps } = opening(listed(...names));
    const result = await openRound({ roundYear: 2569 }, deps);
    return { ...result, tasks: taken.map(({ agency, rosterKey }) => [agency.code, ...keysOf(rosterKey).map(nameOf)]) };
  };
  const nameOf = (key: string) => key.replace('rosters/2569/', '');
  const refusalOf = async (...names: string[]) => {
    const { taken, deps } = opening(listed(...names));
    const error = await openRound({ roundYear: 2569 }, deps).then(
      () => undefined,
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ code: 'ROUND_INCOMPLETE' });
    return { message: (error as Error).message, sent: taken.map(({ agency }) => agency.code) };
  };

  it('are one task of their agency, in the order of their numbers', async () => {
    const parts = Array.from({ length: 12 }, (_, part) => (part === 0 ? '0201.xls' : `0201_${part}.xls`));
    const { sent, skipped, tasks } = await opened(...parts);
    expect({ sent, skipped }).toEqual({ sent: 1, skipped: [] });
    expect(tasks).toEqual([['0201', ...parts]]);
  });

  it('are put together although the names of other agencies lie between theirs in the listing', async () => {
    const { sent, skipped, tasks } = await opened(
      ...['0.xls', '0_1.xls', '0201-A.csv', '0201.csv', '02010.xls', '02010_1.xls', '0201A.csv', '0201_1.csv'],
      ...['0201_A.csv', '0201.notes.txt', '0201a.xlsx', '0202.xlsx'],
    );
    expect({ sent, skipped }).toEqual({ sent: 8, skipped: ['rosters/2569/0201.notes.txt'] });
    expect(tasks.toSorted()).toEqual([
      ['0', '0.xls', '0_1.xls'],
      ['0201', '0201.csv', '0201_1.csv'],
      ['0201-A', '0201-A.csv'],
      ['02010', '02010.xls', '02010_1.xls'],
      ['0201A', '0201A.csv'],
      ['0201_A', '0201_A.csv'],
      ['0201a', '0201a.xlsx'],
      ['0202', '0202.xlsx'],
    ]);
  });

  it('may have been saved in different formats', async () => {
    const { tasks } = await opened('0201.xlsx', '0201_1.xls', '0201_2.csv');
    expect(tasks).toEqual([['0201', '0201.xlsx', '0201_1.xls', '0201_2.csv']]);
  });

  it('need a first file: a code may end in a number itself', async () => {
    expect((await opened('A_1.xls', 'A_2.xls')).tasks).toEqual([
      ['A_1', 'A_1.xls'],
      ['A_2', 'A_2.xls'],
    ]);
    expect((await opened('A.xls', 'A_1.xls')).tasks).toEqual([['A', 'A.xls', 'A_1.xls']]);
    expect((await opened('A.history.xls', 'A_1.xls')).tasks).toEqual([['A_1', 'A_1.xls']]);
    expect((await opened('A.xls', 'A_01.xls', 'A_0.xls')).tasks.toSorted()).toEqual([
      ['A', 'A.xls'],
      ['A_0', 'A_0.xls'],
      ['A_01', 'A_01.xls'],
    ]);
  });

  it('of a code of the greatest length are parts, too', async () => {
    const code = 'A'.repeat(32);
    expect((await opened(`${code}.xls`, `${code}_1.xls`)).tasks).toEqual([[code, `${code}.xls`, `${code}_1.xls`]]);
  });

  it('with a gap are no task, which the error says; every other roster is sent', async () => {
    const { message, sent } = await refusalOf('0201.xls', '0201_2.xls', '0305.xls');
    expect(sent).toEqual(['0305']);
    expect(message).toBe(
      'Sent 1 tasks of round 2569; no task because it is unclear what the roster is: rosters/2569/0201 (0201_1 is missing beside 0201.xls, 0201_2.xls: upload it, or rename the files) (1 in all). Open the round again: nothing is computed twice.',
    );
  });

  it('that are more than 20 are no task, which the error says', async () => {
    const parts = Array.from({ length: 30 }, (_, part) => (part === 0 ? '0201.xls' : `0201_${part}.xls`));
    expect((await opened(...parts.slice(0, 20))).sent).toBe(1);
    for (const count of [21, 30]) {
      const { message, sent } = await refusalOf(...parts.slice(0, count), '0305.csv');
      expect(sent).toEqual(['0305']);
      expect(message).toContain(
        `rosters/2569/0201 (${count} files, and a roster has at most 20: put the officers into fewer files) (1 in all)`,
      );
    }
  });

  it.each([
    [['0201.csv', '0201.xlsx'], '0201 is there more than once: leave one of 0201.csv, 0201.xlsx'],
    [['0201.xls', '0201_1.xls', '0201_1.xlsx'], '0201_1 is there more than once: leave one of 0201_1.xls, 0201_1.xlsx'],
    [['0201.csv', '0201.xls', '0201.xlsx'], '0201 is there more than once: leave one of 0201.csv, 0201.xls, 0201.xlsx'],
  ])('in two formats are no task, which the error says: %j', async (names, told) => {
    const { message, sent } = await refusalOf(...names, '0305.csv');
    expect(sent).toEqual(['0305']);
    expect(message).toContain(told);
  });

  it('have an id of their own; that of a single file is what it always was', async () => {
    const single = { key: 'rosters/2569/0201.csv', etag: '"abc"' };
    expect(taskIdOfRoster(2569, '0201', { files: [single], rules: 'rules' })).toBe(
      '2569-0201-c8ec1dff607f1a521446cfed9f392d3b',
    );
    const idOf = async (...round: ListedFile[]) => {
      const { taken, deps } = opening(round);
      await openRound({ roundYear: 2569 }, deps);
      return taken.map(({ taskId }) => taskId).join();
    };
    const [first, second, third] = files('0201.xls', '0201_1.xls', '0201_2.xls') as [
      ListedFile,
      ListedFile,
      ListedFile,
    ];
    const id = await idOf(first, second);
    expect(await idOf(first, second)).toBe(id);
    const changes = [
      [first],
      [first, second, third],
      [first, { ...second, etag: '"changed"' }],
      [{ ...first, etag: '"changed"' }, second],
      [
        { ...first, etag: second.etag },
        { ...second, etag: first.etag },
      ],
    ];
    const others = await Promise.all(changes.map((change) => idOf(...change)));
    expect(new Set([id, ...others]).size).toBe(changes.length + 1);
  });

  it('are named by their first file when their task could not be sent', async () => {
    const { deps } = opening(listed('0201.xls', '0201_1.xls', '0305.csv'), () => {
      throw new Error('the queue is not there');
    });
    await expect(openRound({ roundYear: 2569 }, deps)).rejects.toThrow(
      'not sent: rosters/2569/0201.xls and its parts, rosters/2569/0305.csv (2 in all)',
    );
  });

  it.each([
    ['has more of them', true, 'not sent: rosters/2569/0201.xls (1 in all)'],
    ['cannot be asked', false, 'not sent: rosters/2569/0201.xls (1 in all)'],
  ])('are not judged in half when the listing broke off between them and the bucket %s', async (_, answers, told) => {
    const { taken, deps } = opening([]);
    const bucket: OpenRoundDeps['bucket'] = {
      async *list(_folder, after) {
        if (after === undefined) {
          yield* files('0105.xls', '0201.xls');
        } else if (answers) {
          yield* files('0201_1.xls', '0305.csv');
          return;
        }
        throw Object.assign(new Error('please slow down'), { name: 'SlowDown', $metadata: {} });
      },
    };
    await expect(openRound({ roundYear: 2569 }, { ...deps, bucket })).rejects.toThrow(told);
    expect(taken.map(({ agency }) => agency.code)).toEqual(['0105']);
  });

  it('are all in one task or in the error, and no other file is, whatever their names and order', async () => {
    const code = fc.stringMatching(/^[01A_-]{1,3}$/);
    const ending = fc.constantFrom('csv', 'xls', 'xlsx', 'history.xls', 'txt');
    const name = fc
      .tuple(code, fc.option(fc.integer({ min: 1, max: 3 })), ending)
      .map(([stem, part, end]) => `${stem}${part === null ? '' : `_${part}`}.${end}`);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 30 }), async (names) => {
        const { taken, deps } = opening(files(...names));
        const { message, skipped } = await openRound({ roundYear: 2569 }, deps).then(
          (done) => ({ message: '', skipped: done.skipped.map(nameOf) }),
          (error) => ({ message: (error as Error).message, skipped: undefined }),
        );
        const sent = taken.flatMap(({ rosterKey }) => keysOf(rosterKey).map(nameOf));
        expect(new Set(sent).size).toBe(sent.length);
        const isRoster = (file: string) => /^[\w-]+\.(csv|xlsx?)$/.test(file);
        const bases = [...message.matchAll(/rosters\/2569\/([\w-]+) \(/g)].map(([, base]) => base);
        const isNamed = (file: string) => bases.some((base) => new RegExp(`^${base}(_[1-9]\\d*)?\\.`).test(file));
        expect(names.filter((file) => isRoster(file) && !sent.includes(file) && !isNamed(file))).toEqual([]);
        if (skipped !== undefined) {
          expect([...sent, ...skipped].toSorted()).toEqual(names.toSorted());
        }
      }),
      { numRuns: 300 },
    );
  });
});
