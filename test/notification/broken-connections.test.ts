import { testEveryByte } from '../helpers/notification/cut-bytes.ts';
import { testFaultSequences } from '../helpers/notification/fault-sequences.ts';

testEveryByte(4, 17);
testFaultSequences(15);
