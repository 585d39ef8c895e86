/** Writes docs/task.schema.json from the schema by which the functions read tasks; a test checks that they match. */
import { writeFile } from 'node:fs/promises';
import { toJsonSchema } from '@valibot/to-json-schema';
import { TASK_SCHEMA } from '../lib/task/task.ts';

/** The schema of a task message for its senders, as JSON Schema (draft 2020-12). */
export function taskJsonSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = toJsonSchema(TASK_SCHEMA, {
    target: 'draft-2020-12',
    // A sender may leave out what the functions fill in.
    typeMode: 'input',
    // Two rules are code. The rule on ".." is added below as JSON Schema, the rule on the year as a comment.
    ignoreActions: ['check', 'partial_check'],
  });
  const properties = schema.properties as Record<string, object>;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Insignia task',
    description: 'Body of a message for the tasks queue: the nominations of one agency for one round.',
    $comment: 'Not said here: the year in rosterKey is the roundYear.',
    ...schema,
    properties: { ...properties, rosterKey: { ...properties.rosterKey, not: { pattern: '\\.\\.' } } },
  };
}

if (import.meta.main) {
  const file = new URL('../docs/task.schema.json', import.meta.url);
  await writeFile(file, `${JSON.stringify(taskJsonSchema(), null, 2)}\n`);
}
