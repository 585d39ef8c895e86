/**
 * The values that serverless.yml shares with the code: the settings of config/appsettings.json, overridden by
 * appsettings.<stage>.json, as environment variables, and the numbers of lib/config/defaults.ts. Settings and parameters are
 * checked here, so that nothing wrong is packaged.
 *
 * In CommonJS, because the deployment tool loads only .js, .cjs, .json and .yml.
 */
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The values, made once: the tool asks for them at each place that names this file. */
let values;

module.exports = (tool) => {
  values ??= valuesFor(tool).catch((error) => {
    if (error.code === 'SETTINGS_INVALID') {
      // The tool would print it once for each of those places.
      console.error(`❌ ${error.message}`);
      process.exit(2);
    }
    // The tool asks again when it has resolved what the values need.
    values = undefined;
    throw error;
  });
  return values;
};

async function valuesFor({ options, resolveVariable, resolveConfigurationProperty }) {
  const { readAppSettings } = await import('../lib/config/appsettings.ts');
  const { checkDeployment, PARAMETER_NAMES } = await import('../lib/config/parameters.ts');
  const { christianYear } = await import('../lib/vocabulary/calendar.ts');
  const { regionOf } = await import('../cli/region.ts');
  const limits = { ...(await import('../lib/config/defaults.ts')) };

  const stage = await resolveVariable('sls:stage');
  const declared = await resolveConfigurationProperty(['params']);
  const parameters = {};
  for (const name of PARAMETER_NAMES) {
    parameters[name] = await resolveVariable(`param:${name}`);
  }
  const given = [options.param ?? []].flat().map((text) => text.split('=')[0]);
  const names = [...given, ...Object.keys({ ...declared?.default, ...declared?.[stage] })];
  checkDeployment({ stage, parameters, names }, new Date());

  const files = ['appsettings.json', `appsettings.${stage}.json`]
    .map((name) => ({ name: `config/${name}`, path: join(__dirname, '../config', name) }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }));
  const { environment, leftOut } = readAppSettings(...files);
  const read = files.map(({ name }) => name).join(', ');
  console.error(`Settings: ${read}. Notifications go to ${environment.WEBSOCKET_URL}${environment.WEBSOCKET_PATH}`);
  for (const section of leftOut) {
    console.error(`Not read: section ${section}, which is not of this service`);
  }
  return {
    region: await regionOf({ region: options.region, profile: options['aws-profile'] }),
    environment,
    limits,
    /** The name of the token's parameter for its ARN, which has one slash before every name. Empty when there is no token. */
    authTokenPath: environment.WEBSOCKET_AUTH_TOKEN_PARAMETER.replace(/^\//, ''),
    /** The VPC of the functions; null: none. */
    vpc: parameters.subnetIds
      ? { subnetIds: parameters.subnetIds.split(','), securityGroupIds: parameters.securityGroupIds.split(',') }
      : null,
    /** The round's year in the Christian Era. */
    calendarYear: christianYear(parameters.roundYear),
    /** Nine tenths of the time-outs. */
    nearTimeoutMs: {
      task: limits.FUNCTION_TIMEOUT_SECONDS * 900,
      short: limits.SHORT_FUNCTION_TIMEOUT_SECONDS * 900,
    },
  };
}
