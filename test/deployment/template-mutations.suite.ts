import { beforeAll, describe, expect, it } from 'vitest';
import { packaged } from '../helpers/deployment/packaging.ts';
import { SENTENCES } from '../helpers/deployment/sentences/index.ts';
import { mutated, without } from '../helpers/deployment/sentences/sentence.ts';
import { specifications } from '../helpers/deployment/specification.ts';
import { INTRINSIC, type Template } from '../helpers/deployment/template.ts';

/** Settings whose removal breaks no promise, and why. */
const NOT_PROMISED: readonly (readonly [path: RegExp, why: string])[] = [
  [/^ServerlessDeploymentBucket/, 'osls makes it for its own uploads'],
  [/Role\.Properties|^AuthTokenPolicy/, 'the tests of permissions and of stages hold these'],
  [/\.(Description|AlarmDescription|Label|Sid|Id)$/, 'words for people'],
  [/\.DependsOn(\.\d+)?$/, 'osls orders what is made first; the references say it as well'],
  [/LambdaFunction\.Properties\.(Code|Handler)/, 'the tests of the packages hold these'],
  [/LambdaFunction\.Properties\.Environment/, 'the tests of settings and bundles hold these'],
  [/LambdaEvConf\.Properties\.Qualifier$/, 'the version it would take by itself'],
  [/LambdaFunction\.Properties\.LoggingConfig\.SystemLogLevel$/, 'INFO is what it would be'],
  [/^Dashboard\./, 'its sentence has breaks of its own; its body is one text'],
  [/^AlarmTopic|^AlarmAddress/, 'the test of topic and address holds these'],
];

let template: Template;
beforeAll(async () => {
  ({ template } = await packaged('prod'));
});

/** The paths of everything that can be removed: every leaf, list item and object. */
function pathsOf(node: unknown, path: readonly string[] = []): string[][] {
  if (node === null || typeof node !== 'object') {
    return [];
  }
  return Object.entries(node).flatMap(([key, value]) => [[...path, key], ...pathsOf(value, [...path, key])]);
}

function isNoticed(broken: Template): boolean {
  if (specifications.problemsOf(broken).length > 0) {
    return true;
  }
  return SENTENCES.some(([, holds]) => {
    try {
      holds(broken);
      return false;
    } catch {
      // The test looks for a sentence that does not hold.
      return true;
    }
  });
}

describe('whatever is removed from the template', () => {
  it('is noticed, by a sentence or by the specification', () => {
    const paths = pathsOf(template.Resources).filter(
      // There are no settings inside a reference.
      (path) => !path.slice(0, -1).some((step) => INTRINSIC.test(step)),
    );
    const judged = paths.filter((path) => !NOT_PROMISED.some(([excused]) => excused.test(path.join('.'))));
    const survivors = judged
      .filter((path) => !isNoticed(mutated(template, without('Resources', ...path))))
      .map((path) => path.join('.'));
    console.log(`${judged.length} of ${paths.length} removals judged, ${judged.length - survivors.length} noticed`);
    expect(survivors).toEqual([]);
  });

  it('has no excuse that excuses nothing', () => {
    const paths = pathsOf(template.Resources).map((path) => path.join('.'));
    for (const [excused, why] of NOT_PROMISED) {
      expect(why).not.toBe('');
      expect(paths.some((path) => excused.test(path))).toBe(true);
    }
  });
});
