import { testFaultSequences } from '../../helpers/notification/fault-sequences.ts';

// A file of its own, so that vitest runs it beside those of the servers (npm run test:faults).
testFaultSequences(400);
