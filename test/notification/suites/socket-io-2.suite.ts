import { testEveryByte } from '../cut-bytes.ts';
import { testRows } from '../expect-row.ts';

testRows(2, 'barrier', 'all');
testRows(2, 'ack', 'all');
testEveryByte(2, 3);
