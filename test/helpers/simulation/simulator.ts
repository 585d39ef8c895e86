import { isDeepStrictEqual } from 'node:util';
import type { SQSRecord } from 'aws-lambda';
import policy from '../../../config/policy.json' with { type: 'json' };
import {
  CRASH_RETURN_MARGIN_SECONDS,
  FUNCTION_TIMEOUT_SECONDS,
  LAST_CHANCE_MAX_RECEIVE_COUNT,
  QUEUE_VISIBILITY_SECONDS,
  REPORT_MARGIN_MS,
  SHORT_FUNCTION_TIMEOUT_SECONDS,
} from '../../../lib/config/defaults.ts';
import { readSettings } from '../../../lib/config/settings.ts';
import { type Basis, basisFor } from '../../../lib/eligibility/basis.ts';
import { InsigniaError } from '../../../lib/errors.ts';
import type { Delivery, NotificationChannel } from '../../../lib/notification/channel.ts';
import { isRefusalId, refusalIdOf, rosterFolder } from '../../../lib/task/keys.ts';
import { workOnMessage } from '../../../lib/task/queue-message.ts';
import { createRecords } from '../../../lib/task/records.ts';
import { reportDeadTask } from '../../../lib/task/report-dead-task.ts';
import { type RunDeps, runScheduledTask, runTask } from '../../../lib/task/run-task.ts';
import { carriedBody } from '../../../lib/task/task.ts';
import { seeded } from '../../../scripts/seeded-random.ts';
import { type Item, type Items, SimulatedTable } from './simulated-table.ts';

/** A part of the platform that can be out of order. */
export type Part = 'sqs' | 's3' | 'dynamodb' | 'socket';

/**
 * What becomes of one call:
 *
 * - `well`, or `slow`: up to half a minute.
 * - `refused`: it fails and has no effect.
 * - `answer lost`: it takes effect and fails. An announcement arrives and is not proven.
 * - `late`: it fails, and takes effect minutes later.
 * - `twice`: it succeeds, and takes effect once more minutes later, as when the SDK sent it again. A message received is
 *   given out a second time.
 * - `killed before`, `killed after`: the worker dies before or right after it takes effect.
 */
export type Fate = 'well' | 'slow' | 'refused' | 'answer lost' | 'late' | 'twice' | 'killed before' | 'killed after';

/** What is sent: a task whose roster is there, missing or no roster; one with the first task's id; no task at all. */
export type Kind = 'roster' | 'roster missing' | 'no roster' | 'id reused' | 'malformed';

export interface Sending {
  readonly kind: Kind;
  readonly way: 'queue' | 'schedule';
  readonly copies: number;
  readonly atSeconds: number;
}

export interface Outage {
  readonly part: Part;
  readonly fromSeconds: number;
  readonly forSeconds: number;
}

/** Everything that happens in one simulated life of the service. */
export interface Schedule {
  /** Of latencies, orders and jitter. */
  readonly seed: number;
  readonly sendings: readonly Sending[];
  /** What becomes of the calls, in their order; those after the last one go well. */
  readonly fates: readonly Fate[];
  readonly outages: readonly Outage[];
  readonly slots: number;
  /** Receives before SQS moves a message of the tasks queue on. */
  readonly maxReceiveCount: number;
  /** Whether an operator puts the dead letters back on the tasks queue once all is quiet. */
  readonly redrive: boolean;
}

/** The program that is simulated; a test puts broken ones in the place of the real one. */
export interface Program {
  readonly processTask: (message: SQSRecord, deps: RunDeps) => Promise<void>;
  readonly processScheduledTask: (input: unknown, deps: RunDeps) => Promise<void>;
  readonly reportDeadTask: (message: SQSRecord, deps: RunDeps) => Promise<void>;
  /** What an invocation works with, given what it has by right. */
  readonly alter: (deps: RunDeps) => RunDeps;
  readonly createRecords: typeof createRecords;
  readonly Table: typeof SimulatedTable;
}

export const REAL_PROGRAM: Program = {
  processTask: (message, deps) => workOnMessage(message, deps, runTask),
  processScheduledTask: runScheduledTask,
  reportDeadTask: (message, deps) => workOnMessage(message, deps, reportDeadTask),
  alter: (deps) => deps,
  createRecords,
  Table: SimulatedTable,
};

