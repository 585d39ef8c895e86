import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** What is used of the published parser, which is installed in this folder alone. */
interface AsyncApi {
  readonly Parser: new () => object;
  fromFile(
    parser: object,
    path: string,
  ): { parse(): Promise<{ document?: Document; diagnostics: readonly Diagnostic[] }> };
}

interface Diagnostic {
  /** 0: error; 1: warning; 2 and 3: advice. */
  readonly severity: number;
  readonly code: string | number;
  readonly message: string;
  readonly path: readonly (string | number)[];
}

interface Document {
  operations(): { all(): readonly Operation[] };
}

interface Operation {
  id(): string;
  action(): string;
  messages(): { all(): readonly Message[] };
}

interface Message {
  payload(): { json(): object };
  examples(): { all(): readonly { payload(): unknown }[] };
}

const { Parser, fromFile }: AsyncApi = createRequire(import.meta.url)('@asyncapi/parser');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncapi-'));
  await cp(fileURLToPath(new URL('../../docs/', import.meta.url)), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** What the parser reads, and its errors and warnings. */
async function read() {
  const { document, diagnostics } = await fromFile(new Parser(), join(folder, 'asyncapi.json')).parse();
  const problems = diagnostics
    .filter(({ severity }) => severity <= 1)
    .map(({ code, message, path }) => `${path.join('.')}: ${code}: ${message}`);
  return { operations: document?.operations().all() ?? [], problems };
}

/** Changes a file of the docs. */
async function change(name: string, from: string, to: string): Promise<void> {
  const path = join(folder, name);
  const content = await readFile(path, 'utf8');
  expect(content).toContain(from);
  await writeFile(path, content.replace(from, to));
}

describe('docs/asyncapi.json, read by the published parser', () => {
  it('has no error and no warning', async () => {
    const { operations, problems } = await read();
    expect(problems).toEqual([]);
    expect(operations.map((operation) => [operation.id(), operation.action()])).toEqual([
      ['receiveTask', 'receive'],
      ['notify', 'send'],
    ]);
  });

  it('has payloads that its examples are, and empty ones are not', async () => {
    const { operations } = await read();
    const messages = operations.flatMap((operation) => operation.messages().all());
    expect(messages.map((message) => message.examples().all().length)).toEqual([1, 2]);
    for (const message of messages) {
      // The schemas name draft 2020-12; here they are read as AsyncAPI does, as draft-07.
      const check = new Ajv({ strict: false, validateFormats: false, validateSchema: false }).compile(
        message.payload().json(),
      );
      for (const example of message.examples().all()) {
        expect([check(example.payload()), check.errors]).toEqual([true, null]);
      }
      expect(check([{}, {}])).toBe(false);
      expect(check({})).toBe(false);
    }
  });

  it.each([
    ['asyncapi.json', '"action": "send"', '"action": "tell"'],
    ['asyncapi.json', './task.schema.json', './gone.schema.json'],
    ['asyncapi.json', '#/$defs/userData', '#/$defs/gone'],
    ['notification.schema.json', '#/$defs/success', '#/$defs/gone'],
    ['task.schema.json', '"type": "integer"', '"type": "whole"'],
  ])('would be found wrong with a mistake in %s: %s', async (name, from, to) => {
    await change(name, from, to);
    expect((await read()).problems).not.toEqual([]);
  });
});
