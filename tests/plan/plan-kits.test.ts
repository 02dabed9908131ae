import { expect, test } from 'vitest';
import { itemsOf } from '../../src/plan/diff-plan.ts';
import { recordKits } from '../../src/plan/record-kits.ts';
import { edited, TINY_SITE } from '../tiny-site.ts';
import { pageAt, planOf } from './make-test-plan.ts';

/** A second segment, so that the affiliate has two kits. */
const TWO_KITS = {
  'content/segments/cafes.mdx': (TINY_SITE['content/segments/bakeries.mdx'] ?? '').replace(
    'audience: bakeries',
    'audience: cafés',
  ),
  'content/affiliates/rosa.yaml': (TINY_SITE['content/affiliates/rosa.yaml'] ?? '').replace(
    /segments: .*/,
    'segments: all',
  ),
};
const PORTAL = '/kits/rosa-token-of-rosa/';
const ALL = 'kits/rosa-token-of-rosa/_all.zip';
const zips = (which: string) =>
  edited('content/program.yaml', 'currency: EUR', `currency: EUR\nkits: { zips: ${which} }`);

test('an affiliate with several kits gets a zip with all of them besides', async () => {
  const { plan } = await planOf(TWO_KITS);
  const paths = ['bakeries', 'cafes'].map((segment) => `kits/rosa-token-of-rosa/${segment}.zip`);
  expect(plan.kits.map(({ zip }) => zip)).toEqual(paths);
  expect(plan.bundles).toMatchObject([{ zip: ALL, kits: paths }]);
  expect(Object.keys(itemsOf(plan))).toContain(ALL);
});

test('an affiliate with several kits gets a private page for each besides the portal', async () => {
  const { plan } = await planOf(TWO_KITS);
  const pages = plan.pages.filter(({ path }) => path.startsWith(PORTAL));
  expect(pages.map(({ path, kind, segment }) => [path, kind, segment])).toEqual([
    [PORTAL, 'portal', null],
    [`${PORTAL}bakeries/`, 'kit', 'bakeries'],
    [`${PORTAL}cafes/`, 'kit', 'cafes'],
  ]);
  expect(plan.kits.map(({ page }) => page)).toEqual([`${PORTAL}bakeries/`, `${PORTAL}cafes/`]);
});

test('the portal of an affiliate with one kit shows it', async () => {
  const { plan } = await planOf();
  expect(plan.pages.map(({ path }) => path).filter((path) => path.startsWith('/kits/'))).toEqual([PORTAL]);
  expect(plan.kits.map(({ page }) => page)).toEqual([PORTAL]);
});

/** A plan with two kits, and the one after something in the second of them changed. */
async function changeOneKit() {
  const cafes = TWO_KITS['content/segments/cafes.mdx'].replace('cafés', 'tea rooms');
  const before = await planOf(TWO_KITS);
  return { before, after: await planOf({ ...TWO_KITS, 'content/segments/cafes.mdx': cafes }) };
}

test('where one kit changes, so do its page and the portal, and no other kit’s page', async () => {
  const { before, after } = await changeOneKit();
  const changed = after.plan.pages
    .filter(({ path }) => path.startsWith(PORTAL))
    .filter(({ path, digest }) => digest !== pageAt(before.plan, path).digest);
  expect(changed.map(({ path }) => path)).toEqual([PORTAL, `${PORTAL}cafes/`]);
});

test('where one kit changes, so does the zip with all', async () => {
  const { before, after } = await changeOneKit();
  expect(after.plan.bundles[0]?.digest).not.toBe(before.plan.bundles[0]?.digest);
});

test('with a single kit there is no other zip', async () => {
  expect((await planOf()).plan.bundles).toEqual([]);
});

test('a program may do without the zip with all, or without any', async () => {
  const each = await planOf({ ...TWO_KITS, ...zips('each') });
  expect(each.plan.bundles).toEqual([]);
  expect(each.plan.kits.map(({ zip }) => zip)).not.toContain(null);
  const none = await planOf({ ...TWO_KITS, ...zips('none') });
  expect(none.plan.bundles).toEqual([]);
  expect(none.plan.kits.map(({ zip }) => zip)).toEqual([null, null]);
  expect(Object.values(itemsOf(none.plan)).filter(({ kind }) => kind === 'kit')).toEqual([]);
  expect(pageAt(none.plan, PORTAL).kind).toBe('portal');
});

test('what changed since the last finished build is told in the portal, and in it alone', async () => {
  const first = await planOf();
  const records = recordKits(first.plan);
  const again = await planOf({}, { kitRecords: records, asOf: '2026-11-21' });
  expect(itemsOf(again.plan)).toEqual(itemsOf(first.plan));
  const changed = await planOf(edited('content/segments/bakeries.mdx', 'how many loaves', 'how much'), {
    kitRecords: records,
  });
  expect(changed.plan.kits[0]?.news).toEqual({
    ...{ since: '2026-11-21', isNew: false },
    ...{ added: [], changed: [], texts: true },
  });
  const told = await planOf(edited('content/segments/bakeries.mdx', 'how many loaves', 'how much'), {
    kitRecords: recordKits(changed.plan),
  });
  expect(itemsOf(told.plan)).toEqual(itemsOf(changed.plan));
  const untold = await planOf(edited('content/segments/bakeries.mdx', 'how many loaves', 'how much'));
  const [one, other] = [itemsOf(changed.plan), itemsOf(untold.plan)];
  expect(Object.keys(one).filter((path) => one[path]?.digest !== other[path]?.digest)).toEqual([PORTAL]);
});

test('a new headline of a segment redraws the images that show it', async () => {
  const records = recordKits((await planOf()).plan);
  const { plan } = await planOf(
    edited('content/segments/bakeries.mdx', 'Know what sells before the oven is hot', 'Know what sells'),
    { kitRecords: records },
  );
  expect(plan.kits[0]?.news?.changed).toContain('statement-og');
  expect(plan.kits[0]?.news?.changed).not.toContain('offer-og');
});
