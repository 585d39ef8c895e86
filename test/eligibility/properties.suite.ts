/** The properties of the gate, with five times as many random officers. */
process.env.INSIGNIA_RUNS = '5';
await import('./properties.test.ts');
await import('./properties-unread.test.ts');
