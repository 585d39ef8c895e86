import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDataBucket } from '../../lib/aws/data-bucket.ts';
import { rosterFolder } from '../../lib/task/keys.ts';
import { type Service, startService } from '../helpers/service.ts';

const roster = await readFile(new URL('../../samples/rosters/0201.csv', import.meta.url), 'utf8');

let service: Service;
beforeEach(async () => {
  service = await startService();
});
afterEach(() => service.stop());

const judged = () => service.lines.filter((line) => String(line.message).includes('The roster is judged')).length;
const announcedAgain = () =>
  service.lines.filter((line) => String(line.message).includes('was announced before')).length;

describe('opening a round, with its real parts', () => {
  it('has every roster judged and announced; opened again, only what has changed', async () => {
    await service.startSocketServer();
    for (const code of ['0201', '0305', '0412']) {
      await service.putRoster(`rosters/2569/${code}.csv`, roster);
    }
    await service.putRoster('rosters/2569/notes.txt', 'no roster');
    await service.putRoster('rosters/2569/', ' ');
    await service.putRoster('rosters/2568/0201.csv', roster);
    const input = { roundYear: 2569, userId: 'officer-centre' };
    const opened = { roundYear: 2569, sent: 3, skipped: ['rosters/2569/notes.txt'] };

    expect(await service.invoke('open-round', input)).toEqual(opened);
    service.startFunctions();
    await service.until(() => service.notifications.length === 3);
    await service.untilQuiet();
    expect(judged()).toBe(3);

    expect(await service.invoke('open-round', input)).toEqual(opened);
    await service.until(() => announcedAgain() === 3);
    await service.untilQuiet();
    expect(judged()).toBe(3);
    expect(service.notifications).toHaveLength(3);

    await service.putRoster('rosters/2569/0412.csv', `${roster}\n`);
    expect(await service.invoke('open-round', input)).toEqual(opened);
    await service.until(() => service.notifications.length === 4);
    await service.untilQuiet();
    expect(judged()).toBe(4);
    expect(service.notifications.map(({ userData }) => userData.userId)).toEqual(Array(4).fill('officer-centre'));
  });

  it('finds every roster of a round of thousands', async () => {
    const names = Array.from({ length: 2_100 }, (_, index) => `rosters/2569/${String(index).padStart(4, '0')}.csv`);
    await Promise.all(names.map((name) => service.putRoster(name, 'x')));
    const listed = await Array.fromAsync(
      createDataBucket(service.stack.s3, service.stack.bucket).list(rosterFolder(2569)),
    );
    expect(listed.map(({ key }) => key)).toEqual(names);
    expect(new Set(listed.map(({ etag }) => etag)).size).toBe(1);
    expect(await service.invoke('open-round', { roundYear: 2569 })).toMatchObject({ sent: 2_100 });
    expect(await service.depth(service.stack.queues.tasks)).toBe(2_100);
  });

  it('fails with the rule that was broken, so that a wrong schedule is noticed', async () => {
    await expect(service.invoke('open-round', { roundYear: 2026 })).rejects.toThrow(
      'roundYear is the number 2026; it must be 2565 or later',
    );
  });
});
