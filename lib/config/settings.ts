/** The settings of a deployment: their declaration and their reader. Their values are in `config/` at the root. */

import * as v from 'valibot';
import { InsigniaError } from '../errors.ts';
import { ROSTER_MAX_BYTES } from './defaults.ts';
import { type Format, matching, oneOf, text, wholeNumber, yesOrNo } from './formats.ts';

/** The declaration of a setting. Its type, variable, check and documentation are made from it. */
export interface Setting<Value> extends Format<Value> {
  /** Its key in the section of appsettings.json. */
  readonly key: string;
  /** The text that a missing or empty value stands for. */
  readonly default: string;
  /** What it is for, with its unit, for people who deploy; without a full stop. */
  readonly meaning: string;
}

/**
 * Event names that the Socket.IO clients reserve. Emitting one throws, or calls the client's own listeners and sends
 * nothing (client 2, from the second line on).
 */
export const RESERVED_EVENTS: readonly string[] = [
  ...['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'],
  ...['connect_timeout', 'connecting', 'error', 'reconnect', 'reconnect_attempt', 'reconnect_failed'],
  ...['reconnect_error', 'reconnecting', 'ping', 'pong'],
];

/** What is checked is what is used: a client would read some spellings in another way than the check. */
const ORIGIN: Format<string> = {
  allowed: 'an http or https origin such as https://host:port, without path, query or credentials',
  schema: v.pipe(
    v.string(),
    v.transform((value) => URL.parse(value)),
    v.check(
      (url) =>
        url !== null &&
        /^https?:$/.test(url.protocol) &&
        url.username + url.password + url.search + url.hash === '' &&
        url.pathname === '/',
    ),
    v.transform((url) => url?.origin ?? ''),
  ),
};

/** Whether a URL's traffic can be read on its way: without TLS, and to another machine. */
function isReadable(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

const PROTOCOL: Format<3 | 4> = {
  allowed: '3 or 4',
  schema: v.pipe(
    v.picklist(['3', '4']),
    v.transform((value) => (value === '3' ? 3 : 4)),
  ),
};

const TRANSPORTS: Format<('websocket' | 'polling')[]> = {
  allowed: 'websocket, polling or both, comma-separated, each once',
  schema: v.pipe(
    v.string(),
    v.transform((value) => value.split(',').map((name) => name.trim())),
    v.array(v.picklist(['websocket', 'polling'])),
    v.check((names) => new Set(names).size === names.length),
  ),
};

const PARAMETER_OR_NONE: Format<string | undefined> = {
  allowed: 'the name of an SSM parameter, such as /insignia/prod/socket-token, or nothing',
  schema: v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => undefined),
    ),
    v.pipe(v.string(), v.regex(/^\/?[\w.-]+(\/[\w.-]+)*$/)),
  ]),
};

/**
 * Every setting of a deployment, by section of appsettings.json (`webSocket` is the section `WebSocket` of the old
 * service) and by its name in code. The type {@link Settings}, the names of the variables and `docs/settings.md` are made
 * from it.
 */
