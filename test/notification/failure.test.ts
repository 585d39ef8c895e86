import { describe, expect, it } from 'vitest';
import {
  errorNames,
  explainClose,
  explainFault,
  explainRefusal,
  LineClosed,
  openStatus,
} from '../../lib/notification/failure.ts';
import { testSettings } from '../helpers/fault-scene.ts';

const SETTINGS = testSettings('http://127.0.0.1:1', { path: '/io', protocol: 4, timeoutMs: 700 });
const PROTOCOL_3 = { ...SETTINGS, protocol: 3 } as const;

const OLDER = 'if it is a Socket.IO 1.x or 2.x server, set WEBSOCKET_PROTOCOL to 3';
const NEWER = 'if it is a Socket.IO 3 or 4 server, set WEBSOCKET_PROTOCOL to 4';

/** A system's error, as Node makes it. */
function systemError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

describe('a refusal by the server', () => {
  it.each([
    [
      'It seems you are trying to reach a Socket.IO server in v2.x',
      'The server speaks Socket.IO 2, WEBSOCKET_PROTOCOL is 4; set it to 3.',
    ],
    ['Invalid namespace', 'The server has no such namespace; WEBSOCKET_URL must have no path.'],
    ['An Invalid namespace', 'The server refused the connection: An Invalid namespace'],
    ['no entry', 'The server refused the connection: no entry'],
  ])('with the words %s is final, and told', (words, reason) => {
    expect(explainRefusal(words, SETTINGS)).toEqual({ refused: true, reason });
  });
});

describe('the status of an answer', () => {
  it.each([
    { status: 200, causes: '; WEBSOCKET_PATH is /io' },
    { status: 404, causes: '; WEBSOCKET_PATH is /io' },
    {
      status: 400,
      causes: `; a proxy may have removed the Upgrade header, the server's allowRequest may have refused, or its port is for TLS and needs an https URL; or ${OLDER}`,
    },
    {
      status: 401,
      causes:
        "; a front or the server's allowRequest refused, and WEBSOCKET_AUTH_TOKEN_PARAMETER names the token that is sent",
    },
    {
      status: 403,
      causes:
        "; a front or the server's allowRequest refused, and WEBSOCKET_AUTH_TOKEN_PARAMETER names the token that is sent",
    },
    { status: 299, causes: '' },
    { status: 499, causes: '' },
  ])('$status refuses the transport', ({ status, causes }) => {
    const expected = {
      refused: true,
      isOfTransport: true,
      reason: `The server answered the handshake with HTTP ${status}${causes}.`,
    };

    // Where the two clients and Node leave it.
    expect(explainFault({ description: status }, SETTINGS)).toEqual(expected);
    expect(explainFault(new Error('xhr poll error'), SETTINGS, { fault: { status } })).toEqual(expected);
    const error = new Error(`Unexpected server response: ${status}`);
    expect(explainFault({ description: { error } }, SETTINGS)).toEqual(expected);
  });

  it.each([300, 308, 399])('%i refuses every transport: it redirects', (status) => {
    expect(explainFault({ description: status }, SETTINGS)).toEqual({
      refused: true,
      reason: `The server answered the handshake with HTTP ${status}; WEBSOCKET_URL must be the address that it redirects to.`,
    });
  });

  it.each([408, 425, 429, 500, 503])('%i asks for another try', (status) => {
    expect(explainFault({ description: status }, SETTINGS)).toEqual({
      refused: false,
      reason: `The server answered the handshake with HTTP ${status}.`,
    });
  });

  it.each([
    [400, 'HTTP 400; a balancer before several servers must be sticky for polling'],
    [404, 'HTTP 404'],
  ])('%i counts no longer as a refusal once the connection is open', (status, words) => {
    expect(openStatus(status)).toBe(words);
    expect(explainFault({ description: status }, SETTINGS, { handshakeOver: true })).toEqual({
      refused: false,
      reason: `The server answered a connection that was open with ${words}.`,
    });
  });

  it('0 is none: the request was not answered', () => {
    const passed = Object.assign(new Error('xhr poll error'), { description: 0 });

    expect(explainFault(passed, SETTINGS)).toEqual({ refused: false, reason: 'xhr poll error' });
  });
});

