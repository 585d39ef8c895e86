import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import appsettings from '../../config/appsettings.json' with { type: 'json' };
import { allSettings } from '../../lib/config/settings.ts';
import { settingsDocument } from '../../scripts/settings-document.ts';

describe('the settings', () => {
  it('stand in docs/settings.md as they are in code; npm run docs writes it', async () => {
    expect(await readFile(new URL('../../docs/settings.md', import.meta.url), 'utf8')).toBe(settingsDocument());
  });

  it('stand in config/appsettings.json, each with its default, and no other', () => {
    const declared: Record<string, Record<string, string>> = {};
    for (const { section, key, default: usual } of allSettings()) {
      declared[section] = { ...declared[section], [key]: usual };
    }
    const given = Object.entries(appsettings).map(([section, values]) => [
      section,
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])),
    ]);
    expect(Object.fromEntries(given)).toEqual(declared);
  });
});
