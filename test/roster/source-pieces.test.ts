import { getEventListeners } from 'node:events';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { keptInMemory, type RosterSource, readPieces, withHead } from '../../lib/roster/source.ts';
import { unreadable } from '../helpers/roster/reading.ts';

const KB = 1024;
const MB = 1024 * KB;

/** Bytes of which no two places near each other are the same. */
function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) % 256);
}

/** A source of these pieces that counts what is asked of it. */
function counted(pieces: readonly Uint8Array[], closing: () => Promise<unknown> = async () => {}) {
  const calls = { opened: 0, asked: 0, closed: 0 };
  const bytes = () => {
    calls.opened += 1;
    let at = 0;
    return {
      [Symbol.asyncIterator]: () => ({
        next: async (): Promise<IteratorResult<Uint8Array, undefined>> => {
          calls.asked += 1;
          at += 1;
          const value = pieces[at - 1];
          return value === undefined ? { done: true, value } : { done: false, value };
        },
        return: async (): Promise<IteratorResult<Uint8Array, undefined>> => {
          calls.closed += 1;
          await closing();
          return { done: true, value: undefined };
        },
      }),
    };
  };
  return { source: { name: 'r.csv', bytes } satisfies RosterSource, calls };
}

const ALL = { maxBytes: 64 * MB };
const reason = new Error('out of time');

describe('the pieces of a source', () => {
  it.each<[readonly number[], readonly number[]]>([
    [[], []],
    [[0], []],
    [
      [1, 0, 2],
      [1, 2],
    ],
    [[64 * KB], [64 * KB]],
    [[64 * KB + 1], [64 * KB, 1]],
    [
      [128 * KB, 3],
      [64 * KB, 64 * KB, 3],
    ],
  ])('of %j bytes are %j bytes long at most', async (given, expected) => {
    const { source, calls } = counted(given.map(bytesOf));
    const pieces = await Array.fromAsync(readPieces(source, ALL));
    expect(pieces.map(({ byteLength }) => byteLength)).toEqual(expected);
    expect(Buffer.concat(pieces).equals(Buffer.concat(given.map(bytesOf)))).toBe(true);
    expect(calls).toEqual({ opened: 1, asked: given.length + 1, closed: 0 });
  });

  it('are refused when they are more than the largest size', async () => {
    const { source, calls } = counted([bytesOf(10), bytesOf(10), bytesOf(10)]);
    expect(await Array.fromAsync(readPieces(source, { maxBytes: 30 }))).toHaveLength(3);
    const refusal = await Array.fromAsync(readPieces(source, { maxBytes: 19 })).catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(InsigniaError);
    expect((refusal as InsigniaError).texts).toEqual(
      unreadable(
        ['แฟ้มใหญ่กว่า 19 ไบต์', 'it is larger than the limit of 19 bytes'],
        ['แบ่งรายชื่อเป็นหลายแฟ้ม', 'Send the officers in parts'],
      ),
    );
    expect(calls).toEqual({ opened: 2, asked: 4 + 2, closed: 1 });
  });

  it('are closed when they are left, and a failure to close them changes nothing', async () => {
    const { source, calls } = counted([bytesOf(10), bytesOf(10)], async () => {
      throw new Error('connection reset');
    });
    for await (const piece of readPieces(source, ALL)) {
      expect(piece).toEqual(bytesOf(10));
      break;
    }
    await othersTurn();
    expect(calls).toEqual({ opened: 1, asked: 1, closed: 1 });
  });

  it('are left without closing them where they cannot be closed', async () => {
    const next = async () => ({ done: false as const, value: bytesOf(10) });
    const source = { name: 'r.csv', bytes: () => ({ [Symbol.asyncIterator]: () => ({ next }) }) };
    const pieces = readPieces(source, ALL);
    await pieces.next();
    expect(await pieces.return(undefined)).toEqual({ done: true, value: undefined });
  });

  it('are never asked for when the reading was aborted', async () => {
    const { source, calls } = counted([bytesOf(10)]);
    await expect(readPieces(source, { ...ALL, signal: AbortSignal.abort(reason) }).next()).rejects.toBe(reason);
    expect(calls).toEqual({ opened: 1, asked: 0, closed: 1 });
  });

  it('end in the middle of a large one when the reading is aborted', async () => {
    const controller = new AbortController();
    const { source, calls } = counted([bytesOf(128 * KB), bytesOf(10)]);
    const pieces = readPieces(source, { ...ALL, signal: controller.signal });
    await pieces.next();
    controller.abort(reason);
    await othersTurn();
    await expect(pieces.next()).rejects.toBe(reason);
    expect(calls).toEqual({ opened: 1, asked: 1, closed: 1 });
  });

  it('end while the source is silent when the reading is aborted', async () => {
    const controller = new AbortController();
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
    const reading = readPieces({ name: 'r.csv', bytes: () => silent }, { ...ALL, signal: controller.signal }).next();
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  it('are not listened for any more once they were read or left', async () => {
    const { signal } = new AbortController();
    const { source } = counted([bytesOf(10)]);
    await Array.fromAsync(readPieces(source, { ...ALL, signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    const left = readPieces(source, { ...ALL, signal });
    await left.next();
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await left.return(undefined);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a source that is kept in memory', () => {
  const readTwice = async (...lengths: readonly number[]) => {
    const { source, calls } = counted(lengths.map((length) => new Uint8Array(length).fill(length)));
    const kept = keptInMemory(source);
    expect(kept.name).toBe('r.csv');
    const first = await Array.fromAsync(kept.bytes());
    const second = await Array.fromAsync(kept.bytes());
    expect(first.map(({ byteLength }) => byteLength)).toEqual(lengths);
    // Not toEqual, which takes seconds for so many bytes.
    expect(Buffer.concat(second).equals(Buffer.concat(first))).toBe(true);
    return calls.opened;
  };

  it('is fetched once when it has 8 MB at most', async () => {
    expect(await readTwice()).toBe(1);
    expect(await readTwice(10, 20)).toBe(1);
    expect(await readTwice(8 * MB - 5, 5)).toBe(1);
  });

  it('is fetched each time when it has more', async () => {
    expect(await readTwice(8 * MB - 5, 6)).toBe(2);
    expect(await readTwice(8 * MB + 1, 6, 7)).toBe(2);
  });

  it('is fetched again when it was not read to its end', async () => {
    const { source, calls } = counted([bytesOf(1), bytesOf(2)]);
    const kept = keptInMemory(source);
    for await (const piece of kept.bytes()) {
      expect(piece).toEqual(bytesOf(1));
      break;
    }
    expect(await Array.fromAsync(kept.bytes())).toEqual([bytesOf(1), bytesOf(2)]);
    expect(calls).toEqual({ opened: 2, asked: 1 + 3, closed: 1 });
  });
});

describe('the head of a source', () => {
  it.each<[readonly number[], number, number]>([
    [[], 0, 1],
    [[3], 3, 2],
    [[10, 5], 10, 1],
    [[11, 5], 11, 1],
    [[4, 4, 4, 4], 12, 3],
    [[4, 5], 9, 3],
  ])('of %j bytes has %d, which are asked for in %d times', async (given, length, asked) => {
    const { source, calls } = counted(given.map(bytesOf));
    const { head, all } = await withHead(readPieces(source, ALL), 10);
    const whole = Buffer.concat(given.map(bytesOf));
    expect(head).toEqual(whole.subarray(0, length));
    expect(calls.asked).toBe(asked);
    expect(Buffer.concat(await Array.fromAsync(all))).toEqual(whole);
  });
});
