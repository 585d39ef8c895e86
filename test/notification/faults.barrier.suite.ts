import { testRows } from '../helpers/notification/expect-row.ts';

// One file for each proof, so that vitest runs them side by side.
testRows(4, 'barrier', 'few');
