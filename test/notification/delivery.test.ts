import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '../../lib/notification/connection.ts';
import { deliver, type Steps } from '../../lib/notification/delivery.ts';
import type { Unproven } from '../../lib/notification/proof.ts';

type Settled = Exclude<ConnectionState, { is: 'connecting' }>;

const UP = { is: 'connected' } as Settled;
const LOST: Unproven = { reason: 'lost' };
const UNSENT: Unproven = { reason: 'not sent', isUnsent: true };
const UNANSWERED: Unproven = { reason: 'No answer.', isUnanswered: true };
const NO: Unproven = { reason: 'no', isNo: true };
const TWICE =
  'No answer. It was so twice: the server hangs, or it does not bear the barrier; then its handler must answer, with WEBSOCKET_DELIVERY_PROOF ack.';

function failed(reason: string, refused = false): Settled {
  return { is: 'failed', refused, reason };
}

/** Runs a delivery: what the connections come to, and the proofs on those that are up. Returns its end and its steps. */
async function run(connections: readonly (Settled | undefined)[], proofs: readonly (Unproven | undefined)[] = []) {
  const told: string[] = [];
  const left = { connections: [...connections], proofs: [...proofs] };
  const steps: Steps = {
    async connected() {
      return left.connections.shift();
    },
    async prove() {
      told.push('prove');
      return left.proofs.shift();
    },
    async hangUp() {
      told.push('hang up');
    },
    async renewToken() {
      told.push('renew');
      return told.filter((step) => step === 'renew').length === 1 && connections.length > 1;
    },
    async pause() {
      told.push('pause');
      return left.connections.length > 0;
    },
  };
  return { ending: await deliver(steps), told: told.join(', ') };
}

describe('a delivery', () => {
  it.each([
    { name: 'is delivered by the proof', on: [UP], proofs: [undefined], outcome: 'delivered', steps: 'prove' },
    {
      name: 'is unreachable if the time is up before a connection',
      on: [undefined],
      outcome: 'unreachable',
      lastError: 'The time was up before the server was reached.',
      steps: '',
    },
    {
      name: 'is unreachable if no try is left',
      on: [failed('one'), failed('two')],
      outcome: 'unreachable',
      lastError: 'two',
      steps: 'hang up, pause, hang up, pause',
    },
    {
      name: 'is refused if the token has not changed',
      on: [failed('no entry', true)],
      outcome: 'refused',
      lastError: 'no entry',
      steps: 'renew',
    },
    {
      name: 'is tried again with a token that has changed',
      on: [failed('no entry', true), UP],
      proofs: [undefined],
      outcome: 'delivered',
      steps: 'renew, hang up, pause, prove',
    },
    {
      name: 'is sent again after a loss',
      on: [UP, UP],
      proofs: [LOST, undefined],
      outcome: 'delivered',
      steps: 'prove, hang up, pause, prove',
    },
    {
      name: 'is unproven if it was ever sent',
      on: [UP, UP, failed('down')],
      proofs: [LOST, UNSENT],
      outcome: 'unproven',
      lastError: 'down',
      steps: 'prove, hang up, pause, prove, hang up, pause, hang up, pause',
    },
    {
      name: 'is unproven even if it is refused later',
      on: [UP, failed('no entry', true), failed('no entry', true)],
      proofs: [LOST],
      outcome: 'unproven',
      lastError: 'no entry',
      steps: 'prove, hang up, pause, renew, hang up, pause, renew',
    },
    {
      name: 'is unreachable if it was never sent',
      on: [UP],
      proofs: [UNSENT],
      outcome: 'unreachable',
      lastError: 'not sent',
      steps: 'prove, hang up, pause',
    },
    {
      name: 'ends with the no of the server',
      on: [UP, UP],
      proofs: [NO],
      outcome: 'unproven',
      lastError: 'no',
      steps: 'prove',
    },
    {
      name: 'ends with the second barrier that nothing answers',
      on: [UP, UP, UP, UP],
      proofs: [UNANSWERED, LOST, UNANSWERED],
      outcome: 'unproven',
      lastError: TWICE,
      steps: 'prove, hang up, pause, prove, hang up, pause, prove',
    },
    {
      name: 'goes on after the first one',
      on: [UP, UP],
      proofs: [UNANSWERED, undefined],
      outcome: 'delivered',
      steps: 'prove, hang up, pause, prove',
    },
  ] as const)('$name', async ({ on, outcome, steps, ...row }) => {
    const { ending, told } = await run(on, 'proofs' in row ? row.proofs : []);

    expect(ending).toEqual('lastError' in row ? { outcome, lastError: row.lastError } : { outcome });
    expect(told).toBe(steps);
  });
});
