import { expect } from 'vitest';
import { type Sentence, without } from './sentence.ts';

/** The promises about the whole template. */
export const WHOLE_TEMPLATE_SENTENCES: readonly Sentence[] = [
  [
    'nothing of an account or a person is in it',
    (template) => {
      const text = JSON.stringify(template);
      expect(text).not.toMatch(/\b\d{12}\b/);
      expect(text).not.toMatch(/[\w.-]+@[\w-]+\.\w/);
      expect(text).not.toMatch(/AKIA|-----BEGIN/);
    },
    [
      (template) => {
        template.Resources.TaskQueue.Properties.QueueName = 'arn:aws:sqs:ap-southeast-1:210987654321:tasks';
      },
      (template) => {
        template.Resources.AlarmAddress.Properties.Endpoint = 'somchai@bangkok.go.th';
      },
    ],
  ],
  [
    'what `npm run submit` and `npm run status` look for is among the outputs',
    (template) => {
      expect(Object.keys(template.Outputs ?? {})).toEqual(
        expect.arrayContaining([
          'TaskQueueUrl',
          'LastChanceQueueUrl',
          'DeadLetterQueueUrl',
          'DataBucketName',
          'RecordTableName',
        ]),
      );
    },
    [without('Outputs', 'TaskQueueUrl')],
  ],
];
