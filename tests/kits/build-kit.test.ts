import { expect, test } from 'vitest';
import { buildKit, buildKitParts } from '../../src/kits/build-kit.ts';
import { fitsOn, lengthOn } from '../../src/kits/count-length.ts';
import { AffiliateKindSchema, type AffiliateKind } from '../../src/schemas/affiliate.ts';
import { CHANNELS, type TextChannel } from '../../src/schemas/channel.ts';
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
  story: 'own' | 'other' | 'none';
}

const both = [true, false];
const STORIES = ['own', 'other', 'none'] as const;
const VARIANTS: Variant[] = AffiliateKindSchema.options
  .flatMap((kind) =>
    (['en', 'fr'] as const).flatMap((locale) =>
      both.flatMap((proof) =>
        both.flatMap((quote) =>
          both.flatMap((ends) => both.map((named) => ({ kind, locale, proof, quote, ends, named }))),
        ),
      ),
    ),
  )
  .map((variant, index) => ({ ...variant, story: STORIES[index % 3] ?? 'none' }));

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

function partsOf({ kind, locale, proof, quote, ends, named, story }: Variant) {
  const plan = change(fixturePlan(), locale, {
    kind,
    ...(named ? {} : { name: null, role: null, company: null }),
    ...(quote ? {} : { quote: null }),
  });
  const segment = plan.segments[`${locale}/bakeries`];
  if (!segment) throw new Error('the fixture has no bakeries');
  if (!proof) segment.proofs = [];
  if (ends) segment.offer = `${locale}/before-easter`;
  const row = { ...rowOf(plan, 'rosa-oven', 'bakeries', locale), ownStory: story === 'own' };
  return buildKitParts(plan, story === 'none' ? { ...row, story: null } : row);
}

/** Every variant's kit, written once for all tests that only look. */
const PARTS = new Map(VARIANTS.map((variant) => [variant, partsOf(variant)]));
const kitOf = (variant: Variant): Kit => (PARTS.get(variant) ?? partsOf(variant)).kit;

function textOf(kit: Kit, creative: string): KitText {
  const text = kit.texts.find((candidate) => candidate.creative === creative);
  if (!text) throw new Error(`the kit has no ${creative}`);
  return text;
}

const POSTED: readonly TextChannel[] = ['linkedin', 'x', 'facebook', 'instagram', 'story', 'coupon'];

test('every text of every kind of affiliate keeps the limit of its channel, and tells its length', () => {
  for (const variant of VARIANTS) {
    const { kit, tooLong } = PARTS.get(variant) ?? partsOf(variant);
    expect(tooLong, JSON.stringify(variant)).toEqual([]);
    for (const { channel, text, subject, preheader, length, limit, markdown } of kit.texts) {
      const where = `${JSON.stringify(variant)} ${channel}`;
      expect(limit, where).toBe(CHANNELS[channel].most);
      expect(length, where).toBeLessThanOrEqual(limit ?? Infinity);
      if (markdown === null) expect(length, where).toBe(lengthOn(channel, text));
      if (subject !== null) expect(fitsOn('subject', subject), subject).toBe(true);
      if (preheader !== null) expect(fitsOn('preheader', preheader), preheader).toBe(true);
    }
    for (const { channel, text, length, limit } of kit.headlines) {
      expect(length, text).toBe(lengthOn(channel, text));
      expect(length, text).toBeLessThanOrEqual(limit);
    }
  }
});

test('there are at least eight headlines, each with a length for subjects and one for ads', () => {
  for (const variant of VARIANTS) {
    const { headlines } = kitOf(variant);
    expect(new Set(headlines.map(({ label }) => label)).size).toBeGreaterThanOrEqual(8);
    expect(headlines.filter(({ fits }) => fits.includes('subject')).length).toBeGreaterThanOrEqual(8);
    expect(headlines.filter(({ fits }) => fits.includes('ad')).length).toBeGreaterThanOrEqual(8);
    expect(headlines.filter(({ fits }) => fits.includes('x')).length).toBeGreaterThanOrEqual(8);
    for (const { text, fits } of headlines) {
      expect(fits.includes('ad'), text).toBe(text.length <= 30);
      expect(fits.includes('subject'), text).toBe(text.length <= 50);
    }
  }
});

