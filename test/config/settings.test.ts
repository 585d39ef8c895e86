import { describe, expect, it } from 'vitest';
import { readSettings } from '../../lib/config/settings.ts';
import { InsigniaError } from '../../lib/errors.ts';

const resources = {
  TASK_QUEUE_URL: 'https://sqs.ap-southeast-1.amazonaws.com/1/tasks',
  LAST_CHANCE_QUEUE_URL: 'https://sqs.ap-southeast-1.amazonaws.com/1/last-chance',
  DEAD_LETTER_QUEUE_URL: 'https://sqs.ap-southeast-1.amazonaws.com/1/dead-letter',
  DATA_BUCKET: 'insignia-data',
  RECORD_TABLE: 'insignia-records',
};

const errorOf = (environment: Record<string, string>): InsigniaError => {
  try {
    readSettings(environment);
  } catch (error) {
    return error as InsigniaError;
  }
  throw new Error('the settings were accepted');
};

describe('the settings', () => {
  it('have their defaults where nothing is set', () => {
    expect(readSettings(resources).webSocket).toEqual({
      url: 'https://bma-ehr.frappet.synology.me',
      path: '/api/v1/org-socket',
      defaultUserId: '4064c2b2-0414-464a-97c6-4a47c325b9a3',
      reconnectionDelayMs: 1000,
      reconnectionAttempts: 5,
      timeoutMs: 20000,
      autoReconnect: true,
      taskDelayOnErrorMs: 5000,
      event: 'notification',
      protocol: 4,
      deliveryProof: 'barrier',
      transports: ['websocket'],
      trailingSlash: true,
      includeStackTrace: true,
      authTokenParameter: undefined,
    });
  });

  it('count an empty variable as not set', () => {
    expect(readSettings({ ...resources, WEBSOCKET_TIMEOUT: '' }).webSocket.timeoutMs).toBe(20000);
  });

  it('say what a queue’s URL is, and that one setting is wrong', () => {
    expect(errorOf({ ...resources, TASK_QUEUE_URL: 'tasks' }).message).toBe(
      '1 wrong setting:\n- TASK_QUEUE_URL is "tasks"; allowed: the URL of an SQS queue',
    );
    expect(readSettings({ ...resources, TASK_QUEUE_URL: 'http://127.0.0.1/1/tasks' }).resources.taskQueueUrl).toBe(
      'http://127.0.0.1/1/tasks',
    );
  });

  it.each([
    ...['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'],
    ...['connect_timeout', 'connecting', 'error', 'reconnect', 'reconnect_attempt', 'reconnect_failed'],
    ...['reconnect_error', 'reconnecting', 'ping', 'pong'],
  ])('refuse the event name %s, which the clients keep for themselves', (name) => {
    expect(errorOf({ ...resources, WEBSOCKET_EVENT: name }).message).toContain(`Event (WEBSOCKET_EVENT) is "${name}"`);
  });

  it('report every problem in one error, each with name, value found and what is allowed', () => {
    const error = errorOf({ ...resources, WEBSOCKET_TIMEOUT: '20s', WEBSOCKET_PROTOCOL: '5', DATA_BUCKET: '' });
    expect(error).toBeInstanceOf(InsigniaError);
    expect(error).toMatchObject({ code: 'SETTINGS_INVALID', retryable: false });
    const [title, ...problems] = error.message.split('\n');
    expect(title).toBe('3 wrong settings:');
    expect(problems).toEqual([
      '- Timeout (WEBSOCKET_TIMEOUT) is "20s"; allowed: a whole number from 100 to 60000',
      '- Protocol (WEBSOCKET_PROTOCOL) is "5"; allowed: 3 or 4',
      '- DATA_BUCKET is nothing; it must be set',
    ]);
  });

  it.each([
    ['WEBSOCKET_URL', 'https://host/some/namespace'],
    ['WEBSOCKET_URL', 'ftp://host'],
    ['WEBSOCKET_URL', 'host:8080'],
    ['WEBSOCKET_URL', 'no URL'],
    ['WEBSOCKET_URL', 'httpsx://host/'],
    ['WEBSOCKET_URL', 'xhttps://host/'],
    ['WEBSOCKET_PATH', 'api/v1'],
    ['WEBSOCKET_PATH', '//'],
    ['WEBSOCKET_PATH', '/.'],
    ['WEBSOCKET_PATH', '/./api'],
    ['WEBSOCKET_PATH', '/api/../v1'],
    ['WEBSOCKET_PATH', '/api/..'],
    ['WEBSOCKET_DEFAULT_USER_ID', 'has space'],
    ['WEBSOCKET_RECONNECTION_DELAY', '0'],
    ['WEBSOCKET_RECONNECTION_DELAY', '60001'],
    ['WEBSOCKET_RECONNECTION_ATTEMPTS', '-1'],
    ['WEBSOCKET_RECONNECTION_ATTEMPTS', '101'],
    ['WEBSOCKET_TIMEOUT', '99'],
    ['WEBSOCKET_TIMEOUT', '1e3'],
    ['WEBSOCKET_TIMEOUT', '+200'],
    ['WEBSOCKET_AUTO_RECONNECT', 'yes'],
    ['WEBSOCKET_AUTO_RECONNECT', 'untrue'],
    ['WEBSOCKET_AUTO_RECONNECT', 'true '],
    ['WEBSOCKET_TASK_DELAY_ON_ERROR', '900001'],
    ['WEBSOCKET_EVENT', 'two words'],
    ['WEBSOCKET_DELIVERY_PROOF', 'none'],
    ['WEBSOCKET_TRANSPORTS', 'websocket,carrier-pigeon'],
    ['WEBSOCKET_TRANSPORTS', 'polling,polling'],
    ['WEBSOCKET_INCLUDE_STACK_TRACE', '1'],
    ['WEBSOCKET_AUTH_TOKEN_PARAMETER', 'has space'],
    ['ROSTER_MAX_BYTES', '12'],
    ['TASK_QUEUE_URL', 'tasks'],
    ['TASK_QUEUE_URL', ' https://queues/tasks'],
    ['TASK_QUEUE_URL', 'https://queues/tasks '],
  ])('refuse %s=%s', (name, value) => {
    const place = name.startsWith('WEBSOCKET_') || name.startsWith('ROSTER_') ? `(${name})` : `- ${name}`;
    expect(errorOf({ ...resources, [name]: value }).message).toContain(`${place} is "${value}"; allowed: `);
  });

  it.each([
    ['WEBSOCKET_RECONNECTION_ATTEMPTS', '0', 'reconnectionAttempts', 0],
    ['WEBSOCKET_RECONNECTION_ATTEMPTS', '100', 'reconnectionAttempts', 100],
    ['WEBSOCKET_AUTO_RECONNECT', 'False', 'autoReconnect', false],
    ['WEBSOCKET_TRANSPORTS', 'polling, websocket', 'transports', ['polling', 'websocket']],
    ['WEBSOCKET_PROTOCOL', '3', 'protocol', 3],
    ['WEBSOCKET_URL', 'http://127.0.0.1:8080', 'url', 'http://127.0.0.1:8080'],
    ['WEBSOCKET_AUTH_TOKEN_PARAMETER', '/insignia/dev/token', 'authTokenParameter', '/insignia/dev/token'],
    ['WEBSOCKET_AUTH_TOKEN_PARAMETER', 'token', 'authTokenParameter', 'token'],
    ['WEBSOCKET_TRAILING_SLASH', 'false', 'trailingSlash', false],
  ] as const)('take %s=%s', (name, value, key, read) => {
    expect(readSettings({ ...resources, [name]: value }).webSocket[key]).toEqual(read);
  });

  it.each([
    'https://host:8443',
    'https://host:8443/',
    ' https://host:8443',
    'https://host:8443 ',
    'https://host:8443\n',
    '\thttps://host:8443',
    'https://ho\nst:8443',
    'HTTPS://host:8443',
    'https://HOST:8443',
    'https:host:8443',
    'https:/host:8443',
    'https:///host:8443',
    'https://host:8443/.',
    'https://host:8443/x/..',
    'https:\\\\host:8443',
    'https://host:08443',
    'https://@host:8443',
    'https://host:8443?',
    'https://host:8443#',
  ])('use of the URL %j what they checked: the origin', (value) => {
    expect(readSettings({ ...resources, WEBSOCKET_URL: value }).webSocket.url).toBe('https://host:8443');
  });

  it.each([
    'http://host',
    'http:host',
    'http://10.0.0.7:3000',
    'http://127.example.org',
    'http://localhost.example.org',
    'http://not-localhost',
  ])('refuse a token for %s, where it could be read on its way', (value) => {
    const token = { WEBSOCKET_AUTH_TOKEN_PARAMETER: '/insignia/token' };
    expect(errorOf({ ...resources, ...token, WEBSOCKET_URL: value }).message).toContain(
      'AuthTokenParameter (WEBSOCKET_AUTH_TOKEN_PARAMETER) is set: the token could be read on its way; allowed: an https URL',
    );
    expect(readSettings({ ...resources, WEBSOCKET_URL: value }).webSocket.url).toMatch(/^http:/);
  });

  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://127.1',
    'http://127.10.0.12',
    'http://[::1]:3000',
    'https://host',
  ])('take a token for %s', (value) => {
    const token = { WEBSOCKET_AUTH_TOKEN_PARAMETER: '/insignia/token' };
    expect(readSettings({ ...resources, ...token, WEBSOCKET_URL: value }).webSocket.authTokenParameter).toBe(
      '/insignia/token',
    );
  });

  it('tell of a wrong URL alone, though a token is set', () => {
    const given = { WEBSOCKET_AUTH_TOKEN_PARAMETER: '/insignia/token', WEBSOCKET_URL: 'no URL' };
    expect(errorOf({ ...resources, ...given }).message).toMatch(
      /^1 wrong setting:\n- Url \(WEBSOCKET_URL\) is "no URL"; /,
    );
  });

  it.each([
    ['https://user:secret@host', 'https://…@host'],
    ['https://user:sec/secret@host', 'https://…@host'],
    ['https://user:secret@secret@host', 'https://…@host'],
    ['https:user:secret@host', '…@host'],
  ])('never show the credentials of a URL: %s', (url, shown) => {
    const { message } = errorOf({ ...resources, WEBSOCKET_URL: url });
    expect(message).toContain(`Url (WEBSOCKET_URL) is "${shown}"`);
    expect(message).not.toContain('secret');
  });
});
