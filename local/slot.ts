import { parentPort, workerData } from 'node:worker_threads';

/**
 * One execution environment of a function, as in Lambda: a thread that loads the bundle once and has one invocation at a
 * time. This is the data that the thread starts with.
 */
export interface SlotData {
  /** URL of the built bundle. */
  readonly bundle: string;
  readonly functionName: string;
}

/** The message that starts an invocation in a slot. */
export interface SlotInvocation {
  readonly event: unknown;
  readonly requestId: string;
  /** When the invocation times out, in epoch ms. */
  readonly deadline: number;
}

/** The answer of a slot: what the handler returned, as JSON, or its error. */
export type SlotAnswer = { readonly returned: string } | { readonly failed: string };

const { bundle, functionName } = workerData as SlotData;
const { handler } = await import(bundle);

parentPort?.on('message', async ({ event, requestId, deadline }: SlotInvocation) => {
  const context = {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:ap-southeast-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '1024',
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  try {
    // As the runtime of Lambda does.
    const returned = JSON.stringify(await handler(event, context)) ?? 'null';
    parentPort?.postMessage({ returned } satisfies SlotAnswer);
  } catch (error) {
    parentPort?.postMessage({
      failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies SlotAnswer);
  }
});
parentPort?.postMessage('ready');