test('every text discloses the reward before anything else that it says', () => {
  for (const variant of VARIANTS) {
    const kit = kitOf(variant);
    for (const { channel, text, markdown, html, link } of kit.texts) {
      const { post, label, page, personal } = kit.disclosures;
      if (POSTED.includes(channel)) {
        expect(text.startsWith(post) || text.startsWith(label), text).toBe(true);
        expect(label.length).toBeLessThan(CHANNELS[channel].fold ?? Infinity);
        expect(post.length).toBeLessThanOrEqual(110);
      } else if (markdown === null) {
        expect(text.indexOf(personal), text).toBeGreaterThanOrEqual(0);
        expect(text.indexOf(personal), text).toBeLessThanOrEqual(40);
      } else {
        expect(text.indexOf(page), text).toBeLessThan(text.indexOf(link));
        expect(html?.indexOf('sponsored')).toBeGreaterThan(
          html?.search(/Ad: |Publicité|Collaboration/u) ?? Infinity,
        );
      }
    }
    for (const { post } of kit.headlines) expect(post.startsWith(kit.disclosures.label)).toBe(true);
    for (const { html } of kit.banners) expect(html).toMatch(/\n(Ad: |Publicité|Collaboration commerciale)/u);
  }
});

test('no text has a hole in it', () => {
  for (const variant of VARIANTS) {
    const kit = kitOf(variant);
    const texts = kit.texts.flatMap(({ text, subject, preheader }) => [text, subject ?? '', preheader ?? '']);
    for (const text of [
      ...texts,
      ...kit.headlines.map(({ post }) => post),
      ...Object.values(kit.disclosures),
    ]) {
      expect(text).not.toMatch(/[{}]|null|undefined|NaN|\[object|\n{3}|  |\(\)| [,.]|\.\.|[:“«] *$| \n/u);
    }
  }
});

test('only customers say that they use the product', () => {
  for (const variant of VARIANTS) {
    if (variant.quote || (variant.story === 'own' && variant.kind !== 'customer')) continue;
    const kit = kitOf(variant);
    const words = kit.texts
      .map(({ text }) => text)
      .concat(
        Object.values(kit.disclosures),
        kit.headlines.map(({ text }) => text),
      )
      .join('\n')
      .replace(/(At least|Au moins) \d+ \S+ (use|utilisent) Oatmark/gu, '');
    const claims =
      /\b(we|Forno Rosa) uses? |customer of|at Forno Rosa|nous (y )?utilisons|Forno Rosa utilise|c’est nous/iu.test(
        words,
      );
    expect(claims, words).toBe(variant.kind === 'customer');
  }
});

test('nothing is promised, and no figure stands without how it was measured', () => {
  for (const variant of VARIANTS) {
    const words = kitOf(variant)
      .texts.map(({ text }) => text)
      .join('\n');
    expect(words).not.toMatch(
      /you will (save|get|gain)|guarantee|vous (gagnerez|économiserez)|garanti|\+ ?\d/iu,
    );
    expect(words).not.toMatch(/game.?changer|unlock|revolution|révolution|boost/iu);
  }
});

test('employees and partners say what ties them to the company', () => {
  const said = (kind: AffiliateKind, locale: 'en' | 'fr') => {
    const plan = change(fixturePlan(), locale, { kind });
    return buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', locale)).disclosures;
  };
  expect(said('employee', 'en').post).toBe('#ad I work at Oatmark and get a reward if you sign up.');
  expect(said('employee', 'en').label).toBe('#ad I work at Oatmark.');
  expect(said('partner', 'en').page).toBe(
    'Ad: Forno Rosa is a partner of Oatmark and gets a reward if you sign up.',
  );
  expect(said('employee', 'fr').post).toBe(
    'Publicité\u00a0: je travaille chez Oatmark, qui me récompense si vous vous inscrivez.',
  );
  expect(said('partner', 'fr').post).toBe(
    'Collaboration commerciale\u00a0: partenaire d’Oatmark, je touche une récompense si vous vous inscrivez.',
  );
  expect(said('influencer', 'fr').label).toBe('Collaboration commerciale.');
});

test('each creative has a link of its own that credits the affiliate and tells it from all others', () => {
  const plan = fixturePlan();
  const kit = buildKit(plan, rowOf(plan, 'rosa-oven', 'hotels', 'fr'));
  expect(textOf(kit, 'x-pain').link).toBe(
    'https://friends.oatmark.example/fr/with/rosa-oven/hotels/?via=rosa&utm_source=rosa-oven&utm_medium=x&utm_campaign=hotels&utm_content=x-pain&sub_id=hotels_fr_x-pain',
  );
  const creatives = [...kit.texts, ...kit.headlines, ...kit.images, ...kit.banners];
  const links = creatives.map(({ link }) => new URL(link).searchParams);
  expect(new Set(creatives.map(({ link }) => link)).size).toBe(creatives.length);
  expect(new Set(links.map((link) => link.get('sub_id'))).size).toBe(creatives.length);
  expect(links.map((link) => link.get('utm_content'))).toEqual(creatives.map(({ creative }) => creative));
  for (const { text, link, channel } of kit.texts) {
    const found = text.match(/https?:\/\/\S+/gu) ?? [];
    expect(found, text).toEqual(channel === 'instagram' || channel === 'story' ? [] : [link]);
  }
  expect(kit.shortLink).toBe('https://friends.oatmark.example/fr/go/rosa-oven/hotels/');
});

test('the affiliate is never named without a consent', () => {
  const plan = fixturePlan();
  const kit = buildKit(plan, rowOf(plan, 'quiet-guest', 'bakeries', 'en'));
  expect(textOf(kit, 'email').text).toMatch(/Best wishes\n\nSmall print/u);
  expect(
    JSON.stringify({
      ...kit,
      texts: kit.texts.map(({ text }) => text.replace(/Forno Rosa: [^\n]+/u, '')),
      headlines: [],
    }),
  ).not.toMatch(/Rosa Almeida|Falk/u);
});

test('the last day of the offer and the coupon are told wherever there is a wording that tells them', () => {
  const plan = fixturePlan();
  const kit = buildKit(plan, rowOf(plan, 'rosa-oven', 'hotels', 'fr'));
  expect(kit.headlines.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^(Jusqu’|D’ici )au 1er mars 2027\u00a0: trois mois offerts$/u),
  );
  for (const creative of [
    'linkedin-post',
    'x-offer',
    'facebook-offer',
    'email',
    'newsletter',
    'instagram-post',
  ]) {
    expect(textOf(kit, creative).text, creative).toMatch(/1er mars 2027/u);
  }
  expect(textOf(kit, 'newsletter').text).toContain('Mon code\u00a0: ROSA.');
  expect(textOf(kit, 'coupon').text).toMatch(/Oatmark\u00a0: ROSA\. Jusqu’au 1er mars 2027/u);
  expect(kit.coupon).toBe('ROSA');
  const evergreen = buildKit(plan, rowOf(plan, 'till-and-co', 'bakeries', 'fr'));
  expect(evergreen.texts.some(({ creative }) => creative === 'coupon')).toBe(false);
  expect(evergreen.headlines.some(({ creative }) => creative.endsWith('-until'))).toBe(false);
});

