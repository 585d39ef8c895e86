import { parseArgs } from 'node:util';
import { lettersNamed, section, sectionsOfOthers } from './dead-letter-lines.ts';
import { withDeadLetters } from './dead-letter-queue.ts';
import { runCommand } from './output.ts';
import { findResources, PLACE_HELP, PLACE_OPTIONS, placeWords } from './resources.ts';

const HELP = `Puts dead letters back on the tasks queue, so that their tasks run again. Without --yes it only says which.

  npm run redrive -- [TASKID …] [options]

Without a TASKID, all tasks. Left where they are: what would be refused again (not a task, or its taskId was used before),
unless it is named, and the failed opening of a round, which is no task. A task that now succeeds is announced, although
its failure was.

Options
  --yes              does it
${PLACE_HELP}
  --help             print this text

Exit code 0: done. 1: there is no dead letter of a TASKID. 2: there was an error, and one line on standard error says
why; what was not put back by then is still a dead letter.
`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      ...PLACE_OPTIONS,
    },
  });
  if (values.help) {
    return void process.stdout.write(HELP);
  }
  const place = placeWords(values);
  await withDeadLetters(await findResources(values), async ({ letters, putBack }) => {
    const movable = letters.filter(({ kind }) => kind !== 'opening');
    const chosen =
      positionals.length > 0 ? lettersNamed(movable, positionals) : movable.filter(({ kind }) => kind === 'task');
    const others = positionals.length > 0 ? [] : letters.filter((letter) => !chosen.includes(letter));
    if (values.yes) {
      await putBack(chosen, ({ id }) => console.log(`put back   ${id}`));
    }
    const again = [...positionals, '--yes'].join(' ');
    const lines = [
      ...(chosen.length === 0 ? ['Nothing can be put back.'] : []),
      ...(values.yes ? [] : section('This would be put back on the tasks queue:', chosen)),
      ...sectionsOfOthers(others, place),
      ...(values.yes || chosen.length === 0
        ? []
        : ['', `Nothing is put back yet. When the cause is fixed: npm run redrive -- ${again}${place}`]),
    ];
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  });
});
