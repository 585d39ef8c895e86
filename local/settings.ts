import { readFile } from 'node:fs/promises';
import { type AppSettings, readAppSettings } from '../lib/config/appsettings.ts';

/**
 * The settings of config/appsettings.json.
 *
 * @throws InsigniaError SETTINGS_INVALID that lists every problem
 */
export async function settingsHere(): Promise<AppSettings> {
  const text = await readFile(new URL('../config/appsettings.json', import.meta.url), 'utf8');
  return readAppSettings({ name: 'config/appsettings.json', text });
}
