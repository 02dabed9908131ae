import { expect, test } from 'vitest';
import { buildKit } from '../../src/kits/build-kit.ts';
import { disclosureFor } from '../../src/kits/disclosure.ts';
import { xLength } from '../../src/kits/fit-text.ts';
import { AffiliateKindSchema, type AffiliateKind } from '../../src/schemas/affiliate.ts';
import type { Kit, KitText } from '../../src/schemas/kit.ts';
import type { Plan, PlannedAffiliate, PlannedKit } from '../../src/schemas/plan.ts';
import { fixturePlan } from '../fixtures/plan.ts';

interface Variant {
  kind: AffiliateKind;
  locale: 'en' | 'fr';
  proof: boolean;
  quote: boolean;
  ends: boolean;
  named: boolean;
}

const both = [true, false];
const VARIANTS: Variant[] = AffiliateKindSchema.options.flatMap((kind) =>
  (['en', 'fr'] as const).flatMap((locale) =>
    both.flatMap((proof) =>
      both.flatMap((quote) =>
        both.flatMap((ends) => both.map((named) => ({ kind, locale, proof, quote, ends, named }))),
      ),
    ),
  ),
);

function rowOf(plan: Plan, affiliate: string, segment: string, locale: string): PlannedKit {
  const row = plan.kits.find(
    (kit) => kit.affiliate === affiliate && kit.segment === segment && kit.locale === locale,
  );
  if (!row) throw new Error(`the fixture has no kit of ${affiliate} for ${segment} in ${locale}`);
  return row;
}

function change(plan: Plan, locale: string, changes: Partial<PlannedAffiliate>): Plan {
  const key = `${locale}/rosa-oven`;
  const rosa = plan.affiliates[key];
  if (!rosa) throw new Error('the fixture has no rosa-oven');
  return { ...plan, affiliates: { ...plan.affiliates, [key]: { ...rosa, ...changes } } };
}

function kitOf({ kind, locale, proof, quote, ends, named }: Variant): Kit {
  const plan = change(fixturePlan(), locale, {
    kind,
    ...(named ? {} : { name: null, role: null, company: null }),
    ...(quote ? {} : { quote: null }),
  });
  const segment = plan.segments[`${locale}/bakeries`];
  if (!segment) throw new Error('the fixture has no bakeries');
  if (!proof) segment.proofs = [];
  if (ends) segment.offer = `${locale}/before-easter`;
  return buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', locale));
}

function textOf(kit: Kit, creative: string): KitText {
  const text = kit.texts.find((candidate) => candidate.creative === creative);
  if (!text) throw new Error(`the kit has no ${creative}`);
  return text;
}

test('every text of every kind of affiliate keeps the limit of its channel', () => {
  for (const variant of VARIANTS) {
    const kit = kitOf(variant);
    for (const { channel, text, subject } of kit.texts) {
      const where = `${JSON.stringify(variant)} ${channel}`;
      if (channel === 'x') expect(xLength(text), where).toBeLessThanOrEqual(280);
      if (channel === 'linkedin') expect(text.length, where).toBeLessThanOrEqual(3000);
      if (channel === 'facebook') expect(text.length, where).toBeLessThan(500);
      if (channel === 'email') expect(subject?.length, where).toBeLessThanOrEqual(60);
    }
    for (const headline of kit.headlines) expect(headline.length, headline).toBeLessThanOrEqual(90);
    expect(kit.headlines.length).toBeGreaterThanOrEqual(6);
  }
});

test('every text discloses the reward near its top and before its link', () => {
  for (const variant of VARIANTS) {
    const kit = kitOf(variant);
    for (const { channel, text, link } of kit.texts) {
      const words =
        channel === 'x' ? /^(Ad|Publicité|Collaboration commerciale)[ \u00a0,:]/u : kit.disclosure;
      const at = typeof words === 'string' ? text.indexOf(words) : text.search(words);
      expect(at, text).toBeGreaterThanOrEqual(0);
      expect(at, text).toBeLessThanOrEqual(100);
      expect(at, text).toBeLessThan(text.indexOf(link));
    }
  }
});

