/**
 * What serverless.yml takes from the code, so that the template and the functions cannot disagree: the settings of
 * config/appsettings.json (and appsettings.<stage>.json over it) as environment variables, and the numbers of defaults.ts.
 *
 * CommonJS and not TypeScript, because the deployment tool loads .js, .cjs, .json and .yml only.
 */
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const CONFIG = join(__dirname, '../config');

function read(name) {
  return JSON.parse(readFileSync(join(CONFIG, name), 'utf8'));
}

module.exports = async ({ resolveVariable }) => {
  const stage = await resolveVariable('sls:stage');
  const { environmentOf } = await import('../lib/config/appsettings.ts');
  const { buddhistYear, christianYear } = await import('../lib/vocabulary/calendar.ts');
  const limits = { ...(await import('../lib/config/defaults.ts')) };
  const files = ['appsettings.json', `appsettings.${stage}.json`].filter((name) => existsSync(join(CONFIG, name)));
  const environment = environmentOf(...files.map(read));
  const calendarYear = christianYear(await resolveVariable('param:roundYear'));
  const isOver = (await resolveVariable('param:schedules')) === 'ENABLED' && calendarYear < new Date().getUTCFullYear();
  return {
    environment,
    limits,
    /** Name of the token's parameter as an ARN has it, which puts one slash before every name; empty: there is no token. */
    authTokenPath: environment.WEBSOCKET_AUTH_TOKEN_PARAMETER.replace(/^\//, ''),
    /** The round's year in the Christian Era. Schedules of a past year would be deployed and never run. */
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
