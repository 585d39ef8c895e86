import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { bodyOf, carriedBody, keysOf, parseTask, taskFrom, taskIdNamedIn, userNamedIn } from '../../lib/task/task.ts';

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

  it.each([
    ['{"userId":', 'its body (10 characters) is not JSON; send one JSON object'],
    ['true', 'the message is true; it must be an object'],
    [
      { ...task, taskId: 5 },
      'taskId is the number 5; it must be text: 1 to 128 of A-Z a-z 0-9 . _ : - and not "." or ".."',
    ],
    [
      { ...task, taskId: 'a b' },
      'taskId is a text of 3 characters; it must be 1 to 128 of A-Z a-z 0-9 . _ : - and not "." or ".."',
    ],
    [{ ...task, taskId: '/a' }, 'taskId is "/a"; it must be 1 to 128 of A-Z a-z 0-9 . _ : - and not "." or ".."'],
    [
      { ...task, userId: null },
      'userId is null; it must be text: 1 to 128 printable characters without spaces and not "." or ".."',
    ],
    [
      { ...task, userId: ' a' },
      'userId is a text of 2 characters; it must be 1 to 128 printable characters without spaces and not "." or ".."',
    ],
    [
      { ...task, userId: 'a'.repeat(129) },
      'userId is a text of 129 characters; it must be 1 to 128 printable characters without spaces and not "." or ".."',
    ],
    [
      { ...task, userId: 'a\u007f' },
      'userId is a text of 2 characters; it must be 1 to 128 printable characters without spaces and not "." or ".."',
    ],
    [{ ...task, taskType: true }, 'taskType is true; it must be "insignia_background_processing"'],
    [{ ...task, roundYear: {} }, 'roundYear is an object; it must be a number: a Buddhist Era year'],
    [
      { ...task, roundYear: 2569.5, rosterKey: [] },
      'roundYear is the number 2569.5; it must be a whole Buddhist Era year; rosterKey is a list of 0; it must be one key or a list of 1 to 20 keys',
    ],
    [{ ...task, roundYear: '2569' }, 'roundYear is "2569"; it must be a number: a Buddhist Era year'],
    [
      { ...task, roundYear: 2564, rosterKey: 'rosters/2564/a.csv' },
      'roundYear is the number 2564; it must be 2565 or later: earlier rounds are under another regulation',
    ],
    [
      { ...task, roundYear: 3000, rosterKey: 'rosters/3000/a.csv' },
      'roundYear is the number 3000; it must be a Buddhist Era year up to 2999',
    ],
    [{ ...task, agency: null }, 'agency is null; it must be an object'],
    [{ ...task, agency: {} }, 'agency.code is missing'],
    [{ ...task, agency: { code: '/1' } }, 'agency.code is "/1"; it must be 1 to 32 of 0-9 A-Z a-z _ -'],
    [{ ...task, agency: { code: '1/' } }, 'agency.code is "1/"; it must be 1 to 32 of 0-9 A-Z a-z _ -'],
    [
      { ...task, agency: { code: '1'.repeat(33) } },
      'agency.code is a text of 33 characters; it must be 1 to 32 of 0-9 A-Z a-z _ -',
    ],
    [{ ...task, agency: { code: '1', name: 5 } }, 'agency.name is the number 5; it must be text'],
    [{ ...task, agency: { code: '1', name: '' } }, 'agency.name is a text of 0 characters; it must not be empty'],
    [
      { ...task, agency: { code: '1', name: 'ก'.repeat(201) } },
      'agency.name is a text of 201 characters; it must be at most 200 characters',
    ],
    [
      { ...task, agency: { code: '1', name: 'ก\udc00' } },
      'agency.name is a text of 2 characters; it must be well-formed text',
    ],
    [
      { ...task, rosterKey: `rosters/2569/${'a'.repeat(496)}.csv` },
      'rosterKey is a text of 513 characters; it must be at most 512 characters',
    ],
    [
      { ...task, rosterKey: `rosters/2569/${'ก'.repeat(336)}.csv` },
      'rosterKey is a text of 353 characters; it must be at most 1024 bytes in UTF-8',
    ],
    [
      { ...task, rosterKey: 'rosters/2568/a.xls' },
      'rosterKey is a text of 18 characters; it must lie under rosters/<roundYear>/ of the same roundYear',
    ],
  ])('is refused with exactly what is wrong: %j', (body, told) => {
    expect(refusalOf(body).texts.en).toBe(`The message is not an insignia task: ${told}.`);
  });

  it('may have ids, a code, a name and a key of the longest that are allowed', () => {
    const longest = {
      ...task,
      taskId: `${'aZ9_.:'.repeat(21)}--`,
      userId: `!~${'u'.repeat(126)}`,
      agency: { code: `_-${'a'.repeat(30)}`, name: 'ก'.repeat(200) },
      roundYear: 2999,
      rosterKey: `rosters/2999/${'a'.repeat(495)}.csv`,
    };
    expect(taskFrom(longest)).toEqual(longest);
    const shortest = { ...task, taskId: 'a', userId: 'u', roundYear: 2565, agency: { code: '1', name: 'ก' } };
    const rosterKey = 'rosters/2565/a.csv';
    expect(taskFrom({ ...shortest, rosterKey })).toEqual({ ...shortest, rosterKey });
  });

  it('that is nothing is missing', () => {
    expect(() => taskFrom(undefined)).toThrow('The message is not an insignia task: the message is missing.');
  });

  it('has what is quoted in its refusal bounded to the character', () => {
    const quoted = (key: string, value: unknown) => refusalOf({ ...task, [key]: value }).texts.en;
    expect(quoted('taskType', 'a'.repeat(12))).toContain(`taskType is "${'a'.repeat(12)}";`);
    expect(quoted('taskType', 'a'.repeat(13))).toContain('taskType is a text of 13 characters;');
    expect(quoted('taskType', '12345678')).toContain('taskType is "12345678";');
    expect(quoted('taskType', '123456789')).toContain('taskType is a text of 9 characters;');
    expect(quoted('taskType', ' a')).toContain('taskType is a text of 2 characters;');
    expect(quoted('taskType', 'a ')).toContain('taskType is a text of 2 characters;');
    expect(quoted('taskType', 99_999_999)).toContain('taskType is the number 99999999;');
    expect(quoted('taskType', 100_000_000)).toContain('taskType is a number;');
    expect(quoted('taskType', -100_000_000)).toContain('taskType is a number;');
    expect(quoted('taskType', 0.1234567891)).toContain('taskType is the number 0.1234567891;');
    expect(quoted('taskType', 0.12345678912)).toContain('taskType is a number;');
    expect(quoted('x'.repeat(64), 1)).toContain(`unknown key "${'x'.repeat(64)}": remove it`);
    expect(quoted('a b', 1)).toContain('unknown key a text of 3 characters: remove it');
  });

  it('counts the problems that it does not list', () => {
    const keysWithProblems = (count: number) =>
      refusalOf({ ...task, ...Object.fromEntries(Array.from({ length: count }, (_, key) => [`x${key}`, 1])) }).texts.en;
    expect(keysWithProblems(1)).toBe('The message is not an insignia task: unknown key "x0": remove it.');
    const { en } = refusalOf({ ...task, rosterKey: Array(22).fill('x') }).texts;
    const problems = en.slice('The message is not an insignia task: '.length).split('; rosterKey.');
    expect(problems).toHaveLength(20);
    expect(problems[0]).toMatch(/^rosterKey\.0 is "x"; it must be rosters/);
    expect(problems[19]).toMatch(/^19 is "x"; it must be rosters.*; and 4 more problems\.$/);
  });

  it('tells whom to tell although it is no task', () => {
    expect(userNamedIn('{"userId":"u-1","x":1}')).toBe('u-1');
    expect(userNamedIn('{"userId":"u 1"}')).toBeUndefined();
    expect(userNamedIn('{"userId":5}')).toBeUndefined();
    expect(userNamedIn('null')).toBeUndefined();
    expect(userNamedIn('{')).toBeUndefined();
  });
});

