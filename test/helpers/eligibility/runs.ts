/** How often a property is tried: so often in the gate, and five times as often in the suite `properties.suite.ts`. */
export function runs(inTheGate: number): { numRuns: number } {
  return { numRuns: inTheGate * Number(process.env.INSIGNIA_RUNS ?? 1) };
}
