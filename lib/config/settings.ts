import * as v from 'valibot';
import { InsigniaError } from '../errors.ts';
import { ROSTER_MAX_BYTES, WEBSOCKET_DEFAULTS } from './defaults.ts';

/** How the notification server is reached and what counts as proof; the old service's `WebSocket` section, typed. */
export interface WebSocketSettings {
  /** Origin of the server, without a path: a path in the URL would be taken for a namespace. */
  readonly url: string;
  /** Path of the Socket.IO endpoint on the server. */
  readonly path: string;
  /** Who is told when a task names nobody. */
  readonly defaultUserId: string;
  /** Delay before the second connection try, in ms; doubles from there. */
  readonly reconnectionDelayMs: number;
  /** Connection tries after the first; 0 = none. */
  readonly reconnectionAttempts: number;
  /** Time-out of one connection try, in ms. */
  readonly timeoutMs: number;
  /** Whether a failed connection or delivery is tried again within the invocation. */
  readonly autoReconnect: boolean;
  /** First delay of a failed record, in ms; doubles with every receive. */
  readonly taskDelayOnErrorMs: number;
  /** Name of the socket event. */
  readonly event: string;
  /** Engine.IO protocol: 4, or 3 for a Socket.IO 1.x/2.x server. */
  readonly protocol: 3 | 4;
  /** What counts as proof of delivery. */
  readonly deliveryProof: 'barrier' | 'ack';
  /** Engine.IO transports, in the order they are tried. */
  readonly transports: readonly ('websocket' | 'polling')[];
  /** Whether a failure's notification carries a stack trace. */
  readonly includeStackTrace: boolean;
  /** Name of the SSM SecureString that holds the token; undefined: no token is sent. */
  readonly authTokenParameter: string | undefined;
}

/** Names of the AWS resources a function works on. */
export interface ResourceSettings {
  readonly taskQueueUrl: string;
  readonly lastChanceQueueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly dataBucket: string;
  readonly recordTable: string;
}

/** Everything the functions are told by their environment. */
export interface Settings {
  readonly webSocket: WebSocketSettings;
  readonly resources: ResourceSettings;
  /** Largest roster that is read, in bytes. */
  readonly rosterMaxBytes: number;
}

/**
 * Names that the Socket.IO clients keep for themselves. Emitting one throws or, worse, reaches the client's own listeners
 * and nobody else (the second line: client 2).
 */
export const RESERVED_EVENTS: readonly string[] = [
  ...['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'],
  ...['connect_timeout', 'connecting', 'error', 'reconnect', 'reconnect_attempt', 'reconnect_failed'],
  ...['reconnect_error', 'reconnecting', 'ping', 'pong'],
];

const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most,
      `a whole number from ${least} to ${most}`,
    ),
    v.transform(Number),
  );

const yesOrNo = v.pipe(
  v.string(),
  v.check((text) => /^(true|false)$/i.test(text), 'true or false'),
  v.transform((text) => text.toLowerCase() === 'true'),
);

const oneOf = <const T extends readonly string[]>(...allowed: T) => v.picklist(allowed, allowed.join(' or '));

const matching = (pattern: RegExp, allowed: string) => v.pipe(v.string(), v.regex(pattern, allowed));

const isOrigin = (text: string) => {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username + url.password + url.search + url.hash === '' &&
    url.pathname === '/'
  );
};

const webSocketVariables = {
  WEBSOCKET_URL: v.pipe(
    v.string(),
    v.check(isOrigin, 'an http or https origin such as https://host:port, without path, query or credentials'),
  ),
  WEBSOCKET_PATH: matching(/^\/[\w./~-]*$/, 'a path that begins with /'),
  WEBSOCKET_DEFAULT_USER_ID: matching(/^[\x21-\x7e]{1,128}$/, '1 to 128 printable characters without spaces'),
  WEBSOCKET_RECONNECTION_DELAY: wholeNumber(1, 60_000),
  WEBSOCKET_RECONNECTION_ATTEMPTS: wholeNumber(0, 100),
  WEBSOCKET_TIMEOUT: wholeNumber(100, 60_000),
  WEBSOCKET_AUTO_RECONNECT: yesOrNo,
  WEBSOCKET_TASK_DELAY_ON_ERROR: wholeNumber(1, 900_000),
  WEBSOCKET_EVENT: v.pipe(
    v.string(),
    v.check(
      (text) => /^[\x21-\x7e]{1,64}$/.test(text) && !RESERVED_EVENTS.includes(text),
      `1 to 64 printable characters without spaces, none of the reserved ${RESERVED_EVENTS.join(', ')}`,
    ),
  ),
  WEBSOCKET_PROTOCOL: v.pipe(
    oneOf('3', '4'),
    v.transform((text) => Number(text) as 3 | 4),
  ),
  WEBSOCKET_DELIVERY_PROOF: oneOf('barrier', 'ack'),
  WEBSOCKET_TRANSPORTS: v.pipe(
    v.string(),
    v.transform((text) => text.split(',').map((name) => name.trim())),
    v.array(oneOf('websocket', 'polling'), 'websocket, polling or both, comma-separated'),
    v.check((names) => new Set(names).size === names.length, 'each transport once'),
  ),
  WEBSOCKET_INCLUDE_STACK_TRACE: yesOrNo,
  WEBSOCKET_AUTH_TOKEN_PARAMETER: v.union(
    [
      v.pipe(
        v.literal(''),
        v.transform(() => undefined),
      ),
      v.pipe(v.string(), v.regex(/^\/?[\w.-]+(\/[\w.-]+)*$/)),
    ],
    'the name of an SSM parameter, such as /insignia/prod/socket-token, or nothing',
  ),
} satisfies { [name in keyof typeof WEBSOCKET_DEFAULTS]: v.GenericSchema<string, unknown> };

