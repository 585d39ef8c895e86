import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { findResources } from '../../cli/resources.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('the commands say what to do when there are no credentials for a stage', async () => {
  for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) {
    vi.stubEnv(name, join(import.meta.dirname, 'no-such-file'));
  }
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  const place = { stage: 'prod', region: 'ap-southeast-1', 'aws-profile': 'absent', local: false };
  await expect(findResources(place)).rejects.toThrow(
    /^There are no AWS credentials for stage prod \(.+\); sign in, or name a profile that has them with --aws-profile\.$/,
  );
});
