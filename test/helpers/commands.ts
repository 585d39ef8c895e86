import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Stack } from '../../local/stack.ts';

/** What a command did. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of the project in a copy of it. */
export async function runIn(
  folder: string,
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<Ran> {
  // Loading the modules is most of what a command does.
  const NODE_COMPILE_CACHE = join(folder, '.compiled');
  const env = { ...process.env, NODE_COMPILE_CACHE, ...environment };
  const child = spawn(process.execPath, [script, ...args], { cwd: folder, env });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

/** Lets the commands in a copy of the project take a service of this process for the `npm start` that runs there. */
export async function registerIn(folder: string, environment: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(folder, '.local'), { recursive: true });
  await writeFile(join(folder, '.local', `${process.pid}.json`), JSON.stringify(environment));
}

/** A stand-in for CloudFormation. */
export interface CloudFormation {
  readonly url: string;
  /** The requests: the stack, and who asks for it in which region, as their signatures say. */
  readonly asked: readonly { readonly stack: string; readonly accessKeyId: string; readonly region: string }[];
  stop(): void;
}

/** Starts a CloudFormation that knows one stack, with a stack's resources as its outputs, if any. */
export async function startCloudFormation(name: string, resources?: Stack): Promise<CloudFormation> {
  const asked: { stack: string; accessKeyId: string; region: string }[] = [];
  const server = createServer(async (request, response) => {
    const stack = new URLSearchParams(await text(request)).get('StackName') ?? '';
    const [, accessKeyId = '', region = ''] =
      /Credential=([^/]+)\/\d+\/([^/]+)\/cloudformation\//.exec(request.headers.authorization ?? '') ?? [];
    asked.push({ stack, accessKeyId, region });
    if (stack !== name || resources === undefined) {
      response.writeHead(400, { 'content-type': 'text/xml' });
      response.end(
        `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${stack} does not exist</Message></Error></ErrorResponse>`,
      );
      return;
    }
    const outputs = {
      TaskQueueUrl: resources.queues.tasks,
      DeadLetterQueueUrl: resources.queues.deadLetter,
      DataBucketName: resources.bucket,
      RecordTableName: resources.table,
    };
    const members = Object.entries(outputs).map(
      ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    );
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(
      `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${stack}</StackName><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, stop: () => server.close() };
}
