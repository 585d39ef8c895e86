import { ALARM_SENTENCES } from './alarms.ts';
import { DASHBOARD_SENTENCES } from './dashboard.ts';
import { FUNCTION_SENTENCES } from './functions.ts';
import { ORDER_SENTENCES } from './order.ts';
import { QUEUE_SENTENCES } from './queues.ts';
import { SCHEDULE_SENTENCES } from './schedules.ts';
import type { Sentence } from './sentence.ts';
import { STORE_SENTENCES } from './stores.ts';
import { WHOLE_TEMPLATE_SENTENCES } from './whole-template.ts';

/** The promises about the template. Each sentence has ways to break it, which a test must notice. */
export const SENTENCES: readonly Sentence[] = [
  ...FUNCTION_SENTENCES,
  ...QUEUE_SENTENCES,
  ...STORE_SENTENCES,
  ...SCHEDULE_SENTENCES,
  ...ALARM_SENTENCES,
  ...DASHBOARD_SENTENCES,
  ...ORDER_SENTENCES,
  ...WHOLE_TEMPLATE_SENTENCES,
];
