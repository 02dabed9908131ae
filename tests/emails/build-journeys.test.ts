import { expect, test } from 'vitest';
import { formatProblem } from '../../src/core/errors.ts';
import { buildJourneys, noticeOfferEnds } from '../../src/emails/build-journeys.ts';
import { readJourneyRows } from '../../src/emails/email-facts.ts';
import type { FilledInline } from '../../src/emails/filled-email.ts';
import type { Emails, EmailTemplate } from '../../src/schemas/email.ts';
import type { Plan } from '../../src/schemas/plan.ts';
import { fixturePlan } from '../fixtures/plan.ts';
import { onlyEmails, standardEmails, templateWith } from './sample.ts';

const STEP = { useCase: null, guide: null, lang: 'en', text: 'Do it.' };

/** The fixture with a playbook for bakeries. */
function planWithPlaybook(): Plan {
  const plan = fixturePlan();
  plan.playbooks['en/bakeries'] = {
    whose: 'audience',
    steps: [
      { ...STEP, title: 'Count the loaves', useCase: 'en/swap-shifts' },
      { ...STEP, title: 'Connect the till' },
    ],
  };
  return plan;
}

const journeyIn = (plan: Plan, emails: Emails, folder: string) => {
  const found = buildJourneys(plan, emails).journeys.find((journey) => journey.folder === folder);
  if (!found) throw new Error(`there is no journey ${folder}`);
  return found;
};

test('the journey follows the playbook: its steps, in their order', async () => {
  const { emails } = journeyIn(planWithPlaybook(), await standardEmails(), 'customers/en/bakeries');
  expect(emails.map(({ day, id, subject }) => `${day ?? ''} ${id}: ${subject}`)).toMatchInlineSnapshot(`
    [
      "0 welcome: Welcome to Oatmark. Start here",
      "2 first-step-1: Step 1 of 2: Count the loaves",
      "5 first-step-2: Step 2 of 2: Connect the till",
      "24 case-study: Forno Rosa: 4 h saved on planning every week",
      "32 check-in: How is it going with Oatmark?",
    ]
  `);
});

test('the share image is that of the segment’s own page in the language', () => {
  const plan = fixturePlan();
  const [some] = plan.pages;
  if (!some) throw new Error('the fixture has no pages');
  const keys = ['en/bakeries', 'fr/bakeries', 'en/hotels'];
  plan.pages = (['landing', 'segment'] as const).flatMap((kind) =>
    keys.map((key) => {
      const [locale = '', segment = ''] = key.split('/');
      return { ...some, kind, locale, segment, entry: null, card: `/${kind}/${key}.png` };
    }),
  );
  for (const key of keys)
    expect(readJourneyRows(plan, key.slice(0, 2), key)?.card).toBe(
      `https://friends.oatmark.example/segment/${key}.png`,
    );
});

test('without a playbook it follows the steps that the segment’s author wrote', async () => {
  const { emails } = journeyIn(planWithPlaybook(), await standardEmails(), 'customers/en/hotels');
  expect(emails.filter(({ template }) => template === 'first-step').map(({ subject }) => subject)).toEqual([
    'Step 1 of 1: Bring your list of people',
  ]);
});

test('a playbook that is not all in the language of the journey is none', async () => {
  const plan = planWithPlaybook();
  plan.playbooks['fr/bakeries'] = plan.playbooks['en/bakeries'] as NonNullable<Plan['playbooks'][string]>;
  const { emails } = journeyIn(plan, await standardEmails(), 'customers/fr/bakeries');
  expect(emails.find(({ template }) => template === 'first-step')?.subject).toBe(
    'Étape 1 sur 1\u00a0: Apportez la liste de l’équipe',
  );
});

test('what a step tells already is not told again as a use case', async () => {
  const { emails } = journeyIn(planWithPlaybook(), await standardEmails(), 'customers/en/bakeries');
  expect(emails.map(({ template }) => template)).not.toContain('use-case');
});

