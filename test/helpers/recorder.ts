import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A call to AWS in terms of IAM: the action it needs and its target. */
export interface Call {
  readonly action: string;
  /** URL of a queue, name of a table, `bucket/key` or `bucket` in S3, name of a parameter. */
  readonly target: string;
  /** The prefix of a listing. */
  readonly prefix?: string;
}

/** A proxy between a function and the embedded AWS that records the calls. */
export interface Recorder {
  /** The environment variables that make a function call AWS through the recorder. */
  readonly environment: Readonly<Record<string, string>>;
  readonly calls: readonly Call[];
  /** Answers the calls that meet `condition` with HTTP 500 instead of passing them on; undefined ends that. */
  failOn(condition: ((call: Call) => boolean) | undefined): void;
  /** Closes the port and every connection. */
  stop(): Promise<void>;
}

/** A batch needs the permission of the single call. */
const ACTION_OF: Readonly<Record<string, string>> = { SendMessageBatch: 'SendMessage' };

/** An S3 call by method and query; see "Required permissions for Amazon S3 API operations". */
function s3Call(method: string, url: URL): Call {
  const [, bucket = '', ...key] = decodeURIComponent(url.pathname).split('/');
  if (key.join('') === '') {
    const prefix = url.searchParams.get('prefix');
    return { action: 's3:ListBucket', target: bucket, ...(prefix === null ? {} : { prefix }) };
  }
  const target = `${bucket}/${key.join('/')}`;
  if (method === 'GET' || method === 'HEAD') {
    return { action: 's3:GetObject', target };
  }
  if (method !== 'DELETE') {
    return { action: 's3:PutObject', target };
  }
  return { action: url.searchParams.has('uploadId') ? 's3:AbortMultipartUpload' : 's3:DeleteObject', target };
}

function callOf(method: string, url: URL, header: string | undefined, body: Buffer): Call {
  const [service = '', operation = ''] = (header ?? '').split('.');
  if (header === undefined) {
    return s3Call(method, url);
  }
  const input = JSON.parse(body.toString());
  if (service === 'AmazonSQS') {
    return { action: `sqs:${ACTION_OF[operation] ?? operation}`, target: input.QueueUrl };
  }
  if (service === 'AmazonSSM') {
    return { action: `ssm:${operation}`, target: input.Name };
  }
  return { action: `dynamodb:${operation}`, target: input.TableName };
}

/**
 * Starts a recorder in front of the endpoints in `environment`. It answers for SSM itself, from `parameters`, because the
 * embedded AWS has no SSM.
 */
export async function startRecorder(
  environment: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Recorder> {
  const calls: Call[] = [];
  let fails: (call: Call) => boolean = () => false;
  const server = createServer(async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    const header = incoming.headers['x-amz-target'] as string | undefined;
    const body = await buffer(incoming);
    const call = callOf(incoming.method ?? '', url, header, body);
    calls.push(call);
    if (fails(call)) {
      response.writeHead(500).end();
      return;
    }
    if (call.action === 'ssm:GetParameter') {
      const Value = parameters[call.target];
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ Parameter: { Name: call.target, Type: 'SecureString', Value } }));
      return;
    }
    const upstream = environment[header?.startsWith('DynamoDB') ? 'AWS_ENDPOINT_URL_DYNAMODB' : 'AWS_ENDPOINT_URL_SQS'];
    const passed = request(new URL(incoming.url ?? '/', upstream), {
      method: incoming.method,
      headers: incoming.headers,
    });
    passed.on('response', (answer) => {
      if (call.action === 's3:GetObject' && answer.statusCode === 404) {
        // As S3 does for a role that may not list the whole bucket.
        answer.resume();
        response.writeHead(403).end('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>');
        return;
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    passed.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: {
      AWS_ENDPOINT_URL_SQS: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_ENDPOINT_URL_SSM: endpoint,
    },
    calls,
    failOn(condition) {
      fails = condition ?? (() => false);
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
