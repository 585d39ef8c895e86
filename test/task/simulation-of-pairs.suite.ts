import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { ExhaustiveAnswer, ExhaustiveData } from '../helpers/simulation/exhaustive-thread.ts';

it('whatever two calls fail, and however: no task is lost, computed again, contradicted or announced again without cause', async () => {
  const startedAt = performance.now();
  const threads = availableParallelism();
  const seed = Date.now() % 1_000_000_000;
  console.log(`seed ${seed}`);
  const answers = await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const workerData: ExhaustiveData = { seed, thread, threads };
      const worker = new Worker(new URL('../helpers/simulation/exhaustive-thread.ts', import.meta.url), { workerData });
      const [answer] = (await once(worker, 'message')) as [ExhaustiveAnswer];
      return answer;
    }),
  );
  const runs = answers.reduce((sum, answer) => sum + answer.runs, 0);
  console.log(`${runs} schedules in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  expect(answers.flatMap(({ found }) => found)).toEqual([]);
  // Fewer would mean that awaits or faults went missing.
  expect(runs).toBeGreaterThan(60_000);
}, 3_600_000);
