import { rosterFolder } from '../../../lib/task/keys.ts';
import { workOnMessage } from '../../../lib/task/queue-message.ts';
import { createRecords } from '../../../lib/task/records.ts';
import { reportDeadTask } from '../../../lib/task/report-dead-task.ts';
import { runScheduledTask, runTask } from '../../../lib/task/run-task.ts';
import { Clock, type SetClock, START } from './clock.ts';
import { type Await, type Fate, Fates, type Outage, type Part } from './fates.ts';
import { Platform } from './platform.ts';
import { SimulatedTable } from './simulated-table.ts';
import { type Arrival, Witness } from './witness.ts';
import { type Program, Workers } from './workers.ts';

export type { Fate, Outage, Part, Program };

/**
 * The kinds of sending: a task whose roster is good, missing or unreadable; one with the first task's id, for another roster
 * or by another user; not a task.
 */
export type Kind = 'roster' | 'roster missing' | 'no roster' | 'id reused' | 'another user' | 'malformed';

/** Something that is sent to the service; copies follow each other shortly. */
export interface Sending {
  readonly kind: Kind;
  readonly way: 'queue' | 'schedule';
  readonly copies: number;
  readonly atSeconds: number;
  /** In how many files its roster is; one key in the task by default. Of several files, only the last is missing or unreadable. */
  readonly files?: number;
}

/** The input of a simulation: everything that is sent, and all faults. */
export interface Schedule {
  /** The seed of latencies, orders and jitter. */
  readonly seed: number;
  readonly sendings: readonly Sending[];
  /** The fates of the calls, in their order; all later calls succeed. */
  readonly fates: readonly Fate[];
  readonly outages: readonly Outage[];
  /** Invocations that work on the tasks queue at the same time. */
  readonly slots: number;
  /** Receives before SQS moves a message from the tasks queue to the last-chance queue. */
  readonly maxReceiveCount: number;
  /** Whether an operator moves the dead letters back to the tasks queue at the end. */
  readonly redrive: boolean;
  /** After this many steps it is taken for endless; 50,000 by default. */
  readonly mostSteps?: number;
}

/** The result of a simulation. */
export interface Report {
  /** One sentence for each broken promise. */
  readonly violations: readonly string[];
  /** How often the result of a task was stored, by its key. */
  readonly stored: ReadonlyMap<string, number>;
  /** The announcements that arrived at the notification server. */
  readonly arrived: readonly Arrival[];
  readonly deadLetters: number;
  /** What could have failed, in its order; each of them took one of the schedule's fates. */
  readonly awaits: readonly Await[];
  /** The number of requests to AWS by name, and the invocations of the functions with their seconds. */
  readonly requests: ReadonlyMap<string, number>;
  /** The time of the last event before the dead letters were moved back. */
  readonly quietAfterSeconds: number;
}

/** The program as it is deployed. */
export const REAL_PROGRAM: Program = {
  processTask: (message, deps) => workOnMessage(message, deps, runTask),
  processScheduledTask: runScheduledTask,
  reportDeadTask: (message, deps) => workOnMessage(message, deps, reportDeadTask),
  alter: (deps) => deps,
  createRecords,
  Table: SimulatedTable,
};

const MOST_STEPS = 50_000;

const ROUND = 2569;
const ROSTER = Buffer.from(
  [
    'ID_CARD,TIT_NAME,FNAME,LNAME,SEX,BIRTH_DATE,BEG_DATE,POS_LEV,BEG_POS_DATE,SALARY,L_INS_CODE,L_INS_DATE,PERSONAL_TYPE',
    '0020100000012,นาย,กล้า,ทองสมมุติ,M,11/02/2512,02/06/2559,O1,01/06/2563,9400,,,ข้าราชการ',
    '0020100000020,นางสาว,แก้ว,ทองสมมุติ,F,12/03/2513,03/06/2545,O1,01/10/2557,10000,บ.ม.,28/07/2562,ข้าราชการ',
  ].join('\n'),
);
const NO_ROSTER = Buffer.from('minutes of the meeting');

