import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const workflow = await text('workflows/check.yml');
const updates = await text('dependabot.yml');

function text(name: string): Promise<string> {
  return readFile(new URL(`../../.github/${name}`, import.meta.url), 'utf8');
}

describe('the workflow of GitHub Actions', () => {
  it('runs the gate on Node 22 and 24', () => {
    expect(workflow).toMatch(/node: \[22, 24\]/);
    expect(workflow).toMatch(/node-version: \$\{\{ matrix\.node \}\}/);
    expect(workflow).toMatch(/run: npm ci\n +- run: npm test\n/);
  });

  it('keeps the zips, the template and the source maps of what it has packaged', () => {
    for (const path of [
      '.serverless/*.zip',
      '.serverless/cloudformation-template-update-stack.json',
      'dist/**/*.map',
    ]) {
      expect(workflow).toContain(`            ${path}\n`);
    }
  });

  it('uses no action but by the hash of a commit, with its version beside it', () => {
    const actions = workflow.match(/uses: .*/g) ?? [];
    expect(actions.length).toBeGreaterThan(3);
    for (const action of actions) {
      expect(action).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('runs only scripts that there are, and may write nothing', () => {
    const scripts = [...workflow.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(scripts));
    expect(workflow).toMatch(/^permissions:\n {2}contents: read\n$/m);
  });
});

describe('.ci/run', () => {
  it('runs the test command and every suite that there is, under their npm scripts', async () => {
    const script = await readFile(new URL('../../.ci/run', import.meta.url), 'utf8');
    const suites = Object.keys(packageJson.scripts).filter((name) => name.startsWith('test') && name !== 'test:unit');
    const run = new Set(script.match(/\btest(?::\w+)?\b/g));
    for (const suite of suites) {
      expect(run).toContain(suite);
    }
  });
});

describe('the configuration of dependency updates', () => {
  it('covers the packages of every folder that has some, and the actions', () => {
    expect(updates).toContain('directories: ["/", "/test/lambda", "/test/contracts"]');
    expect(updates.match(/package-ecosystem: .*/g)).toEqual([
      'package-ecosystem: npm',
      'package-ecosystem: github-actions',
    ]);
  });

  it('keeps Powertools of one version, and the Socket.IO of other times as it was', () => {
    expect(updates).toMatch(/powertools:\n +patterns: \["@aws-lambda-powertools\/\*"\]/);
    const old = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies }).filter((name) =>
      /^socket\.io.*-\d$/.test(name),
    );
    for (const name of old) {
      expect(updates).toContain(`dependency-name: ${name}\n`);
    }
    const versions = Object.entries(packageJson.dependencies).filter(([name]) =>
      name.startsWith('@aws-lambda-powertools/'),
    );
    expect(new Set(versions.map(([, version]) => version)).size).toBe(1);
  });
});
