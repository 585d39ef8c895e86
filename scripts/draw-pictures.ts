/** Draws docs/way-of-a-task.svg from the text docs/way-of-a-task.dot; a test checks that they match. */
import { readFile, writeFile } from 'node:fs/promises';
import { instance } from '@viz-js/viz';

const docs = new URL('../docs/', import.meta.url);

/** The picture, as SVG, of a text in DOT, the language of Graphviz. */
export async function drawn(dot: string): Promise<string> {
  return (await instance()).renderString(dot, { format: 'svg' });
}

if (import.meta.main) {
  const dot = await readFile(new URL('way-of-a-task.dot', docs), 'utf8');
  await writeFile(new URL('way-of-a-task.svg', docs), await drawn(dot));
}
