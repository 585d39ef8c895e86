import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

const BENCH_CODE = `require('node:child_process').execFileSync(process.execPath, ['--eval', "require('node:net').createServer().listen(0)"], { stdio: 'inherit' })`;
const COMMONJS_CODE = `require('node:net').connect(443, 'example.invalid')`;
const MODULE_CODE = `import net from 'node:net'; net.connect(443, 'example.invalid')`;

describe('a test run', () => {
  it('refuses connections to other machines', () => {
    expect(() => connect(443, 'example.invalid')).toThrow('tests stay on this machine');
    expect(() => connect({ port: 443, host: '192.0.2.1' })).toThrow('tests stay on this machine');
  });

  it('refuses them in fetch too', async () => {
    await expect(fetch('http://192.0.2.1/')).rejects.toThrow();
    const { cause } = await fetch('http://192.0.2.1/').catch((error) => error);
    expect(String(cause)).toContain('tests stay on this machine');
  });

  it('refuses them in its threads', async () => {
    const [error] = await once(new Worker(new URL(`data:text/javascript,${MODULE_CODE}`), { env: {} }), 'error');
    expect(String(error)).toContain('tests stay on this machine');
  });

  it('refuses them in its processes', async () => {
    const child = spawn(process.execPath, ['--eval', COMMONJS_CODE]);
    expect(await text(child.stderr)).toContain('tests stay on this machine');
  });

  it.each(['0', "{ port: 0, host: '0.0.0.0' }", "{ port: 0, host: '::' }"])(
    'refuses to listen for other machines, on %s',
    async (where) => {
      const child = spawn(process.execPath, ['--eval', `require('node:net').createServer().listen(${where})`]);
      expect(await text(child.stderr)).toMatch(/A test tried to listen on (0\.0\.0\.0|::); tests stay on this machine/);
      expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1);
    },
  );
});

describe('a benchmark', () => {
  it('refuses the same, in its processes too', async () => {
    const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    const benchmarks = Object.entries<string>(scripts).filter(([name]) => name.startsWith('bench:'));
    expect(benchmarks.length).toBeGreaterThanOrEqual(3);
    for (const [, script] of benchmarks) {
      const guard = /^node --import (\.\/test\/helpers\/loopback-only\.ts) bench\//.exec(script)?.[1];
      expect(guard).toBeDefined();
    }
    const env = { ...process.env, NODE_OPTIONS: '' };
    const guard = './test/helpers/loopback-only.ts';
    const child = spawn(process.execPath, ['--import', guard, '--eval', BENCH_CODE], { env });
    expect(await text(child.stderr)).toContain('tests stay on this machine');
  });
});
