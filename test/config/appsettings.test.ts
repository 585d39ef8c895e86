import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readAppSettings } from '../../lib/config/appsettings.ts';
import { allSettings, readSettings } from '../../lib/config/settings.ts';
import { InsigniaError } from '../../lib/errors.ts';

const OWN = 'config/appsettings.json';

const file = (content: unknown, name = OWN) => ({
  name,
  text: typeof content === 'string' ? content : JSON.stringify(content),
});

/** The problems of files, without the dash before each. */
const problemsOf = (...contents: readonly unknown[]): readonly string[] => {
  try {
    readAppSettings(
      ...contents.map((content, index) => file(content, index === 0 ? OWN : 'config/appsettings.dev.json')),
    );
  } catch (error) {
    expect(error).toBeInstanceOf(InsigniaError);
    expect(error).toMatchObject({ code: 'SETTINGS_INVALID', retryable: false });
    const [head, ...problems] = (error as InsigniaError).message.split('\n');
    const files = contents.length === 1 ? OWN : `${OWN}, config/appsettings.dev.json`;
    expect(head).toBe(`${problems.length} wrong setting${problems.length === 1 ? '' : 's'} in ${files}:`);
    return problems.map((problem) => problem.replace(/^- /, ''));
  }
  return [];
};

/** The old service's file with everything that such a file has. */
const OLD_FILE = `\u{feff}{
  // The log levels.
  "Logging": { "LogLevel": { "Default": "Information", "Microsoft.Hosting.Lifetime": "Information" } },
  "AllowedHosts": "*",
  "ConnectionStrings": { "DefaultConnection": "Server=db;Password=secret" },
  /* The notification server. */
  "WebSocket": {
    "Url": "https://hr.example.go.th",
    "Path": "/api/v1/org-socket",
    "DefaultUserId": "officer-1",
    "ReconnectionDelay": 1000,
    "ReconnectionAttempts": 5,
    "Timeout": 15000,
    "AutoReconnect": true,
    "TaskDelayOnError": 5000,
  },
}`;

