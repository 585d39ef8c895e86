import { CloudFormationClient } from '@aws-sdk/client-cloudformation';

/** The region where nothing names one: the nearest to Bangkok when the service was written. */
const DEFAULT_REGION = 'ap-southeast-1';

/** What a command line names of a deployment's place; the environment and the AWS files name the rest. */
export interface RegionNamed {
  readonly region?: string | undefined;
  /** A profile of `~/.aws/config` or `~/.aws/credentials`. */
  readonly profile?: string | undefined;
}

/**
 * The region of a deployment, for `npm run deploy` (through serverless.yml) and for the commands: `--region`, AWS_REGION,
 * AWS_DEFAULT_REGION, the region of the profile, ap-southeast-1. The profile is the one named, AWS_PROFILE's or `default`.
 */
export async function regionOf({ region, profile }: RegionNamed): Promise<string> {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return region || AWS_REGION || AWS_DEFAULT_REGION || (await regionOfProfile(profile)) || DEFAULT_REGION;
}

async function regionOfProfile(profile: string | undefined): Promise<string | undefined> {
  try {
    // The client reads the AWS files as every AWS SDK does.
    return await new CloudFormationClient(profile === undefined ? {} : { profile }).config.region();
  } catch (error) {
    if (error instanceof Error && error.message === 'Region is missing') {
      return undefined;
    }
    throw error;
  }
}
