import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { regionOf } from '../../cli/region.ts';
import { type CloudFormation, runIn, startCloudFormation } from '../helpers/commands.ts';
import { copyProject, type ProjectCopy } from '../helpers/project-copy.ts';

/** The variables that choose a region or credentials; the machine's own do not reach the tests. */
const NONE = {
  ...{ AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined, AWS_PROFILE: undefined },
  ...{ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_SESSION_TOKEN: undefined },
};

const CONFIG = `
[profile bma]
region = ap-southeast-7
aws_access_key_id = KEYOFBMA
aws_secret_access_key = invented
[profile no-region]
aws_access_key_id = KEYOFNOREGION
aws_secret_access_key = invented
`;

let folder: string;
let files: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insignia-aws-'));
  files = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none') };
  await writeFile(join(folder, 'config'), CONFIG);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

describe('the region of a deployment', () => {
  it.each([
    ['--region', { region: 'eu-west-1', profile: 'bma' }, { AWS_REGION: 'eu-north-1' }, 'eu-west-1'],
    ['AWS_REGION', { profile: 'bma' }, { AWS_REGION: 'eu-north-1', AWS_DEFAULT_REGION: 'eu-west-3' }, 'eu-north-1'],
    ['AWS_DEFAULT_REGION', { profile: 'bma' }, { AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-3' }, 'eu-west-3'],
    ['the region of --aws-profile', { profile: 'bma' }, { AWS_PROFILE: 'no-region' }, 'ap-southeast-7'],
    ['the region of AWS_PROFILE', {}, { AWS_PROFILE: 'bma' }, 'ap-southeast-7'],
    ['ap-southeast-1 for a profile without one', { profile: 'no-region' }, {}, 'ap-southeast-1'],
    ['ap-southeast-1 without a profile', {}, {}, 'ap-southeast-1'],
  ])('is %s', async (_, named, environment, region) => {
    for (const [name, value] of Object.entries({ ...NONE, ...files, ...environment })) {
      vi.stubEnv(name, value);
    }
    expect(await regionOf(named)).toBe(region);
  });
});

describe('npm run deploy and the commands', () => {
  let copy: ProjectCopy;
  let cloudFormation: CloudFormation;
  beforeAll(async () => {
    copy = await copyProject();
    cloudFormation = await startCloudFormation('none');
  });
  afterAll(async () => {
    cloudFormation.stop();
    await copy.remove();
  });

  it('look for a stage with the same credentials in the same region', async () => {
    const options = ['--stage', 'dev', '--aws-profile', 'bma'];
    const variables = {
      ...NONE,
      ...files,
      // The profile that is named wins.
      AWS_ACCESS_KEY_ID: 'KEYOFSHELL',
      AWS_SECRET_ACCESS_KEY: 'invented',
      AWS_PROFILE: 'no-region',
      AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url,
      SLS_AWS_REQUEST_MAX_RETRIES: '0',
    };
    const [deployment, status] = await Promise.all([
      runIn(copy.folder, 'node_modules/osls/bin/serverless.js', ['info', ...options], variables),
      runIn(copy.folder, 'cli/status.ts', ['a-task', ...options], variables),
    ]);
    expect(status.stderr).toContain('There is no stack insignia-functions-dev in ap-southeast-7');
    expect(deployment.code).toBe(1);
    const place = { stack: 'insignia-functions-dev', accessKeyId: 'KEYOFBMA', region: 'ap-southeast-7' };
    expect(cloudFormation.asked.length).toBeGreaterThanOrEqual(2);
    expect(cloudFormation.asked).toEqual(cloudFormation.asked.map(() => place));
  });
});
