import { complain } from './complain.ts';

/** Writes to standard output; resolves when the reader is ready for more. */
export function write(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

/** Runs a command. What goes wrong is told in one line on standard error, with exit code 2. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // It is not an error when the reader stops early (`| head`).
    if (error.code === 'EPIPE') {
      process.exit(0);
    }
    complain(`The result cannot be written: ${error.message}.`);
    process.exit(2);
  });
  try {
    await main();
  } catch (error) {
    complain(error);
    process.exitCode = 2;
  }
}