export const SETTINGS = {
  webSocket: {
    url: {
      key: 'Url',
      default: 'https://bma-ehr.frappet.synology.me',
      // Socket.IO would take a path for a namespace.
      ...ORIGIN,
      meaning: 'origin of the notification server, without a path',
    },
    path: {
      key: 'Path',
      default: '/api/v1/org-socket',
      // The clients resolve "." and "..", and servers do not.
      ...matching(
        /^\/(?!\/)(?!(.*\/)?\.{1,2}(\/|$))[\w./~-]*$/,
        'a path that begins with one / and has no "." or ".." as a part',
      ),
      meaning: 'its Socket.IO path',
    },
    defaultUserId: {
      key: 'DefaultUserId',
      default: '4064c2b2-0414-464a-97c6-4a47c325b9a3',
      ...matching(/^[\x21-\x7e]{1,128}$/, '1 to 128 printable characters without spaces'),
      meaning: 'the user who is notified when a task names none',
    },
    reconnectionDelayMs: {
      key: 'ReconnectionDelay',
      default: '1000',
      ...wholeNumber(1, 60_000),
      meaning: 'ms before the second connection try; doubles, with jitter, 10 s at most',
    },
    reconnectionAttempts: {
      key: 'ReconnectionAttempts',
      default: '5',
      ...wholeNumber(0, 100),
      meaning: 'connection tries after the first; 0 = none',
    },
    timeoutMs: {
      key: 'Timeout',
      default: '20000',
      ...wholeNumber(100, 60_000),
      meaning: 'ms for one connection try',
    },
    autoReconnect: {
      key: 'AutoReconnect',
      default: 'true',
      ...yesOrNo(),
      meaning: 'whether a failed connection or delivery is tried again in the same invocation',
    },
    taskDelayOnErrorMs: {
      key: 'TaskDelayOnError',
      default: '5000',
      ...wholeNumber(1, 900_000),
      meaning: 'ms before a failed message returns; doubles with every receive, with jitter, 15 min at most',
    },
    event: {
      key: 'Event',
      default: 'notification',
      ...text(
        `1 to 64 printable characters without spaces, none of the reserved ${RESERVED_EVENTS.join(', ')}`,
        (value) => /^[\x21-\x7e]{1,64}$/.test(value) && !RESERVED_EVENTS.includes(value),
      ),
      meaning: 'name of the socket event',
    },
    protocol: {
      key: 'Protocol',
      default: '4',
      ...PROTOCOL,
      meaning: 'Engine.IO protocol; 3 for a Socket.IO 1.x or 2.x server',
    },
    deliveryProof: {
      key: 'DeliveryProof',
      default: 'barrier',
      ...oneOf('barrier', 'namespace', 'ack'),
      meaning:
        'what counts as proof of delivery: `barrier` and `namespace` prove that the server has read the event, and need nothing of it; `ack` proves that its handler has taken it, and needs a handler that answers',
    },
    transports: {
      key: 'Transports',
      default: 'websocket',
      ...TRANSPORTS,
      meaning:
        'Engine.IO transports, in the order in which they are tried; a try takes the next one after a try that failed',
    },
    trailingSlash: {
      key: 'TrailingSlash',
      default: 'true',
      ...yesOrNo(),
      meaning:
        'whether a slash follows the path, as the clients do it; `false` for a front that redirects `/x/?…` to `/x?…`',
    },
    includeStackTrace: {
      key: 'IncludeStackTrace',
      default: 'true',
      ...yesOrNo(),
      meaning: "whether a failure's notification has a stack trace",
    },
    authTokenParameter: {
      key: 'AuthTokenParameter',
      default: '',
      ...PARAMETER_OR_NONE,
      meaning: 'name of the SSM SecureString whose value is sent as the token; empty: no token is sent',
    },
  },
  roster: {
    maxBytes: {
      key: 'MaxBytes',
      default: String(ROSTER_MAX_BYTES),
      ...wholeNumber(1024, 1024 * 1024 * 1024),
      meaning: 'largest roster that is read, in bytes',
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Setting<unknown>>>>>;

const QUEUE_URL = matching(/^https?:\/\/\S+$/, 'the URL of an SQS queue');

/** The AWS resources that a function uses. The template sets these variables; they have no defaults. */
const RESOURCES = {
  taskQueueUrl: { variable: 'TASK_QUEUE_URL', ...QUEUE_URL },
  lastChanceQueueUrl: { variable: 'LAST_CHANCE_QUEUE_URL', ...QUEUE_URL },
  deadLetterQueueUrl: { variable: 'DEAD_LETTER_QUEUE_URL', ...QUEUE_URL },
  dataBucket: {
    variable: 'DATA_BUCKET',
    ...matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket'),
  },
  recordTable: { variable: 'RECORD_TABLE', ...matching(/^[\w.-]{3,255}$/, 'the name of a DynamoDB table') },
} as const;

type ValuesOf<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends Format<infer Value> ? Value : never;
};

/** The settings of the connection to the notification server and of the proof. */
export type WebSocketSettings = ValuesOf<(typeof SETTINGS)['webSocket']>;

/** The names and URLs of the AWS resources that a function uses. */
export type ResourceSettings = ValuesOf<typeof RESOURCES>;

/** Everything that a function reads from its environment. */
export type Settings = { readonly [Group in keyof typeof SETTINGS]: ValuesOf<(typeof SETTINGS)[Group]> } & {
  readonly resources: ResourceSettings;
};

/** Environment variables. */
type Environment = Readonly<Record<string, string | undefined>>;

/** A setting and where it is set. */
export interface PlacedSetting extends Setting<unknown> {
  /** Its name in code. */
  readonly name: string;
  /** Its section of appsettings.json. */
  readonly section: string;
  /** Its environment variable. */
  readonly variable: string;
}

/** The environment variable of a setting: `ReconnectionDelay` of the section `WebSocket` → `WEBSOCKET_RECONNECTION_DELAY`. */
function variableOf(section: string, key: string): string {
  return `${section}_${key.replace(/(?<=[a-z])(?=[A-Z])/g, '_')}`.toUpperCase();
}

/** The settings of a group of {@link SETTINGS}. */
function settingsOf(group: keyof typeof SETTINGS): readonly PlacedSetting[] {
  const section = group.charAt(0).toUpperCase() + group.slice(1);
  return Object.entries<Setting<unknown>>(SETTINGS[group]).map(([name, setting]) => ({
    ...setting,
    name,
    section,
    variable: variableOf(section, setting.key),
  }));
}

function settingGroups(): readonly (keyof typeof SETTINGS)[] {
  return Object.keys(SETTINGS) as (keyof typeof SETTINGS)[];
}

/** All settings, in the order in which they are declared. */
export function allSettings(): readonly PlacedSetting[] {
  return settingGroups().flatMap(settingsOf);
}

/** The value as an error may quote it: without the credentials of a URL. */
function shown(value: string): string {
  return JSON.stringify(value.replace(/^(\w+:\/\/)?.*@/s, '$1…@'));
}

/** What is wrong with a setting, on one line: its key and its variable, the value found, what is allowed. */
export function problemWith({ key, variable, allowed }: PlacedSetting, found: string): string {
  return `- ${key} (${variable}) is ${found}; allowed: ${allowed}`;
}

/** The settings by their groups, without those that are wrong, which are told to `onProblem`. */
function readGroups(environment: Environment, onProblem: (problem: string) => void): Readonly<Record<string, object>> {
  const read = (setting: PlacedSetting) => {
    const given = environment[setting.variable] || setting.default;
    const parsed = v.safeParse(setting.schema, given);
    if (!parsed.success) {
      onProblem(problemWith(setting, shown(given)));
    }
    return parsed.success ? parsed.output : undefined;
  };
  const groups = Object.fromEntries(
    settingGroups().map((group) => [
      group,
      Object.fromEntries(settingsOf(group).map((setting) => [setting.name, read(setting)])),
    ]),
  );
  const { url, authTokenParameter } = groups.webSocket as Partial<WebSocketSettings>;
  if (url !== undefined && authTokenParameter !== undefined && isReadable(url)) {
    onProblem(
      `- Url (WEBSOCKET_URL) is ${shown(url)} and AuthTokenParameter (WEBSOCKET_AUTH_TOKEN_PARAMETER) is set: the token could be read on its way; allowed: an https URL, or a host of this machine`,
    );
  }
  return groups;
}

/** What is wrong with the settings in environment variables, a line each; the names of resources are not looked at. */
export function problemsOf(environment: Environment): readonly string[] {
  const problems: string[] = [];
  readGroups(environment, (problem) => void problems.push(problem));
  return problems;
}

/** The error that lists problems of the settings; `place`: where they are, such as ` in config/appsettings.json`. */
export function settingsInvalid(problems: readonly string[], place = ''): InsigniaError {
  const count = `${problems.length} wrong setting${problems.length === 1 ? '' : 's'}`;
  return new InsigniaError('SETTINGS_INVALID', `${count}${place}:\n${problems.join('\n')}`, { retryable: false });
}

/**
 * Reads the settings from environment variables. A missing or empty variable has its default; resource names have none.
 *
 * @throws InsigniaError SETTINGS_INVALID that lists every problem: the names, the value found, what is allowed.
 */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const groups = readGroups(environment, (problem) => void problems.push(problem));
  const resources = Object.fromEntries(
    Object.entries(RESOURCES).map(([name, { variable, schema, allowed }]) => {
      const given = environment[variable];
      if (!given) {
        problems.push(`- ${variable} is nothing; it must be set`);
      } else if (!v.is(schema, given)) {
        problems.push(`- ${variable} is ${shown(given)}; allowed: ${allowed}`);
      }
      return [name, given];
    }),
  );
  if (problems.length > 0) {
    throw settingsInvalid(problems);
  }
  // The compiler cannot know it, but each value was read by the schema that its type is made from.
  return { ...groups, resources } as unknown as Settings;
}
