import { readFile } from 'node:fs/promises';
import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';

/** A JSON Schema, as far as it is looked into here. */
export interface JsonSchema {
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly format?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema | false;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly examples?: readonly unknown[];
}

/** Reads a JSON Schema of the docs. */
export async function publishedSchema(name: 'task' | 'notification' | 'result'): Promise<JsonSchema> {
  return JSON.parse(await readFile(new URL(`../../docs/${name}.schema.json`, import.meta.url), 'utf8'));
}

/** The same schema without the leave to add keys. */
function closed(schema: JsonSchema): JsonSchema {
  const parts = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (key === 'properties' || key === '$defs') {
      return [key, Object.fromEntries(Object.entries<JsonSchema>(value).map(([name, part]) => [name, closed(part)]))];
    }
    if (key === 'anyOf' || key === 'prefixItems') {
      return [key, value.map(closed)];
    }
    return [
      key,
      (key === 'items' || key === 'additionalProperties') && typeof value === 'object' ? closed(value) : value,
    ];
  });
  return {
    ...Object.fromEntries(parts),
    ...(schema.properties === undefined ? {} : { additionalProperties: schema.additionalProperties ?? false }),
    ...(schema.prefixItems === undefined ? {} : { items: false }),
  };
}

/** A check by a schema. */
export function checkBy(schema: JsonSchema): ValidateFunction {
  const formats = {
    date: /^\d{4}-\d\d-\d\d$/,
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  };
  return new Ajv2020({ strict: false, formats }).compile(schema as AnySchema);
}

const CHECKS = {
  notification: checkBy(closed(await publishedSchema('notification'))),
  result: checkBy(closed(await publishedSchema('result'))),
};

/** What a notification or a result.json has that its schema does not tell of, or tells otherwise. */
export function differencesFrom(name: keyof typeof CHECKS, value: unknown): readonly string[] {
  const check = CHECKS[name];
  check(value);
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