test('no text has a hole in it', () => {
  for (const variant of VARIANTS) {
    const kit = kitOf(variant);
    for (const text of [...kit.texts.map((one) => `${one.subject ?? ''}${one.text}`), ...kit.headlines]) {
      expect(text).not.toMatch(/null|undefined|NaN|\[object|\n{3}|  |\(\)| ,|\.\.|: *$/u);
    }
  }
});

test('only customers say that they use the product', () => {
  for (const variant of VARIANTS) {
    const words = kitOf({ ...variant, quote: false })
      .texts.filter(({ channel }) => channel !== 'headline')
      .map(({ text }) => text)
      .join('\n');
    const claims = /\bwe use\b|as a customer|nous utilisons|côté client/iu.test(words);
    expect(claims, words).toBe(variant.kind === 'customer');
  }
});

test('employees and partners say what ties them to the company', () => {
  const plan = fixturePlan();
  const said = (kind: AffiliateKind, locale: 'en' | 'fr') =>
    disclosureFor(change(plan, locale, { kind }), locale, 'rosa-oven');
  expect(said('employee', 'en')).toBe('Ad: I work at Oatmark, which rewards me if you sign up.');
  expect(said('partner', 'en')).toBe('Ad: I am an Oatmark partner and get a reward if you sign up.');
  expect(said('customer', 'en')).toBe('Ad: Oatmark rewards me if you sign up.');
  expect(said('employee', 'fr')).toBe(
    'Publicité\u00a0: je travaille chez Oatmark, qui me récompense si vous vous inscrivez.',
  );
  expect(said('influencer', 'fr')).toBe(
    'Collaboration commerciale\u00a0: Oatmark me récompense si vous vous inscrivez.',
  );
});

test('each creative has a link of its own that credits the affiliate', () => {
  const plan = fixturePlan();
  const kit = buildKit(plan, rowOf(plan, 'rosa-oven', 'hotels', 'fr'));
  expect(textOf(kit, 'x-pain').link).toBe(
    'https://friends.oatmark.example/fr/with/rosa-oven/hotels/?via=rosa&utm_source=rosa-oven&utm_medium=x&utm_campaign=hotels&utm_content=x-pain',
  );
  const links = [...kit.texts, ...kit.images].map(({ link }) => link);
  expect(new Set(links).size).toBe(links.length);
  for (const { text, link } of kit.texts) {
    expect(text.match(/https?:\/\/\S+/gu)).toEqual([link]);
  }
  expect(kit.shortLink).toBe('https://friends.oatmark.example/fr/go/rosa-oven/hotels/');
});

test('the affiliate is never named without a consent', () => {
  const plan = fixturePlan();
  const kit = buildKit(plan, rowOf(plan, 'quiet-guest', 'bakeries', 'en'));
  expect(textOf(kit, 'email').text).toContain('Best wishes\n\n');
  expect(JSON.stringify(kit)).not.toMatch(/Rosa|Falk/u);
});

test('the last day of the offer and the coupon are told', () => {
  const plan = fixturePlan();
  const kit = buildKit(plan, rowOf(plan, 'rosa-oven', 'hotels', 'fr'));
  expect(kit.headlines).toContain('Jusqu’au 1er mars 2027\u00a0: trois mois offerts');
  expect(textOf(kit, 'linkedin-post').text).toContain('jusqu’au 1er mars 2027');
  expect(textOf(kit, 'newsletter').text).toContain('ROSA');
  expect(kit.coupon).toBe('ROSA');
});

test('a figure says how it was measured and over how many', () => {
  const plan = fixturePlan();
  const kit = buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'en'));
  expect(textOf(kit, 'linkedin-post').text).toContain(
    'Measured at 60 bakeries or more on Oatmark: 4.5\u202fh saved on planning every week, or more, at half of them.',
  );
  expect(textOf(kit, 'newsletter').text).toContain(
    'Of at least 45 bakeries that signed up a year ago or earlier, 91% were still customers 12 months later.',
  );
  const french = buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'fr'));
  expect(textOf(french, 'linkedin-post').text).toContain(
    'Mesuré sur au moins 60 boulangeries avec Oatmark\u202f: 4,5\u202fh gagnées chaque semaine sur le planning, ou plus, pour la moitié.',
  );
});

