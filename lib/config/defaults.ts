/**
 * The numbers that serverless.yml shares with the code, and those that must be weighed against each other: time-outs,
 * budgets, delays, retention and sizes, each with its reason. A bound that concerns one module only, such as those of the
 * roster reader, is in that module.
 */

/** Time-out of the functions that work on tasks, in seconds: a roster of 20,000 officers takes under 60 s, an announcement at most 45 s. */
export const FUNCTION_TIMEOUT_SECONDS = 120;

/** Time-out of the functions that only announce or only send tasks, in seconds: 45 s to announce, 15 s for a cold start and the idempotency records. */
export const SHORT_FUNCTION_TIMEOUT_SECONDS = 60;

/** Visibility time-out of the tasks and last-chance queues, in seconds: 6 × the function's time-out, as AWS advises for event sources. */
export const QUEUE_VISIBILITY_SECONDS = 6 * FUNCTION_TIMEOUT_SECONDS;

/** Longest time that one invocation spends on announcing, in ms: twice the 20 s of one connection try, and 5 s to prove and close. */
export const ANNOUNCEMENT_BUDGET_MS = 45_000;

/** Time kept free at the end of an invocation to write the record, close the connection and report, in ms. */
export const REPORT_MARGIN_MS = 3_000;

/** The announcement's share of the remaining time, when less than the full time-out is left: 45 s of 120 s. */
export const ANNOUNCEMENT_SHARE = ANNOUNCEMENT_BUDGET_MS / (FUNCTION_TIMEOUT_SECONDS * 1000);

/** Least remaining time to begin a task, in ms: 3.75 s to announce, 3 s to report, 3.25 s to read and judge a small roster. */
export const LEAST_TIME_TO_BEGIN_MS = 10_000;

/** Least remaining time to begin an announcement, in ms: 3 s to report, and a handshake of five round trips to the far side of the world. */
export const LEAST_TIME_TO_ANNOUNCE_MS = REPORT_MARGIN_MS + 5 * 250;

/** Time-out of one try of a call to AWS, in ms: a call that hangs must not eat the invocation. */
export const AWS_CALL_TIMEOUT_MS = 5_000;

/** Tries of a call to AWS: the SDK's default. */
const AWS_CALL_TRIES = 3;

/** Least remaining time to send a batch when opening a round, in ms: 3 s to report, and a call that hangs at every try. */
export const LEAST_TIME_TO_SEND_MS = REPORT_MARGIN_MS + AWS_CALL_TRIES * AWS_CALL_TIMEOUT_MS;

/** Added to the remaining time for a message's first visibility time-out, in seconds: a crashed invocation's message returns this long after the function's time-out. */
export const CRASH_RETURN_MARGIN_SECONDS = 30;

/** Receives of a message before SQS moves it to the last-chance queue: delays of 5 s, doubling to 15 minutes, cover an outage of an hour and a half; 20 crashes take under an hour. */
export const TASK_MAX_RECEIVE_COUNT = 20;

/** Receives before SQS moves a message from the last-chance queue to the dead-letter queue: the most that SQS allows. With delays of 7.5 minutes on average an outage of 64 hours takes some 530, and of five days these. A moved message keeps its receive count. */
export const LAST_CHANCE_MAX_RECEIVE_COUNT = 1000;

/** Longest delay before a failed message returns, in seconds: 15 minutes, so that a user waits no longer once the cause is fixed. */
export const LONGEST_RETRY_DELAY_SECONDS = 15 * 60;

/** Shortest delay before a failed message returns, in seconds: SQS takes whole seconds, and 0 would retry at once. */
export const SHORTEST_RETRY_DELAY_SECONDS = 1;

/** How long the tasks queue keeps a message, in seconds: 14 days, the longest that SQS allows, because 20 receives of many messages take days while a server that does not answer makes each try long. */
export const TASK_RETENTION_SECONDS = 14 * 24 * 60 * 60;

/** How long the last-chance queue keeps a message, in seconds: 14 days, the longest that SQS allows, because the age counts from the first enqueue. */
export const LAST_CHANCE_RETENTION_SECONDS = 14 * 24 * 60 * 60;

/** Age since its first sending at which a message whose user still cannot be told is kept for an operator, in seconds: 10 of the 14 days, because in a long queue a message returns only once in days. */
export const LAST_CHANCE_LIFE_SECONDS = 10 * 24 * 60 * 60;

/** How long the dead-letter queue keeps a message for an operator, in seconds: 14 days, the longest that SQS allows. */
export const DEAD_LETTER_RETENTION_SECONDS = 14 * 24 * 60 * 60;

/** How long the bucket keeps results, in days: two years, so that a round can be compared with the next, and a month. */
export const RESULT_LIFE_DAYS = 760;

/** How long the table keeps idempotency records, in seconds: 60 days, longer than any message (14 days) or round. */
export const RECORD_LIFE_SECONDS = 60 * 24 * 60 * 60;

/** Longest delay between two connection tries, in ms: several tries have to fit into the announcement's 45 s. */
export const LONGEST_RECONNECTION_DELAY_MS = 10_000;

/** Time that the notification server has to close a connection, in ms: a round trip to the far side of the world. */
export const CLOSE_GRACE_MS = 250;

/** Shortest time to listen for an objection after a proof, in ms: on one machine a round trip is shorter than a server's check. */
export const LISTENING_MIN_MS = 20;

/** Longest time to listen for an objection after a proof, in ms: a round trip to the other side of a continent. */
export const LISTENING_MAX_MS = 100;

/** Largest roster that is read, in bytes: 100,000 officers take 20 MB as CSV. */
export const ROSTER_MAX_BYTES = 64 * 1024 * 1024;

/** Most files of one roster: at 5,000 officers a file of the HR system's export, 100,000 officers. */
export const ROSTER_FILES_MAX = 20;

/**
 * Options of Node in the functions. The rows of a roster become garbage quickly: with a young generation of 4 MB instead of the
 * 64 MB that V8 uses by default, judging 100,000 officers peaks 60 MB lower and takes about a fifth longer. (Lambda's runtimes of
 * earlier Node versions set a twentieth of the function's memory on the command line, which wins over this; 1,769 MB is
 * enough for that too.)
 */
export const NODE_OPTIONS = '--max-semi-space-size=4';
