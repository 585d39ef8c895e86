/** Writes an error to standard error, on one line and without control characters, because it may quote a name or option. */
export function complain(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`❌ ${message.replace(/[\s\p{Cc}]+/gu, ' ').trim()}`);
}
