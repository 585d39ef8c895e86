import { arnOf, resolved, type Template } from './template.ts';

/** The functions, by the beginning of their resources' names. */
export const FUNCTIONS = ['ProcessTask', 'ProcessScheduledTask', 'OpenRound', 'ReportDeadTask'] as const;

/** The name of a function. */
export type FunctionId = (typeof FUNCTIONS)[number];

/** The functions that are invoked asynchronously. */
export const ASYNCHRONOUS = ['ProcessScheduledTask', 'OpenRound'] as const satisfies readonly FunctionId[];

/** A resource's properties, with its references resolved. */
export function propertiesOf(template: Template, id: string) {
  return resolved(template).Resources[id]?.Properties;
}

/** The properties of a function's resource. */
export function functionOf(template: Template, name: FunctionId) {
  return propertiesOf(template, `${name}LambdaFunction`);
}

/** The ids of all resources of a type. */
export function idsOf(template: Template, type: string): string[] {
  return Object.keys(template.Resources).filter((id) => template.Resources[id]?.Type === type);
}

/** The event source that reads a queue. */
export function sourceOf(template: Template, queue: string) {
  const arn = arnOf(template, queue);
  return idsOf(template, 'AWS::Lambda::EventSourceMapping')
    .map((id) => propertiesOf(template, id))
    .find(({ EventSourceArn }) => EventSourceArn === arn);
}
