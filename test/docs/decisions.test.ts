import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (relative: string) => readFileSync(new URL(`../../${relative}`, import.meta.url), 'utf8');

it('docs/decisions.md says why each dependency is there', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  // Names in the first column of a table: `vitest`, or `@aws-sdk/client-*` for all that begin so.
  const columns = [...read('docs/decisions.md').matchAll(/^\| (`[^|]*)\|/gm)].map(([, column = '']) => column);
  const named = columns.flatMap((column) => [...column.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const isNamed = (dependency: string) =>
    named.some((name) => dependency === name || (name.endsWith('*') && dependency.startsWith(name.slice(0, -1))));
  const all = Object.keys({ ...dependencies, ...devDependencies });
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter((dependency) => !isNamed(dependency))).toEqual([]);
});
