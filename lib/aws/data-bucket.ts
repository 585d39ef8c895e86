import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { InsigniaError } from '../errors.ts';

/** A file in a listing of the bucket. */
export interface ListedFile {
  readonly key: string;
  /** Changes with the content. */
  readonly etag: string;
}

/** A file of the bucket, read on demand. */
export interface StoredFile {
  /** Its key. */
  readonly name: string;
  /** The bytes from the start. May be called again. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** The bucket of rosters and results. */
export interface DataBucket {
  /**
   * The roster under a key. Reading it throws InsigniaError ROSTER_MISSING when there is none. A second reading gives the
   * same version or throws.
   */
  roster(key: string, signal: AbortSignal): StoredFile;
  /**
   * The files whose keys begin so, for example with a folder, in the order of their keys.
   *
   * @param after lists only files whose keys come after this one
   * @throws the errors of the AWS SDK
   */
  list(beginning: string, after?: string): AsyncIterable<ListedFile>;
  /** Stores a text under a key, all of it or nothing, in bounded memory. Rejects when the signal aborts. */
  store(key: string, contentType: string, text: AsyncIterable<string>, signal: AbortSignal): Promise<void>;
}

/** The bucket named `bucket`, through `client`. */
export function createDataBucket(client: S3Client, bucket: string): DataBucket {
  return {
    roster: (key, signal) => rosterUnder(key, signal, client, bucket),

    async *list(beginning, after) {
      const asked = { Bucket: bucket, Prefix: beginning, StartAfter: after };
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, asked)) {
        for (const { Key = '', ETag = '' } of Contents) {
          // S3's console makes a key that ends with a slash for a new folder.
          if (!Key.endsWith('/')) {
            yield { key: Key, etag: ETag };
          }
        }
      }
    },

    async store(key, contentType, text, signal) {
      // An upload that is aborted before it begins waits for its text.
      signal.throwIfAborted();
      const upload = new Upload({
        client: abortableBy(signal, client),
        // One part of 5 MB at a time, so that the text is made no faster than it is sent.
        queueSize: 1,
        params: {
          Bucket: bucket,
          Key: key,
          ContentType: contentType,
          Body: Readable.from(text),
        },
      });
      const abort = () => void upload.abort();
      signal.addEventListener('abort', abort);
      try {
        await upload.done();
      } finally {
        signal.removeEventListener('abort', abort);
      }
    },
  };
}

function rosterUnder(key: string, signal: AbortSignal, client: S3Client, bucket: string): StoredFile {
  let version: string | undefined;
  /**
   * S3 says that a key is not there only to those who may list it; to all others it denies access. Whether a right to list
   * one prefix is enough is not documented, so what is denied is looked for in a listing.
   */
  async function isMissing(error: unknown): Promise<boolean> {
    if (!(error instanceof S3ServiceException && error.name === 'AccessDenied')) {
      return error instanceof NoSuchKey;
    }
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 });
    const { Contents = [] } = await client.send(command, { abortSignal: signal });
    // A listing is in the order of the keys, so the key itself comes before those that only begin so.
    return Contents[0]?.Key !== key;
  }
  return {
    name: key,
    async *bytes() {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: version });
      const { Body, ETag } = await client.send(command, { abortSignal: signal }).catch(async (error) => {
        throw (await isMissing(error)) ? rosterMissing([key], error) : error;
      });
      version = ETag;
      yield* Body as Readable;
    },
  };
}

/** The error of a task whose roster is not there, in whole or in part. */
export function rosterMissing(keys: readonly string[], cause: unknown): InsigniaError {
  const named = keys.join(', ');
  return new InsigniaError(
    'ROSTER_MISSING',
    {
      th: `ไม่พบแฟ้มบัญชีรายชื่อที่ ${named} โปรดอัปโหลดแฟ้มไปยังตำแหน่งดังกล่าว แล้วส่งงานใหม่โดยใช้ taskId ใหม่`,
      en:
        keys.length === 1
          ? `There is no roster under ${named}; upload it there and send the task again with a new taskId.`
          : `There are no files of the roster under ${named}; upload them there and send the task again with a new taskId.`,
    },
    { retryable: false, cause },
  );
}

/** Upload forwards no signal; a request left running could overwrite a newer result. */
function abortableBy(signal: AbortSignal, client: S3Client): S3Client {
  return Object.create(client, {
    send: {
      value: (command: Parameters<typeof client.send>[0]) =>
        client.send(command, command instanceof AbortMultipartUploadCommand ? {} : { abortSignal: signal }),
    },
  });
}