test('what customers pay is not told, even where a site publishes it', () => {
  const plan = fixturePlan();
  const segment = plan.segments['en/bakeries'];
  if (!segment) throw new Error('the fixture has no bakeries');
  const period = { from: null, to: null, asOf: null };
  const facts = { segment: 'bakeries', n: 40, label: null, unit: '', isOver: false, days: null, ...period };
  segment.proofs = [{ ...facts, kind: 'ltv', value: 98765, formula: 'median' }];
  expect(JSON.stringify(buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'en')))).not.toMatch(/98.?765/u);
});

test('long names and phrases make shorter texts, never cut ones', () => {
  const plan = fixturePlan();
  const segment = plan.segments['en/bakeries'];
  const offer = plan.offers['en/always'];
  const program = plan.programs['en'];
  if (!segment || !offer || !program) throw new Error('the fixture lacks a row');
  program.name = 'Extraordinarily Long Product Name For Bakers Everywhere Ltd';
  segment.audience = 'independent neighbourhood bakeries with at least three ovens';
  segment.headline = `${'headline '.repeat(9)}ends`;
  segment.pains = segment.pains.map((pain) => ({ ...pain, text: `${'painful '.repeat(19)}ends` }));
  offer.friend = `${'friendly '.repeat(9)}ends`;
  const kit = buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'en'));
  expect(xLength(textOf(kit, 'x-pain').text)).toBeLessThanOrEqual(280);
  expect(textOf(kit, 'facebook-post').text.length).toBeLessThan(500);
  expect(textOf(kit, 'email').subject).toBe(program.name);
  for (const { text } of kit.texts) expect(text).not.toMatch(/(headline|painful|friendly) ?(?=[”.,:\n])/u);
});

test('a text that fits in no wording is an error that says what to shorten', () => {
  const plan = fixturePlan();
  const id = 'a'.repeat(63);
  const rosa = plan.affiliates['en/rosa-oven'];
  const bakeries = plan.segments['en/bakeries'];
  if (!rosa || !bakeries) throw new Error('the fixture lacks a row');
  plan.affiliates[`en/${id}`] = { ...rosa, id };
  plan.segments[`en/${id}`] = { ...bakeries, id };
  plan.codes[id] = 'c'.repeat(64);
  plan.tracking.parameter = 'p'.repeat(40);
  const row = { ...rowOf(plan, 'rosa-oven', 'bakeries', 'en'), affiliate: id, segment: id };
  expect(() => buildKit(plan, row)).toThrow(
    /^Even the shortest facebook-post of a{63} for a{63} \(en\) is too long: 499 characters/u,
  );
});

test('hostile names stay text', () => {
  const name = '"=cmd|\' /C calc\'!A0", <script>alert(1)</script> 🧨 שלום';
  const plan = change(fixturePlan(), 'en', {
    name,
    company: '<b>&"',
    quote: '](javascript:alert(1)) <img src=x>',
  });
  const kit = buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'en'));
  expect(textOf(kit, 'email').text).toContain(name);
  for (const { link } of kit.texts)
    expect(link).toMatch(/^https:\/\/friends\.oatmark\.example\/[\w/?=&-]+$/u);
  expect(kit.qrSvg).not.toContain('script');
});

test('images are the cards of the affiliate, or the segment’s own where there is none', () => {
  const plan = fixturePlan();
  const row = rowOf(plan, 'rosa-oven', 'bakeries', 'fr');
  const images = buildKit(plan, row).images;
  expect(images).toHaveLength(6);
  expect(images[0]).toMatchObject({
    creative: 'statement-og',
    card: 'fr/cards/rosa-oven/bakeries/statement-og.png',
    file: 'images/statement-og.png',
    width: 1200,
    height: 630,
  });
  expect(images[0]?.alt).toContain('Recommandé par Rosa Almeida');
  const shared = fixturePlan();
  shared.cards = shared.cards.map((card) => ({
    ...card,
    path: card.path.replace('cards/rosa-oven', 'cards/for'),
  }));
  expect(buildKit(shared, row).images[0]?.card).toBe('fr/cards/for/bakeries/statement-og.png');
});

test('a row that refers to nothing is named', () => {
  const plan = fixturePlan();
  const row = { ...rowOf(plan, 'rosa-oven', 'bakeries', 'en'), segment: 'florists' };
  expect(() => buildKit(plan, row)).toThrow(
    'A kit refers to segments["en/florists"], which the plan does not have',
  );
});
