import type { JsonSchema } from './contracts.ts';

/** The records of C# code: for each its members' types by the key in JSON. */
export type Records = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads positional records whose members have a JsonPropertyName. */
export function recordsIn(code: string): Records {
  const records = [...code.matchAll(/record (\w+)\((.*?)\);/gs)].map(([, name = '', members = '']) => {
    const found = [...members.matchAll(/\[property: JsonPropertyName\("(\w+)"\)\] (\S+(?: \S+)?) (\w+)(?:,|$)/g)];
    return [name, new Map(found.map(([, key = '', type = '']) => [key, type]))] as const;
  });
  return new Map(records);
}

interface Context {
  readonly records: Records;
  readonly $defs: Readonly<Record<string, JsonSchema>>;
  /** Names of the records that a key has led to. */
  readonly used: Set<string>;
}

/** The forms that a value may have by a schema, without references. */
function formsOf(schema: JsonSchema, $defs: Context['$defs']): readonly JsonSchema[] {
  if (schema.$ref !== undefined) {
    return formsOf($defs[schema.$ref.replace('#/$defs/', '')] as JsonSchema, $defs);
  }
  return schema.anyOf?.flatMap((form) => formsOf(form, $defs)) ?? [schema];
}

const SIMPLE: Readonly<Record<string, string>> = {
  boolean: 'bool',
  integer: 'int',
  number: 'double',
  string: 'string',
};

/** How the C# type of a value differs from what schemas say of it; without `?`. */
export function typeProblems(
  type: string,
  schemas: readonly JsonSchema[],
  context: Context,
  at = '',
): readonly string[] {
  const forms = schemas.flatMap((schema) => formsOf(schema, context.$defs));
  const [{ items, additionalProperties, format, const: only, type: jsonType = typeof only } = {}] = forms;
  if (items) {
    return partProblems(type, /^IReadOnlyList<(\w+)>$/, items, context, at);
  }
  if (typeof additionalProperties === 'object') {
    return partProblems(type, /^IReadOnlyDictionary<string, (\w+)>$/, additionalProperties, context, at);
  }
  if (jsonType !== 'object') {
    const expected = format === 'date-time' ? 'DateTimeOffset' : SIMPLE[jsonType];
    return type === expected ? [] : [`${at} is ${type}, not ${expected}`];
  }
  const members = context.records.get(type);
  if (members === undefined) {
    return [`${at} is ${type}, which is no record`];
  }
  context.used.add(type);
  const keys = new Set([...members.keys(), ...forms.flatMap(({ properties = {} }) => Object.keys(properties))]);
  return [...keys].flatMap((key) => {
    const found = members.get(key);
    const told = forms.flatMap(({ properties }) => properties?.[key] ?? []);
    if (found === undefined || told.length === 0) {
      return [`${at}/${key} is ${found === undefined ? 'missing' : 'in no schema'}`];
    }
    const mayBeAbsent = !forms.every(({ required }) => required?.includes(key));
    const name = `${at}/${key}`;
    return mayBeAbsent === found.endsWith('?')
      ? typeProblems(found.replace('?', ''), told, context, name)
      : [`${name} may ${mayBeAbsent ? '' : 'not '}be absent, and is ${found}`];
  });
}

function partProblems(type: string, form: RegExp, part: JsonSchema, context: Context, at: string): readonly string[] {
  const [, of] = form.exec(type) ?? [];
  return of === undefined ? [`${at} is ${type}, not ${form.source}`] : typeProblems(of, [part], context, `${at}/*`);
}
