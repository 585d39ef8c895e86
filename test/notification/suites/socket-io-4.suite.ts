import { testServer } from '../../helpers/notification/test-server.ts';

// One file for each server, so that vitest runs them side by side (npm run test:faults).
testServer(4, 1);