test('an e-mail that has nothing to say is left out, and said to be', async () => {
  const { remarks } = buildJourneys(planWithPlaybook(), await standardEmails());
  const said = remarks.map(formatProblem).join('\n');
  expect(said).toContain(
    'Not sent to hotels (en): there is nothing for its subject "{storyCompany}: {result}"',
  );
});

test('a subject that is too long is said to be, with its length', () => {
  const long = templateWith('Hi', { subjects: ['Hello {audience} '.repeat(6)] });
  const { remarks } = buildJourneys(fixturePlan(), onlyEmails(long));
  expect(remarks.map(({ message }) => message)[0]).toMatch(
    /^The subject to bakeries \(en\) has 89 characters, and inboxes cut off after about 60: "Hello bakeries/u,
  );
});

test('what a language has in another one is said', async () => {
  const standard = await standardEmails();
  const own = templateWith('Hi', { id: 'webinar' });
  const welcome = templateWith('Hi', { id: 'welcome' });
  const [en, fr] = [standard.sets['en'], standard.sets['fr']];
  if (!en || !fr) throw new Error('the standard has both');
  const others = ({ id }: EmailTemplate) => id !== 'welcome';
  const { remarks } = buildJourneys(fixturePlan(), {
    layouts: {},
    sets: {
      en: { ...en, templates: [...en.templates.filter(others), own, welcome] },
      fr: { ...fr, templates: [...fr.templates, own] },
    },
  });
  const said = remarks
    .filter(({ where }) => where?.file === 'content/emails/fr/')
    .map(({ message }) => message);
  expect(said).toEqual(['Not in "fr" yet: webinar', 'Not in "fr" yet: welcome']);
});

test('an e-mail for some segments goes to nobody else', () => {
  const some = templateWith('Hi', { segments: ['hotels'] });
  expect(buildJourneys(fixturePlan(), onlyEmails(some)).journeys.map(({ folder }) => folder)).toEqual([
    'customers/en/hotels',
  ]);
});

test('links say which e-mail was read, credit nobody, and leave other people’s addresses alone', () => {
  const text = '[a]({welcomePage}) [b](/guides/) [c](https://elsewhere.example/?x=1) [d]({home})';
  const { emails } = journeyIn(fixturePlan(), onlyEmails(templateWith(`See ${text}`)), 'customers/en/hotels');
  const [block] = emails[0]?.body ?? [];
  const inlines: readonly FilledInline[] = block?.kind === 'paragraph' ? block.children : [];
  expect(inlines.flatMap((one) => (one.kind === 'link' && 'url' in one.href ? one.href.url : []))).toEqual([
    'https://friends.oatmark.example/welcome/hotels/?utm_source=program&utm_medium=email&utm_campaign=hotels&utm_content=test&sub_id=hotels_en_test',
    'https://friends.oatmark.example/guides/?utm_source=program&utm_medium=email&utm_campaign=hotels&utm_content=test&sub_id=hotels_en_test',
    'https://elsewhere.example/?x=1',
    'https://www.oatmark.example/',
  ]);
});

test('names with markup, quotes, emoji and turned directions stay names', () => {
  const plan = fixturePlan();
  const program = plan.programs['en'];
  if (!program) throw new Error('the fixture speaks English');
  program.name = 'Oat\u202e<script>"🥐"\n{{ x }}';
  const { emails } = journeyIn(plan, onlyEmails(templateWith('By {product}.')), 'customers/en/hotels');
  expect(emails[0]?.body).toEqual([
    {
      kind: 'paragraph',
      needs: null,
      children: [{ kind: 'text', text: 'By Oat<script>"🥐" {{ x }}.' }],
    },
  ]);
});

test('an offer that ends is told by e-mails that must be replaced in time', async () => {
  const plan = fixturePlan();
  const { journeys } = buildJourneys(plan, await standardEmails());
  expect(noticeOfferEnds(plan, journeys).map(({ message }) => message)).toEqual([
    'The e-mails to hotels (en) tell an offer that ends on 2027-03-01',
    'The e-mails to hôtels (fr) tell an offer that ends on 2027-03-01',
  ]);
});
