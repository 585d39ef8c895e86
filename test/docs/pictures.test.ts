import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { drawn } from '../../scripts/draw-pictures.ts';

const text = (name: string) => readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

it('docs/way-of-a-task.svg is drawn from its text; npm run docs draws it', async () => {
  expect(await text('way-of-a-task.svg')).toBe(await drawn(await text('way-of-a-task.dot')));
});
