import { testFaultSequences } from '../../helpers/notification/fault-sequences.ts';

// A separate file, so that vitest runs it in parallel with those of the servers (npm run test:faults).
testFaultSequences(400);
