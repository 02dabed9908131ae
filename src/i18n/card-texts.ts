import type { AffiliateKind } from '../schemas/affiliate.ts';
import type { KnownLocale } from './locales.ts';

/** The few words of Kith's own that stand on cards. */
export interface CardTexts {
  /** Band, with a name: "Recommended by Chiara Bellandi". */
  recommendedBy(name: string): string;
  /** Band, without one: "Recommended by a Halfpast customer". */
  recommendedByKind(kind: AffiliateKind, product: string): string;
  /** Small line of the offer card. */
  offerFrom(product: string): string;
  /** Below the friend's reward. */
  referrerGets(reward: string): string;
  /** Above the first one, two or three steps. */
  firstSteps(count: number): string;
}

const en: CardTexts = {
  recommendedBy: (name) => `Recommended by ${name}`,
  recommendedByKind: (kind, product) =>
    ({
      customer: `Recommended by a ${product} customer`,
      partner: `Recommended by a ${product} partner`,
      influencer: `Recommended by a friend of ${product}`,
      vendor: `Recommended by a supplier you know`,
      employee: `Recommended by the ${product} team`,
      other: `Recommended by a friend of ${product}`,
    })[kind],
  offerFrom: (product) => `${product}, from someone you know`,
  referrerGets: (reward) => `Whoever sent you gets ${reward}.`,
  firstSteps: (count) => ['The first step', 'The first two steps'][count - 1] ?? 'The first three steps',
};

const fr: CardTexts = {
  recommendedBy: (name) => `Recommandé par ${name}`,
  recommendedByKind: (kind, product) =>
    ({
      customer: `Recommandé par un client de ${product}`,
      partner: `Recommandé par un partenaire de ${product}`,
      influencer: `Recommandé par un proche de ${product}`,
      vendor: `Recommandé par l’un de vos fournisseurs`,
      employee: `Recommandé par l’équipe de ${product}`,
      other: `Recommandé par un proche de ${product}`,
    })[kind],
  offerFrom: (product) => `${product}, par quelqu’un que vous connaissez`,
  referrerGets: (reward) => `Pour la personne qui vous l’envoie\u202f: ${reward}.`,
  firstSteps: (count) => ['Le premier pas', 'Les deux premiers pas'][count - 1] ?? 'Les trois premiers pas',
};

export const CARD_TEXTS: Readonly<Record<KnownLocale, CardTexts>> = { en, fr };
