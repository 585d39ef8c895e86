import { readSettings } from '../../lib/config/settings.ts';

/** Settings of a function in a test: the defaults, and resources that nobody calls. */
export const TEST_SETTINGS = readSettings({
  TASK_QUEUE_URL: 'https://queues/tasks',
  LAST_CHANCE_QUEUE_URL: 'https://queues/last-chance',
  DEAD_LETTER_QUEUE_URL: 'https://queues/dead-letter',
  DATA_BUCKET: 'data',
  RECORD_TABLE: 'records',
});
