import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import { INTRINSIC, type Resource, SUBSTITUTION, type Template } from './template.ts';

type Database = Awaited<ReturnType<typeof loadAwsServiceSpec>>;
type Specification = ReturnType<Database['all']>[number] & { readonly properties: Record<string, Property> };
type Property = { readonly type: PropertyType; readonly required?: boolean; readonly previousTypes?: PropertyType[] };
type PropertyType =
  | { readonly type: 'string' | 'integer'; readonly allowedValues?: readonly unknown[] }
  | { readonly type: 'number' | 'boolean' | 'json' | 'date-time' | 'null' | 'tag' }
  | { readonly type: 'array' | 'map'; readonly element: PropertyType }
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'union'; readonly types: readonly PropertyType[] };

const PSEUDO_PARAMETERS = /^AWS::(AccountId|NoValue|NotificationARNs|Partition|Region|StackId|StackName|URLSuffix)$/;

/** Checks templates against the CloudFormation specification: types, properties, required ones, enums, references. */
export interface Specifications {
  /** The problems of a template, one line each. CloudFormation would accept a template without problems. */
  problemsOf(template: Template): string[];
  /** The resources that CloudFormation makes before a resource, because it refers to them, by itself or through others. */
  madeBefore(template: Template, id: string): ReadonlySet<string>;
  /** Whether AWS publishes a metric of this name; undefined if the specification does not have the namespace. */
  hasMetric(namespace: string, name: string): boolean | undefined;
}

/** The specification that the AWS CDK is built from. It takes half a second to load. */
export const specifications = await loadSpecifications();