const queueUrl = matching(/^https?:\/\/\S+$/, 'the URL of an SQS queue');

const variables = v.object({
  ...webSocketVariables,
  ROSTER_MAX_BYTES: wholeNumber(1024, 1024 * 1024 * 1024),
  TASK_QUEUE_URL: queueUrl,
  LAST_CHANCE_QUEUE_URL: queueUrl,
  DEAD_LETTER_QUEUE_URL: queueUrl,
  DATA_BUCKET: matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket'),
  RECORD_TABLE: matching(/^[\w.-]{3,255}$/, 'the name of a DynamoDB table'),
});

const DEFAULTS: Readonly<Record<string, string>> = {
  ...WEBSOCKET_DEFAULTS,
  ROSTER_MAX_BYTES: String(ROSTER_MAX_BYTES),
};

/** The value as it may be shown: a URL's credentials are left out. */
const shown = (value: string | undefined) =>
  value === undefined ? 'nothing' : JSON.stringify(value.replace(/\/\/[^/@]*@/, '//…@'));

/**
 * Reads the settings from environment variables. A variable that is missing or empty takes its default; resource names
 * have none.
 *
 * @throws InsigniaError SETTINGS_INVALID that lists every problem at once: the variable's name, the value found, what is allowed.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.keys(variables.entries).map((name) => [name, environment[name] || DEFAULTS[name]]),
  );
  const parsed = v.safeParse(variables, given);
  if (!parsed.success) {
    const problems = new Map<string, string>();
    for (const issue of parsed.issues) {
      const name = String(issue.path?.[0]?.key);
      const allowed = issue.received === 'undefined' ? 'it must be set' : `allowed: ${issue.message}`;
      if (!problems.has(name)) problems.set(name, `${name} is ${shown(given[name])}; ${allowed}`);
    }
    throw new InsigniaError(
      'SETTINGS_INVALID',
      `${problems.size} wrong setting${problems.size === 1 ? '' : 's'}:\n${[...problems.values()].map((line) => `- ${line}`).join('\n')}`,
      { retryable: false },
    );
  }
  const value = parsed.output;
  return {
    webSocket: {
      url: value.WEBSOCKET_URL,
      path: value.WEBSOCKET_PATH,
      defaultUserId: value.WEBSOCKET_DEFAULT_USER_ID,
      reconnectionDelayMs: value.WEBSOCKET_RECONNECTION_DELAY,
      reconnectionAttempts: value.WEBSOCKET_RECONNECTION_ATTEMPTS,
      timeoutMs: value.WEBSOCKET_TIMEOUT,
      autoReconnect: value.WEBSOCKET_AUTO_RECONNECT,
      taskDelayOnErrorMs: value.WEBSOCKET_TASK_DELAY_ON_ERROR,
      event: value.WEBSOCKET_EVENT,
      protocol: value.WEBSOCKET_PROTOCOL,
      deliveryProof: value.WEBSOCKET_DELIVERY_PROOF,
      transports: value.WEBSOCKET_TRANSPORTS,
      includeStackTrace: value.WEBSOCKET_INCLUDE_STACK_TRACE,
      authTokenParameter: value.WEBSOCKET_AUTH_TOKEN_PARAMETER,
    },
    resources: {
      taskQueueUrl: value.TASK_QUEUE_URL,
      lastChanceQueueUrl: value.LAST_CHANCE_QUEUE_URL,
      deadLetterQueueUrl: value.DEAD_LETTER_QUEUE_URL,
      dataBucket: value.DATA_BUCKET,
      recordTable: value.RECORD_TABLE,
    },
    rosterMaxBytes: value.ROSTER_MAX_BYTES,
  };
}
