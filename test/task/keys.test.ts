import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  announcementKey,
  isRefusalId,
  keyOfPlace,
  RECORD_PREFIX,
  ROSTER_KEY,
  refusalIdOf,
  refusalsKey,
  resultKey,
  rosterFolder,
  rosterKey,
  taskIdOfRoster,
  taskIdOfSubmission,
} from '../../lib/task/keys.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the keys of records', () => {
  it('have the prefixes that the records of earlier versions have', () => {
    expect(RECORD_PREFIX).toEqual({ outcome: 'outcome', announcement: 'announcement' });
  });

  it('are, for an announcement, the taskId and the status', () => {
    expect(announcementKey('t-1', 'success')).toBe('t-1:success');
    expect(announcementKey('t-1', 'failed')).toBe('t-1:failed');
  });

  it('have a number from the second place on', () => {
    expect([1, 2, 10].map((place) => keyOfPlace('t-1:failed', place))).toEqual([
      't-1:failed',
      't-1:failed 2',
      't-1:failed 10',
    ]);
  });

  it('are, for refusals, the id in quotes, whatever it holds', () => {
    expect(refusalsKey('t-1')).toBe('refusals of "t-1"');
    expect(refusalsKey('a "b" 2')).toBe('refusals of "a \\"b\\" 2"');
  });
});

describe('the id of a refusal', () => {
  it('is made from the body, and no other id is taken for one', () => {
    const digest = sha256('{"a":1}');
    expect(refusalIdOf('{"a":1}')).toBe(`refused:${digest}`);
    expect(isRefusalId(`refused:${digest}`)).toBe(true);
    for (const id of [
      digest,
      'refused:',
      `refused:${digest.slice(1)}`,
      `refused:${digest}0`,
      `refused:${digest.slice(1)}g`,
      `an refused:${digest}`,
    ]) {
      expect(isRefusalId(id)).toBe(false);
    }
  });
});

describe('the keys of files', () => {
  it('have rosters under their round', () => {
    expect(rosterFolder(2569)).toBe('rosters/2569/');
    expect(rosterKey('2569', 'a/0201.csv')).toBe('rosters/2569/a/0201.csv');
  });

  it('have results under their round, agency and task', () => {
    const task = { taskId: 't-1', roundYear: 2569, agency: { code: '0201' } };
    expect(resultKey(task)).toBe('results/2569/0201/t-1/');
    expect(resultKey(task, 'result.json')).toBe('results/2569/0201/t-1/result.json');
  });

  it.each([
    ['rosters/2569/a.csv', true],
    ['rosters/2569/a/b.xlsx', true],
    ['rosters/2569/a.xls', true],
    ['my/rosters/2569/a.csv', false],
    ['rosters/2569/a.csv.gz', false],
    ['rosters/2569/.csv', false],
    ['rosters/2569/a.pdf', false],
    ['rosters/256/a.csv', false],
    ['rosters/round/a.csv', false],
  ])('of which %s can be a roster: %s', (key, can) => {
    expect(ROSTER_KEY.test(key)).toBe(can);
  });
});

describe('the taskId of a roster', () => {
  const files = [
    { key: 'rosters/2569/0201.xls', etag: '"1"' },
    { key: 'rosters/2569/0201_1.xls', etag: '"2"' },
  ];

  it('is the same in every version of the service, so that a round that is opened again starts nothing twice', () => {
    const digest = sha256(
      JSON.stringify(['rosters/2569/0201.xls', '"1"', 'rosters/2569/0201_1.xls', '"2"', sha256('r').slice(0, 32)]),
    );
    expect(taskIdOfRoster(2569, '0201', { files, rules: 'r' })).toBe(`2569-0201-${digest.slice(0, 32)}`);
  });

  it('is another one for other files, other content and other rules', () => {
    const [first = { key: '', etag: '' }, second = { key: '', etag: '' }] = files;
    const ids = [
      { files, rules: 'r' },
      { files: [first], rules: 'r' },
      { files: [first, { ...second, etag: '"3"' }], rules: 'r' },
      { files: [first, { ...second, key: 'rosters/2569/0201_2.xls' }], rules: 'r' },
      { files, rules: 's' },
    ].map((roster) => taskIdOfRoster(2569, '0201', roster));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the taskId of a task that is sent by hand', () => {
  it('has the time of sending in it, to the millisecond', () => {
    const sentAt = new Date(Date.UTC(2026, 4, 29, 3, 4, 5, 678));
    expect(taskIdOfSubmission(2569, '0201', sentAt)).toBe('2569-0201-20260529T030405678Z');
  });
});
