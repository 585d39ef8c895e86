import { testEveryByte } from '../cut-bytes.ts';
import { testRows } from '../expect-row.ts';

testRows(3, 'barrier', 'all');
testRows(3, 'ack', 'all');
testEveryByte(3, 3);
