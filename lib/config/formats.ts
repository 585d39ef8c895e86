/** How the texts of settings and parameters are read and checked. */

import * as v from 'valibot';

/** How the text of a setting is read. */
export interface Format<Value> {
  /** What is allowed, as the object of a sentence. */
  readonly allowed: string;
  readonly schema: v.GenericSchema<string, Value>;
}

/** Any text for which `isAllowed` is true. */
export function text(allowed: string, isAllowed: (value: string) => boolean): Format<string> {
  return { allowed, schema: v.pipe(v.string(), v.check(isAllowed)) };
}

/** A text of this pattern. */
export function matching(pattern: RegExp, allowed: string): Format<string> {
  return text(allowed, (value) => pattern.test(value));
}

/** A whole number in digits, with both bounds allowed. */
export function wholeNumber(least: number, most: number): Format<number> {
  const isAllowed = (value: string) => /^(0|[1-9]\d*)$/.test(value) && Number(value) >= least && Number(value) <= most;
  return {
    allowed: `a whole number from ${least} to ${most}`,
    schema: v.pipe(v.string(), v.check(isAllowed), v.transform(Number)),
  };
}

/** One of these words. */
export function oneOf<const Values extends readonly string[]>(...values: Values): Format<Values[number]> {
  return { allowed: values.join(' or '), schema: v.picklist(values) };
}

/** `true` or `false`, as .NET and JSON write it. */
export function yesOrNo(): Format<boolean> {
  return {
    allowed: 'true or false',
    schema: v.pipe(
      v.string(),
      v.check((value) => /^(true|false)$/i.test(value)),
      v.transform((value) => value.toLowerCase() === 'true'),
    ),
  };
}
