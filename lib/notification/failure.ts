import type { WebSocketSettings } from '../config/settings.ts';
import { wordsOf } from './socket-client.ts';
import type { RequestFault } from './tracked-agent.ts';

/** Why a connection could not be made, and whether trying again at once could help. */
export interface Failure {
  /** True if the same try would fail the same way. */
  readonly refused: boolean;
  /** Another transport may not be refused. */
  readonly isOfTransport?: true;
  /** One sentence, for people to read. */
  readonly reason: string;
}

/** Explains a refusal that came after the transport was open: authentication, namespace or protocol. */
export function explainRefusal(words: string, settings: WebSocketSettings): Failure {
  if (/Socket\.IO server in v2/.test(words)) {
    return {
      refused: true,
      reason: `The server speaks Socket.IO 2, WEBSOCKET_PROTOCOL is ${settings.protocol}; set it to 3.`,
    };
  }
  if (words === 'Invalid namespace') {
    return { refused: true, reason: 'The server has no such namespace; WEBSOCKET_URL must have no path.' };
  }
  return { refused: true, reason: `The server refused the connection: ${words}` };
}

/** The names of an error and its cause. Their messages are left out, because they may quote a secret or the message sent. */
export function errorNames(thrown: unknown): string {
  if (!(thrown instanceof Error)) {
    return typeof thrown;
  }
  return thrown.cause instanceof Error ? `${thrown.name}: ${thrown.cause.name}` : thrown.name;
}

/** What is known of a try besides what the client passed. */
interface Known {
  /** The last request, if it failed. */
  readonly fault?: RequestFault | undefined;
  /** The WebSocket was open when the client stopped waiting for the handshake. */
  readonly webSocketOpened?: boolean;
  /** The handshake of Engine.IO was over. */
  readonly handshakeOver?: boolean;
}

/**
 * Explains a fault of the transport.
 *
 * @param passed what the client passed to its listener
 */
export function explainFault(passed: unknown, settings: WebSocketSettings, known: Known = {}): Failure {
  if (passed instanceof LineClosed) {
    return explainClose(passed);
  }
  const root = rootOf(passed, known.fault);
  const words = [root.code, root.words].filter((part) => part !== undefined && part !== '').join(': ');

  if (root.status !== undefined) {
    return explainStatus(root.status, settings, known.handshakeOver === true);
  }
  if (root.code !== undefined && /CERT|VERIFY_LEAF|HOSTNAME_MISMATCH/.test(root.code)) {
    return {
      refused: true,
      reason: `The server's certificate is not trusted (${words}); NODE_EXTRA_CA_CERTS can name the authority's certificate.`,
    };
  }
  // 3.x and 4.x servers write their HTTP refusal into the WebSocket they have already opened; it is not a valid frame.
  if (/parser error|Invalid WebSocket frame/.test(words)) {
    return {
      refused: true,
      reason: `The server's answer is of another protocol; ${otherProtocol(settings.protocol)}.`,
    };
  }
  if (/socket hang up/.test(words)) {
    return {
      refused: false,
      reason: `The server hung up during the handshake; WEBSOCKET_PATH is ${settings.path}, and a port for TLS needs an https URL (${words}).`,
    };
  }
  // A 3.x server accepts the WebSocket of protocol 3 and stays silent. Silence with protocol 4 is a network fault.
  if (words === 'timeout' && known.webSocketOpened && settings.protocol === 3) {
    return {
      refused: true,
      isOfTransport: true,
      reason: `The server opened the WebSocket and said nothing; ${otherProtocol(settings.protocol)}.`,
    };
  }
  if (words === 'timeout') {
    return { refused: false, reason: `The server did not answer within ${settings.timeoutMs} ms.` };
  }
  return { refused: false, reason: words };
}

/** How the server closed a WebSocket. */
export class LineClosed extends Error {
  readonly code: number;

  /** @param words the server's own, perhaps none */
  constructor(code: number, words: string) {
    super(words === '' ? `code ${code}` : `code ${code}: ${words}`);
    this.code = code;
  }

