/** Keys of a log line that have a fixed place in the line or are of no use here. */
const HIDDEN = new Set([
  'level',
  'message',
  'timestamp',
  'service',
  'sampling_rate',
  'xray_trace_id',
  'cold_start',
  'function_arn',
  'function_memory_size',
  'function_name',
  'function_request_id',
  'correlation_id',
  'taskId',
]);

/** Makes a function's JSON log line readable, and leaves any other line as it is. Undefined for metrics, which are not shown. */
export function readableLine(functionName: string, line: string): string | undefined {
  try {
    const fields: Record<string, unknown> = JSON.parse(line);
    if ('_aws' in fields) {
      return undefined;
    }
    const rest = Object.entries(fields)
      .filter(([key, value]) => !HIDDEN.has(key) && value !== undefined)
      .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
    const time = String(fields.timestamp).slice(11, 23);
    return [time, functionName.padEnd(16), fields.taskId ?? '-', fields.message, ...rest].join('  ');
  } catch {
    // Not JSON: something outside the logger wrote it.
    return `${functionName}  ${line}`;
  }
}
