import { expect, it } from 'vitest';
import { s3Options, sqsOptions } from '../../lib/aws/client-options.ts';

it('in AWS the queue’s URL and the bucket’s name are the host', () => {
  expect(sqsOptions(undefined)).toEqual({ useQueueUrlAsEndpoint: true });
  expect(s3Options(undefined)).toEqual({ forcePathStyle: false });
});

it('a custom endpoint is the host, and the bucket is in the path', () => {
  expect(sqsOptions('http://127.0.0.1:1')).toEqual({ useQueueUrlAsEndpoint: false });
  expect(s3Options('http://127.0.0.1:1')).toEqual({ forcePathStyle: true });
});
