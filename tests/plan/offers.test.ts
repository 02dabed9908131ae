import { expect, test } from 'vitest';
import { noticeOffers } from '../../src/plan/notice-offers.ts';
import { segmentView } from '../../src/plan/views.ts';
import { weighChoices } from '../../src/plan/weigh-choices.ts';
import { endOf } from '../../src/schemas/offer.ts';
import { edited } from '../tiny-site.ts';
import { pageAt, planOf } from './make-test-plan.ts';

/** The tiny site with more offers above its evergreen one; each is written in one line. */
const withOffers = (...offers: string[]) =>
  edited(
    'content/program.yaml',
    'offers:\n',
    `offers:\n${offers.map((offer) => `  - { ${offer}, referrer: a €90 voucher, conditions: Once. }\n`).join('')}`,
  );

const SPRING = 'id: spring, friend: three months free, starts: 2026-03-01, ends: 2026-05-31';
const SUMMER = 'id: summer, friend: four months free, starts: 2026-06-01, ends: 2026-08-31';
const BAKERS = 'id: bakers, friend: six weeks free, segments: [bakeries]';

async function offersOn(asOf: string, ...offers: string[]) {
  const { plan } = await planOf(withOffers(...offers), { asOf });
  const { offer, laterOffer } = segmentView(plan, pageAt(plan, '/for/bakeries/'));
  return [offer.id, laterOffer?.id ?? null];
}

test('a page knows the offer that ends and what holds afterwards, and from the day after that alone', async () => {
  expect(await offersOn('2026-02-28', SPRING)).toEqual(['evergreen', null]);
  expect(await offersOn('2026-05-30', SPRING)).toEqual(['spring', 'evergreen']);
  expect(await offersOn('2026-05-31', SPRING)).toEqual(['spring', 'evergreen']);
  expect(await offersOn('2026-06-01', SPRING)).toEqual(['evergreen', null]);
});

test('what is said to hold afterwards never ends, and is the segment’s own where it has one', async () => {
  expect(await offersOn('2026-05-01', SPRING, SUMMER)).toEqual(['spring', 'evergreen']);
  expect(await offersOn('2026-05-01', SPRING, BAKERS)).toEqual(['spring', 'bakers']);
  const { plan } = await planOf(withOffers(SPRING, BAKERS), { asOf: '2026-05-01' });
  expect(plan.generalOffers['fr']).toBe('fr/spring');
  expect(plan.laterGeneralOffers['fr']).toBe('fr/evergreen');
});

test('other words of what holds afterwards change the pages that say it', async () => {
  const digestWith = async (gift: string) => {
    const site = withOffers(SPRING);
    const program = (site['content/program.yaml'] ?? '').replace('your first month free', gift);
    const { plan } = await planOf({ 'content/program.yaml': program }, { asOf: '2026-05-01' });
    return ['/', '/for/bakeries/', '/with/rosa/bakeries/'].map((path) => pageAt(plan, path).digest);
  };
  const [one, other] = [await digestWith('a month free'), await digestWith('a week free')];
  for (const [index, digest] of one.entries()) expect(digest).not.toBe(other[index]);
});

test('a last day is over when it is over everywhere on earth', () => {
  expect(endOf('2027-02-28')).toBe('2027-03-01T12:00Z');
  expect(Date.parse(endOf('2026-12-31'))).toBe(Date.parse('2027-01-01T00:00:00-12:00'));
});

test('from 14 days before on, it is said that an offer ends and what to do', async () => {
  const said = async (asOf: string, ...offers: string[]) => {
    const { project } = await planOf(withOffers(...offers));
    return noticeOffers(project, asOf);
  };
  expect(await said('2026-05-16', SPRING)).toEqual([]);
  expect(await said('2026-05-17', SPRING)).toEqual([
    {
      message: 'The offer "spring" ends in 14 days, on 2026-05-31',
      hint: 'Build and publish again after that day: "evergreen" holds then. Until you do, pages that are served name the last day, say what holds after it, and show that once it is over.',
      where: { file: 'content/program.yaml', key: 'offers.0.ends' },
    },
  ]);
  expect((await said('2026-05-31', SPRING)).map(({ message }) => message)).toEqual([
    'The offer "spring" ends today, on 2026-05-31',
  ]);
  expect(await said('2026-06-01', SPRING)).toEqual([]);
  // Nobody is shown an offer that stands below one that holds for everybody.
  expect(await said('2026-05-20', BAKERS.replace(', segments: [bakeries]', ''), SPRING)).toEqual([]);
});

test('the plan remarks on it', async () => {
  const { remarks } = await planOf(withOffers(SPRING), { asOf: '2026-05-30' });
  expect(remarks.map(({ message }) => message)).toContain('The offer "spring" ends tomorrow, on 2026-05-31');
});

test('whoever asks why learns what holds after the last day', async () => {
  const made = await planOf(withOffers(SPRING), { asOf: '2026-05-01' });
  const [shown] = weighChoices(made, made.plan, pageAt(made.plan, '/for/bakeries/')).offers;
  expect(shown?.because).toEqual([
    'it is the first in content/program.yaml that holds for bakeries on 2026-05-01',
    'after 2026-05-31, its last day, "evergreen" holds',
  ]);
});

test('cards of an offer that ends name its last day, and there is none where it has no room', async () => {
  const ending = (await planOf(withOffers(SPRING), { asOf: '2026-05-01' })).plan;
  const lasting = (await planOf()).plan;
  const sceneOf = ({ scenes }: typeof ending, name: string) => scenes[`en/bakeries/${name}`];
  expect(sceneOf(ending, 'statement/og')?.text).toBe('Until 31 May 2026: three months free');
  expect(sceneOf(ending, 'offer/story')).toMatchObject({
    headline: 'Three months free',
    note: 'Until 31 May 2026',
  });
  expect(sceneOf(ending, 'offer/728x90')?.note).toBe('Until 31 May 2026');
  expect(sceneOf(ending, 'offer/email')).toMatchObject({ note: 'Until 31 May 2026', text: '' });
  expect(sceneOf(ending, 'offer/320x50')).toBeUndefined();
  for (const format of ['email', '300x600', '970x250'])
    expect(sceneOf(ending, `statement/${format}`)?.text).toBe('');
  expect(sceneOf(lasting, 'offer/320x50')).toMatchObject({ note: '' });
  expect(sceneOf(lasting, 'statement/300x600')?.text).toBe('Your first month free');
});

test('a template of the site’s own names the last day with the reward, unless it does so itself', async () => {
  const own = (headline: string) => `layout: statement\nformats: [og]\nheadline: "${headline}"\n`;
  const { plan } = await planOf(
    {
      ...withOffers(SPRING),
      'content/cards/plain.yaml': own('{friendReward}'),
      'content/cards/dated.yaml': own('{ends}: {friendReward}'),
    },
    { asOf: '2026-05-01' },
  );
  expect(plan.scenes['en/bakeries/plain/og']?.headline).toBe('Three months free (until 31 May 2026)');
  expect(plan.scenes['en/bakeries/dated/og']?.headline).toBe('31 May 2026: three months free');
});
