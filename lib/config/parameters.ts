/** The parameters of a deployment (`--param="NAME=VALUE"`, `params` of serverless.yml): their declaration and their check. */

import * as v from 'valibot';
import { InsigniaError } from '../errors.ts';
import { type Format, matching, oneOf, wholeNumber } from './formats.ts';
import { nearest } from './nearest.ts';

/** Longest name of a stage: AWS takes 64 characters for a function's, as in `insignia-functions-STAGE-processScheduledTask`. */
export const STAGE_MAX = 24;

/** The Buddhist Era is so many years ahead of the Christian Era, in which schedules are. */
const BUDDHIST_ERA_YEARS = 543;

/** Years that a schedule of AWS can name end with 2199. */
const LAST_ROUND_YEAR = 2199 + BUDDHIST_ERA_YEARS;

/** The parameters by their names. */
const PARAMETERS: Readonly<Record<string, Format<unknown>>> = {
  // At WARN and above Lambda would drop the metrics, which it treats as INFO.
  logLevel: oneOf('DEBUG', 'INFO'),
  // What AWS allows for an event source.
  taskConcurrency: wholeNumber(2, 1000),
  schedules: oneOf('ENABLED', 'DISABLED'),
  roundYear: wholeNumber(2565, LAST_ROUND_YEAR),
  alarmTopicArn: matching(
    /^(arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256})?$/,
    'the ARN of an SNS topic, or nothing',
  ),
  subnetIds: matching(
    /^(subnet-[0-9a-f]+(,subnet-[0-9a-f]+)*)?$/,
    'ids such as subnet-0a1b2c3d with commas, or nothing',
  ),
  securityGroupIds: matching(/^(sg-[0-9a-f]+(,sg-[0-9a-f]+)*)?$/, 'ids such as sg-0a1b2c3d with commas, or nothing'),
  alarmEmail: matching(/^([^\s@]+@[^\s@]+\.[^\s@]+)?$/, 'an e-mail address, or nothing'),
};

/** The names of all parameters. */
export const PARAMETER_NAMES: readonly string[] = Object.keys(PARAMETERS);

/** What a deployment was given. */
export interface Deployment {
  readonly stage: string;
  /** The value of each parameter of {@link PARAMETER_NAMES}. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The names that were given, by `--param` or in serverless.yml. */
  readonly names: readonly string[];
}

/**
 * Checks the stage and the parameters of a deployment on the day of `now`.
 *
 * @throws InsigniaError SETTINGS_INVALID that lists every problem: the name, the value found, what is allowed
 */
export function checkDeployment({ stage, parameters, names }: Deployment, now: Date): void {
  const problems = [
    ...(stage.length > STAGE_MAX
      ? [
          `- stage is "${stage}", ${stage.length} characters; allowed: at most ${STAGE_MAX}, for the names of the functions`,
        ]
      : []),
    ...[...new Set(names)].filter((name) => !PARAMETER_NAMES.includes(name)).map(unknown),
    ...Object.entries(PARAMETERS).flatMap(([name, { schema, allowed }]) => {
      const given = String(parameters[name] ?? '');
      return v.is(schema, given) ? [] : [`- parameter ${name} is ${JSON.stringify(given)}; allowed: ${allowed}`];
    }),
  ];
  const { schedules, roundYear, subnetIds, securityGroupIds } = parameters;
  if (Boolean(subnetIds) !== Boolean(securityGroupIds)) {
    const missing = subnetIds ? 'securityGroupIds' : 'subnetIds';
    problems.push(
      `- parameter ${missing} is missing: a VPC needs subnetIds and securityGroupIds; without a VPC, give neither`,
    );
  }
  if (problems.length === 0 && schedules === 'ENABLED' && now.getTime() > endOfCalendar(Number(roundYear))) {
    problems.push(
      `- parameter schedules is "ENABLED", but the calendar of round ${roundYear} is over; name the round: --param="roundYear=…"`,
    );
  }
  if (problems.length > 0) {
    const count = `${problems.length} wrong parameter${problems.length === 1 ? '' : 's'}`;
    throw new InsigniaError('SETTINGS_INVALID', `${count}:\n${problems.join('\n')}`, { retryable: false });
  }
}

function unknown(name: string): string {
  const meant = nearest(name, PARAMETER_NAMES);
  const remedy = meant === undefined ? `known: ${PARAMETER_NAMES.join(', ')}` : `the nearest one is ${meant}`;
  return `- parameter ${name} is unknown; ${remedy}`;
}

/** The last time of deployment/schedules.yml: 31 March at 18 o'clock in Bangkok, in epoch ms. */
function endOfCalendar(roundYear: number): number {
  return Date.UTC(roundYear - BUDDHIST_ERA_YEARS, 2, 31, 18 - 7);
}
