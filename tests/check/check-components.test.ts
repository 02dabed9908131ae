import { expect, test } from 'vitest';
import { bodyOf, checkBodies } from '../../src/check/check-bodies.ts';
import { checkComponents, contentNames } from '../../src/check/check-components.ts';
import { formatProblem } from '../../src/core/errors.ts';
import { BODY_COMPONENTS } from '../../src/schemas/body.ts';

const NAMES = { segments: ['hotels', 'gyms'], caseStudies: ['kite-hotel'] };
const body = (text: string) => bodyOf('content/guides/a.mdx', `---\ntitle: A\n---\n\n${text}\n`);
const said = (text: string) => checkComponents(body(text), NAMES).map(formatProblem);

test.each([
  '<Stat value="6.5 h" label="saved a week" />\n<Stat of="metric" />\n<Stat of={"retention"} segment="hotels" />',
  '<Stat of="metric" /> <Stat value={6.5} label=\'hours\' />',
  '<Offer />\n\n<Affiliate />\n\n<Disclosure />',
  'So <CTA>start **now**</CTA>, please.\n\n<CTA />\n\n<CTA>\nStart\n</CTA>',
  '<Quote of="kite-hotel" />',
  '<Steps />\n\n<Steps>\n\n1. One\n2. Two\n\n</Steps>\n\n<Steps>\n- One\n</Steps>',
  '<Callout>Look</Callout>\n\n<Callout title="Look">\n\n- one\n\n<Offer />\n\n</Callout>',
  '<div>\n\n<Offer />\n\n</div>\n\n- <Offer />',
  "import Chart from './chart.astro'\nexport const Own = () => 1\n\n<Chart.Bar {...x} /> <Own y />",
  '`<Gone />` {/* <Gone /> */} {"<Gone />"}\n\n```\n<Gone />\n```',
])('%j is right', (text) => {
  expect(said(text)).toEqual([]);
});

test.each(Object.values(BODY_COMPONENTS).flatMap(({ example }) => example.split(' or ')))(
  'the example %s is right but for the case study that it invents',
  (example) => {
    expect(said(example.replace('a-case-study', 'kite-hotel'))).toEqual([]);
  },
);

test('an unknown name, property or value is said with its line, the likely one and the known ones', () => {
  expect(said('one\n\n<Stats of="metric" />')).toEqual([
    'content/guides/a.mdx:7\n  There is no component <Stats>\n  → Did you mean "Stat"? Known components: Affiliate, CTA, Callout, Disclosure, Offer, Quote, Stat, Steps.',
  ]);
  expect(said('<Stat vale="6" label="hours" />')).toEqual([
    'content/guides/a.mdx:5\n  <Stat> has no property "vale"\n  → Did you mean "value"? Known properties of <Stat>: label, of, segment, value.',
  ]);
  expect(said('<Stat of="retentoin" />')).toEqual([
    'content/guides/a.mdx:5\n  There is no figure "retentoin"\n  → Did you mean "retention"? Known figures: accounts, ltv, metric, recommend, retention, satisfaction, start, steps.',
  ]);
  expect(said('<Stat of="metric" segment="hotel" />')).toEqual([
    'content/guides/a.mdx:5\n  There is no segment "hotel"\n  → Did you mean "hotels"? Known segments: gyms, hotels.',
  ]);
  expect(said('<Quote of="kite" />')).toEqual([
    'content/guides/a.mdx:5\n  There is no case study "kite"\n  → Known case studies: kite-hotel.',
  ]);
});

test.each([
  ['<Stat value="1" />', '<Stat> lacks "label"'],
  ['<Stat />', '<Stat> lacks "value" and "label"'],
  ['<Stat segment="hotels" />', '<Stat> lacks "of"'],
  ['<Stat of="metric" label="x" />', '<Stat> cannot have "of", "label" together'],
  ['<Stat of />', '"of" of <Stat> needs a text in quotes'],
  ['<Stat of="" />', '"of" of <Stat> needs a text in quotes'],
  ['<Stat of={metric} />', '"of" of <Stat> needs a text in quotes'],
  ['<Stat {...x} />', '<Stat> takes its properties one by one'],
  ['<Quote />', '<Quote> lacks "of"'],
  ['<Affiliate name="Rosa" />', '<Affiliate> has no property "name"'],
  ['<Offer>x</Offer>', '<Offer> takes nothing inside'],
  ['<Callout />', '<Callout> is empty'],
  ['<Callout tilte="x">y</Callout>', '<Callout> has no property "tilte"'],
  ['<Steps>Begin</Steps>', '<Steps> holds something that is no list'],
  ['We give <Offer /> to you', '<Offer> stands within a line of text'],
  ['{true && <Offer />}', '<Offer> stands in braces'],
  ['a {<Gone />} b', 'There is no component <Gone>'],
  ['<constructor />\n\n<Constructor />', 'There is no component <Constructor>'],
])('%j: %s', (text, message) => {
  expect(checkComponents(body(text), NAMES).map((problem) => problem.message)).toEqual([message]);
});

test('the check of texts says what is wrong with components, and nothing of them where a text cannot be read', async () => {
  const problems = await checkBodies([body('<Offr />'), body('<Offr>')], NAMES);
  expect(problems.map(({ message }) => message)).toEqual([
    'There is no component <Offr>',
    'The text cannot be read: Expected a closing tag for `<Offr>`',
  ]);
});

test('names of segments and case studies are those of the files, in whatever language', () => {
  const files = [
    'content/segments/hotels.mdx',
    'content/segments/fr/hotels.mdx',
    'content/case-studies/fr/kite-hotel.mdx',
    'content/guides/a.mdx',
  ];
  expect(contentNames(files.map((file) => ({ file })))).toEqual({
    segments: ['hotels'],
    caseStudies: ['kite-hotel'],
  });
});
