import { expect } from 'vitest';
import { METRICS } from '../../../../lib/observability/metrics.ts';
import { FUNCTIONS, functionOf } from '../resources.ts';
import type { Template } from '../template.ts';

/** Expects that the service publishes a metric of its namespace, for the template's stage and one of its functions. */
export function expectOwnMetric(template: Template, metric: unknown, dimensions: readonly unknown[]): void {
  expect(Object.keys(METRICS)).toContain(metric);
  expect(dimensions).toEqual([
    ['stage', functionOf(template, 'ProcessTask').Environment.Variables.STAGE],
    ['function', expect.toBeOneOf(FUNCTIONS.map((name) => functionOf(template, name).FunctionName))],
  ]);
}
