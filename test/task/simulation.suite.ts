import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { SoakAnswer, SoakData } from '../helpers/simulation/soak.ts';

const RUNS = 60_000;

it(`a task ends in one outcome, announced, or with a person and its user told (${RUNS} schedules)`, async () => {
  const threads = availableParallelism();
  const runs = Math.ceil(RUNS / threads);
  const base = Date.now() % 1_000_000_000;
  console.log(`seeds ${base} to ${base + threads - 1}, ${runs} schedules each`);
  const answers = await Promise.all(
    Array.from({ length: threads }, async (_, index) => {
      const workerData: SoakData = { seed: base + index, runs };
      const worker = new Worker(new URL('../helpers/simulation/soak.ts', import.meta.url), { workerData });
      const [answer] = (await once(worker, 'message')) as [SoakAnswer];
      return answer;
    }),
  );
  for (const { found } of answers) {
    expect(found).toBeNull();
  }
  expect(answers.reduce((sum, answer) => sum + answer.runs, 0)).toBeGreaterThanOrEqual(RUNS);
}, 3_600_000);