/** The roster's last file, for each kind of sending. */
const ROSTER_OF: Readonly<Record<Kind, Buffer | undefined>> = {
  roster: ROSTER,
  'id reused': ROSTER,
  'another user': undefined,
  'no roster': NO_ROSTER,
  'roster missing': undefined,
  malformed: undefined,
};

/** The parts of one simulation. */
interface Life {
  readonly clock: Clock;
  readonly fates: Fates;
  readonly witness: Witness;
  readonly platform: Platform;
  readonly workers: Workers;
}

/** Runs the program through a schedule on a simulated clock. */
export async function simulate(schedule: Schedule, setClock: SetClock, program = REAL_PROGRAM): Promise<Report> {
  const clock = new Clock(setClock);
  const witness = new Witness(clock);
  const fates = new Fates(schedule, clock);
  const platform = new Platform(schedule.maxReceiveCount, { clock, fates, witness });
  const workers = new Workers(program, schedule.slots, { clock, fates, witness, platform });
  const untilQuiet = async () =>
    witness.noteRest(await clock.untilQuiet(() => workers.dispatch(), schedule.mostSteps ?? MOST_STEPS));

  for (const [index, sending] of schedule.sendings.entries()) {
    send(sending, { index, first: schedule.sendings[0] ?? sending }, { clock, fates, witness, platform, workers });
  }
  const { tasks, lastChance, deadLetter, items } = platform;
  const conclude = (isRedriven: boolean) =>
    witness.conclude({
      messagesLeft: tasks.messages.length + lastChance.messages.length,
      deadLetters: deadLetter.messages.map(({ body }) => body),
      items,
      isRedriven,
      lostAnswers: fates.lostAnswers,
    });
  await untilQuiet();
  conclude(false);
  const quietAfterSeconds = clock.seconds;
  if (schedule.redrive) {
    fates.endFaults();
    redrive(platform, witness);
    clock.wakeAt(clock.now);
    await untilQuiet();
    conclude(true);
  }

  const { violations, stored, arrived, requests } = witness;
  const { awaits } = fates;
  return { violations, stored, arrived, deadLetters: deadLetter.messages.length, awaits, requests, quietAfterSeconds };
}

/** Puts the copies of a sending on the agenda and its roster into the bucket. */
function send(
  { kind, way, copies, atSeconds, files: ownFiles }: Sending,
  { index, first }: { readonly index: number; readonly first: Sending },
  { clock, fates, witness, platform, workers }: Life,
): void {
  const isFirstAgain = kind === 'another user' && index > 0;
  const files = isFirstAgain ? first.files : ownFiles;
  const code = isFirstAgain ? '0' : String(index);
  const base = `${rosterFolder(ROUND)}${code}`;
  const parts = Array.from({ length: (files ?? 1) - 1 }, (_, part) => `${base}_${part + 1}.csv`);
  const keys = [`${base}.csv`, ...parts];
  const rosterKey = files === undefined ? keys[0] : keys;
  for (const [part, key] of keys.entries()) {
    const roster = part < keys.length - 1 ? ROSTER : ROSTER_OF[isFirstAgain ? first.kind : kind];
    if (roster) {
      platform.putRoster(key, roster);
    }
  }
  const taskId = kind === 'id reused' || isFirstAgain ? 't-0' : `t-${index}`;
  const userId = `u-${index}`;
  const input = { taskId, userId, roundYear: ROUND, agency: { code }, rosterKey };
  const body = JSON.stringify(kind === 'malformed' ? { ...input, roundYear: String(ROUND) } : input);
  const isTask = kind !== 'malformed';
  witness.noteSending(body, { taskId, userId, isTask, hasGoodRoster: kind === 'roster', rosterKeys: keys, atSeconds });
  for (let copy = 0; copy < copies; copy += 1) {
    clock.at(START + atSeconds * 1000 + copy * fates.between(0, 2_000), () => {
      witness.noteMessage(body);
      return way === 'queue' ? platform.send(platform.tasks, body) : workers.runScheduled(body, String(index));
    });
  }
}

/** Moves the dead letters back to the tasks queue, as an operator does. */
function redrive(platform: Platform, witness: Witness): void {
  for (const { body } of platform.deadLetter.messages.splice(0)) {
    witness.noteMessage(body);
    platform.send(platform.tasks, body);
  }
}
