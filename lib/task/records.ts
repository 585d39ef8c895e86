import type { JSONValue } from '@aws-lambda-powertools/commons/types';
import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyPersistenceLayerError,
  IdempotencyRecordStatus,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import type { Context } from 'aws-lambda';
import { FUNCTION_TIMEOUT_SECONDS, RECORD_LIFE_SECONDS } from '../config/defaults.ts';
import type { Delivery } from '../notification/channel.ts';
import { InsigniaError } from './errors.ts';
import type { Outcome } from './outcome.ts';
import type { InsigniaTask } from './task.ts';

/** How an announcement was proven; what the announcement's record keeps. */
export type AnnouncementRecord = Pick<Delivery, 'proof' | 'tries'> & { readonly announcedAt: string };

/** The idempotent operations of a task. */
export interface Records {
  /**
   * Returns the task's recorded outcome, or computes and records it.
   *
   * @throws InsigniaError TASK_IN_PROGRESS while another worker has the task; TASK_ID_REUSED when the taskId has an outcome
   * for another roster, agency or round. What `compute` throws passes through, and leaves no record.
   */
  outcomeOnce(task: InsigniaTask, compute: () => Promise<Outcome>): Promise<Outcome>;
  /**
   * Returns the task's recorded outcome, or runs `giveUp` while no worker can compute one. It leaves no record, so that the
   * task can be started again afterwards.
   *
   * @throws InsigniaError as `outcomeOnce` does, and what `giveUp` throws.
   */
  outcomeOrElse(task: InsigniaTask, giveUp: () => Promise<void>): Promise<Outcome | undefined>;
  /**
   * Announces unless it was announced before. `announce` must throw when there is no proof: a returned value is kept as done.
   *
   * @throws InsigniaError TASK_IN_PROGRESS while another worker announces it; TASK_ID_REUSED when what was announced was the
   * end of another task with this taskId.
   */
  announceOnce(what: AnnouncedOnce, announce: () => Promise<AnnouncementRecord>): Promise<AnnouncementRecord>;
}

/** What is announced once: the end of a task, by its status, or the refusal of a message. */
export type AnnouncedOnce =
  | { readonly key: string; readonly taskId: string }
  | ({ readonly key: string } & Pick<InsigniaTask, 'taskId' | 'roundYear' | 'agency' | 'rosterKey'>);

/** The end of a task: each terminal status is announced once. */
export const announcedEnd = (task: InsigniaTask, status: Outcome['status']): AnnouncedOnce => ({
  ...task,
  key: `${task.taskId}:${status}`,
});

/** The refusal of a message: each is announced once. */
export const announcedRefusal = (refusalId: string): AnnouncedOnce => ({ key: refusalId, taskId: refusalId });

/** Which task it is that has a taskId. */
const IDENTITY = '[roundYear, agency.code, rosterKey]';

/** What a record in progress needs to know of the invocation: when it runs out. */
type RemainingTime = Pick<Context, 'getRemainingTimeInMillis'>;

/** Makes Powertools' function leave no record although all went well. */
class GivenUp extends Error {}

/**
 * The records of one invocation. `newLayer` makes a persistence layer; each operation gets its own, since a shared one
 * mixes their records up. Prefixes are fixed, so every function finds the same records.
 */
export function createRecords(newLayer: () => BasePersistenceLayer, context: RemainingTime): Records {
  const configOf = (keys: { eventKeyJmesPath: string; payloadValidationJmesPath?: string }) => {
    const config = new IdempotencyConfig({
      ...keys,
      throwOnNoIdempotencyKey: true,
      expiresAfterSeconds: RECORD_LIFE_SECONDS,
    });
    // Powertools reads the remaining time alone.
    config.registerLambdaContext(context as Context);
    return config;
  };
  const outcomes = {
    persistenceStore: newLayer(),
    keyPrefix: 'outcome',
    config: configOf({
      eventKeyJmesPath: 'taskId',
      payloadValidationJmesPath: IDENTITY,
    }),
  };
  const announcements = {
    persistenceStore: newLayer(),
    keyPrefix: 'announcement',
    config: configOf({ eventKeyJmesPath: 'key', payloadValidationJmesPath: IDENTITY }),
  };

  const outcomeOnce: Records['outcomeOnce'] = (task, compute) => {
    const once = makeIdempotent((_: InsigniaTask) => compute() as Promise<JSONValue & Outcome>, outcomes);
    return translatingErrors(`task ${task.taskId}`, task, once(task));
  };

  return {
    outcomeOnce,

    async outcomeOrElse(task, giveUp) {
      try {
        return await outcomeOnce(task, async () => {
          await giveUp();
          throw new GivenUp();
        });
      } catch (error) {
        if (error instanceof GivenUp) return undefined;
        throw error;
      }
    },

    announceOnce(what, announce) {
      const once = makeIdempotent(
        (_: AnnouncedOnce) => announce() as Promise<JSONValue & AnnouncementRecord>,
        announcements,
      );
      return translatingErrors(`announcement ${what.key}`, what, once(what));
    },
  };
}

/** Powertools' errors in the terms of this service. */
async function translatingErrors<T>(what: string, { taskId }: { taskId: string }, running: Promise<T>): Promise<T> {
  try {
    return await running;
  } catch (thrown) {
    // Whatever a store throws, Powertools wraps.
    const error = thrown instanceof IdempotencyPersistenceLayerError ? thrown.cause : thrown;
    if (error instanceof IdempotencyAlreadyInProgressError || isMismatchInProgress(error)) {
      throw new InsigniaError(
        'TASK_IN_PROGRESS',
        `Another worker holds ${what}; the message goes back until that worker’s time is over.`,
        {
          retryable: true,
          retryAfterMs: FUNCTION_TIMEOUT_SECONDS * 1000,
          cause: error,
        },
      );
    }
    if (error instanceof IdempotencyValidationError) {
      throw new InsigniaError(
        'TASK_ID_REUSED',
        `The id of task ${taskId} was used before for another round, agency or roster; send the task again with a new taskId.`,
        { retryable: false, cause: error },
      );
    }
    throw error;
  }
}

/** Two tasks with one taskId: which of them has the id is decided only when one has an outcome. */
const isMismatchInProgress = (error: unknown) =>
  error instanceof IdempotencyValidationError &&
  error.existingRecord?.getStatus() === IdempotencyRecordStatus.INPROGRESS;
