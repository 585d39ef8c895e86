import { refusalIdOf } from '../../../lib/task/keys.ts';
import type { Clock } from './clock.ts';
import {
  type Checks,
  comparable,
  type EndFacts,
  isWithoutResult,
  OF_COPIES,
  OF_COUNTS,
  OF_DEAD_LETTER,
  OF_QUEUES,
  OF_RECORD,
  OF_SENT,
  ON_ANNOUNCING,
  ON_ARRIVAL,
  ON_CRASH,
  ON_DEAD_LETTER,
  ON_END,
  ON_READING,
  ON_RECEIVE,
  ON_RECORDING,
  ON_REST,
  ON_STORING,
  type Payload,
  type RecordedOutcome,
} from './promises.ts';
import type { Item, Items } from './simulated-table.ts';

/** The sending of one body. */
export interface Sent {
  readonly taskId: string;
  /** Its user, a different one for each sending. */
  readonly userId: string;
  /** False when it is malformed. */
  readonly isTask: boolean;
  readonly hasGoodRoster: boolean;
  readonly rosterKeys: readonly string[];
  /** When it was first sent. */
  readonly atSeconds: number;
}

/** An announcement that arrived at the notification server. */
export interface Arrival {
  readonly atSeconds: number;
  readonly userId: string;
  readonly payload: Payload;
}

/** The messages left at the end. */
export interface Remains {
  /** The number of messages in the tasks and last-chance queues. */
  readonly messagesLeft: number;
  /** The bodies of the messages in the dead-letter queue. */
  readonly deadLetters: readonly string[];
  readonly items: Items;
  readonly isRedriven: boolean;
  /** How often an announcement arrived and its proof was lost, or the record of its proof. */
  readonly lostAnswers: number;
}

