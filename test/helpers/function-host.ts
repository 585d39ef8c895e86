/**
 * The functions of the service in a process of its own, which can be killed as a whole: `node function-host.ts '<options as
 * JSON>'`. What they log is its standard output.
 */
import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsOptions } from '../../lib/aws/client-options.ts';
import { createSlot, startEventSource } from '../../local/event-source.ts';

/** What the process is told. */
export interface HostOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly sources: readonly { functionName: string; queueUrl: string; concurrency: number }[];
}

const { environment, timeoutSeconds, sources }: HostOptions = JSON.parse(process.argv[2] ?? '');
const sqs = new SQSClient({
  endpoint: environment.AWS_ENDPOINT_URL_SQS ?? '',
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  ...sqsOptions(environment.AWS_ENDPOINT_URL_SQS),
});
const onLine = (line: string) => console.log(line);
for (const { functionName, queueUrl, concurrency } of sources) {
  const bundle = new URL(`../../dist/${functionName}.mjs`, import.meta.url);
  const newSlot = () => createSlot({ functionName, bundle, environment, timeoutSeconds, onLine });
  startEventSource({ sqs, queueUrl, concurrency, newSlot, onLine });
}
