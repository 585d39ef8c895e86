import { IdempotencyConfig, IdempotencyItemAlreadyExistsError } from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RecordTable } from '../../lib/aws/record-table.ts';
import { RECORD_PREFIX } from '../../lib/task/keys.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type Items, SimulatedTable } from '../helpers/simulation/simulated-table.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const configured = <T extends BasePersistenceLayer>(layer: T): T => {
  const config = new IdempotencyConfig({
    eventKeyJmesPath: 'taskId',
    payloadValidationJmesPath: 'roundYear',
    throwOnNoIdempotencyKey: true,
  });
  layer.configure({ config, keyPrefix: RECORD_PREFIX.outcome });
  return layer;
};

let warnings: unknown[] = [];
beforeEach(() => {
  warnings = [];
});
const worker = (client = stack.dynamodb) =>
  configured(new RecordTable(stack.table, client, { warn: (...line: unknown[]) => void warnings.push(line) }));

interface Act {
  readonly worker: number;
  readonly act: 'begin' | 'begin, out of time' | 'complete' | 'release' | 'read';
  readonly taskId: string;
  readonly roundYear: number;
}

/** The result of an operation as the worker sees it, without the time of the hold, which may differ. */
async function told(layer: BasePersistenceLayer, { act, ...task }: Omit<Act, 'worker'>, index: number) {
  try {
    switch (act) {
      case 'begin':
        return await layer.saveInProgress(task, 60_000 + 7 * index);
      case 'begin, out of time':
        return await layer.saveInProgress(task, -60_000 + 7 * index);
      case 'complete':
        return await layer.saveSuccess(task, { by: index });
      case 'release':
        return await layer.deleteRecord(task);
      case 'read': {
        const record = await layer.getRecord(task);
        return [record.getStatus(), record.getResponse()];
      }
    }
  } catch (error) {
    if (!(error instanceof Error)) {
      throw error;
    }
    const existing = error instanceof IdempotencyItemAlreadyExistsError ? error.existingRecord : undefined;
    return [error.name, existing?.getStatus(), existing?.getResponse()];
  }
}

describe('the table of records', () => {
  it('keeps the outcome of the worker that took over, when a late one completes or releases the record', async () => {
    const task = { taskId: 'late', roundYear: 2569 };
    const late = worker();
    const other = worker();
    await late.saveInProgress(task, -1);
    await other.saveInProgress(task, 60_000);

    await late.deleteRecord(task);
    await expect(late.saveSuccess(task, { by: 'late' })).rejects.toMatchObject({
      name: 'IdempotencyAlreadyInProgressError',
      message: 'Another worker has taken the record over',
      cause: { name: 'ConditionalCheckFailedException' },
    });
    expect(warnings).toEqual([]);
    await other.saveSuccess(task, { by: 'other' });
    await late.deleteRecord(task);
    await expect(late.saveSuccess(task, { by: 'late' })).rejects.toThrow();
    expect((await other.getRecord(task)).getResponse()).toEqual({ by: 'other' });
  });

  it('keeps a completed record, even when its holder releases it', async () => {
    const task = { taskId: 'completed', roundYear: 2569 };
    const holder = worker();
    await holder.saveInProgress(task, 60_000);
    await holder.saveSuccess(task, { by: 'holder' });
    await holder.deleteRecord(task);
    expect((await holder.getRecord(task)).getResponse()).toEqual({ by: 'holder' });
  });

  it('lets the holder alone release a record in progress, and then anybody take it over', async () => {
    const task = { taskId: 'released', roundYear: 2569 };
    const holder = worker();
    await holder.saveInProgress(task, 60_000);
    await worker().deleteRecord(task);
    await expect(worker().saveInProgress(task, 60_000)).rejects.toBeInstanceOf(IdempotencyItemAlreadyExistsError);
    await holder.deleteRecord(task);
    await expect(holder.saveSuccess(task, {})).rejects.toMatchObject({ name: 'IdempotencyAlreadyInProgressError' });
    await worker().saveInProgress({ ...task, roundYear: 2570 }, 60_000);
  });

  it('does not hold a released record again when the request that began it arrives a second time', async () => {
    const task = { taskId: 'second', roundYear: 2569 };
    let sendAgain: (() => Promise<unknown>) | undefined;
    stack.dynamodb.middlewareStack.add(
      (next) => (request) => {
        sendAgain = () => next(request);
        return next(request);
      },
      { step: 'finalizeRequest', priority: 'low', name: 'keeps the request' },
    );
    const holder = worker();
    await holder.saveInProgress(task, 60_000);
    stack.dynamodb.middlewareStack.remove('keeps the request');
    await holder.deleteRecord(task);

    await expect(sendAgain?.()).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    await expect(holder.saveSuccess(task, {})).rejects.toMatchObject({ name: 'IdempotencyAlreadyInProgressError' });
  });

  it('says so when a record cannot be released, and leaves the word to what went wrong before', async () => {
    const task = { taskId: 'kept', roundYear: 2569 };
    const holder = worker();
    await holder.saveInProgress(task, 60_000);
    const gone = new DynamoDBClient({
      endpoint: 'http://127.0.0.1:1',
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    await worker(gone).deleteRecord(task);
    await expect(worker(gone).saveSuccess(task, {})).rejects.not.toMatchObject({
      name: 'IdempotencyAlreadyInProgressError',
    });
    expect(warnings).toEqual([
      [
        expect.stringContaining('A record could not be released'),
        expect.objectContaining({ code: 'SERVICE_UNAVAILABLE' }),
      ],
    ]);
    expect((await holder.getRecord(task)).getStatus()).toBe('INPROGRESS');
  });

  it('takes a completion that is sent twice, as the SDK does when the answer is lost', async () => {
    const task = { taskId: 'again', roundYear: 2569 };
    const holder = worker();
    await holder.saveInProgress(task, 60_000);
    await holder.saveSuccess(task, { by: 'holder' });
    await holder.saveSuccess(task, { by: 'holder' });
    expect((await holder.getRecord(task)).getResponse()).toEqual({ by: 'holder' });
  });

  it('is as the simulator has it, whatever three workers do', async () => {
    const act = fc.record<Act>({
      worker: fc.nat(2),
      act: fc.constantFrom('begin', 'begin', 'begin, out of time', 'complete', 'release', 'read'),
      taskId: fc.constantFrom('a', 'b'),
      roundYear: fc.constantFrom(2569, 2569, 2570),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 14 }), async (acts) => {
        const items: Items = new Map();
        const real = [worker(), worker(), worker()];
        const simulated = real.map(() => configured(new SimulatedTable(items)));
        run += 1;
        for (const [index, { worker, ...rest }] of acts.entries()) {
          const what = { ...rest, taskId: `${run}-${rest.taskId}` };
          const [is, was] = await Promise.all([
            told(real[worker] as RecordTable, what, index),
            told(simulated[worker] as SimulatedTable, what, index),
          ]);
          expect(is).toEqual(was);
        }
      }),
      { numRuns: 60 },
    );
  });
});