describe('a body', () => {
  it.each([
    ['{"taskId":"t-1"}', 't-1'],
    ['{"taskId":"a b\\ud800"}', 'a b\ud800'],
    ['{"taskId":2569}', '2569'],
    ['{"taskId":true}', undefined],
    ['{"taskId":["t-1"]}', undefined],
    ['{"userId":"u-1"}', undefined],
    ['null', undefined],
    ['{', undefined],
  ])('names a taskId, whatever it looks like: %s', (body, taskId) => {
    expect(taskIdNamedIn(body)).toBe(taskId);
  });

  it('carries what SQS may refuse in escaped form', () => {
    const value = { text: 'ก\ufffd\ufffe\uffff😀\ue000\ud7ff' };
    const body = bodyOf(value);
    expect(body).toBe('{"text":"ก\ufffd\\ufffe\\uffff\\ud83d\\ude00\ue000\ud7ff"}');
    expect(JSON.parse(body)).toEqual(value);
    expect(bodyOf('\ud800\udfff'.slice(0, 1))).toBe('"\\ud800"');
    expect(bodyOf(undefined)).toBe('null');
  });

  it.each([
    ['{"requestContext":{},"requestPayload":{"a":"😀"}}', '{"a":"\\ud83d\\ude00"}'],
    ['{"requestContext":{},"requestPayload":null}', 'null'],
    ['{"requestPayload": {"a":1}}', '{"requestPayload": {"a":1}}'],
    ['{"requestContext": {}}', '{"requestContext": {}}'],
    ['{ "a":1 }', '{ "a":1 }'],
    [' null', ' null'],
    ['7 ', '7 '],
    ['{', '{'],
  ])('is unwrapped when Lambda wrapped it, and else left as it is: %s', (body, carried) => {
    expect(carriedBody(body)).toBe(carried);
  });
});
