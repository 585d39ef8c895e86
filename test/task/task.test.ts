import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { parseTask, taskFrom, userNamedIn } from '../../lib/task/task.ts';

const task = {
  taskId: '2569-0201-1',
  userId: '4064c2b2-0414-464a-97c6-4a47c325b9a3',
  taskType: 'insignia_background_processing',
  roundYear: 2569,
  agency: { code: '0201', name: 'สำนักการคลัง' },
  rosterKey: 'rosters/2569/0201.csv',
};

const refusalOf = (body: unknown) => {
  try {
    parseTask(typeof body === 'string' ? body : JSON.stringify(body));
  } catch (error) {
    expect(error).toBeInstanceOf(InsigniaError);
    expect(error).toMatchObject({ code: 'TASK_MALFORMED', retryable: false });
    return (error as InsigniaError).message;
  }
  throw new Error('the message was accepted');
};

describe('a task message', () => {
  it('is taken as the design shows it', () => {
    expect(parseTask(JSON.stringify(task))).toEqual(task);
  });

  it('may leave out the user, the type and the agency’s name', () => {
    const { userId, taskType, ...rest } = { ...task, agency: { code: '0201' } };
    expect(taskFrom(rest)).toEqual({ ...rest, taskType });
  });

  it('is refused with every problem named at once', () => {
    expect(refusalOf({ taskId: '2569-0201-2', roundYear: '2569', agency: { code: '0201' }, priority: 'high' })).toBe(
      'The message is not an insignia task: roundYear is "2569"; it must be a number: a Buddhist Era year; rosterKey is missing; unknown key "priority": remove it.',
    );
  });

  it.each([
    ['{', 'its body (1 characters) is not JSON'],
    ['7', 'the message is the number 7'],
    ['null', 'the message is null'],
    ['[]', 'taskId is missing'],
    [{ ...task, taskId: '' }, 'taskId is a text of 0 characters'],
    [{ ...task, taskId: 'a'.repeat(129) }, 'taskId is a text of 129 characters'],
    [{ ...task, taskId: 'a/b' }, 'taskId is "a/b"'],
    [{ ...task, userId: 'a b' }, 'userId is a text of 3 characters'],
    [{ ...task, userId: '' }, 'userId is a text of 0 characters'],
    [{ ...task, taskType: 'other' }, 'taskType is "other"; it must be "insignia_background_processing"'],
    [{ ...task, roundYear: 2564 }, 'roundYear is the number 2564; it must be 2565 or later'],
    [{ ...task, roundYear: 2569.5 }, 'roundYear is the number 2569.5'],
    [{ ...task, agency: '0201' }, 'agency is "0201"; it must be an object'],
    [{ ...task, agency: { code: 'ก' } }, 'agency.code is a text of 1 characters'],
    [{ ...task, agency: { code: '1', name: 'ก'.repeat(201) } }, 'agency.name is a text of 201 characters'],
    [{ ...task, agency: { code: '1', head: 'x' } }, 'unknown key "agency.head": remove it'],
    [{ ...task, rosterKey: 'rosters/2568/0201.csv' }, 'must lie under rosters/<roundYear>/'],
    [{ ...task, rosterKey: 'rosters/2569/../2568/a.csv' }, 'must not have ".." in it'],
    [{ ...task, rosterKey: 'rosters/2569/a.pdf' }, 'must be rosters/<roundYear>/<file>.csv or .xlsx'],
    [{ ...task, rosterKey: 'elsewhere/2569/a.csv' }, 'must be rosters/<roundYear>/<file>.csv or .xlsx'],
  ])('is refused: %j', (body, told) => {
    expect(refusalOf(body)).toContain(told);
  });

  it('never has a name or a citizen id quoted in its refusal', () => {
    const message = refusalOf({ ...task, taskId: '1234567890123', userId: 'สมชาย ใจดี', agency: { code: 'นางสาว' } });
    expect(message).not.toMatch(/1234567890123|สมชาย|นางสาว/);
  });

  it('has its unknown keys described, not quoted, when they could be personal or are no plain words', () => {
    for (const key of ['สมชาย', '1234567890123', 'a\u0000b', 'x'.repeat(65)]) {
      expect(refusalOf({ ...task, [key]: 1 })).toBe(
        `The message is not an insignia task: unknown key a text of ${key.length} characters: remove it.`,
      );
    }
  });

  it('tells whom to tell although it is no task', () => {
    expect(userNamedIn('{"userId":"u-1","x":1}')).toBe('u-1');
    expect(userNamedIn('{"userId":"u 1"}')).toBeUndefined();
    expect(userNamedIn('{"userId":5}')).toBeUndefined();
    expect(userNamedIn('null')).toBeUndefined();
    expect(userNamedIn('{')).toBeUndefined();
  });
});
