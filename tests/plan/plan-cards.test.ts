import { expect, test } from 'vitest';
import { CARD_FORMATS } from '../../src/schemas/card.ts';
import type { Insights } from '../../src/schemas/insights/insights.ts';
import type { Plan } from '../../src/schemas/plan.ts';
import { edited } from '../tiny-site.ts';
import { planOf } from './make-test-plan.ts';

const OWN = 'cards/rosa/bakeries/';
const SHARED = 'cards/for/bakeries/';

const PROOF: Insights['proofs'][number] = {
  ...{ segment: 'bakeries', kind: 'retention', value: 0.91, isOver: false, n: 45 },
  ...{ formula: 'retained-12-months', label: null, unit: '', days: null },
  ...{ from: '2024-01', to: '2026-09', asOf: '2026-09' },
};

function namesIn({ cards }: Pick<Plan, 'cards'>, folder: string): string[] {
  return cards.flatMap(({ path }) => (path.startsWith(folder) ? [path.slice(folder.length, -4)] : [])).sort();
}

const sceneOf = ({ scenes }: Plan, template: string) =>
  Object.values(scenes).find((scene) => scene.template === template);

test('a kit has four templates for social media, and with a published figure five', async () => {
  const social = ['og', 'pinterest', 'portrait', 'square', 'story'];
  const { plan } = await planOf();
  const names = namesIn(plan, OWN);
  for (const template of ['offer', 'quote', 'statement', 'steps']) {
    const formats = names.flatMap((name) =>
      name.startsWith(`${template}-`) ? [name.slice(template.length + 1)] : [],
    );
    expect(formats.filter((format) => format !== 'email')).toEqual(social);
  }
  expect(names.some((name) => name.startsWith('proof'))).toBe(false);
  const proven = (await planOf({}, { insights: { proofs: [PROOF] } })).plan;
  expect(namesIn(proven, OWN).filter((name) => name.startsWith('proof'))).toHaveLength(social.length);
  expect(sceneOf(proven, 'proof')).toMatchObject({ headline: '91%', share: 0.91 });
  expect(sceneOf(proven, 'proof')?.note).toContain('Share of at least 45 bakeries');
});

test('what customers pay is on no card', async () => {
  const ltv = { ...PROOF, kind: 'ltv', value: 900, formula: 'mean' } as const;
  const { plan } = await planOf({}, { insights: { proofs: [ltv] } });
  expect(sceneOf(plan, 'proof')).toBeUndefined();
});

test('there is a quote while the consent covers it, and somebody who said it', async () => {
  const { plan } = await planOf();
  expect(sceneOf(plan, 'quote')).toMatchObject({
    headline: 'We bin half of what we used to.',
    text: 'Rosa Rye',
    note: 'Owner, Rye & Sons',
    picture: null,
  });
  const file = 'content/case-studies/rye-and-sons.mdx';
  for (const what of ['[story, name]', '[story, quote]']) {
    const changed = edited(file, '[story, name, quote, numbers]', what);
    expect(sceneOf((await planOf(changed)).plan, 'quote')).toBeUndefined();
  }
  expect(sceneOf((await planOf({}, { asOf: '2028-01-10' })).plan, 'quote')).toBeUndefined();
});

