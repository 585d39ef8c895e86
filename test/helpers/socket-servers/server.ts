/** A notification server in a separate process: `node server.ts '<options as JSON>'`. It reports on standard output. */

import { followParent, options, report } from './reporting.ts';
import { makeServer } from './socket-io.ts';

const { http } = await makeServer(options, report);
http.listen(options.port ?? 0, '127.0.0.1', () => report({ listening: http.address().port }));
followParent();
