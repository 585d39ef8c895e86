/** Writes docs/task.schema.json from the schema by which the functions read tasks; a test checks that they match. */
import { writeFile } from 'node:fs/promises';
import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';
import { ROSTER_KEY_SCHEMA, ROSTER_KEYS_SCHEMA, TASK_SCHEMA } from '../lib/task/task.ts';

const OPTIONS: ConversionConfig = {
  target: 'draft-2020-12',
  // A sender may leave out what the functions fill in.
  typeMode: 'input',
  // These rules are code. Those on "." and ".." and on a key named twice are added below as JSON Schema, the others as a
  // comment.
  ignoreActions: ['check', 'raw_check'],
};

function schemaOf(schema: Parameters<typeof toJsonSchema>[0]): Record<string, unknown> {
  const { $schema: _, ...converted } = toJsonSchema(schema, OPTIONS);
  return converted;
}

/** The schema of a task message for its senders, as JSON Schema (draft 2020-12). */
export function taskJsonSchema(): Record<string, unknown> {
  const { $defs: _, ...schema } = schemaOf(TASK_SCHEMA);
  const properties = schema.properties as Record<string, object>;
  const key = { ...schemaOf(ROSTER_KEY_SCHEMA), not: { pattern: '\\.\\.|/\\./' } };
  const keys = { ...schemaOf(ROSTER_KEYS_SCHEMA), items: { $ref: '#/$defs/rosterKey' }, uniqueItems: true };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Insignia task',
    description: 'Body of a message for the tasks queue: the nominations of one agency for one round.',
    $comment:
      'Not said here: the year in each rosterKey is the roundYear; a rosterKey is at most 1024 bytes in UTF-8; all text is well-formed, without lone surrogates.',
    ...schema,
    properties: {
      ...properties,
      rosterKey: { oneOf: [{ $ref: '#/$defs/rosterKey' }, keys] },
    },
    $defs: { rosterKey: key },
  };
}

if (import.meta.main) {
  const file = new URL('../docs/task.schema.json', import.meta.url);
  await writeFile(file, `${JSON.stringify(taskJsonSchema(), null, 2)}\n`);
}
