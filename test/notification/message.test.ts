import { describe, expect, it } from 'vitest';
import { announcementOf } from '../../lib/notification/message.ts';

const ENDED = {
  taskId: 'task-1',
  userId: 'user-1',
  taskType: 'insignia',
  completedAt: '2026-11-28T00:00:00.000Z',
  duration: 12.34,
};

describe('the announcement', () => {
  it('of a success carries its result', () => {
    expect(announcementOf({ ...ENDED, status: 'success', result: { count: 3 } }, 'done')).toStrictEqual({
      event: 'done',
      message: {
        success: true,
        message: 'Task Finish',
        payload: {
          completedAt: ENDED.completedAt,
          taskType: 'insignia',
          duration: 12.34,
          status: 'success',
          taskId: 'task-1',
          result: { count: 3 },
        },
      },
      userData: { userId: 'user-1' },
    });
  });

  it.each([
    {},
    { errors: { th: 'ไม่พบ', en: 'not found' } },
    { stackTrace: 'at work' },
    { errors: { th: 'ไม่พบ', en: 'not found' }, stackTrace: 'at work' },
  ])('of a failure carries its error, and what else there is: %j', (more) => {
    const outcome = { ...ENDED, status: 'failed', error: 'ไม่พบ / not found', ...more } as const;

    expect(announcementOf(outcome, 'done').message).toStrictEqual({
      success: false,
      message: 'Task Failed',
      payload: {
        completedAt: ENDED.completedAt,
        taskType: 'insignia',
        duration: 12.34,
        status: 'failed',
        error: 'ไม่พบ / not found',
        ...more,
        taskId: 'task-1',
      },
    });
  });
});
