import type { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { InsigniaError } from '../errors.ts';

/** How long a token that was read is used without asking again, in seconds; a refused one is read again at once. */
const TOKEN_LIFE_SECONDS = 300;

/** Time-outs of one call, in ms: the store answers in tens of them, and what it takes is lost to the notification's budget. */
const CALL_TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true };

let provider: Promise<SSMProvider> | undefined;

/** Loaded by the first token only: most installations have none. */
async function loadProvider(): Promise<SSMProvider> {
  const { SSMProvider: Provider } = await import('@aws-lambda-powertools/parameters/ssm');
  return new Provider({ clientConfig: { requestHandler: CALL_TIMEOUTS, maxAttempts: 2 } });
}

/**
 * Reads the notification server's token from an SSM SecureString and keeps it for five minutes; `fresh` asks again.
 *
 * @throws GetParameterError with the store's own error as its cause; ParameterNotFoundError
 * @throws InsigniaError SETTINGS_INVALID for a parameter that is empty
 */
export async function readAuthToken(parameterName: string, { fresh }: { fresh: boolean }): Promise<string> {
  provider ??= loadProvider();
  const value = await (await provider).get(parameterName, {
    decrypt: true,
    maxAge: TOKEN_LIFE_SECONDS,
    forceFetch: fresh,
    throwOnMissing: true,
  });
  // A value that was put from a file ends with the file's line break.
  const token = value.trim();
  if (token === '') {
    throw new InsigniaError('SETTINGS_INVALID', `The parameter ${parameterName} is empty; put the token into it.`, {
      retryable: true,
    });
  }
  return token;
}
