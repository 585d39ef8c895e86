import { rosterUnreadable } from './refusal.ts';

/** The bytes of a roster, wherever they are stored. */
export interface RosterSource {
  /** Its name, whose end gives the format: `.csv`, `.xls` or `.xlsx`. */
  readonly name: string;
  /** The bytes from the start. It is called more than once, and must give the same bytes each time. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** Bounds of the reading of a source. */
export interface SourceLimits {
  /** Largest file that is read, in bytes. */
  readonly maxBytes: number;
  /** Stops the reading, even while the source is silent; the signal's reason is thrown. */
  readonly signal?: AbortSignal;
}

/** Most bytes passed on at a time, however large the source's pieces are. */
const PIECE_BYTES = 64 * 1024;

/** A source of at most this many bytes is kept in memory after its first reading: 40,000 officers as CSV take 8 MB. */
const KEPT_MAX_BYTES = 8 * 1024 * 1024;

/**
 * The source's bytes in pieces of at most 64 kB.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when there are more than `maxBytes`; the signal's reason when it is aborted
 */
export async function* readPieces(source: RosterSource, limits: SourceLimits): AsyncGenerator<Uint8Array> {
  const { signal, maxBytes } = limits;
  const iterator = source.bytes()[Symbol.asyncIterator]();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal?.reason);
  signal?.addEventListener('abort', abort);
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
        throw rosterUnreadable(
          { th: `แฟ้มใหญ่กว่า ${maxBytes} ไบต์`, en: `it is larger than the limit of ${maxBytes} bytes` },
          { th: 'แบ่งรายชื่อเป็นหลายแฟ้ม', en: 'Send the officers in parts' },
        );
      }
      for (let at = 0; at < next.value.byteLength; at += PIECE_BYTES) {
        signal?.throwIfAborted();
        yield next.value.subarray(at, at + PIECE_BYTES);
      }
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    // Not awaited: a silent source may never answer, and a failure to close changes nothing here.
    if (!isDone) {
      iterator.return?.().catch(() => {});
    }
  }
}

/** The same source, whose bytes are fetched once if there are few: each fetch is a request to the store. */
export function keptInMemory(source: RosterSource): RosterSource {
  let kept: readonly Uint8Array[] | null = null;
  return {
    name: source.name,
    async *bytes() {
      if (kept !== null) {
        yield* kept;
        return;
      }
      let pieces: Uint8Array[] | null = [];
      let total = 0;
      for await (const piece of source.bytes()) {
        total += piece.byteLength;
        if (total > KEPT_MAX_BYTES) {
          pieces = null;
        }
        pieces?.push(piece);
        yield piece;
      }
      kept = pieces;
    },
  };
}

/**
 * Looks at the first bytes of a source without reading it twice.
 *
 * @param pieces of {@link readPieces}; the caller ends them where `all` is not read to its end
 * @param bytes how many bytes the head has at least; it has fewer when there are no more
 * @returns the head, and all pieces from the start, which can be read once
 */
export async function withHead(
  pieces: AsyncGenerator<Uint8Array>,
  bytes: number,
): Promise<{ readonly head: Buffer; readonly all: AsyncIterable<Uint8Array> }> {
  const first: Uint8Array[] = [];
  let total = 0;
  // A loop over the pieces would end them when it is left.
  while (total < bytes) {
    const next = await pieces.next();
    if (next.done) {
      break;
    }
    first.push(next.value);
    total += next.value.byteLength;
  }
  // A copy, so that a large piece of the source is not held while the others are read.
  const head = Buffer.concat(first);
  async function* all() {
    yield head;
    yield* pieces;
  }
  return { head, all: all() };
}
