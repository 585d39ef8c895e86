/**
 * The files `config/appsettings*.json`: sections of settings, as in the old service. The folder `config/` at the root holds
 * the settings of a deployment; this folder, `lib/config/`, is the code that reads them.
 */

import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { nearest } from './nearest.ts';
import { allSettings, type PlacedSetting, problemsOf, problemWith, settingsInvalid } from './settings.ts';

/** A file of settings. */
export interface SettingsFile {
  /** Its path for messages: `config/appsettings.json`. */
  readonly name: string;
  readonly text: string;
}

/** What the files of settings say. */
export interface AppSettings {
  /** The environment variables of the functions: each setting, with its default where no file sets it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The sections that are not this service's, each with its file; they are not read. */
  readonly leftOut: readonly string[];
}

/** The section without which notifications would go to the default server. */
const NEEDED = 'WebSocket';

/**
 * Reads `appsettings.json` and, over it key by key, `appsettings.<stage>.json`. The first must have the section `WebSocket`.
 * As .NET does, it allows comments and trailing commas.
 *
 * @throws InsigniaError SETTINGS_INVALID that lists every problem: a file that is no JSON, a wrong or unknown key, a missing
 *   section, and a section with nearly the name of one
 */
export function readAppSettings(...files: readonly SettingsFile[]): AppSettings {
  const problems: string[] = [];
  const leftOut: string[] = [];
  const given: Record<string, string> = {};
  for (const [index, file] of files.entries()) {
    const sections = sectionsOf(file, problems);
    if (index === 0 && sections !== undefined && !Object.hasOwn(sections, NEEDED)) {
      problems.push(
        `- section ${NEEDED} is missing in ${file.name}, and without it notifications would go to the default server`,
      );
    }
    for (const [section, values] of Object.entries(sections ?? {})) {
      const settings = allSettings().filter((one) => one.section === section);
      // .NET also takes `WebSocket:Url` as the name of a setting.
      const [name = ''] = section.split(':');
      const meant = nearest(name, [...new Set(allSettings().map((one) => one.section))]);
      if (settings.length > 0) {
        Object.assign(given, valuesOf(section, values, settings, problems));
      } else if (meant === undefined) {
        leftOut.push(`${section} in ${file.name}`);
      } else {
        problems.push(`- section ${section} is unknown; the nearest one is ${meant}`);
      }
    }
  }
  const environment = Object.fromEntries(
    allSettings().map(({ variable, default: usual }) => [variable, given[variable] ?? usual]),
  );
  problems.push(...problemsOf(environment));
  if (problems.length > 0) {
    throw settingsInvalid(problems, ` in ${files.map(({ name }) => name).join(', ')}`);
  }
  return { environment, leftOut };
}

/** The sections of a file; undefined for one that has none, which is a problem. */
function sectionsOf({ name, text }: SettingsFile, problems: string[]): Record<string, unknown> | undefined {
  const errors: ParseError[] = [];
  const content = text.replace(/^\uFEFF/, '');
  const root = parseTree(content, errors, { allowTrailingComma: true });
  if (root === undefined || errors[0] !== undefined) {
    const before = content.slice(0, errors[0]?.offset ?? 0).split('\n');
    problems.push(`- ${name} is no JSON; look at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`);
    return undefined;
  }
  const parsed: unknown = getNodeValue(root);
  if (!isObject(parsed)) {
    problems.push(`- ${name} is ${kindOf(parsed)}; allowed: sections of settings, as an object`);
    return undefined;
  }
  for (const section of twiceIn(root)) {
    problems.push(`- section ${section} is there twice in ${name}; leave one`);
  }
  for (const section of Object.keys(parsed)) {
    for (const key of twiceIn(findNodeAtLocation(root, [section]))) {
      problems.push(`- ${key} of section ${section} is there twice in ${name}; leave one`);
    }
  }
  return parsed;
}

/** The keys that an object has more than once: JSON allows them, and the last would win. */
function twiceIn(object: Node | undefined): readonly string[] {
  const keys = object?.type === 'object' ? (object.children ?? []).map(({ children }) => children?.[0]?.value) : [];
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}

/** The values of a section by their environment variables, without those that are wrong in their kind. */
function valuesOf(
  section: string,
  values: unknown,
  settings: readonly PlacedSetting[],
  problems: string[],
): Record<string, string> {
  if (!isObject(values)) {
    problems.push(`- section ${section} is ${kindOf(values)}; allowed: settings, as an object`);
    return {};
  }
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    const setting = settings.find((one) => one.key === key);
    if (setting === undefined) {
      problems.push(`- ${key} of section ${section} is unknown; ${remedyFor(key, settings)}`);
    } else if (isText(value) && (String(value) !== '' || setting.default === '')) {
      given[setting.variable] = String(value);
    } else if (value === '') {
      problems.push(`${problemWith(setting, '""')}; without the key it is ${setting.default}`);
    } else {
      problems.push(problemWith(setting, kindOf(value)));
    }
  }
  return given;
}

function remedyFor(key: string, settings: readonly PlacedSetting[]): string {
  const meant = nearest(
    key,
    settings.map((setting) => setting.key),
  );
  const setting = settings.find((one) => one.key === meant);
  return setting === undefined
    ? `known: ${settings.map((one) => one.key).join(', ')}`
    : `the nearest one is ${setting.key} (${setting.variable})`;
}

/** A list is its values with commas between them, as in `Transports`. */
function isText(value: unknown): boolean {
  return /^(string|number|boolean)$/.test(typeof value) || (Array.isArray(value) && value.every(isText));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  const kind = Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  return value === null ? 'null' : kind;
}
