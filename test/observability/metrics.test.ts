import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { METRICS, NAMESPACE } from '../../lib/observability/metrics.ts';
import { type Service, startService } from '../helpers/service.ts';

const roster = await readFile(new URL('../../samples/rosters/0201.csv', import.meta.url), 'utf8');

let service: Service;
afterEach(() => service.stop());

const task = (taskId: string, more: object = {}) => ({
  taskId,
  roundYear: 2569,
  agency: { code: '0201' },
  rosterKey: 'rosters/2569/0201.csv',
  ...more,
});

/** A line in CloudWatch's embedded metric format. */
interface MetricLine {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
  readonly [key: string]: unknown;
}
const metricLines = () => service.lines.filter((line): line is MetricLine => '_aws' in line);

/** The values of a metric, in the order of publishing. */
const valuesOf = (name: keyof typeof METRICS) =>
  metricLines().flatMap((line) => (name in line ? [line[name]].flat() : []));

describe('the metrics of the functions', () => {
  it('tell of a task that was done: its age, what it took, its officers, its announcement', async () => {
    service = await startService();
    await service.startSocketServer();
    await service.putRoster('rosters/2569/0201.csv', roster);
    service.startFunctions({ concurrency: 1 });
    await service.send(task('one'));
    await service.send(task('two'));
    await service.until(() => valuesOf('TasksSucceeded').length === 2);

    expect(valuesOf('OfficersJudged')).toEqual([36, 36]);
    expect(valuesOf('AnnouncementsRead')).toEqual([1, 1]);
    expect(valuesOf('AnnouncementTries')).toEqual([1, 1]);
    expect(valuesOf('ColdStarts')).toEqual([1]);
    for (const name of ['TaskAge', 'ComputeTime', 'AnnounceTime', 'TimeToAnnouncement'] as const) {
      expect(valuesOf(name)).toHaveLength(2);
      for (const value of valuesOf(name)) {
        expect(value).toBeGreaterThanOrEqual(0);
      }
    }
    for (const name of ['RecordsFailed', 'TasksFailed', 'AnnouncementsUnproven'] as const) {
      expect(valuesOf(name)).toEqual([]);
    }
  });

  it('have a name and unit of the list, the service’s namespace, and the dimensions stage and function, no other', async () => {
    service = await startService({ STAGE: 'test' });
    await service.startSocketServer();
    await service.putRoster('rosters/2569/0201.csv', roster);
    service.startFunctions({ concurrency: 1 });
    await service.send(task('one'));
    await service.until(() => valuesOf('TasksSucceeded').length === 1);

    for (const line of metricLines()) {
      expect(line).toMatchObject({ stage: 'test', function: 'process-task' });
      for (const { Namespace, Dimensions, Metrics } of line._aws.CloudWatchMetrics) {
        expect(Namespace).toBe(NAMESPACE);
        expect(Dimensions).toEqual([['stage', 'function']]);
        for (const { Name, Unit } of Metrics) {
          expect(METRICS).toHaveProperty(Name, Unit);
        }
      }
      const { _aws, stage, function: name, ...values } = line;
      expect(Object.keys(values).filter((key) => !(key in METRICS))).toEqual([]);
    }
  });

  it('count a failed outcome, a refused message, and each attempt that found no server', async () => {
    service = await startService({
      WEBSOCKET_AUTO_RECONNECT: 'false',
      WEBSOCKET_TASK_DELAY_ON_ERROR: '1000',
    });
    service.startFunctions({ concurrency: 1 });
    await service.send(task('missing', { rosterKey: 'rosters/2569/none.csv' }));
    await service.until(() => valuesOf('RecordsFailed').length > 0);
    expect(valuesOf('AnnouncementsUnreachable')[0]).toBe(1);
    expect(valuesOf('TasksFailed')).toEqual([]);
    await service.startSocketServer();
    await service.send('no task');
    await service.until(() => valuesOf('TasksFailed').length === 2);

    expect(valuesOf('TaskAge').length).toBeGreaterThanOrEqual(4);
    expect(valuesOf('OfficersJudged')).toEqual([]);
    expect(valuesOf('AnnouncementsRead')).toEqual([1, 1]);
    expect(valuesOf('AnnouncementsUnreachable').length).toBe(valuesOf('RecordsFailed').length);
  });
});
