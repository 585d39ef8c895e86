import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Service, startService } from '../helpers/service.ts';

const SECRET = 'never-to-be-logged';

let service: Service;
beforeEach(async () => {
  service = await startService({
    POWERTOOLS_LOGGER_LOG_EVENT: 'true',
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_LOG_LEVEL: 'DEBUG',
    POWERTOOLS_LOGGER_SAMPLE_RATE: '1',
    WEBSOCKET_AUTO_RECONNECT: 'false',
  });
  await service.startSocketServer();
});
afterEach(() => service.stop());

const queueEvent = {
  Records: [
    {
      messageId: 'm-1',
      receiptHandle: SECRET,
      body: JSON.stringify({ userId: 'u-1', note: SECRET }),
      attributes: { ApproximateReceiveCount: '1', SenderId: SECRET },
      messageAttributes: { note: { dataType: 'String', stringValue: SECRET } },
      eventSource: 'aws:sqs',
    },
  ],
};

describe('the event of an invocation', () => {
  it.each([
    ['process-task', queueEvent],
    ['report-dead-task', queueEvent],
    ['process-scheduled-task', { userId: 'u-1', note: SECRET }],
    ['open-round', { roundYear: 2569, userId: SECRET }],
  ])('is never logged, whatever Powertools’ variables say: %s', async (name, event) => {
    await service.invoke(name, event);
    const text = service.lines.map((line) => JSON.stringify(line)).join('\n');
    expect(text).toContain(`${name} started`);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('Lambda invocation event');
  });
});
