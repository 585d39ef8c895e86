import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { columns, indented, wrapped } from '../../cli/layout.ts';
import { anyPlainText } from '../helpers/eligibility/any-judgement.ts';
import { lettersIn } from '../helpers/looks.ts';

describe('the lines of a text', () => {
  it('are broken at spaces', () => {
    expect(wrapped('found nothing, needed 2026-07-28', 15)).toEqual(['found nothing,', 'needed', '2026-07-28']);
  });

  it('are broken between Thai words, which have no spaces', () => {
    expect(wrapped('อาจได้รับการพิจารณาเสนอขอพระราชทาน', 12)).toEqual(['อาจได้รับการ', 'พิจารณาเสนอขอ', 'พระราชทาน']);
  });

  it('begin with no ๆ or ฯ, and leave amounts and abbreviations whole', () => {
    expect(wrapped('ของคนต่างๆ ฯลฯ ๒๒,๑๔๐ ป.ม.', 6)).toEqual(['ของคน', 'ต่างๆ', 'ฯลฯ', '๒๒,๑๔๐', 'ป.ม.']);
  });

  it('leave บริบูรณ์ whole', () => {
    expect(wrapped('๕ ปีบริบูรณ์', 7)).toEqual(['๕', 'ปีบริบูรณ์']);
  });

  it('are broken within a word that is longer than a line', () => {
    expect(wrapped('see rosters/2569/0201.csv', 10)).toEqual(['see roster', 's/2569/020', '1.csv']);
  });

  it('are as wide as the screen shows them: without the marks above and below, with both columns of a wide sign', () => {
    expect(wrapped('ที่นี่ ที่นี่', 9)).toEqual(['ที่นี่ ที่นี่']);
    expect(wrapped('น้ำ น้ำ', 5)).toEqual(['น้ำ น้ำ']);
    expect(wrapped('✅✅ ✅', 4)).toEqual(['✅✅', '✅']);
  });

  it('have no line break or other control character of the text', () => {
    expect(wrapped('a\r\nb\tc\u001b[31md', 80)).toEqual(['a b c [31md']);
  });

  it('are none for a text without letters', () => {
    expect(wrapped(' \n', 80)).toEqual([]);
  });

  it('fit, whatever the text, and have all of it', () => {
    fc.assert(
      fc.property(anyPlainText, fc.integer({ min: 5, max: 80 }), (text, width) => {
        const lines = wrapped(text, width);
        expect(Math.max(0, ...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
        expect(lettersIn(lines.join(''))).toBe(lettersIn(text));
      }),
    );
  });

  it('stand behind their sign, which only the first has', () => {
    const lines = indented('  ➜ ', 'word '.repeat(20));

    expect(lines.map((line) => line.slice(0, 8))).toEqual(['  ➜ word', '    word']);
    expect(stringWidth(lines[0] ?? '')).toBeLessThanOrEqual(80);
  });
});

describe('the columns of a row', () => {
  it('are padded by their width on the screen', () => {
    expect(columns(['ที่', 'a', 'b'], [4, 2, 2])).toEqual(['ที่     a   b']);
  });

  it('are wrapped each by itself', () => {
    expect(columns(['one two', '1', 'three four'], [5, 2, 5])).toEqual(['one    1   three', 'two        four']);
  });

  it('stay in their place, whatever the cells', () => {
    fc.assert(
      fc.property(anyPlainText, anyPlainText, (first, second) => {
        const lines = columns([first, second, '|'], [7, 20, 1]);
        expect(stringWidth(lines[0]?.slice(0, -1) ?? '')).toBe(31);
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(32);
      }),
    );
  });
});
