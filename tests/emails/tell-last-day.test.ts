import { expect, test } from 'vitest';
import { buildJourneys } from '../../src/emails/build-journeys.ts';
import type { FilledBlock, FilledInline } from '../../src/emails/filled-email.ts';
import { KNOWN_LOCALES } from '../../src/i18n/locales.ts';
import { readStandard } from '../../src/project/read-emails.ts';
import type { EmailBlock, EmailInline, Emails } from '../../src/schemas/email.ts';
import type { Plan } from '../../src/schemas/plan.ts';
import { fixturePlan } from '../fixtures/plan.ts';
import { onlyEmails, standardEmails, templateWith } from './sample.ts';

const DAY = { en: '1 March 2027', fr: '1er mars 2027' } as const;

/** The words of an e-mail, a block a line. */
function wordsOf(plan: Plan, emails: Emails, folder: string, id = 'test'): string {
  const journey = buildJourneys(plan, emails).journeys.find((each) => each.folder === folder);
  const found = journey?.emails.find((each) => each.template === id);
  if (!found) throw new Error(`there is no ${id} in ${folder}`);
  return [found.subject, found.preheader, ...found.body.map(textOf)].join('\n');
}

function textOf(block: FilledBlock): string {
  if ('children' in block) return block.children.map(inlineText).join('');
  return block.kind === 'quote' ? block.paragraphs.flat().map(inlineText).join('') : '';
}

function inlineText(inline: FilledInline): string {
  if (inline.kind === 'text') return inline.text;
  return 'children' in inline ? inline.children.map(inlineText).join('') : '';
}

/** The fixture, in which the offer for everybody ends as well. */
function planThatEnds(): Plan {
  const plan = fixturePlan();
  for (const locale of ['en', 'fr']) {
    const offer = plan.offers[plan.generalOffers[locale] ?? ''];
    if (!offer) throw new Error('the fixture has an offer for everybody');
    offer.ends = '2027-03-01';
  }
  return plan;
}

test('what an offer gives is told with its last day', () => {
  const email = templateWith('They get {friendReward}, and you get {referrerReward}.');
  const words = wordsOf(fixturePlan(), onlyEmails(email), 'customers/en/hotels');
  expect(words).toContain(`(until ${DAY.en}), and you get`);
  expect(words.match(/2027/gu)).toHaveLength(1);
});

test('so is a subject that tells it, and a reward for the reader alone', () => {
  const email = templateWith('You get {referrerReward}.', { subjects: ['{friendReward}'] });
  expect(wordsOf(fixturePlan(), onlyEmails(email), 'customers/en/hotels').split('\n')[0]).toMatch(
    /\(until 1 March 2027\)$/u,
  );
  const alone = templateWith('You get {referrerReward}.', { to: 'candidate', when: 'now' });
  expect(wordsOf(planThatEnds(), onlyEmails(alone), 'candidates/en')).toMatch(/\(until 1 March 2027\)\.$/u);
});

test('what tells the last day in its own words tells it once', () => {
  const email = templateWith('They get {friendReward}. By {ends}, that is.');
  const words = wordsOf(fixturePlan(), onlyEmails(email), 'customers/en/hotels');
  expect(words).toContain(`By ${DAY.en}, that is.`);
  expect(words).not.toContain('(until');
});

test('an offer without a last day is told without one, and the line about it is left out', () => {
  const email = templateWith('They get {friendReward}.\n\nBy {ends}, that is.');
  const words = wordsOf(fixturePlan(), onlyEmails(email), 'customers/en/bakeries');
  expect(words).not.toContain('that is');
  expect(words).not.toContain('2027');
});

test('a reward that an affiliate has earned stays, whatever the day', () => {
  const email = templateWith('Yours: {referrerReward}.', { to: 'affiliate', when: 'now' });
  expect(wordsOf(planThatEnds(), onlyEmails(email), 'affiliates/en')).not.toContain('2027');
});

test.each(['en', 'fr'] as const)(
  'every e-mail of Kith in %s that names the gift says its day',
  async (locale) => {
    const emails = await standardEmails();
    const plan = planThatEnds();
    for (const [id, folder] of [
      ['welcome', `customers/${locale}/hotels`],
      ['check-in', `customers/${locale}/hotels`],
      ['invitation', `candidates/${locale}`],
      ['thank-you', `affiliates/${locale}`],
    ] as const) {
      expect(wordsOf(plan, emails, folder, id), id).toContain(DAY[locale]);
    }
  },
);

/** Marks that a reader of Markdown took for words: "は**「" opens nothing, since a letter is before it. */
test.each(KNOWN_LOCALES)('no mark of Markdown is left in the e-mails in %s', async (locale) => {
  const standard = await readStandard(locale);
  const templates = [...(standard?.found.values() ?? [])].filter((template) => template !== null);
  expect(templates.length).toBeGreaterThan(5);
  for (const { id, body } of templates) {
    expect(
      body.flatMap(patternsIn).filter((text) => /[*_]{2}|\]\(/u.test(text)),
      id,
    ).toEqual([]);
  }
});

function patternsIn(block: EmailBlock): string[] {
  if ('children' in block) return block.children.flatMap(pattern);
  return block.kind === 'quote' ? block.paragraphs.flat().flatMap(pattern) : [];
}

function pattern(inline: EmailInline): string[] {
  if (inline.kind === 'text') return [inline.text];
  return 'children' in inline ? inline.children.flatMap(pattern) : [];
}