test('banners have no band: all affiliates of a segment share one file', async () => {
  const another = { 'content/affiliates/ola.yaml': 'name: Ola\nkind: partner\nsegments: all\n' };
  const [{ plan: one }, { plan: two }] = [await planOf(), await planOf(another)];
  const banners = namesIn(one, SHARED).filter((name) => name !== 'statement-og');
  expect(banners).toContain('offer-728x90');
  expect(banners).toContain('statement-320x50');
  expect(namesIn(two, SHARED)).toEqual(namesIn(one, SHARED));
  for (const { band, scene } of two.cards) {
    const format = two.scenes[scene]?.format;
    expect(band === null).toBe(format !== undefined && CARD_FORMATS[format].band.height === 0);
  }
  const paths = two.cards.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

test('a kit has 30 to 45 images, most of them the affiliate’s own', async () => {
  const { plan } = await planOf({}, { insights: { proofs: [PROOF] } });
  const [own, shared] = [namesIn(plan, OWN), namesIn(plan, SHARED)];
  expect([own.length, new Set([...own, ...shared]).size]).toEqual([27, 42]);
});

test('a code leads to the page for the one segment, with the code of the affiliate and its own name', async () => {
  const { plan } = await planOf();
  const links = Object.values(plan.bands).flatMap(({ format, name, link }) =>
    name === null ? [] : [[format, link]],
  );
  const link = expect.stringMatching(
    /^https:\/\/[\w.]+\/with\/rosa\/bakeries\/\?via=rosa&utm_content=card-qr$/,
  ) as string;
  expect(Object.fromEntries(links) as object).toEqual({
    ...{ og: null, square: null, email: null },
    ...{ portrait: link, story: link, pinterest: link },
  });
});

const SEASON = `layout: statement
ground: ink
formats: [og, 728x90]
kicker: "{product} for {audience}"
headline: { en: "{friendReward}, until {ends}", fr: "{friendReward}" }
text: "{referrerReward}"
`;

test('a template of the site’s own is made where there is something for all its placeholders', async () => {
  const file = 'content/cards/season.yaml';
  const { plan } = await planOf({ [file]: SEASON.replace(', until {ends}', '') });
  expect(namesIn(plan, OWN)).toContain('season-og');
  expect(namesIn(plan, SHARED)).toContain('season-728x90');
  const scene = sceneOf(plan, 'season');
  expect(scene).toMatchObject({ layout: 'statement', ground: 'ink' });
  expect(scene?.headline).toMatch(/^\p{Lu}/u);
  expect(scene?.kicker).toMatch(/ for bakeries$/);
  // The offer of the tiny site does not end.
  expect(sceneOf((await planOf({ [file]: SEASON })).plan, 'season')).toBeUndefined();
});

test('another picture under the same name is another card', async () => {
  const file = 'content/case-studies/rye-and-sons.mdx';
  const site: Record<string, string> = {
    ...edited(file, '[story, name, quote, numbers]', '[story, name, quote, face]'),
    'public/rosa.png': 'a picture',
  };
  site[file] = (site[file] ?? '').replace('account: A-1', 'account: A-1\nface: /rosa.png');
  const digests = await Promise.all(
    ['one', 'two'].map(async (digest) => {
      const { plan } = await planOf(site, { pictures: { '/rosa.png': digest } });
      return plan.cards.find(({ path }) => path.endsWith('rosa/bakeries/quote-og.png'))?.digest;
    }),
  );
  expect(digests[0]).not.toBe(digests[1]);
  expect(digests).not.toContain(undefined);
});

test('the smallest banners say it in few words, where somebody wrote them', async () => {
  const segment = 'content/segments/bakeries.mdx';
  const bread = edited(segment, /^(cta: .*)$/mu, '$1\nshortHeadline: Bread at six.\nshortCta: Bake');
  const program = edited(
    'content/program.yaml',
    'friend: your first month free',
    'friend: your first month free\n    shortFriend: one month free',
  );
  const wordsOn = (plan: Plan, template: string, format: string) => {
    const found = Object.values(plan.scenes).find(
      (scene) => scene.locale === 'en' && scene.template === template && scene.format === format,
    );
    return [found?.headline, found?.call];
  };
  const { plan: short } = await planOf({ ...bread, ...program });
  expect(wordsOn(short, 'statement', '320x50')).toEqual(['Bread at six.', 'Bake']);
  expect(wordsOn(short, 'offer', '320x50')).toEqual(['One month free', 'Bake']);
  expect(wordsOn(short, 'offer', '728x90')[0]).toBe('Your first month free');
  const { plan: long } = await planOf();
  expect(wordsOn(short, 'statement', '728x90')).toEqual(wordsOn(long, 'statement', '728x90'));
  expect(wordsOn(long, 'statement', '320x50')).toEqual(wordsOn(long, 'statement', '728x90'));
});
