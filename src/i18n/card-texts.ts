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
  /** The last day of an offer: "Until 28 February 2027". */
  until(day: string): string;
  /** The same and what is offered, the day first, so that it stays where the line is cut. */
  untilThen(day: string, gift: string): string;
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
  until: (day) => `Until ${day}`,
  untilThen: (day, gift) => `Until ${day}: ${gift}`,
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
  until: (day) => `Jusqu’au ${day}`,
  untilThen: (day, gift) => `Jusqu’au ${day}\u202f: ${gift}`,
  firstSteps: (count) => ['Le premier pas', 'Les deux premiers pas'][count - 1] ?? 'Les trois premiers pas',
};

const de: CardTexts = {
  recommendedBy: (name) => `Empfohlen von ${name}`,
  recommendedByKind: (kind, product) =>
    ({
      customer: `Empfohlen aus einem Betrieb mit ${product}`,
      partner: `Empfohlen von einem Partner von ${product}`,
      influencer: `Empfohlen von jemandem, dem Sie folgen`,
      vendor: `Empfohlen von Ihrem Lieferanten`,
      employee: `Empfohlen vom Team von ${product}`,
      other: `Empfohlen von jemandem, den Sie kennen`,
    })[kind],
  offerFrom: (product) => `${product}, auf Empfehlung`,
  referrerGets: (reward) => `Für die Empfehlung gibt es ${reward}.`,
  until: (day) => `Bis zum ${day}`,
  untilThen: (day, gift) => `Bis zum ${day}: ${gift}`,
  firstSteps: (count) =>
    ['Der erste Schritt', 'Die ersten zwei Schritte'][count - 1] ?? 'Die ersten drei Schritte',
};

const ja: CardTexts = {
  recommendedBy: (name) => `${name}さんのおすすめ`,
  recommendedByKind: (kind, product) =>
    ({
      customer: `${product}をお使いの企業のおすすめ`,
      partner: `${product}のパートナーのおすすめ`,
      influencer: `フォロー中の方のおすすめ`,
      vendor: `お取引先のおすすめ`,
      employee: `${product}チームのおすすめ`,
      other: `お知り合いのおすすめ`,
    })[kind],
  offerFrom: (product) => `お知り合いからのご紹介：${product}`,
  referrerGets: (reward) => `ご紹介者には：${reward}`,
  until: (day) => `${day}まで`,
  untilThen: (day, gift) => `${day}まで：${gift}`,
  firstSteps: (count) => (count === 1 ? '最初のステップ' : `最初の${count}ステップ`),
};

const ar: CardTexts = {
  recommendedBy: (name) => `بتوصية من ${name}`,
  recommendedByKind: (kind, product) =>
    ({
      customer: `بتوصية من شركة تعمل مع ${product}`,
      partner: `بتوصية من شريك لدى ${product}`,
      influencer: `بتوصية من حساب تتابعونه`,
      vendor: `بتوصية من أحد مورّديكم`,
      employee: `بتوصية من فريق ${product}`,
      other: `بتوصية من شخص تعرفونه`,
    })[kind],
  offerFrom: (product) => `${product}، بتوصية ممن تعرفون`,
  referrerGets: (reward) => `ولصاحب التوصية: ${reward}.`,
  until: (day) => `حتى ${day}`,
  untilThen: (day, gift) => `حتى ${day}: ${gift}`,
  firstSteps: (count) => ['الخطوة الأولى', 'الخطوتان الأوليان'][count - 1] ?? 'الخطوات الثلاث الأولى',
};

export const CARD_TEXTS: Readonly<Record<KnownLocale, CardTexts>> = { en, fr, de, ja, ar };
