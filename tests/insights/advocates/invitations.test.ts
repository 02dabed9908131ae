import { expect, test } from 'vitest';
import type {
  InvitationFacts,
  Purpose,
} from '../../../src/insights/advocates/invitations/invitation-copy.ts';
import { writeInvitation } from '../../../src/insights/advocates/invitations/write-invitation.ts';
import { KNOWN_LOCALES } from '../../../src/i18n/locales.ts';

const FACTS: InvitationFacts = {
  locale: 'en',
  program: 'Oatmark',
  company: 'Rye & Sons',
  person: { name: 'Rosa Rye', given: 'Rosa' },
  occasion: null,
  since: 'June 2024',
  years: 3,
  result: '40 loaves saved a day',
  friend: 'your first month free',
  referrer: 'a €50 voucher',
  ends: null,
  link: 'https://friends.oatmark.example/with/rosa/',
  storyUntil: null,
};
const LETTERHEAD = {
  signature: ['Otto Oat', 'Oatmark'],
  conditions: 'Once per company.',
  postalAddress: '2 Mill Lane, Leeds LS1 1AA',
};
const PURPOSES: readonly Purpose[] = ['join', 'share', 'story', 'renew'];
const OCCASIONS = [
  'promoter',
  'upgrade',
  'has-grown',
  'anniversary',
  'early-success',
  'said-yes',
  null,
] as const;

const EVERY = KNOWN_LOCALES.flatMap((locale) => PURPOSES.map((purpose) => [locale, purpose] as const));

test.each(EVERY)(
  'every mail says who writes, where to go and how to hear no more: %s, %s',
  (locale, purpose) => {
    const { subject, text } = writeInvitation(purpose, { ...FACTS, locale }, LETTERHEAD);
    expect(subject).not.toMatch(/\n|undefined|null/);
    expect(subject.length).toBeLessThan(80);
    for (const part of [
      'Rosa',
      'Oatmark',
      FACTS.link,
      'Otto Oat',
      'Once per company.',
      LETTERHEAD.postalAddress,
    ])
      expect(text).toContain(part);
    expect(text.split('\n--\n')[1]?.split('\n')).toHaveLength(3);
    expect(text).not.toMatch(/undefined|null|  |\n{3}/);
    if (purpose === 'join' || purpose === 'share') {
      expect(text).toContain(FACTS.friend);
      expect(text).toContain(FACTS.referrer);
    } else {
      expect(text).not.toContain(FACTS.referrer);
    }
  },
);

test.each(KNOWN_LOCALES)('a mail can do without everything that may be missing: %s', (locale) => {
  const bare = { company: null, person: null, since: null, result: null };
  for (const purpose of PURPOSES) {
    for (const occasion of OCCASIONS) {
      const facts = { ...FACTS, ...bare, locale, occasion };
      const { subject, text } = writeInvitation(purpose, facts, { ...LETTERHEAD, conditions: null });
      expect(`${subject}\n${text}`).not.toMatch(/undefined|null|  |\n{3}| [,.]/);
      expect(subject.charAt(0)).toBe(subject.charAt(0).toLocaleUpperCase(locale));
      expect(text.split('\n--\n')[1]?.split('\n')).toHaveLength(2);
    }
  }
});

test.each(KNOWN_LOCALES)('each occasion opens in its own words: %s', (locale) => {
  const openings = OCCASIONS.map(
    (occasion) => writeInvitation('join', { ...FACTS, locale, occasion }, LETTERHEAD).text.split('\n\n')[1],
  );
  expect(new Set(openings).size).toBe(OCCASIONS.length);
});

test('one year is said as one', () => {
  const opening = (years: number, locale: string) =>
    writeInvitation(
      'join',
      { ...FACTS, years, locale, occasion: 'anniversary', result: null },
      LETTERHEAD,
    ).text.split('\n\n')[1];
  expect(opening(1, 'en')).toBe('Rye & Sons has been with Oatmark for a year now. Thank you for staying.');
  expect(opening(3, 'en')).toBe('Rye & Sons has been with Oatmark for 3 years now. Thank you for staying.');
  expect(opening(1, 'fr')).toBe(
    'Rye & Sons et Oatmark, cela fait un an maintenant. Merci de votre fidélité.',
  );
});

test('an offer that ends says until when', () => {
  const { text } = writeInvitation('join', { ...FACTS, ends: '28 February 2027' }, LETTERHEAD);
  expect(text).toContain('The offer holds until 28 February 2027.');
});

test('French has its no-break spaces', () => {
  const { subject, text } = writeInvitation('join', { ...FACTS, locale: 'fr' }, LETTERHEAD);
  expect(`${subject}${text}`).not.toMatch(/ [:;?!»]|« /u);
  expect(text).toContain('«\u00a0your first month free\u00a0»');
});

test('a language without texts of its own is written to in English', () => {
  expect(writeInvitation('join', { ...FACTS, locale: 'pt-BR' }, LETTERHEAD).text).toContain('Hello Rosa,');
});

test('reads as somebody would write it', () => {
  const { subject, text } = writeInvitation('join', { ...FACTS, occasion: 'promoter' }, LETTERHEAD);
  expect(subject).toBe('Rosa, who else should know Oatmark?');
  expect(text).toBe(`Hello Rosa,

Rye & Sons gave us very good marks in our last survey. Thank you for that. On your account we count 40 loaves saved a day.

Do you know somebody who would get on well with it too? Whoever comes to Oatmark through you is promised “your first month free”, and you get a €50 voucher.

It takes two minutes. You join here, and get a page and a link of your own to pass on:
https://friends.oatmark.example/with/rosa/

And if nobody comes to mind, that is fine.

Best wishes
Otto Oat
Oatmark

--
Small print: Once per company.
If you would rather not get mails like this one, reply “no, thank you” and we will not ask again.
2 Mill Lane, Leeds LS1 1AA`);
});
