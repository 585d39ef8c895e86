import type { SQSRecord } from 'aws-lambda';
import policy from '../../../config/policy.json' with { type: 'json' };
import { FUNCTION_TIMEOUT_SECONDS, SHORT_FUNCTION_TIMEOUT_SECONDS } from '../../../lib/config/defaults.ts';
import { type Basis, basisFor } from '../../../lib/eligibility/basis.ts';
import type { NotificationChannel } from '../../../lib/notification/channel.ts';
import { RECORD_PREFIX } from '../../../lib/task/keys.ts';
import type { createRecords } from '../../../lib/task/records.ts';
import type { RunDeps } from '../../../lib/task/run-task.ts';
import { TEST_SETTINGS } from '../settings.ts';
import type { Clock } from './clock.ts';
import type { Await, Fates, Part } from './fates.ts';
import { Invocation, Killed, type OnEnd } from './invocation.ts';
import type { Message, Platform, Queue } from './platform.ts';
import type { Payload } from './promises.ts';
import type { SimulatedTable } from './simulated-table.ts';
import type { Witness } from './witness.ts';

/** The simulated program. A test replaces the real one with broken ones. */
export interface Program {
  readonly processTask: (message: SQSRecord, deps: RunDeps) => Promise<void>;
  readonly processScheduledTask: (input: unknown, deps: RunDeps) => Promise<void>;
  readonly reportDeadTask: (message: SQSRecord, deps: RunDeps) => Promise<void>;
  /** Changes the dependencies of an invocation. */
  readonly alter: (deps: RunDeps) => RunDeps;
  readonly createRecords: typeof createRecords;
  readonly Table: typeof SimulatedTable;
}

/** A queue and the function that works on its messages. */
interface EventSource {
  readonly functionName: string;
  readonly queue: Queue;
  readonly handle: (message: SQSRecord, deps: RunDeps) => Promise<void>;
  readonly timeoutSeconds: number;
  /** The number of invocations that can be started now. */
  free: number;
}

/** The number of concurrent invocations for the last-chance queue. */
const LAST_CHANCE_SLOTS = 2;

/** The requests of the functions: the part of the platform that answers, and whether they read or write. */
const REQUESTS = {
  SendMessage: { part: 'sqs', what: 'write' },
  ChangeMessageVisibility: { part: 'sqs', what: 'write' },
  GetObject: { part: 's3', what: 'read' },
  PutObject: { part: 's3', what: 'write' },
  PutItem: { part: 'dynamodb', what: 'write' },
  GetItem: { part: 'dynamodb', what: 'read' },
  UpdateItem: { part: 'dynamodb', what: 'write' },
  'UpdateItem, release': { part: 'dynamodb', what: 'write' },
} satisfies Readonly<Record<string, { readonly part: Part; readonly what: Await }>>;

const SILENT_LOG: RunDeps['log'] = { debug() {}, info() {}, warn() {}, error() {}, appendKeys() {} };

const BASES = new Map<number, Basis>();

/** The functions and their event sources, which invoke the program on the simulated platform. */
export class Workers {
  readonly #program: Program;
  readonly #clock: Clock;
  readonly #fates: Fates;
  readonly #witness: Witness;
  readonly #platform: Platform;
  readonly #sources: readonly EventSource[];

