import { testFaultSequences } from '../fault-sequences.ts';

testFaultSequences(400);
