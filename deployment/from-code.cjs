/**
 * The values that serverless.yml shares with the code: the settings of config/appsettings.json, overridden by
 * appsettings.<stage>.json, as environment variables, and the numbers of lib/config/defaults.ts.
 *
 * In CommonJS, because the deployment tool loads only .js, .cjs, .json and .yml.
 */
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const CONFIG = join(__dirname, '../config');

function read(name) {
  return JSON.parse(readFileSync(join(CONFIG, name), 'utf8'));
}

module.exports = async ({ options, resolveVariable }) => {
  const stage = await resolveVariable('sls:stage');
  const { environmentOf } = await import('../lib/config/appsettings.ts');
  const { buddhistYear, christianYear } = await import('../lib/vocabulary/calendar.ts');
  const { regionOf } = await import('../cli/region.ts');
  const limits = { ...(await import('../lib/config/defaults.ts')) };
  const files = ['appsettings.json', `appsettings.${stage}.json`].filter((name) => existsSync(join(CONFIG, name)));
  const environment = environmentOf(...files.map(read));
  const calendarYear = christianYear(await resolveVariable('param:roundYear'));
  const isOver = (await resolveVariable('param:schedules')) === 'ENABLED' && calendarYear < new Date().getUTCFullYear();
  return {
    region: await regionOf({ region: options.region, profile: options['aws-profile'] }),
    environment,
    limits,
    /** The name of the token's parameter for its ARN, which has one slash before every name. Empty when there is no token. */
    authTokenPath: environment.WEBSOCKET_AUTH_TOKEN_PARAMETER.replace(/^\//, ''),
    /** The round's year in the Christian Era. Throws for a past year, whose schedules would never run. */
    get calendarYear() {
      if (!isOver) {
        return calendarYear;
      }
      throw new Error(
        `the calendar of round ${buddhistYear(calendarYear)} is over; name the round: --param="roundYear=…"`,
      );
    },
    /** Nine tenths of the time-outs. */
    nearTimeoutMs: {
      task: limits.FUNCTION_TIMEOUT_SECONDS * 900,
      short: limits.SHORT_FUNCTION_TIMEOUT_SECONDS * 900,
    },
  };
};
