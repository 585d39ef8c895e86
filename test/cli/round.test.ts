import { describe, expect, it } from 'vitest';
import { roundFrom } from '../../cli/round.ts';

const TODAY = new Date('2026-05-29T10:00:00Z');

describe('the round of a command', () => {
  it.each([
    ['2565', 2565],
    ['2569', 2569],
    ['2614', 2614],
  ])('%s is one', (option, round) => {
    expect(roundFrom(option, TODAY)).toBe(round);
  });

  it.each([
    [undefined, '--round is missing; it must be a Buddhist Era year from 2565 to 2614, such as 2569.'],
    ['x', '--round is x; it must be a Buddhist Era year from 2565 to 2614, such as 2569.'],
    ['', '--round is empty; it must be a Buddhist Era year from 2565 to 2614, such as 2569.'],
    ['3500', '--round is 3500; it must be a Buddhist Era year from 2565 to 2614, such as 2569.'],
    ['2615', '--round is 2615; it must be a Buddhist Era year from 2565 to 2614, such as 2569.'],
    ['02569', '--round is 02569; it must be a Buddhist Era year from 2565 to 2614, such as 2569.'],
    ['2569.5', '--round is 2569.5; it must be a Buddhist Era year from 2565 to 2614, such as 2569.'],
    [
      '2564',
      '--round is 2564; it must be a Buddhist Era year from 2565 to 2614, such as 2569. Earlier rounds follow another regulation.',
    ],
    ['2026', '--round is 2026, a Christian Era year; in the Buddhist Era it is 2569.'],
    ['2022', '--round is 2022, a Christian Era year; in the Buddhist Era it is 2565.'],
  ])('%j is none, which is said in one sentence with the remedy', (option, told) => {
    expect(() => roundFrom(option, TODAY)).toThrow(new Error(told));
  });
});
