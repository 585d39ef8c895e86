/** Builds the bundles once before all tests, so that the deployed bundles are tested. */
export async function setup() {
  await import('../../scripts/build.ts');
}
