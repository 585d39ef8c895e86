import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Delivered, DeliverOptions } from '../helpers/deliver.ts';
import { type RunningServer, startServer } from '../helpers/socket-servers/start-server.ts';

const DELIVER = pathOf('../helpers/deliver.ts');

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

async function deliver(
  options: DeliverOptions,
  { script = DELIVER, flags = [], env = {} }: { script?: string; flags?: string[]; env?: Record<string, string> } = {},
): Promise<Delivered> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, JSON.stringify(options)], {
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout);
}

describe('500 deliveries in one process leave memory and handles flat', () => {
  it.concurrent.each([
    { protocol: 4, major: 4 },
    { protocol: 3, major: 2 },
  ] as const)('with protocol $protocol', async ({ protocol, major }) => {
    const server = await startServer({ major });
    try {
      const { outcomes, usage } = await deliver(
        { url: `http://127.0.0.1:${server.port}`, protocol, deliveries: 500 },
        { flags: ['--expose-gc'] },
      );
      await server.settle();

      expect(outcomes).toEqual({ delivered: 500 });
      expect(server.received).toHaveLength(500);
      const [first, , , , last] = usage;
      if (!first || !last) {
        throw new Error('there must be five measurements');
      }
      // 1 kB left by each of the 400 deliveries between the measurements would already exceed this.
      expect(last.heapBytes - first.heapBytes).toBeLessThan(400_000);
      expect(usage.map(({ resources }) => resources)).toEqual(usage.map(() => []));
    } finally {
      await server.stop();
    }
  });
});

describe("a server's certificate of one's own authority", () => {
  it('is trusted where NODE_EXTRA_CA_CERTS names the authority', async () => {
    const tls = { key: pathOf('../helpers/tls/server-key.pem'), cert: pathOf('../helpers/tls/server.pem') };
    const server = await startServer({ major: 4, tls });
    try {
      const url = `https://localhost:${server.port}`;
      const trusting = { NODE_EXTRA_CA_CERTS: pathOf('../helpers/tls/authority.pem') };
      expect((await deliver({ url, protocol: 4, deliveries: 10 }, { env: trusting })).outcomes).toEqual({
        delivered: 10,
      });
      expect((await deliver({ url, protocol: 4, deliveries: 1 })).last.outcome).toBe('refused');
      expect(server.received).toHaveLength(10);
    } finally {
      await server.stop();
    }
  });
});

describe('in one bundled file', () => {
  let folder: string;
  let bundle: string;
  let servers: RunningServer[];

  /** Makes the client for protocol 3 set a global when it runs. */
  const markClient2: Plugin = {
    name: 'mark-client-2',
    setup({ onLoad }) {
      onLoad({ filter: /socket\.io-client-2[\\/]lib[\\/]index\.js$/ }, async ({ path }) => ({
        contents: `globalThis.protocol3WasRun = true;\n${await readFile(path, 'utf8')}`,
      }));
    },
  };

  beforeAll(async () => {
    folder = await mkdtemp(pathOf('../../dist/bundle-'));
    bundle = join(folder, 'deliver.mjs');
    await build({
      entryPoints: [DELIVER],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
      plugins: [markClient2],
      logLevel: 'silent',
    });
    servers = await Promise.all([startServer({ major: 4 }), startServer({ major: 2 })]);
  });
  afterAll(async () => {
    for (const server of servers) {
      await server.stop();
    }
    await rm(folder, { recursive: true });
  });

  it('the code of the client for protocol 3 is run for protocol 3 only', async () => {
    const [four, two] = servers.map(({ port }) => `http://127.0.0.1:${port}`);
    const of4 = await deliver({ url: four ?? '', protocol: 4, deliveries: 1 }, { script: bundle });
    const of3 = await deliver({ url: two ?? '', protocol: 3, deliveries: 1 }, { script: bundle });

    expect(of4).toMatchObject({ outcomes: { delivered: 1 }, protocol3WasRun: false });
    expect(of3).toMatchObject({ outcomes: { delivered: 1 }, protocol3WasRun: true });
  });
});
