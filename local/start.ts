// Seen before the modules are loaded, which takes a second: npm may end meanwhile.
const parent = process.ppid;
const { runFromCommandLine } = await import('./run.ts');
await runFromCommandLine(parent);

export {};
