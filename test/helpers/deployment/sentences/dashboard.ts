import { expect } from 'vitest';
import { NAMESPACE } from '../../../../lib/observability/metrics.ts';
import { propertiesOf } from '../resources.ts';
import { specifications } from '../specification.ts';
import { REGION } from '../template.ts';
import { expectOwnMetric } from './own-metrics.ts';
import { type Mutable, type Sentence, without } from './sentence.ts';

/** The promises about the dashboard. */
export const DASHBOARD_SENTENCES: readonly Sentence[] = [
  [
    'the dashboard shows tasks per status, time to announcement, delivery outcomes and socket reconnections, by metrics that are published',
    (template) => {
      const { widgets } = JSON.parse(propertiesOf(template, 'Dashboard').DashboardBody) as {
        widgets: { properties: { title: string; region: string; metrics: (string | { expression?: string })[][] } }[];
      };
      const metricsOf = (title: string) =>
        widgets
          .filter(({ properties }) => properties.title.startsWith(title))
          .flatMap(({ properties }) => properties.metrics.map(([, metric]) => metric));
      expect(metricsOf('Tasks per status')).toEqual(expect.arrayContaining(['TasksSucceeded', 'TasksFailed']));
      expect(metricsOf('Time to announcement')).toContain('TimeToAnnouncement');
      expect(metricsOf('Delivery outcomes')).toEqual(
        expect.arrayContaining([
          'AnnouncementsRead',
          'AnnouncementsTaken',
          'AnnouncementsUnproven',
          'AnnouncementsRefused',
          'AnnouncementsUnreachable',
        ]),
      );
      expect(metricsOf('Socket reconnections')).toContain('AnnouncementTries');
      for (const { properties } of widgets) {
        expect(properties.region).toBe(REGION);
        for (const [namespace, metric, ...dimensions] of properties.metrics) {
          if (namespace === NAMESPACE) {
            expectOwnMetric(template, metric, [dimensions.slice(0, 2), dimensions.slice(2, 4)]);
          } else if (typeof namespace === 'string') {
            expect(specifications.hasMetric(namespace, metric as string)).toBe(true);
          }
        }
      }
    },
    [
      without('Resources', 'Dashboard'),
      ...['TasksFailed', 'TimeToAnnouncement', 'AnnouncementsRefused', 'AnnouncementTries'].map(
        (metric) => (template: Mutable) => {
          const { DashboardBody } = template.Resources.Dashboard.Properties;
          DashboardBody['Fn::Sub'] = DashboardBody['Fn::Sub'].replaceAll(metric, 'Nothing');
        },
      ),
    ],
  ],
];
