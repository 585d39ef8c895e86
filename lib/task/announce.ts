import type { Settings } from '../config/settings.ts';
import { type ErrorCode, InsigniaError } from '../errors.ts';
import {
  type Delivery,
  type DeliveryOutcome,
  type NotificationChannel,
  type Proof,
  SHOWN_BY,
} from '../notification/channel.ts';
import { announcementOf } from '../notification/message.ts';
import { type Log, MARK } from '../observability/logger.ts';
import type { Measure, MetricName } from '../observability/metrics.ts';
import { announcementBudgetMs } from './deadline.ts';
import type { Outcome } from './outcome.ts';
import { type AnnouncementIdentity, identityOfOutcome, type Records } from './records.ts';
import type { InsigniaTask } from './task.ts';

/**
 * The error for each outcome of a delivery that is not `delivered`. All are retryable: the next attempt announces the
 * recorded outcome without computing it again.
 */
const FAILURE_OF: Record<Exclude<DeliveryOutcome, 'delivered'>, { code: ErrorCode; what: string }> = {
  unproven: { code: 'NOTIFICATION_UNPROVEN', what: 'was sent, but its arrival was not proven' },
  refused: { code: 'NOTIFICATION_REFUSED', what: 'was refused by the notification server' },
  unreachable: {
    code: 'NOTIFICATION_UNREACHABLE',
    what: 'could not be sent, because the connection to the notification server failed',
  },
};

const METRIC_OF: Readonly<Record<DeliveryOutcome, MetricName>> = {
  delivered: 'AnnouncementsRead',
  unproven: 'AnnouncementsUnproven',
  refused: 'AnnouncementsRefused',
  unreachable: 'AnnouncementsUnreachable',
};

/** Whether it is proven that the server's handler has taken the event, not only that the server has read it. */
function isTaken(proof: Proof | undefined): boolean {
  return proof !== undefined && SHOWN_BY[proof] === 'taken';
}

/** The dependencies of announcing. */
export interface AnnounceDeps {
  readonly settings: Settings;
  readonly log: Log;
  readonly measure: Measure;
  readonly channel: NotificationChannel;
  readonly records: Records;
  /** The remaining time of the invocation, in ms. */
  readonly remainingMs: () => number;
  /** The time, in epoch ms. */
  readonly now: () => number;
}

/**
 * Announces the recorded outcome of a task to the user whom the message names: a task has one outcome, and messages of
 * several users may ask for it.
 *
 * @param sentAt when the message was sent, in epoch ms
 * @throws InsigniaError as {@link announceOutcome} does
 */
export async function announceToUser(
  task: InsigniaTask,
  recorded: Outcome,
  sentAt: number,
  deps: AnnounceDeps,
): Promise<void> {
  const outcome = { ...recorded, userId: task.userId ?? deps.settings.webSocket.defaultUserId };
  await announceOutcome(identityOfOutcome(task, outcome, recorded.userId), outcome, sentAt, deps);
}

/**
 * Announces an outcome to its user, once for each `identity`, with proof.
 *
 * @param sentAt when the task was sent, in epoch ms
 * @throws InsigniaError NOTIFICATION_…, retryable, when there is no proof; TASK_IN_PROGRESS while another worker announces
 * it; TASK_ID_REUSED; TOO_LITTLE_TIME
 */
export async function announceOutcome(
  identity: AnnouncementIdentity,
  outcome: Outcome,
  sentAt: number,
  deps: AnnounceDeps,
): Promise<void> {
  // Checked before the record is created: one created with no time left would never expire.
  announcementBudgetMs(deps.remainingMs());
  let announcedNow = false;
  const { proof, tries } = await deps.records.announceOnce(identity, async () => {
    announcedNow = true;
    const delivery = await deliverMeasured(outcome, sentAt, deps);
    if (delivery.outcome !== 'delivered') {
      throw undelivered(delivery.outcome, delivery);
    }
    deps.measure(outcome.status === 'success' ? 'TasksSucceeded' : 'TasksFailed');
    return {
      userId: outcome.userId,
      tries: delivery.tries,
      announcedAt: new Date(deps.now()).toISOString(),
      ...(delivery.proof && { proof: delivery.proof }),
    };
  });
  const fields = { status: outcome.status, proof, tries };
  if (announcedNow) {
    const what = isTaken(proof) ? "the server's handler has taken it" : 'the server has read it';
    deps.log.info(`${MARK.notification} The end of the task is announced: ${what}`, fields);
  } else {
    deps.log.info(`${MARK.notification} The end of the task was announced before`, fields);
  }
}

async function deliverMeasured(outcome: Outcome, sentAt: number, deps: AnnounceDeps): Promise<Delivery> {
  const budgetMs = announcementBudgetMs(deps.remainingMs());
  const delivery = await deps.channel.deliver(announcementOf(outcome, deps.settings.webSocket.event), {
    deadline: deps.now() + budgetMs,
  });
  deps.measure(isTaken(delivery.proof) ? 'AnnouncementsTaken' : METRIC_OF[delivery.outcome]);
  deps.measure('AnnouncementTries', delivery.tries);
  deps.measure('AnnounceTime', delivery.elapsedMs);
  if (delivery.outcome === 'delivered') {
    deps.measure('TimeToAnnouncement', Math.max(0, deps.now() - sentAt));
  }
  return delivery;
}

function undelivered(how: Exclude<DeliveryOutcome, 'delivered'>, { tries, elapsedMs, lastError }: Delivery) {
  return new InsigniaError(
    FAILURE_OF[how].code,
    `The notification ${FAILURE_OF[how].what} (${tries} tries, ${Math.round(elapsedMs)} ms${lastError ? `; last error: ${lastError}` : ''}); the next attempt announces it again.`,
    { retryable: true },
  );
}
