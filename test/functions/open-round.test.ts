import { readFile } from 'node:fs/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
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

  it('by hand after the night’s run tells whoever opened it, once, and judges no roster again', async () => {
    await service.startSocketServer();
    for (const code of ['0201', '0305']) {
      await service.putRoster(`rosters/2569/${code}.csv`, roster);
    }
    service.startFunctions();
    await service.invoke('open-round', { roundYear: 2569 });
    await service.until(() => service.notifications.length === 2);
    await service.invoke('open-round', { roundYear: 2569, userId: 'officer-centre' });
    await service.until(() => service.notifications.length === 4);
    for (const input of [{ roundYear: 2569 }, { roundYear: 2569, userId: 'officer-centre' }]) {
      await service.invoke('open-round', input);
    }
    await service.until(() => announcedAgain() === 4);
    await service.untilQuiet();

    const byUser = Object.groupBy(service.notifications, ({ userData }) => userData.userId);
    expect(Object.keys(byUser)).toEqual(['4064c2b2-0414-464a-97c6-4a47c325b9a3', 'officer-centre']);
    const [ofNight = [], byHand = []] = Object.values(byUser).map((told = []) =>
      told.map(({ message }) => message).toSorted((a, b) => (a.payload.taskId < b.payload.taskId ? -1 : 1)),
    );
    expect(ofNight).toHaveLength(2);
    expect(byHand).toEqual(ofNight);
    expect(judged()).toBe(2);
  });

  it('has the parts of one export judged as one roster, again when one of them has changed', async () => {
    await service.startSocketServer();
    const [header = '', ...officers] = roster.trim().split('\n');
    const part = (from: number, to?: number) => [header, ...officers.slice(from, to)].join('\n');
    await service.putRoster('rosters/2569/0201.csv', part(0, 20));
    await service.putRoster('rosters/2569/0201_1.csv', part(20, 30));
    await service.putRoster('rosters/2569/0201_2.csv', part(30));
    await service.putRoster('rosters/2569/0201.history.csv', 'ID_CARD,INS_CODE');
    const opened = { roundYear: 2569, sent: 1, skipped: ['rosters/2569/0201.history.csv'] };
    service.startFunctions();

    expect(await service.invoke('open-round', { roundYear: 2569 })).toEqual(opened);
    await service.until(() => service.notifications.length === 1);
    await service.putRoster('rosters/2569/0201_2.csv', part(29));
    expect(await service.invoke('open-round', { roundYear: 2569 })).toEqual(opened);
    await service.until(() => service.notifications.length === 2);
    await service.untilQuiet();

    const results = await Promise.all(
      service.notifications.map(async ({ message }) => {
        const Key = message.payload.result?.keys.json;
        const { Body } = await service.stack.s3.send(new GetObjectCommand({ Bucket: service.stack.bucket, Key }));
        return JSON.parse((await Body?.transformToString()) ?? '');
      }),
    );
    const keys = ['', '_1', '_2'].map((number) => `rosters/2569/0201${number}.csv`);
    expect(results).toMatchObject([
      { agency: { code: '0201' }, rosterKey: keys, counts: { rows: 36 } },
      { agency: { code: '0201' }, rosterKey: keys, counts: { rows: 37 } },
    ]);
    const [first, second] = results.map(({ officers }) => officers);
    expect(first.map(({ file }: { file: string }) => file)).toEqual([
      ...Array(20).fill('0201.csv'),
      ...Array(10).fill('0201_1.csv'),
      ...Array(6).fill('0201_2.csv'),
    ]);
    // The officer who stands in two files now.
    const inTwo = second.filter(({ reasons }: { reasons: { code: string }[] }) =>
      reasons.some(({ code }) => /DUPLICATE/.test(code)),
    );
    expect(inTwo.map(({ file, row }: { file: string; row: number }) => `${file} ${row}`)).toEqual([
      '0201_1.csv 11',
      '0201_2.csv 2',
    ]);
  });

  it('finds every roster of a round of thousands', async () => {
    const names = Array.from({ length: 2_100 }, (_, index) => `rosters/2569/${String(index).padStart(4, '0')}.csv`);
    await Promise.all(names.map((name) => service.putRoster(name, 'x')));
    const listed = await Array.fromAsync(
      createDataBucket(service.stack.s3, service.stack.bucket).list(rosterFolder(2569)),
    );
    expect(listed.map(({ key }) => key)).toEqual(names);
    expect(new Set(listed.map(({ etag }) => etag)).size).toBe(1);
    const after = createDataBucket(service.stack.s3, service.stack.bucket).list(rosterFolder(2569), names[1_050]);
    expect((await Array.fromAsync(after)).map(({ key }) => key)).toEqual(names.slice(1_051));
    expect(await service.invoke('open-round', { roundYear: 2569 })).toMatchObject({ sent: 2_100 });
    expect(await service.depth(service.stack.queues.tasks)).toBe(2_100);
  });

  it('fails with the rule that was broken, so that a wrong schedule is noticed', async () => {
    await expect(service.invoke('open-round', { roundYear: 2026 })).rejects.toThrow(
      'roundYear is the number 2026; it must be 2565 or later',
    );
  });
});
