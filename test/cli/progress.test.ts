import { describe, expect, it } from 'vitest';
import { withProgress } from '../../cli/progress.ts';

/** What is shown of so many rows, each of which takes the same time. */
async function shownOf(rows: number, msARow: number, terminalColumns?: number, language: 'th' | 'en' = 'en') {
  let time = 5_000;
  const shown: string[] = [];
  async function* taking() {
    for (let row = 1; row <= rows; row += 1) {
      time += msARow;
      yield row;
    }
  }
  const deps = { now: () => time, write: (text: string) => void shown.push(text), terminalColumns };
  const passed = await Array.fromAsync(withProgress(taking(), rows, language, deps));
  return { passed: passed.length, shown };
}

describe('the progress of long work', () => {
  it('is a line every ten seconds where no terminal is', async () => {
    expect(await shownOf(2_400, 10)).toEqual({
      passed: 2_400,
      shown: ['1,000/2,400 rows, 100 rows a second, 14 s left\n', '2,000/2,400 rows, 100 rows a second, 4 s left\n'],
    });
  });

  it('is a bar on a terminal, which is gone at the end', async () => {
    const { shown } = await shownOf(1_500, 1, 80);

    expect(shown).toEqual([
      '\r\u001b[K█████████████░░░░░░░ 1,000/1,500 rows, 1,000 rows a second, 1 s left',
      '\r\u001b[K████████████████░░░░ 1,200/1,500 rows, 1,000 rows a second, 1 s left',
      '\r\u001b[K██████████████████░░ 1,400/1,500 rows, 1,000 rows a second, 1 s left',
      '\r\u001b[K',
    ]);
  });

  it('is nothing for quick work', async () => {
    expect(await shownOf(999, 1, 80)).toEqual({ passed: 999, shown: [] });
    expect(await shownOf(999, 10)).toEqual({ passed: 999, shown: [] });
  });

  it('says a longer time in minutes', async () => {
    const { shown } = await shownOf(10_000, 25);

    expect(shown[0]).toBe('400/10,000 rows, 40 rows a second, 4 min left\n');
  });

  it('is in Thai, too', async () => {
    const [minutes] = (await shownOf(10_000, 25, undefined, 'th')).shown;
    const [seconds] = (await shownOf(2_000, 10, undefined, 'th')).shown;

    expect(minutes).toBe('400/10,000 แถว วินาทีละ 40 แถว เหลือ 4 นาที\n');
    expect(seconds).toBe('1,000/2,000 แถว วินาทีละ 100 แถว เหลือ 10 วินาที\n');
  });

  it('never goes beyond the line of a narrow terminal', async () => {
    const { shown } = await shownOf(1_500, 1, 40);

    expect(Math.max(...shown.map((text) => text.replace('\r\u001b[K', '').length))).toBeLessThan(40);
  });

  it('clears the bar when the work fails', async () => {
    let time = 0;
    const shown: string[] = [];
    async function* failing() {
      yield 1;
      throw new Error('damaged');
    }
    const deps = { now: () => (time += 2_000), write: (text: string) => void shown.push(text), terminalColumns: 80 };

    await expect(Array.fromAsync(withProgress(failing(), 2, 'en', deps))).rejects.toThrow('damaged');
    expect(shown.at(-1)).toBe('\r\u001b[K');
  });
});