describe('a fault of the transport', () => {
  it.each(['CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'])(
    'is final if the certificate is not trusted: %s',
    (code) => {
      expect(explainFault({ description: { error: systemError(code, 'bad') } }, SETTINGS)).toEqual({
        refused: true,
        reason: `The server's certificate is not trusted (${code}: bad); NODE_EXTRA_CA_CERTS can name the authority's certificate.`,
      });
    },
  );

  it.each(['parser error', 'Invalid WebSocket frame: RSV1 must be clear'])(
    'is final if the answer is of another protocol: %s',
    (words) => {
      const explained = [SETTINGS, PROTOCOL_3].map((settings) => explainFault(new Error(words), settings));

      expect(explained).toEqual(
        [OLDER, NEWER].map((other) => ({
          refused: true,
          reason: `The server's answer is of another protocol; ${other}.`,
        })),
      );
    },
  );

  it('names path and TLS if the server hung up', () => {
    const passed = { context: { statusText: systemError('ECONNRESET', 'socket hang up') } };

    expect(explainFault(passed, SETTINGS)).toEqual({
      refused: false,
      reason:
        'The server hung up during the handshake; WEBSOCKET_PATH is /io, and a port for TLS needs an https URL (ECONNRESET: socket hang up).',
    });
  });

  it('refuses the transport only if a WebSocket of protocol 3 was open and silent', () => {
    const silent = { refused: false, reason: 'The server did not answer within 700 ms.' };
    const timeout = new Error('timeout');

    expect(explainFault(timeout, PROTOCOL_3, { webSocketOpened: true })).toEqual({
      refused: true,
      isOfTransport: true,
      reason: `The server opened the WebSocket and said nothing; ${NEWER}.`,
    });
    expect(explainFault(timeout, PROTOCOL_3, { webSocketOpened: false })).toEqual(silent);
    expect(explainFault(timeout, SETTINGS, { webSocketOpened: true })).toEqual(silent);
    expect(explainFault(new Error('websocket error'), PROTOCOL_3, { webSocketOpened: true })).toEqual({
      refused: false,
      reason: 'websocket error',
    });
  });

  it.each([
    ['the first of several addresses', { error: new AggregateError([systemError('EHOSTUNREACH', 'no route')]) }],
    ['the only address', { error: systemError('EHOSTUNREACH', 'no route') }],
  ])('is told by the cause that the client wraps: %s', (_what, description) => {
    expect(explainFault({ description }, SETTINGS).reason).toBe('EHOSTUNREACH: no route');
  });

  it('is told by the error of several addresses if it has none of one address', () => {
    const error = Object.assign(new AggregateError([], 'all failed'), { code: 'ECONNREFUSED' });

    expect(explainFault({ description: { error } }, SETTINGS).reason).toBe('ECONNREFUSED: all failed');
  });

  it('is told by its code alone if it has no message', () => {
    expect(explainFault({ description: { error: systemError('EPIPE', '') } }, SETTINGS).reason).toBe('EPIPE');
  });

  it.each([
    [{ message: 'lost', code: 'E1' }, '{"message":"lost","code":"E1"}: E1'],
    [{ context: { statusText: 'no error' } }, '{"context":{"statusText":"no error"}}'],
    [Object.assign(new Error('lost'), { code: 7 }), 'lost'],
    ['lost', 'lost'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('is told by what the client passed if it wraps nothing: %j', (passed, reason) => {
    expect(explainFault(passed, SETTINGS)).toEqual({ refused: false, reason });
  });

  it('is told by the error of the request where the client lost it', () => {
    const known = { fault: { error: systemError('ECONNREFUSED', 'connect ECONNREFUSED') } };

    expect(explainFault(new Error('xhr poll error'), SETTINGS, known).reason).toBe(
      'ECONNREFUSED: connect ECONNREFUSED',
    );
  });
});

describe('a WebSocket that the server closed', () => {
  it.each([
    { code: 1006, words: '', refused: false, told: 'code 1006' },
    { code: 1008, words: 'policy', refused: true, told: 'code 1008: policy' },
    { code: 1009, words: 'Too big', refused: false, told: 'code 1009: Too big' },
    { code: 3999, words: '', refused: false, told: 'code 3999' },
    { code: 4000, words: '', refused: true, told: 'code 4000' },
  ])('with code $code is a refusal: $refused', ({ code, words, refused, told }) => {
    const closed = new LineClosed(code, words);
    const expected = { refused, reason: `The server was reached, and the connection ended (${told}).` };

    expect(closed.isTooLarge).toBe(code === 1009);
    expect(explainClose(closed)).toEqual(expected);
    expect(explainFault(closed, SETTINGS)).toEqual(expected);
  });
});

describe('the names of an error', () => {
  it.each([
    [new TypeError('secret'), 'TypeError'],
    [new Error('secret', { cause: new RangeError('secret') }), 'Error: RangeError'],
    [new Error('secret', { cause: 'secret' }), 'Error'],
    ['secret', 'string'],
  ])('hold no message: %s', (thrown, names) => {
    expect(errorNames(thrown)).toBe(names);
  });
});
