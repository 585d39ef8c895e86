import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import type { Slot } from '../../local/event-source.ts';

/** Beside this file, because the client is a package of this folder, not of the project. */
const CLIENT = fileURLToPath(new URL('./node_modules/aws-lambda-ric/index.mjs', import.meta.url));

/** A deployed function. */
export interface LambdaFunction {
  readonly functionName: string;
  /** The zip, unpacked. */
  readonly folder: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
}

/** An execution environment: Lambda's runtime client in a separate process, and the Runtime API that gives it work. */
export interface RuntimeSlot extends Slot {
  /** Stops the process at once, as an endless loop would: it does not answer. */
  freeze(): void;
  /** Ends the process at once, as running out of memory would. */
  crash(): void;
  /** The number of starts of the process. */
  readonly starts: number;
  stop(): Promise<void>;
}

/** Unpacks a zip as Lambda does before a cold start. */
export async function unpack(zip: Uint8Array, folder: string): Promise<void> {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
}

interface Invocation {
  readonly id: string;
  readonly event: unknown;
  readonly deadline: number;
  readonly resolve: (returned: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts a stand-in for the Lambda Runtime API (AWS Lambda Developer Guide, "Using the Lambda runtime API for custom
 * runtimes"), for one execution environment. Its process starts with the first invocation, and again after it has died.
 */
export async function startRuntime(lambda: LambdaFunction): Promise<RuntimeSlot> {
  let child: ChildProcess | undefined;
  let starts = 0;
  let waiting: ServerResponse | undefined;
  let current: Invocation | undefined;
  let isHandedOver = false;

  const handOver = () => {
    if (waiting === undefined || current === undefined || isHandedOver) {
      return;
    }
    isHandedOver = true;
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': current.id,
      'lambda-runtime-deadline-ms': String(current.deadline),
      'lambda-runtime-invoked-function-arn': `arn:aws:lambda:ap-southeast-1:123456789012:function:${lambda.functionName}`,
      'lambda-runtime-trace-id': 'Root=1-00000000-000000000000000000000000;Sampled=0',
    });
    waiting.end(JSON.stringify(current.event));
    waiting = undefined;
  };
  const errorOf = async (request: AsyncIterable<Buffer>) => {
    const { errorType, errorMessage } = (await json(request)) as { errorType: string; errorMessage: string };
    return new Error(`${errorType}: ${errorMessage}`);
  };

  const api = createServer(async (request, response) => {
    const [, id, what] = /^\/2018-06-01\/runtime\/(?:invocation\/)?([\w-]+)(?:\/(\w+))?$/.exec(request.url ?? '') ?? [];
    if (id === 'next') {
      waiting = response;
      handOver();
      return;
    }
    const answering = current;
    if (id === 'init') {
      answering?.reject(await errorOf(request));
    } else if (id === answering?.id && what === 'response') {
      answering?.resolve(await json(request));
    } else if (id === answering?.id && what === 'error') {
      answering?.reject(await errorOf(request));
    }
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
  });
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  const { port } = api.address() as AddressInfo;

  const start = () => {
    starts += 1;
    waiting = undefined;
    const started = spawn(process.execPath, [CLIENT, lambda.handler], {
      cwd: lambda.folder,
      env: {
        ...lambda.environment,
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
        AWS_LAMBDA_FUNCTION_NAME: lambda.functionName,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1769',
        AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${lambda.functionName}`,
        AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
        AWS_LAMBDA_LOG_FORMAT: 'JSON',
        AWS_LAMBDA_LOG_LEVEL: 'INFO',
        LAMBDA_TASK_ROOT: lambda.folder,
        _HANDLER: lambda.handler,
        TZ: ':UTC',
      },
    });
    for (const stream of [started.stdout, started.stderr]) {
      createInterface(stream).on('line', lambda.onLine);
    }
    started.once('exit', (code, signal) => {
      if (child !== started) {
        return;
      }
      child = undefined;
      current?.reject(new Error(`Runtime exited with ${signal ?? `status ${code}`}`));
    });
    return started;
  };
  const end = async () => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null) {
      return;
    }
    const exited = once(ending, 'exit');
    ending.kill('SIGKILL');
    await exited;
  };

  return {
    get starts() {
      return starts;
    },
    freeze: () => child?.kill('SIGSTOP'),
    crash: () => child?.kill('SIGKILL'),
    async invoke(event) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const deadline = Date.now() + lambda.timeoutSeconds * 1000;
      current = { id: randomUUID(), event, deadline, resolve, reject };
      isHandedOver = false;
      const timer = setTimeout(() => {
        reject(new Error(`Task timed out after ${lambda.timeoutSeconds} seconds`));
        void end();
      }, lambda.timeoutSeconds * 1000);
      child ??= start();
      handOver();
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        current = undefined;
      }
    },
    kill: end,
    async stop() {
      await end();
      api.close();
      api.closeAllConnections();
      await once(api, 'close');
    },
  };
}
