import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

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
});
