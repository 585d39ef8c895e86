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
import { type ErrorCode, InsigniaError, type Texts } from '../errors.ts';
import type { Delivery } from '../notification/channel.ts';
import { announcementKey, keyOfPlace, RECORD_PREFIX, refusalsKey } from './keys.ts';
import type { Outcome } from './outcome.ts';
import type { InsigniaTask } from './task.ts';

/** The content of an announcement's record: to whom, when and how it was proven. */
export type AnnouncementRecord = Pick<Delivery, 'proof' | 'tries'> & {
  readonly announcedAt: string;
  /** Absent in records from when each end was announced to one user only. */
  readonly userId?: string;
};

/** The content of a refusal's record. */
export interface RefusalRecord {
  readonly refusalId: string;
  readonly refusedAt: string;
  readonly code: ErrorCode;
  readonly errors: Texts;
}

/** The idempotent operations of a task. */
export interface Records {
  /**
   * Returns the task's recorded outcome, or computes and records it.
   *
   * @throws InsigniaError TASK_IN_PROGRESS while another worker has the task; TASK_ID_REUSED when the taskId has an outcome
   * for another roster, agency or round. An error of `compute` is thrown on, and the task is free again.
   */
  outcomeOnce(task: InsigniaTask, compute: () => Promise<Outcome>): Promise<Outcome>;
  /**
   * Returns the task's recorded outcome. If there is none, runs `giveUp` while no worker can compute one, and records none,
   * so that the task can be started again afterwards.
   *
   * @throws InsigniaError as `outcomeOnce` does, and the errors of `giveUp`
   */
  outcomeOrElse(task: InsigniaTask, giveUp: () => Promise<void>): Promise<Outcome | undefined>;
  /**
   * Announces to the identity's user, unless that was done before. `announce` must throw when there is no proof, because a
   * returned value is recorded as done.
   *
   * @throws InsigniaError TASK_IN_PROGRESS while another worker announces it, be it to another user; TASK_ID_REUSED when the
   * end of another task with this taskId was announced
   */
  announceOnce(
    identity: AnnouncementIdentity,
    announce: () => Promise<AnnouncementRecord>,
  ): Promise<AnnouncementRecord>;
  /**
   * Notes a refusal under an id, for people who look for the refused message by it; of many with one id, the first 20.
   *
   * @throws InsigniaError TASK_IN_PROGRESS while another worker notes one under this id
   */
  noteRefusal(id: string, refusal: RefusalRecord): Promise<void>;
}

/** What tells an announcement from others, and what its record is bound to: a task, or a refused message. */
export type AnnouncementIdentity = {
  /** The key of the announcements of the same end to all users. */
  readonly key: string;
  /** The user who is told. */
  readonly userId: string;
  /** The user for whom a record without a user counts; undefined: for none. */
  readonly firstUserId: string | undefined;
} & (Pick<InsigniaTask, 'taskId'> | Pick<InsigniaTask, 'taskId' | 'roundYear' | 'agency' | 'rosterKey'>);

/**
 * The identity of the announcement of a task's end to a user: each status is announced once to each.
 *
 * @param firstUserId the user in the recorded outcome; undefined when the task ended without one
 */
export function identityOfOutcome(
  task: InsigniaTask,
  { status, userId }: Pick<Outcome, 'status' | 'userId'>,
  firstUserId: string | undefined,
): AnnouncementIdentity {
  return { ...task, key: announcementKey(task.taskId, status), userId, firstUserId };
}

/** The identity of a refusal's announcement: each is announced once. */
export function identityOfRefusal(refusalId: string, userId: string): AnnouncementIdentity {
  return { key: refusalId, taskId: refusalId, userId, firstUserId: userId };
}

/** The most refusals that are noted under one id: each one looks at all before it, and a faulty sender may send thousands. */
const REFUSALS_NOTED_MAX = 20;

/** The values that a record is bound to besides its key. Another task with the same taskId is refused. */
const BOUND_TO = '[roundYear, agency.code, rosterKey]';

/** A record in progress expires at the end of the invocation. */
type RemainingTime = Pick<Context, 'getRemainingTimeInMillis'>;

/** Thrown to make Powertools release the record although there was no error. */
class GivenUp extends Error {}

/**
 * The records of one invocation. `newLayer` makes a persistence layer; each operation gets its own, because a layer cannot
 * serve two configurations. The prefixes are fixed, so that all functions find the same records.
 */
export function createRecords(newLayer: () => BasePersistenceLayer, context: RemainingTime): Records {
  const outcomes = {
    persistenceStore: newLayer(),
    keyPrefix: RECORD_PREFIX.outcome,
    config: configOf('taskId', context),
  };
  const announcements = {
    persistenceStore: newLayer(),
    keyPrefix: RECORD_PREFIX.announcement,
    config: configOf('key', context),
  };

  const outcomeOnce: Records['outcomeOnce'] = (task, compute) => {
    const once = makeIdempotent((_: InsigniaTask) => compute() as Promise<JSONValue & Outcome>, outcomes);
    return translatingErrors(`task ${task.taskId}`, task.taskId, once(task));
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
      return inOwnPlace(
        identity.key,
        (key) => translatingErrors(`announcement ${identity.key}`, identity.taskId, once({ ...identity, key })),
        ({ userId = identity.firstUserId }) => userId === identity.userId,
      );
    },

    async noteRefusal(id, refusal) {
      const once = makeIdempotent(async (_: { key: string }) => ({ ...refusal }), announcements);
      await inOwnPlace(
        refusalsKey(id),
        (key) => translatingErrors(`refusal ${refusal.refusalId}`, refusal.refusalId, once({ key })),
        ({ refusalId }, place) => refusalId === refusal.refusalId || place === REFUSALS_NOTED_MAX,
      );
    },
  };
}

/** Returns the record of the first place under `key` that was free or already had one's own. */
async function inOwnPlace<R>(
  key: string,
  once: (key: string) => Promise<R>,
  isOwn: (record: R, place: number) => boolean,
): Promise<R> {
  for (let place = 1; ; place += 1) {
    const record = await once(keyOfPlace(key, place));
    if (isOwn(record, place)) {
      return record;
    }
  }
}

function configOf(key: string, context: RemainingTime): IdempotencyConfig {
  const config = new IdempotencyConfig({
    eventKeyJmesPath: key,
    payloadValidationJmesPath: BOUND_TO,
    throwOnNoIdempotencyKey: true,
    expiresAfterSeconds: RECORD_LIFE_SECONDS,
  });
  // Powertools reads the remaining time only.
  config.registerLambdaContext(context as Context);
  return config;
}

/** Translates Powertools' errors into InsigniaError. */
async function translatingErrors<T>(what: string, taskId: string, running: Promise<T>): Promise<T> {
  try {
    return await running;
  } catch (thrown) {
    // Powertools wraps the errors of its persistence layer.
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
        {
          th: `รหัสงาน (taskId) ${taskId} เคยใช้กับรอบปี หน่วยงาน หรือบัญชีรายชื่ออื่นมาแล้ว โปรดส่งงานใหม่โดยใช้ taskId ใหม่`,
          en: `The id of task ${taskId} was used before for another round, agency or roster; send the task again with a new taskId.`,
        },
        { retryable: false, cause: error },
      );
    }
    throw error;
  }
}

/** Of two tasks with the same taskId, the first to have an outcome keeps the id. */
function isMismatchInProgress(error: unknown) {
  return (
    error instanceof IdempotencyValidationError &&
    error.existingRecord?.getStatus() === IdempotencyRecordStatus.INPROGRESS
  );
}