test('a figure says how it was measured and over how many', () => {
  const plan = fixturePlan();
  const figures = plan.kits
    .filter(({ segment }) => segment === 'bakeries')
    .flatMap((row) => buildKit(plan, row).texts)
    .flatMap(({ text }) => text.match(/.*\b(?:4[.,]5|91)\b.*/gu) ?? []);
  expect(figures.length).toBeGreaterThan(3);
  for (const figure of figures) expect(figure).toMatch(/at least \d+|\d+ bakeries or more|au moins \d+/iu);
});

test('results are told with the company, and as one’s own only by that company', () => {
  const plan = fixturePlan();
  const words = (affiliate: string) =>
    JSON.stringify(
      buildKit(plan, rowOf(plan, affiliate, 'bakeries', 'en')).headlines.map(({ text }) => text),
    );
  expect(words('rosa-oven')).toContain('Forno Rosa: 4 h saved on planning every week');
  expect(words('till-and-co')).toContain('Forno Rosa: 4 h saved on planning every week');
  const study = plan.caseStudies['en/forno-rosa'];
  if (!study) throw new Error('the fixture has no forno-rosa');
  study.company = null;
  expect(words('till-and-co')).not.toContain('Forno Rosa');
  study.results = [];
  expect(words('till-and-co')).not.toContain('4 h');
});

