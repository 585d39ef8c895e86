import { getEventListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { orAborted, within } from '../../lib/notification/abort.ts';

const listenersOf = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

describe('work or an abort', () => {
  it('gives the result of the work, and stops listening', async () => {
    const { signal } = new AbortController();

    expect(await orAborted(Promise.resolve('done'), signal)).toBe('done');
    await nextTurn();
    expect(listenersOf(signal)).toBe(0);
  });

  it('rejects with what the work rejects with', async () => {
    await expect(orAborted(Promise.reject(new Error('no')), new AbortController().signal)).rejects.toThrow('no');
  });

  it.each(['before', 'during'])('gives undefined if the signal aborts %s the work', async (when) => {
    const stopper = new AbortController();
    if (when === 'before') {
      stopper.abort();
    }
    const waiting = orAborted(new Promise(() => {}), stopper.signal);
    stopper.abort();

    expect(await waiting).toBeUndefined();
  });
});

describe('a limit', () => {
  it.each([0, -1])('of %i ms has passed at once, and Node warns of nothing', async (ms) => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on('warning', onWarning);
    const limit = within(ms);

    expect(limit.signal.aborted).toBe(true);
    limit.release();
    await nextTurn();
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  });

  it('of 1 ms passes a moment later', async () => {
    const { signal } = within(1);

    expect(signal.aborted).toBe(false);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  });

  it('passes with any of its signals, aborted before or later', () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const limit = within(60_000, undefined, first.signal, second.signal);
    expect(limit.signal.aborted).toBe(false);
    second.abort();
    expect(limit.signal.aborted).toBe(true);
    limit.release();

    const late = within(60_000, undefined, first.signal, second.signal);
    expect(late.signal.aborted).toBe(true);
    late.release();
  });

  it('that is released leaves no listener and no timer', () => {
    const { signal } = new AbortController();
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const limit = within(60_000, signal, undefined);
    expect(listenersOf(signal)).toBe(1);
    expect(timers()).toBe(before + 1);
    limit.release();

    expect(listenersOf(signal)).toBe(0);
    expect(timers()).toBe(before);
  });
});
