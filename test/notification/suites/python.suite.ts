import { testServer } from '../../helpers/notification/test-server.ts';

// A file of its own, because it needs Python (npm run test:interop).
testServer('python', 3);
