import {
  IdempotencyAlreadyInProgressError,
  IdempotencyItemAlreadyExistsError,
  IdempotencyItemNotFoundError,
  IdempotencyRecordStatus,
} from '@aws-lambda-powertools/idempotency';
import { BasePersistenceLayer, IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';

/** An item of the record table. */
export interface Item {
  readonly status: IdempotencyRecord['status'];
  readonly expiration: number | undefined;
  readonly inProgressExpiration: number | undefined;
  readonly validation: string | undefined;
  readonly data: unknown;
}

/** The items by id, as DynamoDB would hold them. */
export type Items = Map<string, Item>;

/** More records than any test makes: a loop that makes records without end fails, as nothing else would stop it. */
const RECORDS_MAX = 5_000;

/** Carries out a call about a record, at once or as a simulation plans it. */
export type Call = <T>(
  operation: 'PutItem' | 'GetItem' | 'UpdateItem' | 'UpdateItem, release',
  id: string,
  effect: () => T,
) => Promise<T>;

/** DynamoDB answers at once. */
export const atOnce: Call = async (_operation, _id, effect) => effect();

/**
 * The record table in memory, used instead of lib/aws/record-table.ts. A test compares the two. Both are persistence layers
 * of the real Powertools.
 */
export class SimulatedTable extends BasePersistenceLayer {
  readonly #items: Items;
  readonly #call: Call;
  readonly #tells: () => boolean;
  readonly #heldUntil = new Map<string, number | undefined>();

  /** @param tells whether a refused put is answered with the item that is there */
  constructor(items: Items, { call = atOnce, tells = () => false }: { call?: Call; tells?: () => boolean } = {}) {
    super();
    this.#tells = tells;
    this.#items = items;
    this.#call = call;
  }

  protected async _putRecord(record: IdempotencyRecord): Promise<void> {
    const id = record.idempotencyKey;
    if (this.#items.size > RECORDS_MAX) {
      throw new Error('the table is full');
    }
    // The request has the time; the table knows none.
    const now = Date.now();
    await this.#call('PutItem', id, () => {
      const old = this.#items.get(id);
      const isFree =
        old === undefined ||
        (old.expiration ?? 0) < now / 1000 ||
        (old.status === IdempotencyRecordStatus.INPROGRESS &&
          old.inProgressExpiration !== undefined &&
          old.inProgressExpiration < now);
      if (!isFree) {
        // AWS returns the existing item; dynalite does not, and then Powertools reads it.
        throw new IdempotencyItemAlreadyExistsError(`${id} is there`, this.#tells() ? messageOf(id, old) : undefined);
      }
      this.#items.set(id, {
        status: record.getStatus(),
        expiration: record.expiryTimestamp,
        inProgressExpiration: record.inProgressExpiryTimestamp,
        validation: record.payloadHash,
        data: undefined,
      });
    });
    this.#heldUntil.set(id, record.inProgressExpiryTimestamp);
  }

  protected async _getRecord(id: string): Promise<IdempotencyRecord> {
    return this.#call('GetItem', id, () => {
      const item = this.#items.get(id);
      if (item === undefined) {
        throw new IdempotencyItemNotFoundError();
      }
      return messageOf(id, item);
    });
  }

  protected async _updateRecord(record: IdempotencyRecord): Promise<void> {
    const id = record.idempotencyKey;
    await this.#call('UpdateItem', id, () => {
      const old = this.#items.get(id);
      if (old === undefined || !this.isHeldHere(id, old)) {
        throw new IdempotencyAlreadyInProgressError('Another worker has taken the record over');
      }
      this.#items.set(id, {
        ...old,
        status: record.getStatus(),
        expiration: record.expiryTimestamp,
        data: copyOf(record.responseData),
      });
    });
  }

  protected async _deleteRecord(record: IdempotencyRecord): Promise<void> {
    const id = record.idempotencyKey;
    const past = Date.now() - 1;
    await this.#call('UpdateItem, release', id, () => {
      const old = this.#items.get(id);
      if (old?.status === IdempotencyRecordStatus.INPROGRESS && this.isHeldHere(id, old)) {
        this.#items.set(id, { ...old, inProgressExpiration: past });
      }
    }).catch(() => {
      // As in record-table.ts: the error of the work matters more, and the record expires.
    });
  }

  protected isHeldHere(id: string, item: Item): boolean {
    return item.inProgressExpiration !== undefined && item.inProgressExpiration === this.#heldUntil.get(id);
  }
}

/** Copies a value, so that stored and read values are separate. */
const copyOf = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

const messageOf = (id: string, item: Item) =>
  new IdempotencyRecord({
    idempotencyKey: id,
    status: item.status,
    ...(item.expiration === undefined ? {} : { expiryTimestamp: item.expiration }),
    ...(item.inProgressExpiration === undefined ? {} : { inProgressExpiryTimestamp: item.inProgressExpiration }),
    ...(item.validation === undefined ? {} : { payloadHash: item.validation }),
    responseData: copyOf(item.data) as never,
  });
