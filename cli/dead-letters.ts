import { parseArgs } from 'node:util';
import { DEAD_LETTER_RETENTION_SECONDS } from '../lib/config/defaults.ts';
import { lettersNamed, section, sectionsOfOthers } from './dead-letter-lines.ts';
import { withDeadLetters } from './dead-letter-queue.ts';
import { runCommand } from './output.ts';
import { findResources, PLACE_HELP, PLACE_OPTIONS, placeWords } from './resources.ts';

const DAYS_KEPT = DEAD_LETTER_RETENTION_SECONDS / (24 * 60 * 60);

const HELP = `Lists the dead letters: the messages that wait for an operator. Their bodies are not printed.

  npm run dead-letters -- [options]

Options
  --delete ID        says what would be deleted: the messages with this id of the list; may be given several times
  --yes              deletes them; nobody can put them back
${PLACE_HELP}
  --help             print this text

Exit code 0: done. 1: there is no dead letter of an id. 2: there was an error, and one line on standard error says
why.
`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      delete: { type: 'string', multiple: true, default: [] },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      ...PLACE_OPTIONS,
    },
  });
  if (values.help) {
    return void process.stdout.write(HELP);
  }
  const { delete: ids, yes } = values;
  if (yes && ids.length === 0) {
    throw new Error('--yes confirms --delete ID, which is missing.');
  }
  const place = placeWords(values);
  await withDeadLetters(await findResources(values), async ({ letters, remove }) => {
    if (ids.length > 0) {
      const named = lettersNamed(letters, ids);
      if (yes) {
        return remove(named, ({ id }) => console.log(`deleted    ${id}`));
      }
      const lines = section('This would be deleted; --yes deletes it:', named);
      return void process.stdout.write(lines.map((line) => `${line}\n`).join(''));
    }
    const tasks = letters.filter(({ kind }) => kind === 'task');
    const lines = [
      `${letters.length} ${letters.length === 1 ? 'dead letter' : 'dead letters'}. The queue keeps each for ${DAYS_KEPT} days.`,
      ...section(
        `They run when they are put back. Fix the cause, then: npm run redrive${place && ` --${place}`}`,
        tasks,
      ),
      ...sectionsOfOthers(letters, place),
    ];
    console.log(lines.join('\n'));
  });
});
