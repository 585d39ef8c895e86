import { rosterUnreadable } from './refusal.ts';

/** A roster's bytes, wherever they lie. */
export interface RosterSource {
  /** Last part of its name, for the format: ends in `.csv` or `.xlsx`. */
  readonly name: string;
  /** The bytes from the start; called more than once, and must give the same each time. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** Bounds on the reading of a source. */
export interface SourceLimits {
  /** Largest file that is read, in bytes. */
  readonly maxBytes: number;
  /** Stops the reading, even while the source is silent; what is thrown is the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Bytes passed on at a time, however large the pieces are that the source gives. */
const PIECE_BYTES = 64 * 1024;

/**
 * The source's bytes in pieces of at most 64 kB.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when there are more than `maxBytes`; the signal's reason when it is aborted
 */
export async function* readPieces(source: RosterSource, limits: SourceLimits): AsyncGenerator<Uint8Array> {
  const { signal, maxBytes } = limits;
  const iterator = source.bytes()[Symbol.asyncIterator]();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  aborted.catch(() => {
    // Thrown by the race below; when none is under way, by the check at the next piece.
  });
  const abort = () => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  let isDone = false;
  let total = 0;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) {
        isDone = true;
        return;
      }
      total += next.value.byteLength;
      if (total > maxBytes) {
        throw rosterUnreadable(`it is larger than the ${maxBytes} bytes that are read`, 'Send the officers in parts');
      }
      for (let at = 0; at < next.value.byteLength; at += PIECE_BYTES) {
        signal?.throwIfAborted();
        yield next.value.subarray(at, at + PIECE_BYTES);
      }
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    // Not waited for: a source that is silent may never answer, and its failing to close changes nothing here.
    if (!isDone) {
      iterator.return?.()?.catch(() => {});
    }
  }
}

/** The first bytes of the source, at least `bytes` of them where it has so many. */
export async function readHead(source: RosterSource, limits: SourceLimits, bytes: number): Promise<Buffer> {
  let head = Buffer.alloc(0);
  for await (const piece of readPieces(source, limits)) {
    head = Buffer.concat([head, piece]);
    if (head.byteLength >= bytes) {
      break;
    }
  }
  return head;
}