describe('the files of settings', () => {
  it('become environment variables, each with its default where no file sets it', async () => {
    const own = { name: OWN, text: await readFile(new URL('../../config/appsettings.json', import.meta.url), 'utf8') };
    const defaults = Object.fromEntries(allSettings().map(({ variable, default: usual }) => [variable, usual]));
    expect(readAppSettings(own)).toEqual({ environment: defaults, leftOut: [] });
    expect(readAppSettings(file({ WebSocket: { ReconnectionDelay: 250, AuthTokenParameter: '/a/b' } }))).toEqual({
      environment: { ...defaults, WEBSOCKET_RECONNECTION_DELAY: '250', WEBSOCKET_AUTH_TOKEN_PARAMETER: '/a/b' },
      leftOut: [],
    });
  });

  it('of a stage win over the common ones, key by key', () => {
    const { environment } = readAppSettings(
      file({ WebSocket: { Timeout: 1000, Event: 'a' }, Roster: { MaxBytes: 4096 } }),
      file({ WebSocket: { Timeout: 2000 } }),
    );
    expect(environment).toMatchObject({ WEBSOCKET_TIMEOUT: '2000', WEBSOCKET_EVENT: 'a', ROSTER_MAX_BYTES: '4096' });
    expect(problemsOf({ WebSocket: {} }, { Roster: { MaxBytes: 4096 } })).toEqual([]);
  });

  it('of the old service are taken whole, with comments and commas at ends; what is not of this service is named', () => {
    const { environment, leftOut } = readAppSettings({ name: OWN, text: OLD_FILE });
    expect(environment).toMatchObject({
      WEBSOCKET_URL: 'https://hr.example.go.th',
      WEBSOCKET_DEFAULT_USER_ID: 'officer-1',
      WEBSOCKET_TIMEOUT: '15000',
      WEBSOCKET_EVENT: 'notification',
    });
    expect(leftOut).toEqual([`Logging in ${OWN}`, `AllowedHosts in ${OWN}`, `ConnectionStrings in ${OWN}`]);
    expect(JSON.stringify({ environment, leftOut })).not.toContain('secret');
  });

  it('may begin with a byte order mark, as Visual Studio saves them', () => {
    expect(problemsOf('\uFEFF{"WebSocket": {}}')).toEqual([]);
  });

  it('take a list of transports for the text of it', () => {
    const { environment } = readAppSettings(file({ WebSocket: { Transports: ['polling', 'websocket'] } }));
    expect(environment.WEBSOCKET_TRANSPORTS).toBe('polling,websocket');
  });

  it('are refused with all their problems at once, each with key, variable, value and what is allowed', () => {
    expect(
      problemsOf(
        { WebSocket: { Urll: 'http://127.0.0.1', Timeout: '20s', Protocol: 5, AutoReconnect: null, Path: {} } },
        { WebSocket: { Event: ['a', {}] }, Roster: { MaxBytes: 12 } },
      ),
    ).toEqual([
      'Urll of section WebSocket is unknown; the nearest one is Url (WEBSOCKET_URL)',
      'AutoReconnect (WEBSOCKET_AUTO_RECONNECT) is null; allowed: true or false',
      'Path (WEBSOCKET_PATH) is an object; allowed: a path that begins with one / and has no "." or ".." as a part',
      expect.stringMatching(/^Event \(WEBSOCKET_EVENT\) is a list; allowed: 1 to 64 printable characters/),
      'Timeout (WEBSOCKET_TIMEOUT) is "20s"; allowed: a whole number from 100 to 60000',
      'Protocol (WEBSOCKET_PROTOCOL) is "5"; allowed: 3 or 4',
      'MaxBytes (ROSTER_MAX_BYTES) is "12"; allowed: a whole number from 1024 to 1073741824',
    ]);
  });

  it('say of a wrong value what a function says when it starts', () => {
    const [problem] = problemsOf({ WebSocket: { Timeout: 'soon' } });
    expect(() => readSettings({ WEBSOCKET_TIMEOUT: 'soon' })).toThrow(`- ${problem}\n`);
  });

  it.each([
    ['Urll', 'Url (WEBSOCKET_URL)'],
    ['url', 'Url (WEBSOCKET_URL)'],
    ['URI', 'Url (WEBSOCKET_URL)'],
    ['TimeOut', 'Timeout (WEBSOCKET_TIMEOUT)'],
    ['ReconectionDelay', 'ReconnectionDelay (WEBSOCKET_RECONNECTION_DELAY)'],
    ['ReconnectAttempts', 'ReconnectionAttempts (WEBSOCKET_RECONNECTION_ATTEMPTS)'],
    ['Auto_Reconnect', 'AutoReconnect (WEBSOCKET_AUTO_RECONNECT)'],
  ])('name the setting that is nearest to %s', (key, meant) => {
    expect(problemsOf({ WebSocket: { [key]: 1 } })).toEqual([
      `${key} of section WebSocket is unknown; the nearest one is ${meant}`,
    ]);
  });

  it('name all settings of a section for a key that is like none', () => {
    expect(problemsOf({ WebSocket: {}, Roster: { Compression: true } })).toEqual([
      'Compression of section Roster is unknown; known: MaxBytes',
    ]);
  });

  it('must have the section WebSocket, for without it notifications would go to the default server', () => {
    const missing =
      'section WebSocket is missing in config/appsettings.json, and without it notifications would go to the default server';
    expect(problemsOf({})).toEqual([missing]);
    expect(problemsOf({ Logging: {}, Nested: { WebSocket: { Url: 'https://hr.example.go.th' } } })).toEqual([missing]);
    expect(problemsOf({ Logging: {} }, { WebSocket: {} })).toEqual([missing]);
  });

  it.each(['Websocket', 'webSocket', 'WebSockets', 'Web_Socket', 'WebSoket', 'WEBSOCKET', 'Socket', 'WebSocket:Url'])(
    'are refused with the section %s, which is nearly WebSocket',
    (section) => {
      const nearly = `section ${section} is unknown; the nearest one is WebSocket`;
      expect(problemsOf({ WebSocket: {}, [section]: {} })).toEqual([nearly]);
      expect(problemsOf({ WebSocket: {} }, { [section]: {} })).toEqual([nearly]);
      expect(problemsOf({ [section]: {} })).toEqual([expect.stringContaining('WebSocket is missing'), nearly]);
    },
  );

  it('are refused with a section that is nearly Roster', () => {
    expect(problemsOf({ WebSocket: {}, Rosters: {} })).toEqual([
      'section Rosters is unknown; the nearest one is Roster',
    ]);
  });

  it.each([
    [{ Url: '' }, 'Url (WEBSOCKET_URL) is ""; allowed: an http', 'without the key it is https://bma-ehr'],
    [{ Timeout: '' }, 'Timeout (WEBSOCKET_TIMEOUT) is ""; allowed: a whole number', 'without the key it is 20000'],
  ])('are refused where %j is empty, for its default would be meant by nobody', (section, problem, remedy) => {
    const [told, ...others] = problemsOf({ WebSocket: section });
    expect(told).toContain(problem);
    expect(told).toContain(remedy);
    expect(others).toEqual([]);
  });

  it('may name no token', () => {
    expect(problemsOf({ WebSocket: { AuthTokenParameter: '' } })).toEqual([]);
  });

  it.each([
    ['{ "WebSocket": { "Url": ', 'config/appsettings.json is no JSON; look at line 1, column 25'],
    ['{\n  "WebSocket": {}}}', 'config/appsettings.json is no JSON; look at line 2, column 19'],
    ['', 'config/appsettings.json is no JSON; look at line 1, column 1'],
    ['[]', 'config/appsettings.json is a list; allowed: sections of settings, as an object'],
    ['null', 'config/appsettings.json is null; allowed: sections of settings, as an object'],
    ['"x"', 'config/appsettings.json is a string; allowed: sections of settings, as an object'],
    ['{"WebSocket": "x"}', 'section WebSocket is a string; allowed: settings, as an object'],
    ['{"WebSocket": []}', 'section WebSocket is a list; allowed: settings, as an object'],
    ['{"WebSocket": null}', 'section WebSocket is null; allowed: settings, as an object'],
    [
      '{"WebSocket": {"Url": "http://127.0.0.1", "Url": "http://127.0.0.1:1"}}',
      'Url of section WebSocket is there twice in config/appsettings.json; leave one',
    ],
    [
      '{"WebSocket": {}, "Roster": {}, "WebSocket": {}}',
      'section WebSocket is there twice in config/appsettings.json; leave one',
    ],
    ["{'WebSocket': {}}", 'config/appsettings.json is no JSON; look at line 1, column 2'],
  ])('are refused as %j', (content, problem) => {
    expect(problemsOf(content)).toEqual([problem]);
  });

  it('are refused where a token could be read on its way', () => {
    expect(
      problemsOf({ WebSocket: { Url: 'http://hr.example.go.th' } }, { WebSocket: { AuthTokenParameter: '/token' } }),
    ).toEqual([
      expect.stringContaining('AuthTokenParameter (WEBSOCKET_AUTH_TOKEN_PARAMETER) is set: the token could be'),
    ]);
  });

  it('never show the credentials of a URL', () => {
    const [problem] = problemsOf({ WebSocket: { Url: 'https://user:secret@host' } });
    expect(problem).toContain('Url (WEBSOCKET_URL) is "https://…@host"');
  });
});