test('what customers pay is not told, even where a site publishes it', () => {
  const plan = fixturePlan();
  const segment = plan.segments['en/bakeries'];
  const [proof] = segment?.proofs ?? [];
  if (!segment || !proof) throw new Error('the fixture has no bakeries');
  segment.proofs = [{ ...proof, kind: 'ltv', value: 98765, formula: 'median', label: null }];
  expect(JSON.stringify(buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'en')))).not.toMatch(/98.?[78]/u);
});

test('affiliates of one segment do not say the same', () => {
  const plan = fixturePlan();
  const rosa = plan.affiliates['en/rosa-oven'];
  if (!rosa) throw new Error('the fixture has no rosa-oven');
  const kits = Array.from({ length: 20 }, (_, index) => {
    const id = `rosa-${index}`;
    plan.affiliates[`en/${id}`] = { ...rosa, id };
    plan.codes[id] = id;
    return buildKit(plan, { ...rowOf(plan, 'rosa-oven', 'bakeries', 'en'), affiliate: id });
  });
  for (const creative of ['linkedin-post', 'x-pain', 'x-offer', 'facebook-post', 'instagram-post', 'email']) {
    const texts = kits.map((kit) => textOf(kit, creative).text.replace(/https:\S+/u, ''));
    const counts = Object.values(Object.groupBy(texts, (text) => text)).map((same) => same?.length ?? 0);
    expect(counts.length, creative).toBeGreaterThan(3);
    expect(Math.max(...counts), creative).toBeLessThanOrEqual(8);
  }
});

test('the same plan gives the same texts again', () => {
  const plan = fixturePlan();
  const row = rowOf(plan, 'till-and-co', 'hotels', 'en');
  expect(buildKit(fixturePlan(), row)).toEqual(buildKit(plan, row));
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
  const { kit, tooLong } = buildKitParts(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'en'));
  expect(tooLong).toEqual(['headline-proof']);
  expect(textOf(kit, 'email').subject).toMatch(/^(What we use at|A tip from) Forno Rosa$/u);
  for (const { channel, text } of kit.texts) {
    if (CHANNELS[channel].counting === 'x') expect(fitsOn(channel, text)).toBe(true);
    expect(text).not.toMatch(/(headline|painful|friendly) ?(?=[”.,:\n])/u);
  }
});

test('a text that fits in no wording is left out and named', () => {
  const plan = fixturePlan();
  const copy = plan.copy['en'];
  const offer = copy?.texts.find(({ creative }) => creative === 'x-offer');
  if (!offer) throw new Error('there is no x-offer');
  offer.text = [[{ text: `{disclosureLabel} ${'long '.repeat(60)}{link}`, for: null, segments: null }]];
  const { kit, tooLong } = buildKitParts(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'en'));
  expect(tooLong).toEqual(['x-offer']);
  expect(kit.texts.map(({ creative }) => creative)).not.toContain('x-offer');
});

test('a kit without any disclosure is refused', () => {
  const plan = fixturePlan();
  const copy = plan.copy['en'];
  if (!copy) throw new Error('the fixture has no texts');
  copy.disclosure.post = [[{ text: '#ad', for: ['employee'], segments: null }]];
  expect(() => buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'en'))).toThrow(
    'No wording of the disclosure "post" is for rosa-oven, who is a customer (en)',
  );
});

const HOSTILE = [
  '"=cmd|\' /C calc\'!A0", <script>alert(1)</script> 🧨 שלום',
  'Wolfeschlegelstein '.repeat(16),
  'Ada\u202egnp.exe\u2066 \u0000Byron',
  '</div><img src=x onerror=alert(1)> [x](javascript:alert(1))',
  '{link} {pain} {{product}}',
];