/** Is told all events of a simulation, and records broken promises. */
export class Witness {
  readonly #clock: Clock;
  readonly #violations = new Set<string>();
  readonly #sent = new Map<string, Sent>();
  readonly #messages = new Map<string, number>();
  readonly #outcomes = new Map<string, RecordedOutcome>();
  readonly #stored = new Map<string, number>();
  readonly #arrived: Arrival[] = [];
  readonly #requests = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The sentences of the broken promises, in the order of their detection. */
  get violations(): readonly string[] {
    return [...this.#violations];
  }

  /** How often the result of a task was stored, by its key. */
  get stored(): ReadonlyMap<string, number> {
    return this.#stored;
  }

  /** The announcements that arrived at the notification server. */
  get arrived(): readonly Arrival[] {
    return this.#arrived;
  }

  /** The number of requests by name. */
  get requests(): ReadonlyMap<string, number> {
    return this.#requests;
  }

  /** A request is made, or another countable event occurs. */
  noteRequest(name: string, count = 1): void {
    this.#requests.set(name, (this.#requests.get(name) ?? 0) + count);
  }

  /** A body will be sent. */
  noteSending(body: string, sent: Sent): void {
    this.#sent.set(body, sent);
  }

  /** There is another message of a task, which can end separately. */
  noteMessage(body: string): void {
    const taskId = this.#sent.get(body)?.taskId;
    if (taskId !== undefined) {
      this.#messages.set(taskId, this.#messagesOf(taskId) + 1);
    }
  }

  /** An item is put into the record table. */
  noteRecord({ status, data }: Item): void {
    const { taskId } = (data ?? {}) as { taskId?: string };
    if (status === 'COMPLETED' && taskId !== undefined) {
      this.#check(ON_RECORDING, { before: this.#outcomes.get(taskId), outcome: data });
      this.#outcomes.set(taskId, data as RecordedOutcome);
    }
  }

  /** A worker begins to read a roster. */
  noteReading(key: string): void {
    for (const { taskId, rosterKeys } of this.#sent.values()) {
      if (rosterKeys.includes(key)) {
        this.#check(ON_READING, { outcome: this.#outcomes.get(taskId) });
      }
    }
  }

  /** A result is stored. */
  noteResult(key: string, facts: { readonly before: string | undefined; readonly text: string }): void {
    this.#check(ON_STORING, facts);
    this.#stored.set(key, (this.#stored.get(key) ?? 0) + 1);
  }

  /** A worker begins to announce. Both times in epoch ms. */
  noteAnnouncing(times: { readonly deadline: number; readonly endsAt: number }): void {
    this.#check(ON_ANNOUNCING, times);
  }

  /** An announcement arrives at the notification server. */
  noteArrival(payload: Payload, userId: string): void {
    const { taskId, result } = payload;
    const earlier = this.#arrived.map((other) => other.payload).filter((other) => other.taskId === taskId);
    this.#arrived.push({ atSeconds: this.#clock.seconds, userId, payload });
    this.#check(ON_ARRIVAL, {
      payload,
      earlier,
      outcome: this.#outcomes.get(taskId),
      isStored: this.#stored.has(result?.keys.json ?? ''),
      mayEndTwice: this.#messagesOf(taskId) > 1,
    });
  }

  /** The service sends a message to the dead-letter queue. */
  noteDeadLetter(body: string): void {
    const ageSeconds = this.#clock.seconds - (this.#sent.get(body)?.atSeconds ?? 0);
    this.#check(ON_DEAD_LETTER, { isTold: this.#isTold(body), ageSeconds });
  }

  /** A message is received, which must not be before a time in epoch ms. */
  noteReceive(restsUntil: number): void {
    this.#check(ON_RECEIVE, { now: this.#clock.now, restsUntil });
  }

  /** An invocation ends without being killed. */
  noteEnd(facts: EndFacts): void {
    this.#check(ON_END, facts);
  }

  /** An invocation was killed, and its message will return. */
  noteCrash(facts: { readonly backAfterSeconds: number; readonly visibilityCalls: number }): void {
    this.#check(ON_CRASH, facts);
  }

  /** The agenda has ended or was stopped. */
  noteRest(isQuiet: boolean): void {
    this.#check(ON_REST, { isQuiet });
  }

  /** The simulation has ended: checks the promises about the end. */
  conclude({ messagesLeft, deadLetters, items, isRedriven, lostAnswers }: Remains): void {
    this.#check(OF_QUEUES, { messagesLeft });
    for (const body of deadLetters) {
      this.#check(OF_DEAD_LETTER, { isSent: this.#sent.has(body), isTold: this.#isTold(body) });
    }
    for (const [body, { taskId, isTask, hasGoodRoster }] of this.#sent) {
      const outcome = this.#outcomes.get(taskId);
      this.#check(OF_SENT, {
        isTask,
        hasGoodRoster,
        outcome,
        isAnnounced: this.#arrived.some(
          ({ payload }) => payload.taskId === taskId && payload.status === outcome?.status,
        ),
        isTold: this.#isTold(body),
        isDead: deadLetters.includes(body),
        isRedriven,
      });
    }
    for (const [id, item] of items) {
      this.#check(OF_RECORD, { id, item, now: this.#clock.now, isRedriven });
    }
    this.#compareCopies(lostAnswers);
  }

  #compareCopies(lostAnswers: number): void {
    const firsts = new Map<string, Payload>();
    const told = new Set<string>();
    for (const { payload, userId } of this.#arrived) {
      const copy = comparable(payload);
      const key = `${payload.taskId} ${payload.status} ${isWithoutResult(payload)}`;
      this.#check(OF_COPIES, { first: firsts.get(key) ?? copy, copy });
      firsts.set(key, firsts.get(key) ?? copy);
      told.add(`${key} ${userId}`);
    }
    // Each user of a task is told once.
    const copies = this.#arrived.length - told.size;
    this.#check(OF_COUNTS, { copies, lostAnswers });
  }

  /** Whether the user of a body got a notification. */
  #isTold(body: string): boolean {
    const refusal = refusalIdOf(body);
    const sent = this.#sent.get(body);
    return this.#arrived.some(
      ({ payload, userId }) =>
        userId === sent?.userId && (payload.taskId === refusal || payload.taskId === sent?.taskId),
    );
  }

  #messagesOf(taskId: string): number {
    return this.#messages.get(taskId) ?? 0;
  }

  #check<Facts>(checks: Checks<Facts>, facts: Facts): void {
    for (const [sentence, isBroken] of Object.entries(checks)) {
      if (isBroken(facts)) {
        this.#violations.add(sentence);
      }
    }
  }
}
