import { capitalise } from '../i18n/capitalise.ts';
import { CARD_TEXTS } from '../i18n/card-texts.ts';
import { describeProof } from '../i18n/describe-proof.ts';
import { isShare } from '../i18n/describe-proof.ts';
import { formatDay } from '../i18n/format.ts';
import { isKnownLocale } from '../i18n/locales.ts';
import { messagesFor } from '../i18n/messages.ts';
import {
  type CardFormatName,
  type CardTemplateName,
  hasBand,
  SHORT_HEADLINE_FORMATS,
  SMALL_FORMATS,
} from '../schemas/card.ts';
import type { Plan, PlannedCaseStudy, PlannedOffer, PlannedScene, PlannedSegment } from '../schemas/plan.ts';
import type { Proof } from '../schemas/proof.ts';
import { rankCaseStudies } from './choose-case-study.ts';
import { keyOf, lookUp } from './keys.ts';

/** What a scene says and shows. */
export type SceneWords = Pick<
  PlannedScene,
  'kicker' | 'headline' | 'text' | 'note' | 'items' | 'call' | 'share'
> & { readonly picture: Pick<NonNullable<PlannedScene['picture']>, 'path' | 'use'> | null };

type Tables = Pick<
  Plan,
  'programs' | 'segments' | 'offers' | 'generalOffers' | 'defaultLocale' | 'playbooks' | 'caseStudies'
>;

const NOTHING: SceneWords = {
  ...{ kicker: '', headline: '', text: '', note: '', call: '' },
  ...{ items: [], share: null, picture: null },
};

/** The words of a template for a segment, or for the program alone; null where there is nothing to say, or no room for it. */
export function wordsOf(
  template: CardTemplateName,
  format: CardFormatName,
  tables: Tables,
  id: string | null,
  locale: string,
): SceneWords | null {
  const program = lookUp(tables.programs, locale);
  const segment = id === null ? null : lookUp(tables.segments, keyOf(locale, id));
  const offer = lookUp(tables.offers, segment?.offer ?? lookUp(tables.generalOffers, locale));
  const texts = cardTexts(locale);
  const kicker = capitalise(segment?.audience ?? program.name, locale);
  const isSmall = SMALL_FORMATS.includes(format);
  const call = (isSmall ? segment?.shortCta : segment?.cta) ?? '';
  switch (template) {
    case 'statement': {
      const isShort = SHORT_HEADLINE_FORMATS.includes(format);
      const headline = (isShort ? segment?.shortHeadline : segment?.headline) ?? program.tagline;
      return { ...NOTHING, kicker, headline, text: rewardLine(offer, locale, format), call };
    }
    case 'offer': {
      const friend = isSmall ? offer.shortFriend : offer.friend;
      const words = { kicker: texts.offerFrom(program.name), headline: capitalise(friend, locale) };
      const text = texts.referrerGets(offer.referrer);
      if (offer.ends === null) return { ...NOTHING, ...words, text, call };
      if (format === '320x50') return null;
      const note = texts.until(formatDay(offer.ends, locale));
      return { ...NOTHING, ...words, text: format === 'email' ? '' : text, note, call };
    }
    case 'proof':
      return segment === null ? null : proofWords(segment, tables, locale);
    case 'quote':
      return segment === null ? null : quoteWords(segment, tables, locale);
    case 'steps':
      return segment === null ? null : { ...NOTHING, kicker, ...stepsWords(segment, tables, locale) };
  }
}

/**
 * The reward as the second line of a statement. A card is passed on for long: what ends says when, and where both have
 * no room, neither stands.
 */
function rewardLine({ friend, ends }: PlannedOffer, locale: string, format: CardFormatName): string {
  if (ends === null) return capitalise(friend, locale);
  const isLow = format === 'email' || !hasBand(format);
  return isLow ? '' : cardTexts(locale).untilThen(formatDay(ends, locale), friend);
}

/** The first figure that may be shown to friends. What customers pay is no argument of a friend's. */
export function proofOf({ proofs }: PlannedSegment): Proof | null {
  return proofs.find(({ kind }) => kind !== 'ltv') ?? null;
}

function proofWords(segment: PlannedSegment, tables: Tables, locale: string): SceneWords | null {
  const proof = proofOf(segment);
  if (proof === null) return null;
  const { audience } = segment;
  const { name, currency } = lookUp(tables.programs, locale);
  const setting = { audience, program: name, locale, defaultLocale: tables.defaultLocale, currency };
  const { figure, label, method } = describeProof(proof, setting);
  const words = { kicker: capitalise(audience, locale), headline: figure, text: label, note: method };
  return { ...NOTHING, ...words, share: isShare(proof) ? proof.value : null };
}

/** The first story of the segment, in the card's language, with a quote and somebody who said it. */
function quoteWords({ id }: PlannedSegment, tables: Tables, locale: string): SceneWords | null {
  const { caseStudies, defaultLocale } = tables;
  for (const { key } of rankCaseStudies(caseStudies, id, locale, defaultLocale, new Set())) {
    const study = lookUp(caseStudies, key);
    const { quote, person, company } = study;
    if (quote === null || study.lang !== locale || (person === null && company === null)) continue;
    const note = person === null ? '' : attributed(person.role, company, locale);
    const picture = pictureOf(study);
    return { ...NOTHING, headline: quote, text: person?.name ?? company ?? '', note, picture };
  }
  return null;
}

function attributed(role: string | null, company: string | null, locale: string): string {
  return role !== null && company !== null
    ? messagesFor(locale).pair(role, company)
    : (role ?? company ?? '');
}

function pictureOf({ face, logo, person }: PlannedCaseStudy): SceneWords['picture'] {
  if (face !== null && person !== null) return { path: face, use: 'face' };
  return logo === null ? null : { path: logo, use: 'logo' };
}

/** The playbook in the card's language, else what the segment's author wrote. */
function stepsWords(segment: PlannedSegment, { playbooks }: Tables, locale: string) {
  const playbook = playbooks[keyOf(locale, segment.id)];
  const isHere = playbook?.steps.every(({ lang }) => lang === locale) ?? false;
  const steps = isHere && playbook ? playbook.steps : segment.steps;
  const items = steps.slice(0, 3).map(({ title }) => title);
  return { headline: cardTexts(locale).firstSteps(items.length), items };
}

export function cardTexts(locale: string) {
  return CARD_TEXTS[isKnownLocale(locale) ? locale : 'en'];
}
