import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect } from 'vitest';
import { SAMPLE_ROSTERS } from '../../../scripts/make-sample-rosters.ts';
import { sourceOf } from './reading.ts';
import { judgementsOf, verdictOf } from './verdicts.ts';

/** The sample of 36 officers, one case a row, as text. */
export const SAMPLE = Buffer.from(SAMPLE_ROSTERS.get('0201.csv') as Uint8Array).toString();

/**
 * The sample with ids that begin with 9: a program that takes ids for numbers drops the 0 with which those of the sample
 * begin, and no real id begins with either.
 */
export const SAMPLE_WITHOUT_ZEROS = SAMPLE.replaceAll(/^0020/gm, '9020');

async function verdictsOf(name: string, content: string | Uint8Array) {
  return (await judgementsOf([sourceOf(name, content)])).map((judgement) => ({
    idCard: judgement.idCard?.replace(/^9/, '0'),
    ...verdictOf(judgement),
  }));
}

/** Expects that a file holds the officers of the sample and that each has the verdict that it has there. */
export async function expectVerdictsOfSample(name: string, content: Uint8Array): Promise<void> {
  expect(await verdictsOf(name, content)).toEqual(await verdictsOf('0201.csv', SAMPLE));
}

/** Expects the same of a file on the disk. */
export async function expectVerdictsOfSampleIn(path: string): Promise<void> {
  await expectVerdictsOfSample(basename(path), await readFile(path));
}
