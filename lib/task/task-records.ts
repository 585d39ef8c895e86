import {
  IdempotencyConfig,
  IdempotencyItemNotFoundError,
  IdempotencyRecordStatus,
} from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer, IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import { announcementKey, isRefusalId, keyOfPlace, RECORD_PREFIX, refusalsKey } from './keys.ts';
import type { Outcome } from './outcome.ts';
import type { AnnouncementRecord, RefusalRecord } from './records.ts';

/** The proven announcement of an end to a user. */
export interface RecordedAnnouncement {
  readonly status: Outcome['status'];
  readonly record: AnnouncementRecord;
}

/** The records of a taskId. */
export interface TaskRecords {
  /** `inProgress`: a worker has the task. `tried`: workers had it, and the last one failed or crashed. Undefined: none had it. */
  readonly outcome: Outcome | 'inProgress' | 'tried' | undefined;
  /** The proven announcements with their status: one of each to each user. */
  readonly announcements: readonly RecordedAnnouncement[];
  /** The refusals of messages with this id. */
  readonly refusals: readonly (RefusalRecord & { readonly announcements: readonly RecordedAnnouncement[] })[];
}

/**
 * Reads the records of a task by its id only, for people; the functions check the whole task ({@link createRecords}). A
 * refused message is found by its own id and by the taskId that it names.
 */
export async function readTaskRecords(newLayer: () => BasePersistenceLayer, taskId: string): Promise<TaskRecords> {
  const read = async (keyPrefix: string, id: string) => {
    const layer = newLayer();
    layer.configure({ keyPrefix, config: new IdempotencyConfig({ eventKeyJmesPath: 'id' }) });
    try {
      const record = await layer.getRecord({ id });
      return record.isExpired() ? undefined : record;
    } catch (error) {
      if (error instanceof IdempotencyItemNotFoundError) {
        return undefined;
      }
      throw error;
    }
  };
  const placesOf = async <R>(key: string) => {
    const records: R[] = [];
    for (;;) {
      const found = await read(RECORD_PREFIX.announcement, keyOfPlace(key, records.length + 1));
      if (found?.getStatus() !== IdempotencyRecordStatus.COMPLETED) {
        return records;
      }
      records.push(found.getResponse() as unknown as R);
    }
  };
  const announcementsOf = async (key: string, status: Outcome['status']): Promise<RecordedAnnouncement[]> =>
    (await placesOf<AnnouncementRecord>(key)).map((record) => ({ status, record }));
  const outcome = await read(RECORD_PREFIX.outcome, taskId);
  const refusals = await placesOf<RefusalRecord>(refusalsKey(taskId));
  return {
    refusals: await Promise.all(
      refusals.map(async (refusal) => ({
        ...refusal,
        announcements: await announcementsOf(refusal.refusalId, 'failed'),
      })),
    ),
    outcome: outcome && outcomeIn(outcome),
    announcements: isRefusalId(taskId)
      ? await announcementsOf(taskId, 'failed')
      : [
          ...(await announcementsOf(announcementKey(taskId, 'failed'), 'failed')),
          ...(await announcementsOf(announcementKey(taskId, 'success'), 'success')),
        ],
  };
}

function outcomeIn(record: IdempotencyRecord): NonNullable<TaskRecords['outcome']> {
  if (record.getStatus() === IdempotencyRecordStatus.COMPLETED) {
    return record.getResponse() as unknown as Outcome;
  }
  return (record.inProgressExpiryTimestamp ?? 0) > Date.now() ? 'inProgress' : 'tried';
}
