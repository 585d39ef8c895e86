/** Says on standard error why a command did nothing: on one line and without control letters, whatever name or option is quoted. */
export function complain(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`❌ ${message.replace(/[\s\p{Cc}]+/gu, ' ').trim()}`);
}
