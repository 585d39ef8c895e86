import { parentPort, workerData } from 'node:worker_threads';

/**
 * One execution environment of a function, as Lambda has them: a thread of its own that loads the bundle once and has one
 * invocation at a time.
 */
export interface SlotData {
  /** URL of the built bundle. */
  readonly bundle: string;
  readonly functionName: string;
}

/** What the event source asks of a slot. */
export interface SlotInvocation {
  readonly event: unknown;
  readonly requestId: string;
  /** When Lambda would end the invocation, in ms of the epoch. */
  readonly deadline: number;
}

/** What a slot answers: what the handler returned, or how it failed. */
export type SlotAnswer = { readonly returned: unknown } | { readonly failed: string };

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
    parentPort?.postMessage({ returned: await handler(event, context) } satisfies SlotAnswer);
  } catch (error) {
    parentPort?.postMessage({
      failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies SlotAnswer);
  }
});
parentPort?.postMessage('ready');
