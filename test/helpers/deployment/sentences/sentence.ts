import type { Template } from '../template.ts';

/** A template that may be changed. */
export interface Mutable {
  // biome-ignore lint/suspicious/noExplicitAny: mutations reach anywhere into a template
  readonly Resources: Record<string, any>;
  readonly Outputs: Record<string, unknown>;
}

/** Changes a template in place. */
export type Mutation = (template: Mutable) => void;

/** A promise about the template, in words and as a check. */
export type Sentence = readonly [
  sentence: string,
  holds: (template: Template) => void,
  /** Ways to break it; after each, `holds` must throw. */
  breaks: readonly Mutation[],
];

/** The seconds in a day. */
export const DAY_SECONDS = 24 * 60 * 60;

/** Returns a copy of a template, changed by a mutation. */
export function mutated(template: Template, mutate: Mutation): Template {
  const copy = structuredClone(template);
  mutate(copy as unknown as Mutable);
  return copy;
}

/** Makes a mutation that removes the property or list item at the end of a path. */
export function without(...path: readonly string[]): Mutation {
  return (template) => {
    const last = path.at(-1) as string;
    // biome-ignore lint/suspicious/noExplicitAny: any path into the template
    let node: any = template;
    for (const step of path.slice(0, -1)) {
      node = node[step];
    }
    if (!(last in node)) {
      throw new Error(`${path.join('.')} is not there to be removed`);
    }
    if (Array.isArray(node)) {
      node.splice(Number(last), 1);
    } else {
      delete node[last];
    }
  };
}

/** Makes a mutation that removes a property of a resource, or a part of one. */
export function withoutProperty(id: string, ...path: readonly string[]): Mutation {
  return without('Resources', id, 'Properties', ...path);
}

/** The part of a resource policy that `tlsOnly` uses. */
interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Principal: unknown;
    readonly Action: string;
    readonly Resource: unknown;
    readonly Condition: unknown;
  }[];
}

/** The resources on which a policy denies an action without TLS to everyone; undefined if it denies none. */
export function tlsOnly({ Version, Statement }: PolicyDocument, action: string): unknown {
  return Statement.find(
    ({ Effect, Principal, Action, Condition }) =>
      Version === '2012-10-17' &&
      Effect === 'Deny' &&
      Principal === '*' &&
      Action === action &&
      JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
  )?.Resource;
}
