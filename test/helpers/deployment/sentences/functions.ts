import { expect } from 'vitest';
import * as defaults from '../../../../lib/config/defaults.ts';
import { FUNCTIONS, functionOf, idsOf, propertiesOf } from '../resources.ts';
import { ACCOUNT } from '../template.ts';
import { type Sentence, withoutProperty } from './sentence.ts';

/** The promises about the functions, their roles and their logs. */
export const FUNCTION_SENTENCES: readonly Sentence[] = [
  [
    'functions run on nodejs24.x and arm64',
    (template) => {
      expect(idsOf(template, 'AWS::Lambda::Function')).toEqual(FUNCTIONS.map((name) => `${name}LambdaFunction`));
      for (const name of FUNCTIONS) {
        expect(functionOf(template, name)).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      }
    },
    [
      ...FUNCTIONS.map((name) => withoutProperty(`${name}LambdaFunction`, 'Runtime')),
      ...FUNCTIONS.map((name) => withoutProperty(`${name}LambdaFunction`, 'Architectures')),
    ],
  ],
  [
    'each has its own memory and time-out',
    (template) => {
      const sizes = FUNCTIONS.map((name) => {
        const { MemorySize, Timeout } = functionOf(template, name);
        return [MemorySize, Timeout];
      });
      const [long, short] = [defaults.FUNCTION_TIMEOUT_SECONDS, defaults.SHORT_FUNCTION_TIMEOUT_SECONDS];
      expect(sizes).toEqual([
        [1769, long],
        [1769, long],
        [512, short],
        [512, short],
      ]);
    },
    [
      ...FUNCTIONS.map((name) => withoutProperty(`${name}LambdaFunction`, 'MemorySize')),
      ...FUNCTIONS.map((name) => withoutProperty(`${name}LambdaFunction`, 'Timeout')),
    ],
  ],
  [
    'each has a role of its own, which Lambda alone may take, for this account',
    (template) => {
      const roles = FUNCTIONS.map((name) => template.Resources[`${name}LambdaFunction`]?.Properties.Role);
      expect(roles).toEqual(FUNCTIONS.map((name) => ({ 'Fn::GetAtt': [`${name}Role`, 'Arn'] })));
      for (const name of FUNCTIONS) {
        expect(propertiesOf(template, `${name}Role`).AssumeRolePolicyDocument.Statement).toEqual([
          {
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
          },
        ]);
        expect(propertiesOf(template, `${name}Role`).ManagedPolicyArns).toBeUndefined();
      }
    },
    [
      (template) => {
        template.Resources.OpenRoundLambdaFunction.Properties.Role = { 'Fn::GetAtt': ['ProcessTaskRole', 'Arn'] };
      },
      (template) => {
        template.Resources.ProcessTaskRole.Properties.ManagedPolicyArns = [
          'arn:aws:iam::aws:policy/AdministratorAccess',
        ];
      },
      (template) => {
        template.Resources.ProcessTaskRole.Properties.AssumeRolePolicyDocument.Statement[0].Principal = { AWS: '*' };
      },
      ...FUNCTIONS.map((name) =>
        withoutProperty(`${name}Role`, 'AssumeRolePolicyDocument', 'Statement', '0', 'Condition'),
      ),
    ],
  ],
  [
    'logs are JSON at a level that lets metrics pass, and are kept for 30 days',
    (template) => {
      for (const name of FUNCTIONS) {
        const { LogFormat, ApplicationLogLevel } = functionOf(template, name).LoggingConfig;
        expect(LogFormat).toBe('JSON');
        expect(['DEBUG', 'INFO']).toContain(ApplicationLogLevel);
        expect(propertiesOf(template, `${name}LogGroup`)).toEqual({
          LogGroupName: `/aws/lambda/${functionOf(template, name).FunctionName}`,
          RetentionInDays: 30,
        });
      }
    },
    [
      ...FUNCTIONS.map((name) => withoutProperty(`${name}LambdaFunction`, 'LoggingConfig', 'LogFormat')),
      ...FUNCTIONS.map((name) => withoutProperty(`${name}LogGroup`, 'RetentionInDays')),
      (template) => {
        template.Resources.ProcessTaskLambdaFunction.Properties.LoggingConfig.ApplicationLogLevel = 'WARN';
      },
    ],
  ],
  [
    'invocations are traced',
    (template) => {
      for (const name of FUNCTIONS) {
        expect(functionOf(template, name).TracingConfig).toEqual({ Mode: 'Active' });
      }
    },
    FUNCTIONS.map((name) => withoutProperty(`${name}LambdaFunction`, 'TracingConfig')),
  ],
];
