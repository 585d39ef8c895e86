import { access, readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  DEAD_LETTER_RETENTION_SECONDS,
  RECORD_LIFE_SECONDS,
  RESULT_LIFE_DAYS,
  TASK_RETENTION_SECONDS,
} from '../../lib/config/defaults.ts';
import { METRICS } from '../../lib/observability/metrics.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type Package, packaged } from '../helpers/deployment/packaging.ts';
import { DAY_SECONDS } from '../helpers/deployment/sentences/sentence.ts';
import { resolved } from '../helpers/deployment/template.ts';

const text = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const deployment = await readFile(new URL('../../docs/deployment.md', import.meta.url), 'utf8');
const serverless = await readFile(new URL('../../serverless.yml', import.meta.url), 'utf8');

let resources: ReturnType<typeof resolved>['Resources'];
beforeAll(async () => {
  const { template }: Package = await packaged('prod', { webSocket: { AuthTokenParameter: '/a/token' } });
  ({ Resources: resources } = resolved(template));
});

const rowsUnder = (heading: string, document = text) => {
  const section = document.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\|(.*)\|$/gm)]
    .map(([, row = '']) => row.split('|').map((cell) => cell.trim()))
    .filter(([first = '']) => !/^-+:?$/.test(first))
    .slice(1);
};

/** A policy's resource in the words of the table. */
const inWords = (resource: string, actions: readonly string[]) => {
  if (resource === '*') {
    return 'all';
  }
  if (resource.includes(':log-group:')) {
    return 'its own log group';
  }
  if (resource.endsWith('/rosters/*')) {
    return '`rosters/*`';
  }
  if (resource.endsWith('/results/*')) {
    return '`results/*`';
  }
  if (actions.includes('s3:ListBucket')) {
    return 'bucket, for `rosters/*`';
  }
  if (resource.includes(':table/')) {
    return 'record table';
  }
  if (resource.includes(':parameter/')) {
    return 'token’s parameter'.replace('’', "'");
  }
  if (resource.includes(':key/')) {
    return 'keys, through SSM';
  }
  return `${/-(tasks|last-chance|dead-letter)$/.exec(resource)?.[1]} queue`;
};

describe('docs/operations.md', () => {
  it('says of every alarm what to do', () => {
    const names = Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
      .map(({ Properties }) => Properties.AlarmName.replace('insignia-functions-prod-', ''));
    const section = text.split('\n## Alarms\n')[1]?.split('\n## ')[0] ?? '';
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      expect(section).toMatch(new RegExp(`^### ${name}$|\`${name}\``, 'm'));
    }
    const headings = [...section.matchAll(/^### (.+)$/gm)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(headings));
  });

  it('explains every metric', () => {
    expect(rowsUnder('Metrics').map(([name]) => name)).toEqual(Object.keys(METRICS).map((name) => `\`${name}\``));
    const units = Object.values(METRICS).map((unit) => unit.toLowerCase());
    expect(rowsUnder('Metrics').map(([, unit]) => unit)).toEqual(units);
  });

  it('names only scripts that there are', () => {
    const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(scripts));
  });

  it('counts the alarms and metrics it charges for', () => {
    const alarms = Object.values(resources).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
    const charged = alarms.flatMap(({ Properties }) =>
      (Properties.Metrics ?? [{ MetricStat: {} }]).filter((query: { MetricStat?: object }) => query.MetricStat),
    );
    expect(text).toContain(`| ${charged.length} each month `);
  });
});

