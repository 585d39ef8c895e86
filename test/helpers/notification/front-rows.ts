import type { WebSocketSettings } from '../../../lib/config/settings.ts';
import type { FrontPorts } from '../fault-scene.ts';
import type { FrontRequest, Handling } from '../http-front.ts';
import { DELIVERED, type Expectation, type FaultRow, TOKEN } from './fault-row.ts';

const POLLING: WebSocketSettings['transports'] = ['polling'];
const BOTH_ORDERS: readonly WebSocketSettings['transports'][] = [
  ['websocket', 'polling'],
  ['polling', 'websocket'],
];
const REDIRECTS = [301, 302, 303, 307, 308];
const PAGE = { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Welcome</title>' };

/** Enough time for a busy machine to connect, and short enough to wait for a transport that stays silent. */
const SHORT_TRY = { timeoutMs: 1_500 };

/** A balancer before two servers: those who bring its cookie go where they were before, the others in turns. */
function stickyBalancer({ server, other }: FrontPorts): (request: FrontRequest) => Handling {
  let newcomers = 0;
  return ({ headers }) => {
    const brought = /backend=(\d)/.exec(headers.cookie ?? '')?.[1];
    const backend = brought ?? String(newcomers++ % 2);
    const to = backend === '0' ? server : other;
    return brought === undefined ? { to, cookie: `backend=${backend}; Path=/; HttpOnly` } : { to };
  };
}

/** A balancer that sends what follows the handshake to the wrong server, for the first `sessions` sessions. */
function strayBalancer(sessions: number) {
  return ({ server, other }: FrontPorts): ((request: FrontRequest) => Handling) => {
    const strayed = new Set<string>();
    return ({ url }) => {
      const session = /[?&]sid=([^&]+)/.exec(url)?.[1];
      if (session === undefined) {
        return { to: server };
      }
      if (strayed.size < sessions) {
        strayed.add(session);
      }
      return { to: strayed.has(session) ? other : server };
    };
  };
}

/** A front that handles the first transport like this, and passes on the second. */
function fallbackRows(name: string, refused: Handling | 'without Upgrade'): FaultRow[] {
  const orders = refused === 'without Upgrade' ? BOTH_ORDERS.slice(0, 1) : BOTH_ORDERS;
  return orders.map((transports) => ({
    name: `${transports.join(', then ')}: ${transports[0]} ${name}`,
    fault: {
      settings: { ...SHORT_TRY, transports },
      front:
        ({ server }) =>
        ({ upgrade }) => {
          if (upgrade !== (transports[0] === 'websocket')) {
            return { to: server };
          }
          return refused === 'without Upgrade' ? { to: server, withoutUpgrade: true } : refused;
        },
    },
    expected: () => ({ outcome: 'delivered', copies: 1, tries: [1, 3] }),
    deliveries: 3,
  }));
}

/** A front that answers so whatever is asked, with each transport alone. */
function answerRows(name: string, handling: (ports: FrontPorts, n: number) => Handling, expected: Expectation) {
  return (['websocket', 'polling'] as const).map(
    (transport): FaultRow => ({
      name: `${name}, over ${transport}`,
      fault: {
        server: { token: TOKEN },
        readToken: async () => TOKEN,
        settings: { transports: [transport] },
        front: (ports, n) => () => handling(ports, n),
      },
      expected: () => expected,
    }),
  );
}

/** The rows of HTTP fronts: balancers, redirects, and proxies that refuse a transport. */
export const FRONT_ROWS: readonly FaultRow[] = [
  {
    name: 'two servers behind a balancer that is sticky by cookie, over polling',
    fault: { otherServer: true, settings: { transports: POLLING }, front: stickyBalancer },
    expected: () => DELIVERED,
    deliveries: 5,
  },
  {
    name: 'two servers behind a balancer that is sticky by cookie, over polling upgraded to websocket',
    fault: { otherServer: true, settings: { transports: ['polling', 'websocket'] }, front: stickyBalancer },
    expected: () => DELIVERED,
    deliveries: 5,
  },
  {
    name: 'two servers behind a balancer that mistakes them once, over polling',
    fault: { otherServer: true, settings: { transports: POLLING }, front: strayBalancer(1) },
    expected: () => ({ outcome: 'delivered', copies: 1, tries: 2 }),
    deliveries: 5,
  },
  {
    name: 'two servers behind a balancer that is not sticky, over polling',
    fault: { otherServer: true, settings: { transports: POLLING }, front: strayBalancer(Number.POSITIVE_INFINITY) },
    // With protocol 3 the answer to the handshake is the connection, so the event is the first to stray.
    expected: (_proof, server) => ({
      outcome: server === 2 ? 'unproven' : 'unreachable',
      copies: 0,
      tries: [2, 3],
      error: /sticky/,
    }),
    deliveries: 5,
  },
  {
    name: 'front that resets the connection once the server has taken the event, over polling',
    fault: () => {
      let announced = false;
      return {
        // Waiting for a time-out would take all of the budget.
        settings: { transports: POLLING, timeoutMs: 10_000 },
        announcing: (_scene, time) => {
          announced = time === 1;
        },
        front:
          ({ server }) =>
          ({ method }) => {
            const isEvent = announced && method === 'POST';
            announced &&= !isEvent;
            return { to: server, ...(isEvent ? { losesAnswer: true } : {}) };
          },
      };
    },
    // The acknowledgement may come before the client knows of the reset.
    expected: (proof) => {
      const least = proof === 'ack' ? 1 : 2;
      return { outcome: 'delivered', copies: [least, 2], tries: [least, 2] };
    },
    deliveries: 5,
  },
  ...answerRows(
    'front that redirects (301, 302, 303, 307, 308)',
    ({ elsewhere }, n) => ({
      status: REDIRECTS[n % REDIRECTS.length] as number,
      headers: { location: `http://127.0.0.1:${elsewhere}/api/v1/org-socket/?EIO=4&transport=polling` },
    }),
    { outcome: 'refused', copies: 0, tries: 1, error: /HTTP 30[12378].*redirect/ },
  ),
  ...answerRows('front that shows a page on any path', () => PAGE, {
    outcome: 'refused',
    copies: 0,
    tries: 1,
    error: /WEBSOCKET_PATH/,
  }),
  ...fallbackRows('refused with 403', { status: 403 }),
  ...fallbackRows('reset', 'reset'),
  ...fallbackRows('never answered', 'silence'),
  ...fallbackRows('stripped of its Upgrade header', 'without Upgrade'),
  {
    name: 'proxy that strips the Upgrade header',
    fault: {
      front:
        ({ server }) =>
        () => ({ to: server, withoutUpgrade: true }),
    },
    expected: () => ({ outcome: 'refused', copies: 0, tries: 1, error: /Upgrade/ }),
  },
  ...(['websocket', 'polling'] as const).map(
    (transport): FaultRow => ({
      name: `front that redirects /path/? to /path?, with TrailingSlash false, over ${transport}`,
      fault: {
        settings: { transports: [transport], trailingSlash: false },
        front:
          ({ server }) =>
          ({ url }) =>
            url.includes('/?')
              ? { status: 308, headers: { location: url.replace('/?', '?') } }
              : { to: server, url: url.replace('?', '/?') },
      },
      expected: () => DELIVERED,
    }),
  ),
];
