import { testRows } from './expect-row.ts';

testRows(4, 'barrier', 'few');