  /** @param slots the number of concurrent invocations for the tasks queue */
  constructor(
    program: Program,
    slots: number,
    life: { readonly clock: Clock; readonly fates: Fates; readonly witness: Witness; readonly platform: Platform },
  ) {
    this.#program = program;
    this.#clock = life.clock;
    this.#fates = life.fates;
    this.#witness = life.witness;
    this.#platform = life.platform;
    this.#sources = [
      {
        functionName: 'process-task',
        queue: life.platform.tasks,
        handle: program.processTask,
        timeoutSeconds: FUNCTION_TIMEOUT_SECONDS,
        free: slots,
      },
      {
        functionName: 'report-dead-task',
        queue: life.platform.lastChance,
        handle: program.reportDeadTask,
        timeoutSeconds: SHORT_FUNCTION_TIMEOUT_SECONDS,
        free: LAST_CHANCE_SLOTS,
      },
    ];
  }

  /** The event sources receive visible messages, in any order, while invocations can be started. */
  dispatch(): void {
    for (const source of this.#sources) {
      while (source.free > 0) {
        const visible = source.queue.messages.filter(({ visibleAt }) => visibleAt <= this.#clock.now);
        const message = visible[Math.floor(this.#fates.random() * visible.length)];
        if (message === undefined) {
          break;
        }
        this.#give(source, message);
      }
    }
  }

  /** A schedule invokes the function with a task, at least once. */
  async runScheduled(body: string, requestId: string): Promise<void> {
    if (this.#fates.next('start') === 'twice') {
      this.#witness.noteMessage(body);
      this.#clock.after(this.#fates.between(0, 60_000), () => this.#runScheduledOnce(body, requestId));
    }
    await this.#runScheduledOnce(body, requestId);
  }

  /** After a failure the task goes to the last-chance queue. */
  #runScheduledOnce(body: string, requestId: string): Promise<void> {
    const platform = this.#platform;
    return this.#invoke(
      'process-scheduled-task',
      (invocation) =>
        this.#program.processScheduledTask(JSON.parse(body), this.#depsOf(invocation, platform.tasks.url)),
      (failure, invocation) => {
        if (failure === undefined) {
          return;
        }
        const requestContext = { requestId, condition: 'RetriesExhausted', approximateInvokeCount: 1 };
        this.#goOn(invocation, body);
        platform.send(
          platform.lastChance,
          JSON.stringify({ version: '1.0', requestContext, requestPayload: JSON.parse(body) }),
        );
      },
      FUNCTION_TIMEOUT_SECONDS,
    );
  }

  /** Gives a message to an invocation, unless it moves to the next queue. */
  #give(source: EventSource, message: Message): void {
    const received = this.#platform.receive(source.queue, message);
    if (received === undefined) {
      return;
    }
    source.free -= 1;
    const receivedAt = this.#clock.now;
    const onEnd: OnEnd = (failure, { visibilityCalls }) => {
      source.free += 1;
      if (failure === undefined) {
        // The event source deletes the message; that may fail.
        this.#witness.noteRequest('DeleteMessage');
        if (this.#fates.next('delete') !== 'refused') {
          this.#platform.delete(source.queue, message);
        }
      } else if (failure instanceof Killed && message.receipt === received.receiptHandle) {
        const backAfterSeconds = (message.visibleAt - receivedAt) / 1000;
        this.#witness.noteCrash({ backAfterSeconds, visibilityCalls });
      }
    };
    this.#clock.after(this.#fates.between(0, 20), () =>
      this.#invoke(
        source.functionName,
        (invocation) => source.handle(received, this.#depsOf(invocation, source.queue.url)),
        onEnd,
        source.timeoutSeconds,
      ),
    );
  }

  #invoke(
    functionName: string,
    work: (invocation: Invocation) => Promise<unknown>,
    onEnd: OnEnd,
    timeoutSeconds: number,
  ): Promise<void> {
    const begun = this.#clock.seconds;
    const invocation = new Invocation(this.#clock, timeoutSeconds, (failure) => {
      this.#witness.noteRequest(`${functionName} invocations`);
      this.#witness.noteRequest(`${functionName} seconds`, this.#clock.seconds - begun);
      if (!(failure instanceof Killed)) {
        const { opened, closed, visibilitySet } = invocation;
        this.#witness.noteEnd({ opened, closed, failure, visibilitySet });
      }
      onEnd(failure, invocation);
    });
    return invocation.begin(() => work(invocation));
  }

  /** The dependencies of an invocation. */
  #depsOf(invocation: Invocation, queueUrl: string): RunDeps {
    const remainingMs = () => invocation.endsAt - this.#clock.now;
    return this.#program.alter({
      settings: TEST_SETTINGS,
      queueUrl,
      log: SILENT_LOG,
      measure() {},
      publishMetrics() {},
      queues: this.#queuesOf(invocation),
      bucket: this.#bucketOf(invocation),
      records: this.#program.createRecords(() => this.#newTable(invocation), { getRemainingTimeInMillis: remainingMs }),
      channel: this.#channelOf(invocation),
      basisFor: basisOf,
      remainingMs,
      deadlineSignal: (ms) => invocation.deadlineSignal(ms),
      now: () => this.#clock.now,
      random: this.#fates.random,
    });
  }

  #queuesOf(invocation: Invocation): RunDeps['queues'] {
    const platform = this.#platform;
    const send = (effect: () => void) => this.#call(invocation, 'SendMessage', effect);
    return {
      returnAfter: async (url, receipt, seconds) => {
        invocation.visibilitySet = undefined;
        invocation.visibilityCalls += 1;
        await this.#call(invocation, 'ChangeMessageVisibility', () => platform.returnAfter(url, receipt, seconds));
        invocation.visibilitySet = seconds;
      },
      sendTasks: notSimulated,
      sendTask: (body) =>
        send(() => {
          this.#goOn(invocation, body);
          platform.send(platform.tasks, body);
        }),
      sendToLastChance: ({ body }) => send(() => platform.send(platform.lastChance, body)),
      sendToDeadLetter: ({ body }) =>
        send(() => {
          this.#witness.noteDeadLetter(body);
          platform.send(platform.deadLetter, body);
        }),
    };
  }

  #bucketOf(invocation: Invocation): RunDeps['bucket'] {
    const platform = this.#platform;
    const witness = this.#witness;
    const get = <T>(effect: () => T, signal: AbortSignal) => this.#call(invocation, 'GetObject', effect, { signal });
    return {
      list: notSimulated,
      roster: (key, signal) => ({
        name: key,
        async *bytes() {
          witness.noteReading(key);
          yield await get(() => platform.readRoster(key), signal);
        },
      }),
      store: async (key, _type, text, signal) => {
        const whole = (await Array.fromAsync(text)).join('');
        await this.#call(invocation, 'PutObject', () => platform.store(key, whole), { signal });
      },
    };
  }

  #newTable(invocation: Invocation): SimulatedTable {
    return new this.#program.Table(this.#platform.items, {
      call: (operation, id, effect) => {
        const isProof = operation === 'UpdateItem' && id.startsWith(`${RECORD_PREFIX.announcement}#`);
        return this.#call(invocation, operation, effect, isProof ? { what: 'record' } : {});
      },
      tells: () => this.#fates.random() < 0.5,
    });
  }

  #channelOf(invocation: Invocation): NotificationChannel {
    const fates = this.#fates;
    const witness = this.#witness;
    return {
      open() {
        invocation.opened = true;
      },
      deliver({ message, userData }, { deadline }) {
        invocation.opened = true;
        witness.noteAnnouncing({ deadline, endsAt: invocation.endsAt });
        const { payload } = message as { payload: Payload };
        return invocation.carryOut(fates.ofDelivery(deadline, () => witness.noteArrival(payload, userData.userId)));
      },
      async close() {
        invocation.closed = true;
        await invocation.carryOut(fates.ofClose());
      },
    };
  }

  #call<T>(
    invocation: Invocation,
    request: keyof typeof REQUESTS,
    effect: () => T,
    options: { readonly what?: Await; readonly signal?: AbortSignal } = {},
  ): Promise<T> {
    this.#witness.noteRequest(request);
    const { part, what } = REQUESTS[request];
    return invocation.carryOut(this.#fates.ofCall(part, options.what ?? what, effect), options.signal);
  }

  /** A scheduled task is sent as a message; when the answer is lost, as a second one too. */
  #goOn(invocation: Invocation, body: string): void {
    if (invocation.goesOnIn > 0) {
      this.#witness.noteMessage(body);
    }
    invocation.goesOnIn += 1;
  }
}

function basisOf(roundYear: number): Basis {
  const basis = BASES.get(roundYear) ?? basisFor(roundYear, policy);
  BASES.set(roundYear, basis);
  return basis;
}

/** Opening a round is not simulated; it has its own tests. */
function notSimulated(): never {
  throw new Error('not simulated');
}
