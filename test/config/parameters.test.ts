import { describe, expect, it } from 'vitest';
import { checkDeployment, PARAMETER_NAMES, STAGE_MAX } from '../../lib/config/parameters.ts';
import { InsigniaError } from '../../lib/errors.ts';

const GIVEN = {
  logLevel: 'INFO',
  taskConcurrency: 10,
  schedules: 'DISABLED',
  roundYear: 2570,
  alarmTopicArn: '',
  alarmEmail: '',
  subnetIds: '',
  securityGroupIds: '',
};

const NOW = new Date('2026-11-28T00:00:00Z');

const problemsOf = (
  parameters: Record<string, unknown>,
  { stage = 'prod', names = [] as string[], now = NOW } = {},
) => {
  try {
    checkDeployment({ stage, parameters: { ...GIVEN, ...parameters }, names }, now);
  } catch (error) {
    expect(error).toBeInstanceOf(InsigniaError);
    expect(error).toMatchObject({ code: 'SETTINGS_INVALID', retryable: false });
    const [head, ...problems] = (error as InsigniaError).message.split('\n');
    expect(head).toBe(`${problems.length} wrong parameter${problems.length === 1 ? '' : 's'}:`);
    return problems.map((problem) => problem.replace(/^- (parameter )?/, ''));
  }
  return [];
};

describe('the parameters of a deployment', () => {
  it.each([
    [{}],
    [{ logLevel: 'DEBUG', taskConcurrency: '2', schedules: 'ENABLED', roundYear: '2570' }],
    [{ taskConcurrency: 1000, roundYear: 2565 }],
    [{ roundYear: 2742 }],
    [{ alarmTopicArn: 'arn:aws:sns:ap-southeast-7:123456789012:bma-operators' }],
    [{ alarmTopicArn: 'arn:aws-us-gov:sns:us-gov-west-1:123456789012:operators_1' }],
    [{ alarmEmail: 'operators@example.go.th' }],
    [{ subnetIds: 'subnet-0a1b,subnet-2c3d', securityGroupIds: 'sg-1' }],
  ])('may be %j', (parameters) => {
    expect(problemsOf(parameters)).toEqual([]);
  });

  it.each([
    ['logLevel', 'WARN', 'DEBUG or INFO'],
    ['logLevel', 'info', 'DEBUG or INFO'],
    ['taskConcurrency', 1, 'a whole number from 2 to 1000'],
    ['taskConcurrency', 'many', 'a whole number from 2 to 1000'],
    ['schedules', 'enabled', 'ENABLED or DISABLED'],
    ['roundYear', 2027, 'a whole number from 2565 to 2742'],
    // The schedules' input is JSON, which has no such number.
    ['roundYear', '02570', 'a whole number from 2565 to 2742'],
    ['roundYear', '2570.5', 'a whole number from 2565 to 2742'],
    ['roundYear', 2743, 'a whole number from 2565 to 2742'],
    ['roundYear', '', 'a whole number from 2565 to 2742'],
    ['alarmTopicArn', 'bma-operators', 'the ARN of an SNS topic, or nothing'],
    ['alarmTopicArn', 'arn:aws:sqs:ap-southeast-1:123456789012:queue', 'the ARN of an SNS topic, or nothing'],
    ['subnetIds', 'subnet-1,vpc-2', 'ids such as subnet-0a1b2c3d with commas, or nothing'],
    ['securityGroupIds', 'sg-1,', 'ids such as sg-0a1b2c3d with commas, or nothing'],
    ['alarmEmail', 'operators', 'an e-mail address, or nothing'],
    ['alarmEmail', 'a b@example.go.th', 'an e-mail address, or nothing'],
  ])('are refused where %s is %j', (name, value, allowed) => {
    const both = { subnetIds: 'subnet-1', securityGroupIds: 'sg-1' };
    expect(problemsOf({ ...both, [name]: value })).toEqual([`${name} is "${value}"; allowed: ${allowed}`]);
  });

  it('are refused with all problems at once, unknown names with the nearest one', () => {
    const names = ['logLvel', 'logLvel', 'roundYear', 'alarmMail', 'colour'];
    expect(problemsOf({ logLevel: 'WARN', schedules: 'ON' }, { names })).toEqual([
      'logLvel is unknown; the nearest one is logLevel',
      'alarmMail is unknown; the nearest one is alarmEmail',
      `colour is unknown; known: ${PARAMETER_NAMES.join(', ')}`,
      'logLevel is "WARN"; allowed: DEBUG or INFO',
      'schedules is "ON"; allowed: ENABLED or DISABLED',
    ]);
  });

  it('are refused with a stage that makes a function’s name too long', () => {
    expect(problemsOf({}, { stage: 'a'.repeat(STAGE_MAX) })).toEqual([]);
    expect(problemsOf({}, { stage: 'a'.repeat(STAGE_MAX + 1) })).toEqual([
      `stage is "${'a'.repeat(25)}", 25 characters; allowed: at most 24, for the names of the functions`,
    ]);
  });

  it('name subnets and security groups together, or neither', () => {
    const remedy = 'is missing: a VPC needs subnetIds and securityGroupIds; without a VPC, give neither';
    expect(problemsOf({ subnetIds: 'subnet-1' })).toEqual([`securityGroupIds ${remedy}`]);
    expect(problemsOf({ securityGroupIds: 'sg-1' })).toEqual([`subnetIds ${remedy}`]);
  });

  it.each([
    // The calendar of round 2569 ends on 31 March 2026 at 18 o'clock in Bangkok.
    ['2026-03-31T10:59:59Z', 2569, []],
    ['2026-03-31T11:00:01Z', 2569, [expect.stringContaining('the calendar of round 2569 is over; name the round')]],
    ['2026-11-28T00:00:00Z', 2569, [expect.stringContaining('the calendar of round 2569 is over')]],
    ['2026-11-28T00:00:00Z', 2570, []],
  ])('on %s, with active schedules of round %i, have the problems %j', (now, roundYear, problems) => {
    expect(problemsOf({ schedules: 'ENABLED', roundYear }, { now: new Date(now) })).toEqual(problems);
    expect(problemsOf({ roundYear }, { now: new Date(now) })).toEqual([]);
  });
});
