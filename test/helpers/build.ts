/** Builds the bundles once before any test: what is tested is what is deployed. */
export async function setup() {
  await import('../../scripts/build.ts');
}
