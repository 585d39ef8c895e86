import { testEveryByte } from '../cut-bytes.ts';
import { testRows } from '../expect-row.ts';

testRows(4, 'barrier', 'all');
testRows(4, 'ack', 'all');
testEveryByte(4, 1);
