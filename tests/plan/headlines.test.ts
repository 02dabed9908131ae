import { expect, test } from 'vitest';
import { buildKit } from '../../src/kits/build-kit.ts';
import { itemsOf } from '../../src/plan/diff-plan.ts';
import { edited, TINY_SITE } from '../tiny-site.ts';
import { pageAt, planOf } from './make-test-plan.ts';

const table = (...rows: string[]) => ({
  'content/headlines.csv': `segment,headline,pattern,variant\n${rows.map((row) => `${row}\n`).join('')}`,
});
const CAFES = {
  'content/segments/cafes.mdx': TINY_SITE['content/segments/bakeries.mdx'] ?? '',
  ...edited('content/affiliates/rosa.yaml', 'segments: [bakeries]', 'segments: [bakeries, cafes]'),
};

async function headlinesOf(segment: string, ...rows: string[]) {
  const { plan } = await planOf({ ...CAFES, ...table(...rows) });
  const row = plan.kits.find((kit) => kit.segment === segment);
  if (!row) throw new Error(`no kit for ${segment}`);
  return buildKit(plan, row).headlines;
}

test('a row is one more headline of its segment’s kits, counted and fitted like the others', async () => {
  const all = await headlinesOf('bakeries', 'bakeries,Up at three with {product}?,,');
  const own = all.filter(({ label }) => label === 'One more headline');
  expect(own).toMatchObject([
    {
      ...{ channel: 'headline', text: 'Up at three with Oatmark?', length: 25, limit: 90 },
      fits: ['x', 'description', 'preheader', 'subject', 'ad'],
    },
  ]);
  expect(own[0]?.creative).toMatch(/^headline-own-[\da-z]{4,7}$/);
  expect(own[0]?.link).toContain(`utm_content=${own[0]?.creative ?? ''}`);
  expect(own[0]?.post).toMatch(/^#ad Up at three with Oatmark\?\nhttps:/);
  const others = await headlinesOf('cafes', 'bakeries,Up at three with {product}?,,');
  expect(others.some(({ label }) => label === 'One more headline')).toBe(false);
});

test('its name hangs on its words alone', async () => {
  const nameOf = async (...rows: string[]) =>
    (await headlinesOf('bakeries', ...rows)).find(({ text }) => text === 'Up at three')?.creative;
  const name = await nameOf('bakeries,Up at three,,');
  expect(name).toBeDefined();
  expect(await nameOf('bakeries,Another one,,', 'cafes,Third,,', 'bakeries,Up at three,,')).toBe(name);
});

test('a row with a pattern is a wording of that headline, before all others', async () => {
  const pain = async (segment: string, row: string) =>
    (await headlinesOf(segment, row)).find(({ creative }) => creative === 'headline-pain')?.text;
  const row = 'bakeries,Bread in the bin again?,pain,';
  expect(await pain('bakeries', row)).toBe('Bread in the bin again?');
  expect(await pain('cafes', row)).not.toBe('Bread in the bin again?');
  // What cannot be filled steps aside.
  expect(await pain('bakeries', 'bakeries,Until {ends}: no bread in the bin,pain,')).toBe(
    await pain('cafes', row),
  );
});

test('a row with a variant is the headline of that page', async () => {
  const { plan } = await planOf(table('bakeries,Sleep until three,,night'));
  expect(pageAt(plan, '/with/rosa/bakeries/night/').variant).toBe('night');
  expect(plan.variants['en/bakeries']).toMatchObject([{ name: 'night', headline: 'Sleep until three' }]);
  expect(plan.headlines).toEqual({});
});

test('a row changes the kits of its segment, and nothing else', async () => {
  const before = itemsOf((await planOf(CAFES)).plan);
  const after = itemsOf((await planOf({ ...CAFES, ...table('bakeries,Up at three,,') })).plan);
  const touched = Object.keys(after).filter((path) => before[path]?.digest !== after[path]?.digest);
  expect(touched.sort()).toEqual([
    '/kits/rosa-token-of-rosa/',
    '/kits/rosa-token-of-rosa/bakeries/',
    'kits/rosa-token-of-rosa/_all.zip',
    'kits/rosa-token-of-rosa/bakeries.zip',
  ]);
});
