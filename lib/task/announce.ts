import type { Settings } from '../config/settings.ts';
import type { Delivery, DeliveryOutcome, NotificationChannel } from '../notification/channel.ts';
import { announcementOf, type TaskEnd } from '../notification/message.ts';
import { type Log, mark } from '../observability/logger.ts';
import { announcementBudgetMs } from './deadline.ts';
import { type ErrorCode, InsigniaError } from './errors.ts';
import type { AnnouncedOnce, Records } from './records.ts';

/**
 * What a task does after each outcome of a delivery: `delivered` is done; after the others the message is tried again
 * later, and the retry announces without computing.
 */
const FAILURE_OF: Record<Exclude<DeliveryOutcome, 'delivered'>, { code: ErrorCode; what: string }> = {
  unproven: { code: 'NOTIFICATION_UNPROVEN', what: 'was sent, but its arrival was not proven' },
  refused: { code: 'NOTIFICATION_REFUSED', what: 'was refused by the notification server' },
  unreachable: { code: 'NOTIFICATION_UNREACHABLE', what: 'found no notification server' },
};

/** What announcing needs from outside. */
export interface AnnounceDeps {
  readonly settings: Settings;
  readonly log: Log;
  readonly channel: NotificationChannel;
  readonly records: Records;
  /** What is left of the invocation, in ms. */
  readonly remainingMs: () => number;
  readonly now: () => number;
}

/**
 * Tells the user of a task's end, once for each key of `what`, and proves it.
 *
 * @throws InsigniaError NOTIFICATION_…, retryable, when there is no proof; TASK_IN_PROGRESS while another worker announces
 * it; TASK_ID_REUSED; TOO_LITTLE_TIME.
 */
export async function announceOnce(what: AnnouncedOnce, end: TaskEnd, deps: AnnounceDeps): Promise<void> {
  // Asked before the record is made, too: one that is made when the time is over would never run out.
  announcementBudgetMs(deps.remainingMs());
  let announcedNow = false;
  const { proof, tries } = await deps.records.announceOnce(what, async () => {
    announcedNow = true;
    const budgetMs = announcementBudgetMs(deps.remainingMs());
    const delivery = await deps.channel.deliver(announcementOf(end, deps.settings.webSocket.event), {
      deadline: deps.now() + budgetMs,
    });
    if (delivery.outcome !== 'delivered') throw undelivered(delivery.outcome, delivery);
    return {
      tries: delivery.tries,
      announcedAt: new Date(deps.now()).toISOString(),
      ...(delivery.proof && { proof: delivery.proof }),
    };
  });
  const fields = { status: end.status, proof, tries };
  if (announcedNow) deps.log.info(`${mark.notification} The end of the task is announced and proven`, fields);
  else deps.log.info(`${mark.notification} The end of the task was announced before`, fields);
}

const undelivered = (outcome: Exclude<DeliveryOutcome, 'delivered'>, { tries, elapsedMs, lastError }: Delivery) =>
  new InsigniaError(
    FAILURE_OF[outcome].code,
    `The notification ${FAILURE_OF[outcome].what} (${tries} tries, ${Math.round(elapsedMs)} ms${lastError ? `; last error: ${lastError}` : ''}); it is announced again later.`,
    { retryable: true },
  );