/** What came of a schedule. */
export interface Report {
  /** Sentences, one for each way in which the contract was broken; none is what is wanted. */
  readonly violations: readonly string[];
  /** How often the result of a task was stored, by its key. */
  readonly stored: ReadonlyMap<string, number>;
  /** What arrived at the notification server. */
  readonly arrived: readonly { readonly atSeconds: number; readonly userId: string; readonly payload: Payload }[];
  readonly deadLetters: number;
  /** When the last thing happened before dead letters were put back. */
  readonly quietAfterSeconds: number;
}

interface Payload {
  readonly taskId: string;
  readonly status: 'success' | 'failed';
  readonly error?: string;
  readonly completedAt: string;
  readonly duration: number;
  readonly result?: { readonly keys: { readonly json: string } };
}

/** Sets the clock that `Date` reads, in ms of the epoch. */
export type SetClock = (ms: number) => void;

const START = Date.UTC(2026, 4, 29, 3);
const ROUND = 2569;
const ROSTER = Buffer.from(
  [
    'ID_CARD,TIT_NAME,FNAME,LNAME,SEX,BIRTH_DATE,BEG_DATE,POS_LEV,BEG_POS_DATE,SALARY,L_INS_CODE,L_INS_DATE,PERSONAL_TYPE',
    '0020100000012,นาย,กล้า,ทองสมมุติ,M,11/02/2512,02/06/2559,O1,01/06/2563,9400,,,ข้าราชการ',
    '0020100000020,นางสาว,แก้ว,ทองสมมุติ,F,12/03/2513,03/06/2545,O1,01/10/2557,10000,บ.ม.,28/07/2562,ข้าราชการ',
  ].join('\n'),
);
const NO_ROSTER = Buffer.from('minutes of the meeting');
const WITHOUT_RESULT = /ended without a result/;

const basis = new Map<number, Basis>();
const basisOf = (roundYear: number) => {
  const known = basis.get(roundYear) ?? basisFor(roundYear, policy);
  basis.set(roundYear, known);
  return known;
};

const settings = readSettings({
  TASK_QUEUE_URL: 'https://queues/tasks',
  LAST_CHANCE_QUEUE_URL: 'https://queues/last-chance',
  DEAD_LETTER_QUEUE_URL: 'https://queues/dead-letter',
  DATA_BUCKET: 'data',
  RECORD_TABLE: 'records',
});
const { taskQueueUrl, lastChanceQueueUrl, deadLetterQueueUrl } = settings.resources;

interface Message {
  readonly id: number;
  readonly body: string;
  readonly sentAt: number;
  visibleAt: number;
  receiveCount: number;
  /** The last receipt handle; older ones are void. */
  receipt: string;
  /** Before this time it must not be received again, but for a second copy. */
  restsUntil: number;
}

interface Queue {
  readonly messages: Message[];
  readonly maxReceiveCount: number;
  readonly next?: Queue;
}

interface Invocation {
  readonly startedAt: number;
  readonly endsAt: number;
  isOver: boolean;
  opened: boolean;
  closed: boolean;
  /** The last visibility that was set, in seconds; undefined when setting it failed. */
  visibilitySet?: number | undefined;
  /** Messages in which a scheduled task goes on. */
  goesOnIn: number;
  /** Resolves when the worker waits for a call, or has ended. */
  park: () => void;
  /** Ends the call that waits, where it heeds a signal. */
  interrupt?: (() => void) | undefined;
  /** How often a change of the visibility was asked for. */
  visibilityCalls: number;
  readonly onKill: () => void;
}

/** What one call does and how it is answered. */
interface Plan<T> {
  readonly effects: readonly { readonly afterMs: number; readonly run: () => unknown }[];
  readonly answer?: { readonly afterMs: number; readonly give: () => T };
  readonly killAfterMs?: number;
}

/** Opening a round is no task, and has its own tests. */
const notSimulated = () => {
  throw new Error('not simulated');
};

const broken = (part: Part) => Object.assign(new Error(`${part} is out of order`), { name: 'Outage', $metadata: {} });

/**
 * Runs the program through a schedule on a clock of its own. Everything that waits, waits for one of the simulator's
 * calls; what happens between two calls of a worker is the program itself.
 */
