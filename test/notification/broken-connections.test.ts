import { testEveryByte } from '../helpers/notification/cut-bytes.ts';
import { testFaultSequences } from '../helpers/notification/fault-sequences.ts';

// A file of its own, so that vitest runs it beside the fault table.
testEveryByte(4, 17, ['barrier', 'ack']);
testFaultSequences(15);
