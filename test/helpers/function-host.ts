/**
 * Runs the service's functions in a separate process, which a test can kill: `node function-host.ts '<options as JSON>'`.
 * Their log goes to standard output.
 */
import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsOptions } from '../../lib/aws/client-options.ts';
import { createSlot, startEventSource } from '../../local/event-source.ts';

/** The options on the command line. */
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
