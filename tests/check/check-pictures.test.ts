import { expect, test } from 'vitest';
import { checkPictures } from '../../src/check/check-pictures.ts';
import { noInsights } from '../../src/insights/learn-insights.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { readProject } from '../../src/project/read-project.ts';
import { edited, makeSite } from '../tiny-site.ts';
import { linesOf } from './tiny-dist.ts';

async function problemsWith(consent: string, files: readonly string[], asOf = '2026-11-21') {
  const affiliate = edited('content/affiliates/rosa.yaml', 'what: [name, quote]', `what: [${consent}]`)[
    'content/affiliates/rosa.yaml'
  ];
  const site = await makeSite({
    'content/affiliates/rosa.yaml': `${affiliate ?? ''}face: /faces/rosa.jpg\n`,
    'public/faces/rosa.jpg': 'x',
  });
  const project = await readProject(site);
  const { plan } = buildPlan({
    project,
    affiliates: project.affiliates,
    insights: noInsights(asOf),
    versions: { cards: '1', kits: '1' },
    kitRecords: null,
    tokenOf: (affiliateId) => affiliateId,
    pictures: {},
    cards: false,
  });
  return linesOf(checkPictures(project, plan, new Set(files)));
}

test('a face may lie in dist as long as a consent for it holds', async () => {
  expect(await problemsWith('name, face', ['faces/rosa.jpg', 'logo.svg'])).toEqual([]);
});

test('a face in dist without a consent for it is a problem, one that is not there is none', async () => {
  const expected = [
    'content/affiliates/rosa.yaml:10 (face) dist/faces/rosa.jpg can be seen by everybody, and no consent that holds allows it',
  ];
  expect(await problemsWith('name', ['faces/rosa.jpg'])).toEqual(expected);
  expect(await problemsWith('name, face', ['faces/rosa.jpg'], '2029-01-01')).toEqual(expected);
  expect(await problemsWith('name', ['logo.svg'])).toEqual([]);
});
