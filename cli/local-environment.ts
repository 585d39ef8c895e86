import { parseArgs } from 'node:util';
import { findRunning } from '../local/running.ts';
import { runCommand } from './output.ts';

const HELP = `Prints the environment variables of the npm start that runs in this folder: its endpoints, queues, bucket and table,
invented credentials, and its notification server. For a shell:

  eval "$(npm run --silent local-environment)"

Exit code 0: printed. 2: none runs, and one line on standard error says so.
`;

await runCommand(async () => {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    return void process.stdout.write(HELP);
  }
  const running = await findRunning();
  if (running === undefined) {
    throw new Error('No npm start runs in this folder; start one in another terminal.');
  }
  for (const [name, value] of Object.entries(running)) {
    console.log(`export ${name}='${value.replaceAll("'", `'\\''`)}'`);
  }
});