test.each(HOSTILE)('the hostile name %j stays text', (name) => {
  for (const locale of ['en', 'fr'] as const) {
    const plan = change(fixturePlan(), locale, { name, company: name, quote: name, role: name });
    const { kit } = buildKitParts(plan, rowOf(plan, 'rosa-oven', 'bakeries', locale));
    for (const { text, html, markdown, channel } of kit.texts) {
      expect(fitsOn(channel, text) || markdown !== null, text).toBe(true);
      expect(html ?? '').not.toMatch(
        /<(?!\/?(?:div|h2|p|a|strong|small|br)\b)|<[^>]*\son\w+=|[\u202a-\u202e\u2066-\u2069\u0000]/u,
      );
      expect(markdown ?? '').not.toMatch(
        /(?<!\\)<(?!https:)|(?<!\\)\]\((?!<https:)|[\u202a-\u202e\u2066-\u2069]/u,
      );
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]/u);
    }
    for (const { html, alt } of kit.banners) {
      expect(html).not.toMatch(/<(?!\/?(?:div|a|img)\b)|<[^>"]*\son\w+=/u);
      if (alt.includes('<')) expect(html).not.toContain(alt);
    }
    for (const { link } of [...kit.texts, ...kit.headlines, ...kit.banners])
      expect(link).toMatch(/^https:\/\/friends\.oatmark\.example\/[\w/?=&-]+$/u);
    expect(kit.qrSvg).not.toContain('script');
  }
});

test('images are the cards of the affiliate, or the segment’s own where there is none', () => {
  const plan = fixturePlan();
  const row = rowOf(plan, 'rosa-oven', 'bakeries', 'fr');
  const images = buildKit(plan, row).images;
  expect(images.map(({ creative }) => creative)).toEqual([
    ...['statement-og', 'statement-square', 'statement-story', 'statement-300x250'],
    ...['offer-og', 'offer-square', 'offer-story'],
  ]);
  expect(images[0]).toMatchObject({
    creative: 'statement-og',
    card: 'fr/cards/rosa-oven/bakeries/statement-og.png',
    file: 'images/statement-og.png',
    width: 1200,
    height: 630,
  });
  expect(images[0]?.alt).toContain('Recommandé par Rosa Almeida');
  for (const { alt } of images) {
    const parts = alt.split(' · ');
    expect(parts.filter((part) => part.trim() === '' || part === 'undefined')).toEqual([]);
  }
  const shared = fixturePlan();
  shared.cards = shared.cards.map((card) => ({
    ...card,
    path: card.path.replace('cards/rosa-oven', 'cards/for'),
  }));
  expect(buildKit(shared, row).images[0]?.card).toBe('fr/cards/for/bakeries/statement-og.png');
});

test('every banner has code for websites: absolute, sponsored, with size, words and no script', () => {
  const plan = fixturePlan();
  const { banners, images } = buildKit(plan, rowOf(plan, 'rosa-oven', 'bakeries', 'fr'));
  expect(banners.map(({ width, height }) => `${width}x${height}`)).toEqual(
    images.filter(({ place }) => place === 'banners').map(({ format }) => format),
  );
  expect(banners.length).toBeGreaterThan(0);
  for (const { html, width, height, alt } of banners) {
    expect(html).toContain(`width="${width}" height="${height}" alt="${alt.slice(0, 5)}`);
    expect(html).toMatch(
      /<img src="https:\/\/friends\.oatmark\.example\/fr\/cards\/for\/bakeries\/[\w-]+\.png"/u,
    );
    expect(html).toMatch(/^<div lang="fr" dir="ltr"/u);
    expect(html).toContain('rel="sponsored noopener"');
    expect(html).not.toMatch(/script|\son\w+=/u);
  }
});

test('a row that refers to nothing is named', () => {
  const plan = fixturePlan();
  const row = { ...rowOf(plan, 'rosa-oven', 'bakeries', 'en'), segment: 'florists' };
  expect(() => buildKit(plan, row)).toThrow(
    'A kit refers to segments["en/florists"], which the plan does not have',
  );
});
