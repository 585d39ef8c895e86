/** One run of `bench/memory.ts`, in a separate process: reads or evaluates a roster, and prints the time and memory used. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import policy from '../config/policy.json' with { type: 'json' };
import { ROSTER_MAX_BYTES } from '../lib/config/defaults.ts';
import { basisFor } from '../lib/eligibility/basis.ts';
import { createTally } from '../lib/results/counts.ts';
import { judgeRoster } from '../lib/results/judge-roster.ts';
import { resultDocument } from '../lib/results/result-document.ts';
import { readRoster } from '../lib/roster/read-roster.ts';

const [work, path = ''] = process.argv.slice(2);
const begun = performance.now();
const sources = [{ name: basename(path), bytes: () => createReadStream(path) }];
const options = { maxBytes: ROSTER_MAX_BYTES };

let rows = 0;
if (work === 'read') {
  for await (const _row of (await readRoster(sources, options)).rows) {
    rows += 1;
  }
} else {
  const basis = basisFor(2569, policy);
  const { reading, judgements } = await judgeRoster(sources, basis, options);
  const tally = createTally();
  const head = { roundYear: 2569, ruleSet: basis.ruleSet, reading };
  let bytes = 0;
  for await (const text of resultDocument(head, judgements, tally)) {
    bytes += Buffer.byteLength(text);
  }
  rows = bytes > 0 ? tally.counts().rows : 0;
}
const seconds = (performance.now() - begun) / 1000;
console.log(JSON.stringify({ rows, seconds, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
