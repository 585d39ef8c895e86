import type { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { InsigniaError } from '../errors.ts';

/** How long a token is kept before it is read again, in seconds. A refused token is read again at once. */
const TOKEN_LIFE_SECONDS = 300;

/** Time-outs of one call, in ms. SSM answers in tens of ms, and the time comes out of the announcement's budget. */
const SSM_CALL_TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true };

let provider: Promise<SSMProvider> | undefined;

/** The provider is loaded with the first token, because most installations have no token. */
async function loadProvider(): Promise<SSMProvider> {
  const { SSMProvider: Provider } = await import('@aws-lambda-powertools/parameters/ssm');
  return new Provider({ clientConfig: { requestHandler: SSM_CALL_TIMEOUTS, maxAttempts: 2 } });
}

/**
 * Reads the token for the notification server from an SSM SecureString and keeps it for five minutes. `fresh` reads it
 * again.
 *
 * @throws GetParameterError whose cause is the error of SSM; ParameterNotFoundError
 * @throws InsigniaError SETTINGS_INVALID when the parameter is empty
 */
export async function readAuthToken(parameterName: string, { fresh }: { fresh: boolean }): Promise<string> {
  provider ??= loadProvider();
  const value = await (await provider).get(parameterName, {
    decrypt: true,
    maxAge: TOKEN_LIFE_SECONDS,
    forceFetch: fresh,
    throwOnMissing: true,
  });
  // A value that was uploaded from a file ends with the file's line break.
  const token = value.trim();
  if (token === '') {
    throw new InsigniaError('SETTINGS_INVALID', `The parameter ${parameterName} is empty; put the token into it.`, {
      retryable: true,
    });
  }
  return token;
}
