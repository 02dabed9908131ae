import type { AffiliateKind } from '../../schemas/affiliate.ts';
import type { KitFacts } from '../kit-facts.ts';

/** Who speaks, as far as a disclosure needs it. */
export interface Speaker {
  readonly program: string;
  readonly kind: AffiliateKind;
  readonly name: string | null;
}

/** The disclosure in its three forms. */
export interface Disclosure {
  /** The affiliate's own sentence: "Ad: Halfpast rewards me if you sign up." */
  readonly own: string;
  /** For where every character counts, to be followed by the message: "Ad:". */
  readonly short: string;
  /** For somebody else's page or voice: "Halfpast rewards Chiara Bellandi if you sign up." */
  readonly about: string;
}

/** How an affiliate of one kind introduces the product, a line for each channel. */
export interface Voice {
  /** Follows a sentence that somebody of the audience said. */
  readonly linkedin: string;
  /** Follows such a sentence too. */
  readonly facebook: string;
  /** Opens the e-mail, below the disclosure. */
  readonly email: string;
  /** Opens the newsletter's text. */
  readonly newsletter: string;
  /** Closes the e-mail. */
  readonly followUp: string;
}

/** A text in several wordings, the richest first; the first that fits is used. */
export interface Draft {
  /** Name of the creative in links: `x-pain`. */
  readonly creative: string;
  readonly title: string;
  readonly patterns: readonly string[];
}

/** A newsletter's paragraphs, before they become text, Markdown or HTML. */
export interface Newsletter {
  readonly title: string;
  readonly disclosure: string;
  readonly paragraphs: readonly string[];
  readonly button: string;
  readonly smallPrint: string;
}

/** What the README of a kit speaks of. */
export interface ReadmeFacts {
  readonly program: string;
  readonly audience: string;
  readonly disclosure: Disclosure;
  readonly landing: string;
  readonly short: string;
  readonly attribution: string;
  readonly images: readonly { readonly file: string; readonly size: string; readonly use: string }[];
}

/** Everything that kits say in one language. `own` is the disclosure in the affiliate's own voice. */
export interface KitCopy {
  /** Puts a finished text into the language's typography, its length unchanged. */
  readonly typeset: (text: string) => string;
  readonly disclosure: (speaker: Speaker) => Disclosure;
  readonly headlines: (facts: KitFacts) => readonly Draft[];
  readonly linkedin: (facts: KitFacts, said: Disclosure, link: string) => Draft;
  readonly facebook: (facts: KitFacts, said: Disclosure, link: string) => Draft;
  /** More than one, for more than one day; each has its own link. */
  readonly x: (facts: KitFacts, said: Disclosure, link: (creative: string) => string) => readonly Draft[];
  readonly email: (
    facts: KitFacts,
    said: Disclosure,
    link: string,
  ) => Draft & { readonly subjects: readonly string[] };
  readonly newsletter: (facts: KitFacts, said: Disclosure) => Newsletter;
  readonly newsletterTitle: string;
  /** Stands before the subject in email.txt, with its colon. */
  readonly subjectLabel: string;
  /** What each format of image is for. */
  readonly imageUses: Readonly<Record<string, string>>;
  readonly readme: (facts: ReadmeFacts) => string;
}

/** Paragraphs that there are, a blank line between them. */
export function paragraphs(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n\n');
}

/** Sentences that there are, a space between them. */
export function sentences(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

/** `1. Send the list`, a line each. */
export function numbered(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${item}`).join('\n');
}

/** A text that may stand alone: with a full stop where it has no end yet. */
export function asSentence(text: string): string {
  return /[.!?…:»”"')]$/u.test(text) ? text : `${text}.`;
}

export function capitalise(text: string, locale: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(locale) + rest.join('');
}

/** "Owner, Osteria Lumen"; the company only once where the role names it already. */
export function signature({ role, company }: KitFacts): string {
  const parts = role !== null && company !== null && role.includes(company) ? [role] : [role, company];
  return parts.filter((part) => part !== null).join(', ');
}
