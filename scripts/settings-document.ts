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
for one stage. They reach the functions as environment variables, and \`npm start\` reads the same files. A function checks all
settings together when it starts: a wrong one stops it, with the variable's name, the value found and what is allowed. An
empty one has its default.

${sections.map((section) => `## Section \`${section}\`\n\n${SECTIONS[section] === undefined ? '' : `${SECTIONS[section]}\n\n`}${table(section)}`).join('\n\n')}

Names that no event may have, because the Socket.IO clients reserve them: ${RESERVED_EVENTS.join(', ')}.

The switches of the regulation's open points are not here but in \`config/policy.json\`; [rules.md](rules.md) explains them.
Parameters of the deployment (log level, alarms, schedules): [deployment.md](deployment.md#deploy).
`;
}

if (import.meta.main) {
  await writeFile(new URL('../docs/settings.md', import.meta.url), settingsDocument());
}
