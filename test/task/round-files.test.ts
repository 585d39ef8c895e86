import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedFile } from '../../lib/aws/data-bucket.ts';
import { taskIdOfRoster } from '../../lib/task/keys.ts';
import { type OpenRoundDeps, openRound } from '../../lib/task/open-round.ts';
import { keysOf } from '../../lib/task/task.ts';
import { files, listed, opening } from '../helpers/opening.ts';

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

  it('have no parts themselves: beside A and A_1, A_1_1 is a roster of its own', async () => {
    expect((await opened('A.xls', 'A_1.xls', 'A_1_1.xls')).tasks).toEqual([
      ['A', 'A.xls', 'A_1.xls'],
      ['A_1_1', 'A_1_1.xls'],
    ]);
  });

  it('have nothing behind their number: beside A, A_1b is a roster of its own', async () => {
    expect((await opened('A.xls', 'A_1.xls', 'A_1b.xls')).tasks).toEqual([
      ['A', 'A.xls', 'A_1.xls'],
      ['A_1b', 'A_1b.xls'],
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

  it('of many rosters that are unclear are named for the first hundred of these', async () => {
    const codes = Array.from({ length: 101 }, (_, index) => `${1000 + index}`);
    const { message } = await refusalOf(...codes.flatMap((code) => [`${code}.csv`, `${code}.xlsx`]));
    expect(message.match(/is there more than once/g)).toHaveLength(100);
    expect(message).toContain(
      'rosters/2569/1099 (1099 is there more than once: leave one of 1099.csv, 1099.xlsx) (101 in',
    );
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

  it('that are unclear are told beside as many whose task could not be sent', async () => {
    const { deps } = opening(listed('0201.csv', '0201.xlsx', '0305.csv'), () => {
      throw new Error('the queue is not there');
    });
    await expect(openRound({ roundYear: 2569 }, deps)).rejects.toThrow(
      /^Sent 0 tasks of round 2569; not sent: rosters\/2569\/0305\.csv \(1 in all\); no task because it is unclear/,
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
          yield* files('0103.xls', '0105.xls', '0201.xls');
        } else if (answers) {
          yield* files('0201_1.xls', '0305.csv');
          return;
        }
        throw Object.assign(new Error('please slow down'), { name: 'SlowDown', $metadata: {} });
      },
    };
    await expect(openRound({ roundYear: 2569 }, { ...deps, bucket })).rejects.toThrow(told);
    expect(taken.map(({ agency }) => agency.code)).toEqual(['0103', '0105']);
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
