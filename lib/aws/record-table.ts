import { IdempotencyAlreadyInProgressError } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { InsigniaError } from '../errors.ts';
import { type Log, MARK } from '../observability/logger.ts';

/** A time that no record is held until. */
const NEVER_HELD = 0;

/**
 * The table of idempotency records, as one invocation sees it.
 *
 * Powertools completes and removes records whoever has them by then: a worker that is late (its time was over, another
 * took the record over and ended the task) would put a second outcome in the place of the first. Here only the worker
 * that holds a record may do either. What tells the holders of one record apart is the time until which they hold it.
 */
export class RecordTable extends DynamoDBPersistenceLayer {
  readonly #tableName: string;
  readonly #client: DynamoDBClient;
  readonly #log: Pick<Log, 'warn'>;
  /** Until when this invocation holds a record, in ms of the epoch, by the record's key. */
  readonly #heldUntil = new Map<string, number | undefined>();

  constructor(tableName: string, client: DynamoDBClient, log: Pick<Log, 'warn'>) {
    super({ tableName, awsSdkV3Client: client });
    this.#tableName = tableName;
    this.#client = client;
    this.#log = log;
  }

  protected override async _putRecord(record: IdempotencyRecord): Promise<void> {
    await super._putRecord(record);
    this.#heldUntil.set(record.idempotencyKey, record.inProgressExpiryTimestamp);
  }

  /** @throws IdempotencyAlreadyInProgressError when another worker has taken the record over: what that one records stands. */
  protected override async _updateRecord(record: IdempotencyRecord): Promise<void> {
    const update = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: this.getKey(record.idempotencyKey),
      UpdateExpression: 'SET #status = :status, expiration = :expiration, #data = :data',
      // The status is not asked for: the SDK sends an update again whose answer was lost.
      ConditionExpression: 'in_progress_expiration = :heldUntil',
      ExpressionAttributeNames: { '#status': 'status', '#data': 'data' },
      ExpressionAttributeValues: marshall({
        ':status': record.getStatus(),
        ':expiration': record.expiryTimestamp,
        ':data': record.responseData,
        ':heldUntil': this.#heldUntil.get(record.idempotencyKey) ?? NEVER_HELD,
      }),
    });
    await this.#client.send(update).catch((error) => {
      if (!(error instanceof ConditionalCheckFailedException)) {
        throw error;
      }
      throw new IdempotencyAlreadyInProgressError('Another worker has taken the record over', undefined, {
        cause: error,
      });
    });
  }

  protected override async _deleteRecord(record: IdempotencyRecord): Promise<void> {
    const removal = new DeleteItemCommand({
      TableName: this.#tableName,
      Key: this.getKey(record.idempotencyKey),
      ConditionExpression: '#status = :inProgress AND in_progress_expiration = :heldUntil',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({
        ':inProgress': 'INPROGRESS',
        ':heldUntil': this.#heldUntil.get(record.idempotencyKey) ?? NEVER_HELD,
      }),
    });
    await this.#client.send(removal).catch((error) => {
      // Nothing of this worker's is left to remove.
      if (error instanceof ConditionalCheckFailedException) {
        return;
      }
      // Why the work failed is what matters to the caller, and Powertools would throw this in its place.
      const { code, message } = InsigniaError.from(error);
      this.#log.warn(`${MARK.reconnection} A record could not be removed; it runs out by itself`, {
        code,
        reason: message,
      });
    });
  }
}
