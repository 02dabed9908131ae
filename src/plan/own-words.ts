import { describeProof } from '../i18n/describe-proof.ts';
import { messagesFor } from '../i18n/messages.ts';
import { formatDay } from '../i18n/format.ts';
import type { CardPlaceholder, CardTemplate } from '../schemas/card-template.ts';
import { parsePattern } from '../schemas/pattern.ts';
import type { Plan } from '../schemas/plan.ts';
import { inLocale, type Localized } from '../schemas/text.ts';
import { keyOf, lookUp } from './keys.ts';
import { capitalise } from '../i18n/capitalise.ts';
import { proofOf, type SceneWords } from './scene-words.ts';

type Tables = Pick<Plan, 'programs' | 'segments' | 'offers' | 'defaultLocale'>;

/**
 * The words of a site's own template for a segment; null where the segment has nothing for one of its placeholders,
 * such as the end of an offer that does not end.
 */
export function ownWordsOf(
  template: CardTemplate,
  tables: Tables,
  segment: string,
  locale: string,
): SceneWords | null {
  const values = valuesOf(tables, segment, locale, namesAny(template, 'ends'));
  const missing: string[] = [];
  const say = (text: Localized | undefined) =>
    text === undefined ? '' : fill(inLocale(text, locale, tables.defaultLocale), values, locale, missing);
  const words: SceneWords = {
    kicker: say(template.kicker),
    headline: say(template.headline),
    text: say(template.text),
    note: say(template.note),
    call: say(template.call),
    items: template.items.map(say),
    share: null,
    picture: template.picture === undefined ? null : { path: template.picture, use: 'photo' },
  };
  return missing.length > 0 ? null : words;
}

/** Whether any text of a template, in any language, has a placeholder. */
function namesAny(template: CardTemplate, name: CardPlaceholder): boolean {
  return JSON.stringify(template).includes(`{${name}}`);
}

function fill(
  pattern: string,
  values: Readonly<Record<string, string | null>>,
  locale: string,
  missing: string[],
): string {
  const { pieces } = parsePattern(pattern);
  const text = pieces
    .map((piece) => {
      if ('text' in piece) return piece.text;
      const value = values[piece.name] ?? null;
      if (value === null) missing.push(piece.name);
      return value ?? '';
    })
    .join('');
  return capitalise(text, locale);
}

function valuesOf(
  tables: Tables,
  id: string,
  locale: string,
  tellsEnd: boolean,
): Record<CardPlaceholder, string | null> {
  const segment = lookUp(tables.segments, keyOf(locale, id));
  const program = lookUp(tables.programs, locale);
  const offer = lookUp(tables.offers, segment.offer);
  const proof = proofOf(segment);
  const ends = offer.ends === null ? null : formatDay(offer.ends, locale);
  const figure = proof && describeProof(proof, settingOf(tables, segment.audience, locale));
  return {
    product: program.name,
    tagline: program.tagline,
    audience: segment.audience,
    headline: segment.headline,
    subhead: segment.subhead,
    cta: segment.cta,
    pain: segment.pains[0]?.text ?? null,
    firstStep: segment.steps[0]?.title ?? null,
    // A card is passed on for long: a reward that ends says when, one way or the other.
    friendReward:
      ends === null || tellsEnd ? offer.friend : messagesFor(locale).offer.withEnd(offer.friend, ends),
    referrerReward: offer.referrer,
    conditions: offer.conditions,
    ends,
    proofValue: figure?.figure ?? null,
    proofLabel: figure?.label ?? null,
    proofMethod: figure?.method ?? null,
  };
}

function settingOf({ programs, defaultLocale }: Tables, audience: string, locale: string) {
  const { name, currency } = lookUp(programs, locale);
  return { audience, program: name, locale, defaultLocale, currency };
}