  /** Whether the server closed it because a message is larger than it takes. */
  get isTooLarge(): boolean {
    return this.code === 1009;
  }
}

/** Explains a WebSocket that was open and that the server closed. */
export function explainClose(closed: LineClosed): Failure {
  // 1008 is a policy of the server; codes from 4000 are its own.
  const refused = closed.code === 1008 || closed.code >= 4000;
  return { refused, reason: `The server was reached, and the connection ended (${closed.message}).` };
}

function otherProtocol(protocol: 3 | 4): string {
  return protocol === 4
    ? 'if it is a Socket.IO 1.x or 2.x server, set WEBSOCKET_PROTOCOL to 3'
    : 'if it is a Socket.IO 3 or 4 server, set WEBSOCKET_PROTOCOL to 4';
}

function explainStatus(status: number, settings: WebSocketSettings, handshakeOver: boolean): Failure {
  if (handshakeOver) {
    return { refused: false, reason: `The server answered a connection that was open with ${openStatus(status)}.` };
  }
  const answered = `The server answered the handshake with HTTP ${status}`;
  // 408, 425 and 429 ask for another try later; 5xx comes from a server or proxy that is not up.
  if (status >= 500 || [408, 425, 429].includes(status)) {
    return { refused: false, reason: `${answered}.` };
  }
  if (status >= 300 && status < 400) {
    return { refused: true, reason: `${answered}; WEBSOCKET_URL must be the address that it redirects to.` };
  }
  return { refused: true, isOfTransport: true, reason: `${answered}${causesOf(status, settings)}.` };
}

/** The status with which a request of an open connection was answered, and its usual cause. */
export function openStatus(status: number): string {
  return `HTTP ${status}${status === 400 ? '; a balancer before several servers must be sticky for polling' : ''}`;
}

function causesOf(status: number, { path, protocol }: WebSocketSettings): string {
  switch (status) {
    case 200:
    case 404:
      return `; WEBSOCKET_PATH is ${path}`;
    case 400:
      return `; a proxy may have removed the Upgrade header, the server's allowRequest may have refused, or its port is for TLS and needs an https URL; or ${otherProtocol(protocol)}`;
    case 401:
    case 403:
      return "; a front or the server's allowRequest refused, and WEBSOCKET_AUTH_TOKEN_PARAMETER names the token that is sent";
    default:
      return '';
  }
}

/** The cause of a fault. */
interface Root {
  readonly words: string;
  readonly code?: string | undefined;
  readonly status?: number;
}

/**
 * Finds the cause that the clients wrap: a WebSocket error is an ErrorEvent in `description`, a polling status is a number
 * there, and a polling error is in `context.statusText`. What they lose is in the fault of the request.
 */
function rootOf(passed: unknown, fault: RequestFault | undefined): Root {
  const { description, context, code } = (passed ?? {}) as {
    description?: { error?: unknown; message?: string } | number;
    context?: { statusText?: unknown };
    code?: unknown;
  };
  if (typeof description === 'number' && description > 0) {
    return { words: wordsOf(passed), status: description };
  }
  if (fault?.status !== undefined) {
    return { words: wordsOf(passed), status: fault.status };
  }
  const inner =
    (typeof description === 'object' ? description?.error : undefined) ??
    (context?.statusText instanceof Error ? context.statusText : undefined) ??
    fault?.error;
  if (inner instanceof Error) {
    // Happy Eyeballs makes one error for each address it tried; the first one is enough.
    const first = inner instanceof AggregateError && inner.errors[0] instanceof Error ? inner.errors[0] : inner;
    const status = /Unexpected server response: (\d{3})/.exec(first.message)?.[1];
    return {
      words: first.message,
      code: (first as NodeJS.ErrnoException).code,
      ...(status === undefined ? {} : { status: Number(status) }),
    };
  }
  return { words: typeof code === 'string' ? `${wordsOf(passed)}: ${code}` : wordsOf(passed) };
}
