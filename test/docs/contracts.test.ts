import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import policy from '../../config/policy.json' with { type: 'json' };
import { basisFor } from '../../lib/eligibility/basis.ts';
import { announcementOf } from '../../lib/notification/message.ts';
import { createTally } from '../../lib/results/counts.ts';
import { judgeRoster } from '../../lib/results/judge-roster.ts';
import { resultDocument } from '../../lib/results/result-document.ts';
import type { Outcome } from '../../lib/task/outcome.ts';
import { taskFrom } from '../../lib/task/task.ts';
import { contracts } from '../../scripts/make-contracts.ts';
import { checkBy, differencesFrom, publishedSchema } from '../helpers/contracts.ts';
import { readKept, versionsKept } from '../helpers/kept.ts';

const text = (name: string) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

const GENERATED = await contracts();

/** The notification of an outcome, as the list of its event's arguments after a way over the wire. */
function notificationOf(outcome: Outcome): unknown {
  const { message, userData } = announcementOf(outcome, 'notification');
  return JSON.parse(JSON.stringify([message, userData]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every value that is the given one with one key less, at any depth, and the path of that key. */
function* withOneKeyLess(value: unknown, path = ''): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      for (const [key, less] of withOneKeyLess(part, `${path}/*`)) {
        yield [key, value.with(index, less)];
      }
    }
  } else if (isObject(value)) {
    for (const [name, part] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      yield [`${path}/${name}`, rest];
      for (const [key, less] of withOneKeyLess(part, `${path}/${name}`)) {
        yield [key, { ...value, [name]: less }];
      }
    }
  }
}

describe.each(Object.keys(GENERATED))('docs/%s', (name) => {
  it('is what the code makes; npm run docs writes it', async () => {
    expect(JSON.parse(await text(`docs/${name}`))).toEqual(JSON.parse(JSON.stringify(GENERATED[name])));
  });
});

describe.each(['notification', 'result'] as const)('docs/%s.schema.json', (name) => {
  it('has examples that it takes, with every key described', async () => {
    const { examples = [] } = await publishedSchema(name);
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.flatMap((example) => differencesFrom(name, example))).toEqual([]);
  });

  it('takes keys that are added, at any depth, and refuses a key too few', async () => {
    const { examples: [example] = [], ...schema } = await publishedSchema(name);
    const check = checkBy(schema);
    const added = JSON.parse(JSON.stringify(example), (key, value) =>
      // The keys of byClass are classes.
      isObject(value) && key !== 'byClass' ? { ...value, added: 1 } : value,
    );
    expect(check(added)).toBe(true);
    const taken = new Set<string>();
    for (const [path, less] of withOneKeyLess(example)) {
      if (check(less)) {
        taken.add(path);
      }
    }
    expect([...taken].filter((path) => !path.includes('/byClass/'))).toEqual(
      name === 'notification' ? [] : ['/taskId', '/userId', '/agency', '/agency/name', '/rosterKey'],
    );
  });
});

describe('docs/result.schema.json', () => {
  it.each(['0201.csv', '0412.csv', '0518.xlsx', '0627.xls'])(
    'describes every key of the result of %s',
    async (name) => {
      const source = { name, bytes: () => createReadStream(new URL(`../../samples/rosters/${name}`, import.meta.url)) };
      const basis = basisFor(2569, policy);
      const { reading, judgements } = await judgeRoster([source], basis, { maxBytes: 1_000_000 });
      const head = { roundYear: 2569, ruleSet: basis.ruleSet, reading };
      const document = await Array.fromAsync(resultDocument(head, judgements, createTally()));
      expect(differencesFrom('result', JSON.parse(document.join('')))).toEqual([]);
    },
  );
});

it.each(await versionsKept())(
  'the schemas describe what version %s stored and will still announce',
  async (version) => {
    const { results, outcomes } = await readKept(version);
    expect(results.size * outcomes.size).toBeGreaterThan(0);
    expect([...results.values()].flatMap((result) => differencesFrom('result', JSON.parse(result)))).toEqual([]);
    expect(
      [...outcomes.values()].flatMap((outcome) => differencesFrom('notification', notificationOf(outcome))),
    ).toEqual([]);
  },
);

describe('docs/asyncapi.json', () => {
  it('names the queue as the template does, and shows a task', async () => {
    const { channels, components } = JSON.parse(await text('docs/asyncapi.json'));
    const [, service = ''] = /^service: (\S+)$/m.exec(await text('serverless.yml')) ?? [];
    const [, queue = ''] = /QueueName: (\S+-tasks)$/m.exec(await text('deployment/stores.yml')) ?? [];
    expect(channels.tasks.address).toBe(
      queue.replace(/\$\{self:service\}/, service).replace(/\$\{sls:stage\}/, '{stage}'),
    );
    for (const { payload } of components.messages.task.examples) {
      expect(taskFrom(payload)).toEqual(payload);
    }
  });
});
