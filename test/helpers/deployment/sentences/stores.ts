import { expect } from 'vitest';
import * as defaults from '../../../../lib/config/defaults.ts';
import { propertiesOf } from '../resources.ts';
import { DAY_SECONDS, type Sentence, tlsOnly, without, withoutProperty } from './sentence.ts';

/** The promises about the bucket and the table. */
export const STORE_SENTENCES: readonly Sentence[] = [
  [
    'the bucket is private, encrypted, for TLS only, and keeps versions',
    (template) => {
      expect(propertiesOf(template, 'DataBucket')).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: { Status: 'Enabled' },
      });
      expect(template.Resources.DataBucketPolicy?.Properties.Bucket).toEqual({ Ref: 'DataBucket' });
      expect(tlsOnly(propertiesOf(template, 'DataBucketPolicy').PolicyDocument, 's3:*')).toEqual([
        'arn:aws:s3:::databucket',
        'arn:aws:s3:::databucket/*',
      ]);
    },
    [
      ...['BucketEncryption', 'PublicAccessBlockConfiguration', 'OwnershipControls', 'VersioningConfiguration'].map(
        (name) => withoutProperty('DataBucket', name),
      ),
      ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((name) =>
        withoutProperty('DataBucket', 'PublicAccessBlockConfiguration', name),
      ),
      (template) => {
        template.Resources.DataBucketPolicy.Properties.PolicyDocument.Statement[0].Resource.pop();
      },
    ],
  ],
  [
    'results end after their life; old versions and broken uploads go',
    (template) => {
      const rules = propertiesOf(template, 'DataBucket').LifecycleConfiguration.Rules;
      expect(rules.every(({ Status }: { Status: string }) => Status === 'Enabled')).toBe(true);
      expect(rules).toEqual([
        expect.objectContaining({ Prefix: 'results/', ExpirationInDays: defaults.RESULT_LIFE_DAYS }),
        expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
        expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
      ]);
      expect(defaults.RESULT_LIFE_DAYS * DAY_SECONDS).toBeGreaterThan(defaults.RECORD_LIFE_SECONDS);
    },
    [
      withoutProperty('DataBucket', 'LifecycleConfiguration'),
      ...['0', '1', '2'].map((rule) =>
        withoutProperty('DataBucket', 'LifecycleConfiguration', 'Rules', rule, 'Status'),
      ),
      withoutProperty('DataBucket', 'LifecycleConfiguration', 'Rules', '0', 'Prefix'),
    ],
  ],
  [
    'the table is on demand, encrypted, forgets what has expired, and can be put back to any moment',
    (template) => {
      expect(propertiesOf(template, 'RecordTable')).toEqual({
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: 'expiration', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      });
    },
    ['BillingMode', 'TimeToLiveSpecification', 'PointInTimeRecoverySpecification', 'SSESpecification', 'KeySchema'].map(
      (name) => withoutProperty('RecordTable', name),
    ),
  ],
  [
    'bucket and table outlive the stack',
    (template) => {
      for (const id of ['DataBucket', 'RecordTable']) {
        expect(template.Resources[id]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      }
    },
    ['DataBucket', 'RecordTable'].flatMap((id) =>
      ['DeletionPolicy', 'UpdateReplacePolicy'].map((policy) => without('Resources', id, policy)),
    ),
  ],
];