export async function simulate(schedule: Schedule, setClock: SetClock, program = REAL_PROGRAM): Promise<Report> {
  const violations = new Set<string>();
  const dice = seeded(schedule.seed);
  const between = (least: number, most: number) => least + dice() * (most - least);
  let now = START;
  let faultsAreOver = false;
  let callsMade = 0;

  // Time: what is to happen, the next first.
  const agenda: { at: number; run: () => unknown }[] = [];
  const at = (when: number, run: () => unknown) => {
    let place = agenda.length;
    while (place > 0 && (agenda[place - 1] as { at: number }).at > when) place -= 1;
    agenda.splice(place, 0, { at: when, run });
  };
  const after = (ms: number, run: () => unknown) => at(now + ms, run);

  // The platform's memory.
  const deadLetter: Queue = { messages: [], maxReceiveCount: Number.POSITIVE_INFINITY };
  const lastChance: Queue = { messages: [], maxReceiveCount: LAST_CHANCE_MAX_RECEIVE_COUNT, next: deadLetter };
  const tasks: Queue = { messages: [], maxReceiveCount: schedule.maxReceiveCount, next: lastChance };
  const queueOf = new Map([
    [taskQueueUrl, tasks],
    [lastChanceQueueUrl, lastChance],
    [deadLetterQueueUrl, deadLetter],
  ]);
  const rosters = new Map<string, Buffer>();
  const results = new Map<string, string>();
  const stored = new Map<string, number>();
  const outcomes = new Map<string, unknown>();
  const items: Items = new (class extends Map<string, Item> {
    override set(id: string, item: Item) {
      const { taskId } = (item.data ?? {}) as { taskId?: string };
      if (item.status === 'COMPLETED' && taskId !== undefined) {
        const before = outcomes.get(taskId);
        if (before !== undefined && !isDeepStrictEqual(before, item.data)) violations.add('two outcomes of one task');
        outcomes.set(taskId, item.data);
      }
      return super.set(id, item);
    }
  })();
  const arrived: { atSeconds: number; userId: string; payload: Payload }[] = [];
  const sent = new Map<string, { kind: Kind; taskId: string; userId: string }>();
  /** How many messages of a task there have been that could each come to an end. */
  const lives = new Map<string, number>();
  const begin = (body: string) => {
    const { taskId } = sent.get(body) ?? {};
    if (taskId !== undefined) lives.set(taskId, (lives.get(taskId) ?? 0) + 1);
  };

  /** A scheduled task goes on in a message; when the answer is lost, in another one besides. */
  const goOn = (invocation: Invocation, body: string) => {
    if (invocation.goesOnIn > 0) begin(body);
    invocation.goesOnIn += 1;
  };

  let messageIds = 0;
  const put = (queue: Queue, body: string) => {
    messageIds += 1;
    queue.messages.push({
      id: messageIds,
      body,
      sentAt: now,
      visibleAt: now,
      receiveCount: 0,
      receipt: '',
      restsUntil: 0,
    });
  };

  // Calls.
  const isOut = (part: Part) =>
    !faultsAreOver &&
    schedule.outages.some(
      (outage) =>
        outage.part === part &&
        now >= START + outage.fromSeconds * 1000 &&
        now < START + (outage.fromSeconds + outage.forSeconds) * 1000,
    );
  const nextFate = (): Fate => (faultsAreOver ? undefined : schedule.fates[callsMade++]) ?? 'well';

  const kill = (invocation: Invocation) => {
    if (invocation.isOver) return;
    invocation.isOver = true;
    invocation.onKill();
  };

  /** Lets the worker run until it waits again. */
  const resume = async (invocation: Invocation, go: () => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    invocation.park = resolve;
    go();
    await promise;
  };

  const carryOut = <T>(invocation: Invocation, plan: Plan<T>, signal?: AbortSignal): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let isAnswered = false;
    for (const { afterMs, run } of plan.effects) after(afterMs, run);
    if (plan.killAfterMs !== undefined) after(plan.killAfterMs, () => kill(invocation));
    if (signal) {
      invocation.interrupt = () => {
        isAnswered = true;
        reject(signal.reason);
      };
    }
    const { answer } = plan;
    if (answer) {
      after(answer.afterMs, async () => {
        if (invocation.isOver || isAnswered) return;
        invocation.interrupt = undefined;
        await resume(invocation, () => {
          try {
            resolve(answer.give());
          } catch (error) {
            reject(error);
          }
        });
      });
    }
    invocation.park();
    return promise;
  };

  const call = <T>(invocation: Invocation, part: Part, effect: () => T, signal?: AbortSignal): Promise<T> => {
    const fate = nextFate();
    const quick = between(1, 50);
    let result: { readonly value: T } | { readonly error: unknown } | undefined;
    const run = () => {
      try {
        result ??= { value: effect() };
      } catch (error) {
        result ??= { error };
      }
    };
    const again = () => {
      try {
        effect();
      } catch {
        // The second answer is read by nobody.
      }
    };
    const give = () => {
      if (result === undefined) throw broken(part);
      if ('error' in result) throw result.error;
      return result.value;
    };
    const fail = () => {
      throw broken(part);
    };
    const plan = ((): Plan<T> => {
      if (fate === 'killed before') return { effects: [], killAfterMs: quick };
      if (isOut(part)) return { effects: [], answer: { afterMs: between(1, 10_000), give: fail } };
      switch (fate) {
        case 'well':
          return { effects: [{ afterMs: quick / 2, run }], answer: { afterMs: quick, give } };
        case 'slow': {
          const slow = between(1_000, 30_000);
          return { effects: [{ afterMs: between(0, slow), run }], answer: { afterMs: slow, give } };
        }
        case 'refused':
          return { effects: [], answer: { afterMs: quick, give: fail } };
        case 'answer lost':
          return { effects: [{ afterMs: quick, run }], answer: { afterMs: between(1_000, 30_000), give: fail } };
        case 'late': {
          const timeout = between(1_000, 30_000);
          const effects = [{ afterMs: timeout + between(0, 300_000), run: again }];
          return { effects, answer: { afterMs: timeout, give: fail } };
        }
        case 'twice': {
          const effects = [
            { afterMs: quick / 2, run },
            { afterMs: between(1_000, 300_000), run: again },
          ];
          return { effects, answer: { afterMs: quick, give } };
        }
        case 'killed after':
          return { effects: [{ afterMs: quick, run }], killAfterMs: quick + 0.001 };
      }
    })();
    return carryOut(invocation, plan, signal);
  };

  // What an invocation works with.
  const arrive = (payload: Payload, userId: string) => {
    arrived.push({ atSeconds: (now - START) / 1000, userId, payload });
    const { taskId, status, error = '', result } = payload;
    const outcome = outcomes.get(taskId) as Payload | undefined;
    const earlier = arrived.slice(0, -1).filter((other) => other.payload.taskId === taskId);
    // Where there are two messages, one may end after the other has died.
    const haveTwoEnds = (lives.get(taskId) ?? 0) > 1;
    if (status === 'success') {
      if (!results.has(result?.keys.json ?? '')) violations.add('a success announced without a stored result');
      const failure = earlier.find((other) => other.payload.status === 'failed');
      if (failure && !(haveTwoEnds && WITHOUT_RESULT.test(failure.payload.error ?? ''))) {
        violations.add('a success announced after a failure');
      }
    } else if (earlier.some((other) => other.payload.status === 'success')) {
      violations.add('a failure announced after a success');
    } else if (!haveTwoEnds && earlier.some((other) => other.payload.error !== error)) {
      violations.add('two failures announced');
    }
    if (isRefusalId(taskId)) return;
    if (WITHOUT_RESULT.test(error)) {
      if (outcome !== undefined) violations.add('a task with an outcome announced as one without');
    } else if (outcome === undefined) {
      violations.add('an end announced before it was recorded');
    } else if (outcome.status !== status) {
      violations.add('another end announced than recorded');
    }
  };
  /** Every sending has a user of its own. */
  const isTold = (body: string) => {
    const refusal = refusalIdOf(body);
    const { taskId, userId: user } = sent.get(body) ?? {};
    return arrived.some(
      ({ payload, userId }) => userId === user && (payload.taskId === refusal || payload.taskId === taskId),
    );
  };

  const channelOf = (invocation: Invocation): NotificationChannel => ({
    open() {
      invocation.opened = true;
    },
    deliver({ message, userData }, { deadline }) {
      invocation.opened = true;
      if (deadline > invocation.endsAt - REPORT_MARGIN_MS + 1) violations.add('an announcement without time to report');
      const fate = nextFate();
      const most = Math.max(1, deadline - now);
      const quick = Math.min(most, between(20, 400));
      const run = () => arrive((message as { payload: Payload }).payload, userData.userId);
      const give = (delivery: Pick<Delivery, 'outcome' | 'proof'>) => () => ({
        ...delivery,
        tries: 1,
        elapsedMs: quick,
      });
      const delivered = give({ outcome: 'delivered', proof: 'barrier' });
      const plan = ((): Plan<Delivery> => {
        if (fate === 'killed before') return { effects: [], killAfterMs: quick };
        if (isOut('socket') || fate === 'refused') {
          return { effects: [], answer: { afterMs: between(0, most), give: give({ outcome: 'unreachable' }) } };
        }
        if (fate === 'killed after') return { effects: [{ afterMs: quick, run }], killAfterMs: quick + 0.001 };
        if (fate === 'answer lost' || fate === 'late') {
          const effects = [{ afterMs: between(0, most), run }];
          return { effects, answer: { afterMs: most, give: give({ outcome: 'unproven' }) } };
        }
        const afterMs = fate === 'slow' ? between(0, most) : quick;
        return { effects: [{ afterMs: afterMs / 2, run }], answer: { afterMs, give: delivered } };
      })();
      return carryOut(invocation, plan);
    },
    async close() {
      invocation.closed = true;
      await carryOut(invocation, { effects: [], answer: { afterMs: between(0, 250), give: () => {} } });
    },
  });

  const depsOf = (invocation: Invocation, queueUrl: string): RunDeps => {
    const remainingMs = () => invocation.endsAt - now;
    const send = (queue: Queue, body: string) => call(invocation, 'sqs', () => put(queue, body));
    return program.alter({
      settings,
      queueUrl,
      log: { debug() {}, info() {}, warn() {}, error() {}, appendKeys() {} },
      measure() {},
      publishMetrics() {},
      queues: {
        async returnAfter(url, receipt, seconds) {
          invocation.visibilitySet = undefined;
          invocation.visibilityCalls += 1;
          await call(invocation, 'sqs', () => {
            const message = queueOf.get(url)?.messages.find((one) => one.receipt === receipt);
            if (message === undefined) throw Object.assign(broken('sqs'), { name: 'MessageNotInflight' });
            message.visibleAt = now + seconds * 1000;
            message.restsUntil = now + 1000;
            at(message.visibleAt, () => {});
          });
          invocation.visibilitySet = seconds;
        },
        sendTasks: notSimulated,
        sendTask: (body) =>
          call(invocation, 'sqs', () => {
            goOn(invocation, body);
            put(tasks, body);
          }),
        sendToLastChance: (body) => send(lastChance, body),
        sendToDeadLetter: (body) =>
          call(invocation, 'sqs', () => {
            if (!isTold(body)) violations.add('a message kept for a person before its user was told');
            put(deadLetter, body);
          }),
      },
      bucket: {
        list: notSimulated,
        roster: (key, signal) => ({
          name: key,
          async *bytes() {
            yield await call(
              invocation,
              's3',
              () => {
                const roster = rosters.get(key);
                if (roster) return roster;
                throw new InsigniaError('ROSTER_MISSING', `No roster lies under ${key}.`, { retryable: false });
              },
              signal,
            );
          },
        }),
        async store(key, _type, text, signal) {
          const bytes = (await Array.fromAsync(text)).join('');
          await call(
            invocation,
            's3',
            () => {
              const before = results.get(key);
              if (before !== undefined && before !== bytes) violations.add('two results under one key');
              results.set(key, bytes);
              stored.set(key, (stored.get(key) ?? 0) + 1);
            },
            signal,
          );
        },
      },
      records: program.createRecords(
        () =>
          new program.Table(items, {
            call: (_, effect) => call(invocation, 'dynamodb', effect),
            tells: () => dice() < 0.5,
          }),
        { getRemainingTimeInMillis: remainingMs },
      ),
      channel: channelOf(invocation),
      basisFor: basisOf,
      remainingMs,
      deadlineSignal(ms) {
        const controller = new AbortController();
        let isClean = false;
        after(ms, async () => {
          if (isClean || invocation.isOver) return;
          controller.abort(new InsigniaError('DEADLINE_REACHED', 'The time is up.', { retryable: true }));
          const { interrupt } = invocation;
          invocation.interrupt = undefined;
          if (interrupt) await resume(invocation, interrupt);
        });
        return {
          signal: controller.signal,
          cleanup: () => {
            isClean = true;
          },
        };
      },
      now: () => now,
      random: dice,
    });
  };

  // The event sources.
  const invoke = (
    work: (invocation: Invocation) => Promise<unknown>,
    onEnd: (failure: unknown, invocation: Invocation) => void,
    timeoutSeconds = FUNCTION_TIMEOUT_SECONDS,
  ) => {
    const invocation: Invocation = {
      startedAt: now,
      endsAt: now + timeoutSeconds * 1000,
      isOver: false,
      opened: false,
      closed: false,
      park: () => {},
      visibilityCalls: 0,
      goesOnIn: 0,
      onKill: () => onEnd(new Error('killed'), invocation),
    };
    at(invocation.endsAt, () => kill(invocation));
    const settle = (failure?: unknown) => {
      if (invocation.isOver) return;
      invocation.isOver = true;
      if (invocation.opened && !invocation.closed) violations.add('a connection left open');
      if (failure instanceof InsigniaError && failure.code === 'TASK_IN_PROGRESS') {
        const seconds = invocation.visibilitySet ?? Number.POSITIVE_INFINITY;
        if (seconds < FUNCTION_TIMEOUT_SECONDS) violations.add('a task in other hands asked for too early');
      }
      onEnd(failure, invocation);
    };
    return resume(invocation, () => {
      work(invocation)
        .then(
          () => settle(),
          (error) => settle(error ?? new Error('nothing')),
        )
        .finally(() => invocation.park());
    });
  };

  const sources = [
    {
      queue: tasks,
      url: taskQueueUrl,
      handle: program.processTask,
      timeoutSeconds: FUNCTION_TIMEOUT_SECONDS,
      free: schedule.slots,
    },
    {
      queue: lastChance,
      url: lastChanceQueueUrl,
      handle: program.reportDeadTask,
      timeoutSeconds: SHORT_FUNCTION_TIMEOUT_SECONDS,
      free: 2,
    },
  ];
  type Source = (typeof sources)[number];

  const receive = (source: Source, message: Message) => {
    const { queue } = source;
    message.receiveCount += 1;
    if (message.receiveCount > queue.maxReceiveCount && queue.next) {
      queue.messages.splice(queue.messages.indexOf(message), 1);
      queue.next.messages.push({ ...message, receipt: '', restsUntil: 0 });
      return;
    }
    if (now < message.restsUntil) violations.add('a failed message back at once');
    const receipt = `${message.id}/${message.receiveCount}`;
    message.receipt = receipt;
    message.visibleAt = now + QUEUE_VISIBILITY_SECONDS * 1000;
    at(message.visibleAt, () => {});
    // At least once: now and then a message is given out again at once, and is two messages from then on.
    if (nextFate() === 'twice') {
      message.visibleAt = now;
      begin(carriedBody(message.body));
    }
    const record = {
      body: message.body,
      receiptHandle: receipt,
      attributes: { ApproximateReceiveCount: String(message.receiveCount), SentTimestamp: String(message.sentAt) },
    } as SQSRecord;
    source.free -= 1;
    const startedAt = now;
    after(between(0, 20), () =>
      invoke(
        (invocation) => source.handle(record, depsOf(invocation, source.url)),
        (failure, { visibilityCalls }) => {
          source.free += 1;
          if (failure === undefined) {
            // Deleting is the event source's own, and may fail.
            if (nextFate() === 'refused') return;
            const place = queue.messages.indexOf(message);
            if (place !== -1) queue.messages.splice(place, 1);
          } else if (message.receipt === receipt && isKilled(failure)) {
            const back = (message.visibleAt - startedAt) / 1000;
            // The change may take effect as late as the crash.
            const bound = 2 * FUNCTION_TIMEOUT_SECONDS + CRASH_RETURN_MARGIN_SECONDS;
            const isAsReceived = back >= QUEUE_VISIBILITY_SECONDS;
            if (visibilityCalls === 1 && back > bound && !isAsReceived) {
              violations.add('a crashed message away for too long');
            }
          }
        },
        source.timeoutSeconds,
      ),
    );
  };
  const isKilled = (failure: unknown) => failure instanceof Error && failure.message === 'killed';

  const dispatch = () => {
    for (const source of sources) {
      while (source.free > 0) {
        const visible = source.queue.messages.filter(({ visibleAt }) => visibleAt <= now);
        const message = visible[Math.floor(dice() * visible.length)];
        if (message === undefined) break;
        receive(source, message);
      }
    }
  };

  // The senders.
  schedule.sendings.forEach(({ kind, way, copies, atSeconds }, index) => {
    const code = String(index);
    const rosterKey = `${rosterFolder(ROUND)}${code}.csv`;
    if (kind === 'roster' || kind === 'id reused') rosters.set(rosterKey, ROSTER);
    if (kind === 'no roster') rosters.set(rosterKey, NO_ROSTER);
    const taskId = kind === 'id reused' ? 't-0' : `t-${index}`;
    const userId = `u-${index}`;
    const input = { taskId, userId, roundYear: ROUND, agency: { code }, rosterKey };
    const body = JSON.stringify(kind === 'malformed' ? { ...input, roundYear: String(ROUND) } : input);
    sent.set(body, { kind, taskId, userId });
    for (let copy = 0; copy < copies; copy += 1) {
      at(START + atSeconds * 1000 + copy * between(0, 2_000), () => {
        begin(body);
        if (way === 'queue') return put(tasks, body);
        return invoke(
          (invocation) => program.processScheduledTask(JSON.parse(body), depsOf(invocation, taskQueueUrl)),
          (failure, invocation) => {
            if (failure === undefined) return;
            const requestContext = { requestId: code, condition: 'RetriesExhausted', approximateInvokeCount: 1 };
            goOn(invocation, body);
            put(lastChance, JSON.stringify({ version: '1.0', requestContext, requestPayload: JSON.parse(body) }));
          },
        );
      });
    }
  });

  const untilQuiet = async () => {
    for (let steps = 0; agenda.length > 0; steps += 1) {
      const next = agenda.shift() as (typeof agenda)[number];
      now = next.at;
      setClock(now);
      await next.run();
      dispatch();
      if (steps > 50_000) {
        violations.add('a service that never comes to rest');
        return;
      }
    }
  };

  await untilQuiet();
  const quietAfterSeconds = (now - START) / 1000;
  if (schedule.redrive) {
    faultsAreOver = true;
    for (const { body } of deadLetter.messages.splice(0)) {
      begin(body);
      put(tasks, body);
    }
    at(now, () => {});
    await untilQuiet();
  }

  // What must be true in the end.
  if (tasks.messages.length + lastChance.messages.length > 0) violations.add('a message left in a queue');
  for (const { body } of deadLetter.messages) {
    if (!sent.has(body)) violations.add('a dead letter that nobody sent');
    else if (!isTold(body)) violations.add('a dead letter whose user was not told');
  }
  for (const [body, { kind, taskId }] of sent) {
    const isDead = deadLetter.messages.some((message) => message.body === body);
    const outcome = outcomes.get(taskId) as Payload | undefined;
    if (kind === 'malformed' ? !isDead : !isDead && outcome === undefined) violations.add('a task lost');
    if (!isTold(body)) violations.add('a user not told');
    // Of two copies of a message, SQS may move the last one on while a worker still has the other: its user is told of a
    // failure, and of the success when the dead letter is put back.
    const isAnnounced = arrived.some(({ payload }) => payload.taskId === taskId && payload.status === outcome?.status);
    if (outcome && !isAnnounced && !isDead) violations.add('an outcome not announced');
    if (schedule.redrive && kind !== 'malformed' && outcome === undefined) {
      violations.add('a task without outcome after its redrive');
    }
    if (outcome && kind === 'roster' && outcome.status !== 'success') violations.add('a good roster failed');
  }
  for (const [id, item] of items) {
    if (item.status === 'INPROGRESS' && schedule.redrive && id.startsWith('outcome')) {
      violations.add('a record in progress for ever');
    }
  }
  const first = new Map<string, Payload>();
  for (const { payload } of arrived) {
    const isRepeatedWithoutRecord = isRefusalId(payload.taskId) || WITHOUT_RESULT.test(payload.error ?? '');
    const said = isRepeatedWithoutRecord ? { ...payload, completedAt: '', duration: 0 } : payload;
    const key = `${payload.taskId} ${payload.status} ${WITHOUT_RESULT.test(payload.error ?? '')}`;
    if (!isDeepStrictEqual(first.get(key) ?? said, said)) violations.add('copies of an announcement that differ');
    first.set(key, first.get(key) ?? said);
  }
  return { violations: [...violations], stored, arrived, deadLetters: deadLetter.messages.length, quietAfterSeconds };
}
