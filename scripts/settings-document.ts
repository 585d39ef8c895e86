/** Writes docs/settings.md from the settings that the functions read; a test checks that they match. */
import { writeFile } from 'node:fs/promises';
import { allSettings, RESERVED_EVENTS } from '../lib/config/settings.ts';

const SECTIONS: Readonly<Record<string, string>> = {
  WebSocket: 'How the notification server is reached. The keys are those of the old service.',
  Roster: 'How rosters are read.',
};

function table(section: string): string {
  const rows = allSettings()
    .filter((setting) => setting.section === section)
    .map(({ key, variable, default: usual, allowed, meaning }) => {
      const shortened = allowed.replace(
        `, none of the reserved ${RESERVED_EVENTS.join(', ')}`,
        ', none that a client reserves',
      );
      return `| ${key} | ${variable} | ${usual === '' ? 'none' : usual} | ${shortened} | ${meaning} |`;
    });
  return ['| key | variable | default | allowed | meaning |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** The text of docs/settings.md. */
export function settingsDocument(): string {
  const sections = [...new Set(allSettings().map(({ section }) => section))];
  return `# Settings

This file is written from \`lib/config/settings.ts\` by \`npm run docs\`; do not edit it by hand.

The settings of a deployment are in \`config/appsettings.json\`; \`config/appsettings.<stage>.json\` overrides them, key by key,
for one stage. They reach the functions as environment variables; \`npm start\` reads the first file. The files are JSON as .NET
reads it, with comments and commas at ends. A whole file of the old service can be put there: sections that are not of this
service are named and left out.

Packaging, deploying, \`npm start\` and the start of a function check all settings together. A wrong one stops them, with its key
and variable, the value found and what is allowed, and an unknown key with the nearest known one. A key that is missing has its
default. The section \`WebSocket\` must be there, because without it notifications would go to the default server.

${sections.map((section) => `## Section \`${section}\`\n\n${SECTIONS[section] === undefined ? '' : `${SECTIONS[section]}\n\n`}${table(section)}`).join('\n\n')}

Names that no event may have, because the Socket.IO clients reserve them: ${RESERVED_EVENTS.join(', ')}.

The switches of the regulation's open points are not here but in \`config/policy.json\`; [rules.md](rules.md) explains them.
Parameters of the deployment (log level, alarms, schedules) are checked in the same way: [deployment.md](deployment.md#deploy).
`;
}

if (import.meta.main) {
  await writeFile(new URL('../docs/settings.md', import.meta.url), settingsDocument());
}
