import { IdempotencyAlreadyInProgressError } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { InsigniaError } from '../errors.ts';
import { type Log, MARK } from '../observability/logger.ts';

/** A time until which no record is held. */
const NEVER_HELD = 0;

/**
 * The table of idempotency records, for one invocation.
 *
 * Powertools completes and deletes records without checking the holder, so a late worker could overwrite its successor's
 * outcome. Here only the holder can do either. The time until which a record is held identifies its holder.
 *
 * Nothing is deleted: a record whose work failed is released. It stays, held until a time in the past, so that the next
 * worker can take it over, and a request from before the release that arrives late cannot.
 */
export class RecordTable extends DynamoDBPersistenceLayer {
  readonly #tableName: string;
  readonly #client: DynamoDBClient;
  readonly #log: Pick<Log, 'warn'>;
  /** The time until which this invocation holds a record, in epoch ms, by the record's key. */
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

  /** @throws IdempotencyAlreadyInProgressError when another worker has taken the record over */
  protected override async _updateRecord(record: IdempotencyRecord): Promise<void> {
    const update = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: this.getKey(record.idempotencyKey),
      UpdateExpression: 'SET #status = :status, expiration = :expiration, #data = :data',
      // Does not require INPROGRESS: when an answer is lost, the SDK repeats an update that has already succeeded.
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
    const release = new UpdateItemCommand({
      TableName: this.#tableName,
      Key: this.getKey(record.idempotencyKey),
      UpdateExpression: 'SET in_progress_expiration = :past',
      ConditionExpression: '#status = :inProgress AND in_progress_expiration = :heldUntil',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({
        ':inProgress': 'INPROGRESS',
        ':heldUntil': this.#heldUntil.get(record.idempotencyKey) ?? NEVER_HELD,
        // A worker that begins in the same millisecond can take it over, too.
        ':past': Date.now() - 1,
      }),
    });
    await this.#client.send(release).catch((error) => {
      // Another worker has taken the record over.
      if (error instanceof ConditionalCheckFailedException) {
        return;
      }
      // Not thrown: Powertools would throw it instead of the error of the work.
      const { code, message } = InsigniaError.from(error);
      this.#log.warn(`${MARK.reconnection} A record could not be released; it is free when its time is over`, {
        code,
        reason: message,
      });
    });
  }
}
