import { testServer } from '../../helpers/notification/test-server.ts';

// A separate file, because it needs Python (npm run test:interop).
testServer('python', 3);
