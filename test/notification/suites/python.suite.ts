import { testEveryByte } from '../cut-bytes.ts';
import { testRows } from '../expect-row.ts';

testRows('python', 'barrier', 'all');
testRows('python', 'ack', 'all');
testEveryByte('python', 3);
