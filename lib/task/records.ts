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
import { InsigniaError } from '../errors.ts';
import type { Delivery } from '../notification/channel.ts';
import { announcementKey, RECORD_PREFIX } from './keys.ts';
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
  announceOnce(
    identity: AnnouncementIdentity,
    announce: () => Promise<AnnouncementRecord>,
  ): Promise<AnnouncementRecord>;
}

/** What an announcement's record is found and checked by: the end of a task, by its status, or the refusal of a message. */
export type AnnouncementIdentity =
  | { readonly key: string; readonly taskId: string }
  | ({ readonly key: string } & Pick<InsigniaTask, 'taskId' | 'roundYear' | 'agency' | 'rosterKey'>);

/** The end of a task: each status is announced once. */
export function identityOfOutcome(task: InsigniaTask, status: Outcome['status']): AnnouncementIdentity {
  return { ...task, key: announcementKey(task.taskId, status) };
}

/** The refusal of a message: each is announced once. */
export function identityOfRefusal(refusalId: string): AnnouncementIdentity {
  return { key: refusalId, taskId: refusalId };
}

/** What a record is bound to besides its key: another task with the same taskId is refused. */
const BOUND_TO = '[roundYear, agency.code, rosterKey]';

/** What a record in progress needs to know of the invocation: when it expires. */
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
    keyPrefix: RECORD_PREFIX.outcome,
    config: configOf({
      eventKeyJmesPath: 'taskId',
      payloadValidationJmesPath: BOUND_TO,
    }),
  };
  const announcements = {
    persistenceStore: newLayer(),
    keyPrefix: RECORD_PREFIX.announcement,
    config: configOf({ eventKeyJmesPath: 'key', payloadValidationJmesPath: BOUND_TO }),
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
        if (error instanceof GivenUp) {
          return undefined;
        }
        throw error;
      }
    },

    announceOnce(identity, announce) {
      const once = makeIdempotent(
        (_: AnnouncementIdentity) => announce() as Promise<JSONValue & AnnouncementRecord>,
        announcements,
      );
      return translatingErrors(`announcement ${identity.key}`, identity, once(identity));
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
function isMismatchInProgress(error: unknown) {
  return (
    error instanceof IdempotencyValidationError &&
    error.existingRecord?.getStatus() === IdempotencyRecordStatus.INPROGRESS
  );
}