async function loadSpecifications(): Promise<Specifications> {
  const database = await loadAwsServiceSpec();
  const specificationOf = (type: string) =>
    database.lookup('resource', 'cloudFormationType', 'equals', type)[0] as unknown as
      | (Specification & { readonly attributes: Record<string, unknown> })
      | undefined;

  function problemsOf(template: Template): string[] {
    const problems: string[] = [];
    const edges = new Map<string, Set<string>>();

    for (const [id, resource] of Object.entries(template.Resources)) {
      const specification = specificationOf(resource.Type);
      const targets = referencesOf(resource, template, problems, id);
      edges.set(id, targets);
      if (specification === undefined) {
        problems.push(`${id}: ${resource.Type} is not a resource type`);
      } else {
        checkProperties(resource.Properties ?? {}, specification.properties, id);
      }
    }
    for (const [name, { Value }] of Object.entries(template.Outputs ?? {})) {
      referencesOf({ Type: '', Properties: Value }, template, problems, `Outputs.${name}`);
    }
    for (const cycle of cyclesOf(edges)) {
      problems.push(`These resources wait for each other: ${cycle.join(' → ')}`);
    }
    return problems;

    function checkProperties(given: object, specified: Record<string, Property>, path: string) {
      for (const [name, value] of Object.entries(given)) {
        const property = specified[name];
        if (property === undefined) {
          problems.push(`${path}.${name}: there is no such property`);
        } else {
          const types = [property.type, ...(property.previousTypes ?? [])];
          const found = types.map((type) => problemsOfValue(value, type, `${path}.${name}`));
          if (!found.some(({ length }) => length === 0)) {
            problems.push(...(found[0] ?? []));
          }
        }
      }
      for (const [name, { required }] of Object.entries(specified)) {
        if (required && !(name in given)) {
          problems.push(`${path}.${name}: is required and missing`);
        }
      }
    }

    function problemsOfValue(value: unknown, type: PropertyType, path: string): string[] {
      if (isIntrinsic(value)) {
        return [];
      }
      const wrong = (what: string) => [`${path}: ${JSON.stringify(value)?.slice(0, 80)} is ${what}`];
      switch (type.type) {
        case 'string':
        case 'date-time':
          if (typeof value !== 'string') {
            return wrong('not a text');
          }
          return 'allowedValues' in type && type.allowedValues && !type.allowedValues.includes(value)
            ? wrong(`none of ${type.allowedValues.join(', ')}`)
            : [];
        case 'integer':
          return Number.isInteger(value) ? [] : wrong('not a whole number');
        case 'number':
          return typeof value === 'number' ? [] : wrong('not a number');
        case 'boolean':
          return typeof value === 'boolean' ? [] : wrong('neither true nor false');
        case 'json':
          return typeof value === 'object' ? [] : wrong('not an object');
        case 'null':
          return value === null ? [] : wrong('not null');
        case 'tag':
          return [];
        case 'array':
          if (!Array.isArray(value)) {
            return wrong('not a list');
          }
          return value.flatMap((item, index) => problemsOfValue(item, type.element, `${path}[${index}]`));
        case 'map':
          if (value === null || typeof value !== 'object' || Array.isArray(value)) {
            return wrong('not an object');
          }
          return Object.entries(value).flatMap(([key, item]) => problemsOfValue(item, type.element, `${path}.${key}`));
        case 'union': {
          const found = type.types.map((one) => problemsOfValue(value, one, path));
          return found.some(({ length }) => length === 0) ? [] : (found[0] ?? []);
        }
        case 'ref': {
          if (value === null || typeof value !== 'object' || Array.isArray(value)) {
            return wrong('not an object');
          }
          const before = problems.length;
          const definition = database.get('typeDefinition', type.reference.$ref) as unknown as Specification;
          checkProperties(value, definition.properties, path);
          return problems.splice(before);
        }
      }
    }
  }

  /** Returns the resources that a resource refers to, and adds references to missing ones to the problems. */
  function referencesOf(resource: Resource, template: Template, problems: string[], path: string): Set<string> {
    const targets = new Set<string>();
    const target = (id: string, attribute?: string) => {
      if (PSEUDO_PARAMETERS.test(id)) {
        return;
      }
      const found = template.Resources[id];
      if (found === undefined) {
        problems.push(`${path}: refers to ${id}, which is not a resource`);
        return;
      }
      targets.add(id);
      const attributes = Object.keys(specificationOf(found.Type)?.attributes ?? {});
      if (attribute !== undefined && !attributes.includes(attribute)) {
        problems.push(`${path}: ${found.Type} has no attribute ${attribute}`);
      }
    };
    const condition = (name: string) => {
      if (template.Conditions?.[name] === undefined) {
        problems.push(`${path}: there is no condition ${name}`);
      }
    };
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) {
        for (const item of node) {
          visit(item);
        }
      } else if (node !== null && typeof node === 'object') {
        for (const [key, value] of Object.entries(node)) {
          if (key === 'Ref') {
            target(value);
          } else if (key === 'Fn::GetAtt') {
            target(value[0], value[1]);
          } else if (key === 'Fn::Sub') {
            for (const [, id = '', attribute] of (value as string).matchAll(SUBSTITUTION)) {
              target(id, attribute);
            }
          } else {
            if (key === 'Fn::If') {
              condition(value[0]);
            }
            visit(value);
          }
        }
      }
    };
    visit(resource.Properties);
    for (const id of [resource.DependsOn ?? []].flat()) {
      target(id);
    }
    if (resource.Condition !== undefined) {
      condition(resource.Condition);
    }
    return targets;
  }

  return {
    problemsOf,
    madeBefore(template, id) {
      const made = new Set<string>();
      const add = (resource: Resource) => {
        for (const target of referencesOf(resource, template, [], '')) {
          if (!made.has(target)) {
            made.add(target);
            add(template.Resources[target] as Resource);
          }
        }
      };
      add(template.Resources[id] as Resource);
      return made;
    },
    hasMetric(namespace, name) {
      const known = database.lookup('metric', 'namespace', 'equals', namespace);
      return known.length === 0 ? undefined : known.some((metric) => metric.name === name);
    },
  };
}

function isIntrinsic(value: unknown): boolean {
  if (value === null || typeof value !== 'object') {
    return false;
  }
  const [key = '', ...others] = Object.keys(value);
  return others.length === 0 && INTRINSIC.test(key);
}

/** Returns the cycles of references, each as a path that ends where it begins. */
function cyclesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const walk = (id: string, path: readonly string[]) => {
    if (path.includes(id)) {
      cycles.push([...path.slice(path.indexOf(id)), id]);
    } else if (!done.has(id)) {
      for (const next of edges.get(id) ?? []) {
        walk(next, [...path, id]);
      }
      done.add(id);
    }
  };
  for (const id of edges.keys()) {
    walk(id, []);
  }
  return cycles;
}
