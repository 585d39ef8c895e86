/** The properties of the gate, with ten times as many random officers. */
process.env.INSIGNIA_RUNS = '10';
await import('./properties.test.ts');
await import('./properties-unread.test.ts');
