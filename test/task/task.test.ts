import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { keysOf, parseTask, taskFrom, userNamedIn } from '../../lib/task/task.ts';

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
    return error as InsigniaError;
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
    const body = { taskId: '2569-0201-2', roundYear: '2569', agency: { code: '0201' }, priority: 'high' };
    expect(refusalOf(body).texts.en).toBe(
      'The message is not an insignia task: roundYear is "2569"; it must be a number: a Buddhist Era year; rosterKey is missing; unknown key "priority": remove it.',
    );
  });

  it('is refused in Thai too: what it is, whom to turn to, and the problems to tell them', () => {
    const { texts, message } = refusalOf({ ...task, roundYear: 2564 });
    expect(texts.th).toMatch(/^ข้อความสั่งงาน.*โปรดแจ้งผู้ดูแลระบบ.*\(รายละเอียด: roundYear is the number 2564; .*\)$/);
    expect(message).toBe(`${texts.th} ${texts.en}`);
  });

  it('lists twenty problems of a message and counts the others', () => {
    const { message } = refusalOf({ ...task, rosterKey: Array.from({ length: 5_000 }, () => 'x') });
    expect(message).toContain('rosterKey.19 is "x"; it must be');
    expect(message).not.toContain('rosterKey.20 ');
    expect(message).toMatch(/; and \d+ more problems\) The message/);
    expect(message.length).toBeLessThan(5_000);
  });

  it('may have points in its ids, and a key of 1024 bytes', () => {
    const good = { ...task, taskId: '...', userId: '.a', rosterKey: `rosters/2569/${'ก'.repeat(334)}.aa.b.csv` };
    expect(Buffer.byteLength(good.rosterKey)).toBe(1024);
    expect(taskFrom(good)).toEqual(good);
  });

  it('may have its roster in up to 20 files', () => {
    const keys = Array.from({ length: 20 }, (_, part) => `rosters/2569/0201_${part}.xls`);
    expect(taskFrom({ ...task, rosterKey: keys }).rosterKey).toEqual(keys);
    expect(keysOf(keys)).toEqual(keys);
  });

  it.each(['csv', 'xlsx', 'xls'])('may have a roster that ends in .%s, and keeps one key as it is', (ending) => {
    const rosterKey = `rosters/2569/0201.${ending}`;
    expect(taskFrom({ ...task, rosterKey }).rosterKey).toBe(rosterKey);
    expect(taskFrom({ ...task, rosterKey: [rosterKey] }).rosterKey).toEqual([rosterKey]);
    expect(keysOf(rosterKey)).toEqual([rosterKey]);
  });

  it.each([
    ['{', 'its body (1 characters) is not JSON'],
    ['7', 'the message is the number 7'],
    ['null', 'the message is null'],
    ['[]', 'taskId is missing'],
    [{ ...task, taskId: '' }, 'taskId is a text of 0 characters'],
    [{ ...task, taskId: 'a'.repeat(129) }, 'taskId is a text of 129 characters'],
    [{ ...task, taskId: 'a/b' }, 'taskId is "a/b"'],
    [{ ...task, taskId: '.' }, 'taskId is "."; it must be 1 to 128 of A-Z a-z 0-9 . _ : - and not "." or ".."'],
    [{ ...task, taskId: '..' }, 'taskId is ".."; it must be'],
    [{ ...task, userId: '.' }, 'userId is a text of 1 characters; it must be 1 to 128 printable characters'],
    [{ ...task, userId: '..' }, 'userId is a text of 2 characters; it must be'],
    [{ ...task, userId: 'u\ud800' }, 'userId is a text of 2 characters; it must be'],
    [{ ...task, agency: { code: '..' } }, 'agency.code is ".."; it must be'],
    [
      { ...task, agency: { code: '1', name: 'ก\udc00' } },
      'agency.name is a text of 2 characters; it must be well-formed',
    ],
    [{ ...task, rosterKey: 'rosters/2569/./a.csv' }, 'must not have "." as a part'],
    [{ ...task, rosterKey: `rosters/2569/${'ก'.repeat(400)}.csv` }, 'must be at most 1024 bytes in UTF-8'],
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
    [{ ...task, rosterKey: 'rosters/2569/a.pdf' }, 'must be rosters/<roundYear>/<file>.csv or .xlsx or .xls'],
    [{ ...task, rosterKey: 'elsewhere/2569/a.csv' }, 'must be rosters/<roundYear>/<file>.csv or .xlsx'],
    [{ ...task, rosterKey: 'rosters/2569/a\ud800.csv' }, 'must be well-formed text'],
    [{ ...task, rosterKey: 5 }, 'rosterKey is the number 5; it must be text'],
    [{ ...task, rosterKey: [] }, 'rosterKey is a list of 0; it must be one key or a list of 1 to 20 keys'],
    [
      { ...task, rosterKey: Array.from({ length: 21 }, (_, part) => `rosters/2569/${part}.xls`) },
      'rosterKey is a list of 21; it must be one key or a list of 1 to 20 keys',
    ],
    [
      { ...task, rosterKey: [task.rosterKey, task.rosterKey] },
      'rosterKey is a list of 2; it must not name a key twice',
    ],
    [{ ...task, rosterKey: [task.rosterKey, 5] }, 'rosterKey.1 is the number 5; it must be text'],
    [
      { ...task, rosterKey: [task.rosterKey, 'rosters/2568/a.xls'] },
      'rosterKey.1 is a text of 18 characters; it must lie under rosters/<roundYear>/ of the same roundYear',
    ],
    [{ ...task, rosterKey: [[task.rosterKey]] }, 'rosterKey.0 is a list of 1; it must be text'],
  ])('is refused: %j', (body, told) => {
    expect(refusalOf(body).texts.en).toContain(told);
  });

  it('never has a name or a citizen id quoted in its refusal', () => {
    const { message } = refusalOf({
      ...task,
      taskId: '1234567890123',
      userId: 'สมชาย ใจดี',
      agency: { code: 'นางสาว' },
      rosterKey: ['rosters/2569/สมชาย.doc', '1234567890123'],
    });
    expect(message).not.toMatch(/1234567890123|สมชาย|นางสาว/);
  });

  it('has values of up to 12 characters quoted in its refusal, so never a whole citizen id', () => {
    for (const value of ['1-1037-02071', '110.37.2071', -1234567.891, 0.1234567891]) {
      const { en } = refusalOf({ ...task, taskType: value, rosterKey: value }).texts;
      expect(en).toContain(`taskType is ${typeof value === 'string' ? JSON.stringify(value) : `the number ${value}`};`);
    }
    for (const value of [
      '1-1037-02071-5',
      'Somchai.Jaidee',
      '1103702071815',
      110370207181,
      0.12345678912,
      -12345678.912,
    ]) {
      const { message } = refusalOf({
        ...task,
        taskType: value,
        agency: { code: value, name: value },
        rosterKey: [value, [value]],
        roundYear: `${value}`,
      });
      expect(message).not.toContain(String(value).slice(0, 12));
      expect(message).toContain(typeof value === 'string' ? `${value.length} characters` : 'a number');
    }
  });

  it('is refused for a key of another round together with its other problems', () => {
    const { en } = refusalOf({ ...task, rosterKey: ['rosters/2568/a.csv', 5], priority: 1 }).texts;
    expect(en).toContain('rosterKey.0 is a text of 18 characters; it must lie under rosters/<roundYear>/');
    expect(en).toContain('rosterKey.1 is the number 5');
    expect(en).toContain('unknown key "priority"');
  });

  it('has its unknown keys described, not quoted, when they could be personal or are no plain words', () => {
    for (const key of ['สมชาย', '1234567890123', 'a\u0000b', 'x'.repeat(65)]) {
      expect(refusalOf({ ...task, [key]: 1 }).texts.en).toBe(
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
