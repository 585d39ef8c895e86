import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { failed, stackTraceOf, succeeded } from '../../lib/task/outcome.ts';
import { taskFrom } from '../../lib/task/task.ts';

const task = taskFrom({ taskId: 't-1', roundYear: 2569, agency: { code: '1' }, rosterKey: 'rosters/2569/1.csv' });
const texts = { th: 'ไม่มีบัญชีรายชื่อ', en: 'No roster lies there.' };
const error = new InsigniaError('ROSTER_MISSING', texts, { retryable: false });
const options = {
  defaultUserId: 'default-user',
  includeStackTrace: true,
  startedAt: 1_000,
  now: () => Date.UTC(2026, 4, 29, 3, 4, 5, 678) + 0.126,
};

const result = {
  counts: {
    rows: 1,
    eligible: 1,
    notEligible: 0,
    review: 0,
    causes: [],
    byClass: {},
    medal: { men: 0, women: 0, unspecified: 0, total: 0 },
  },
  ruleSet: { id: 'regulation-2564', asOf: '2026-05-29', warnings: [] },
  keys: { json: 'results/2569/1/t-1/result.json' },
};

describe('an outcome', () => {
  it('of a success has the result, when it ended and how long it took to two decimals', () => {
    const outcome = succeeded(task, result, { ...options, startedAt: options.now() - 1234.5649 });
    expect(outcome).toEqual({
      taskId: 't-1',
      userId: 'default-user',
      taskType: 'insignia_background_processing',
      status: 'success',
      completedAt: '2026-05-29T03:04:05.678Z',
      duration: 1234.56,
      result,
    });
  });

  it('of a failure has its reason for a person, Thai first, each language by itself too, and a stack trace', () => {
    expect(failed(task, error, options)).toMatchObject({
      status: 'failed',
      error: 'ไม่มีบัญชีรายชื่อ No roster lies there.',
      errors: texts,
      stackTrace: expect.stringMatching(/^InsigniaError: No roster lies there\.\n {4}at /),
    });
  });

  it('has a text in one language once', () => {
    const operators = new InsigniaError('UNEXPECTED', 'A bug.', { retryable: true });
    expect(failed(task, operators, options)).toMatchObject({ error: 'A bug.', errors: { th: 'A bug.', en: 'A bug.' } });
  });

  it('is bounded, however long the reason is', () => {
    const long = new InsigniaError(
      'ROSTER_MISSING',
      { th: 'ก'.repeat(10_000), en: '😀'.repeat(10_000) },
      { retryable: false },
    );
    const outcome = failed(task, long, options);
    if (outcome.status !== 'failed') {
      throw new Error('it failed');
    }
    expect(outcome.errors?.th).toBe(`${'ก'.repeat(3_999)}…`);
    expect(outcome.error).toBe(`${outcome.errors?.th} ${outcome.errors?.en}`);
    expect(outcome.error.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(outcome))).toBeLessThan(60_000);
  });

  it('has a reason of 4,000 characters whole', () => {
    const whole = 'ก'.repeat(4_000);
    const outcome = failed(task, new InsigniaError('UNEXPECTED', whole, { retryable: false }), options);
    expect(outcome).toMatchObject({ error: whole });
  });

  it('has no stack trace where the setting turns it off', () => {
    expect(failed(task, error, { ...options, includeStackTrace: false })).not.toHaveProperty('stackTrace');
  });
});

describe('a stack trace', () => {
  it('names files but no path of the machine', () => {
    const trace = new Error('x');
    trace.stack = [
      'Error: x',
      '    at one (file:///var/task/dist/process-task.mjs:1:2)',
      '    at async two (/home/some one/project/lib/a.ts:3:4)',
      '    at C:\\Users\\someone\\b.ts:5:6',
      '    at node:internal/process:7:8',
      'it ended  at /not/a/place',
      '    at three (/a/b/',
    ].join('\n');
    expect(stackTraceOf(trace).split('\n')).toEqual([
      'Error: x',
      '    at one (process-task.mjs:1:2)',
      '    at async two (a.ts:3:4)',
      '    at b.ts:5:6',
      '    at node:internal/process:7:8',
      'it ended  at /not/a/place',
      '    at three (/a/b/',
    ]);
  });

  it('is at most 4 kB of UTF-8 and never ends within a letter', () => {
    const long = new Error('x');
    long.stack = 'ก'.repeat(3000);
    expect(stackTraceOf(long)).toBe('ก'.repeat(1365));
  });
});