describe('docs/deployment.md', () => {
  it('has the rights of every role, and none that it does not have', () => {
    const granted = Object.entries({
      processTask: 'ProcessTaskRole',
      processScheduledTask: 'ProcessScheduledTaskRole',
      openRound: 'OpenRoundRole',
      reportDeadTask: 'ReportDeadTaskRole',
    }).flatMap(([name, id]) => {
      const own = resources[id]?.Properties.Policies[0].PolicyDocument.Statement;
      const token = name === 'openRound' ? [] : resources.AuthTokenPolicy?.Properties.PolicyDocument.Statement;
      return [...own, ...token].flatMap(({ Action, Resource }: { Action: string | string[]; Resource: string }) =>
        [Action].flat().map((action) => {
          const isEachs = /^(logs|xray):/.test(action);
          return [isEachs ? 'each' : name, `\`${action}\``, inWords(Resource, [Action].flat())].join(' | ');
        }),
      );
    });
    const told = rowsUnder('Rights', deployment).map((cells) => cells.slice(0, 3).join(' | '));
    expect(told.toSorted()).toEqual([...new Set(granted)].toSorted());
    for (const [, , , why] of rowsUnder('Rights', deployment)) {
      expect(why).not.toBe('');
    }
  });

  it('explains every parameter', () => {
    const defaults = serverless.split('  default:\n')[1]?.split('\n  dev:')[0] ?? '';
    const parameters = [...defaults.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => `\`${name}\``);
    expect(rowsUnder('Deploy', deployment).map(([name]) => name)).toEqual(parameters);
  });

  it('says of every store how long it keeps what it has', () => {
    const kept = Object.fromEntries(
      rowsUnder('Personal data', deployment).map(([where = '', , howLong]) => [where, howLong]),
    );
    expect(kept['`results/` in the data bucket']).toContain(`${RESULT_LIFE_DAYS} days`);
    expect(kept['record table']).toBe(`${RECORD_LIFE_SECONDS / DAY_SECONDS} days`);
    expect(kept['tasks, last-chance, dead-letter queue']).toContain(`${TASK_RETENTION_SECONDS / DAY_SECONDS} days`);
    expect(kept['tasks, last-chance, dead-letter queue']).toContain(
      `${DEAD_LETTER_RETENTION_SECONDS / DAY_SECONDS} days in the dead-letter queue`,
    );
    const ofType = (type: string) => Object.values(resources).filter(({ Type }) => Type === type);
    for (const { Properties } of ofType('AWS::Logs::LogGroup')) {
      expect(kept.logs).toBe(`${Properties.RetentionInDays} days`);
    }
    const [rules] = ofType('AWS::S3::Bucket')
      .flatMap(({ Properties }) => Properties.LifecycleConfiguration?.Rules ?? [])
      .filter((rule) => rule.NoncurrentVersionExpiration);
    expect(kept['earlier versions in the data bucket']).toContain(
      `${rules.NoncurrentVersionExpiration.NoncurrentDays} days`,
    );
  });

  it('names only scripts and files that there are', async () => {
    const scripts = [...deployment.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(scripts));
    for (const [, name = ''] of deployment.matchAll(/`((?:config|deployment|test|docs)\/[\w./-]+)`/g)) {
      await access(new URL(`../../${name}`, import.meta.url));
    }
  });
});

describe('a line of the AWS CLI in the documents', () => {
  it('names the region', async () => {
    const folder = new URL('../../docs/', import.meta.url);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
    const documents = await Promise.all(
      [...names.map((name) => new URL(name, folder)), new URL('../../README.md', import.meta.url)].map((url) =>
        readFile(url, 'utf8'),
      ),
    );
    const lines = documents.flatMap((document) => {
      const [prose = [], blocks = []] = [0, 1].map((rest) =>
        document.split(/^```.*$/m).filter((_, i) => i % 2 === rest),
      );
      const inSentences = prose.flatMap((part) => part.match(/`aws\s[^`]+`/g) ?? []);
      // A line goes on after a backslash.
      const inBlocks = blocks.flatMap((block) => block.replace(/\\\n/g, '').match(/(?<!\S)(\S*\()?aws\s.*/g) ?? []);
      return [...inSentences, ...inBlocks];
    });

    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !/--region\s/.test(line))).toEqual([]);
  });
});
