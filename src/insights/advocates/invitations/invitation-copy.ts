import type { Ask } from '../../../schemas/insights/advocates.ts';

/**
 * What an invitation may tell. Its reader works at the account: only the account's own result, its time with the
 * product and that it grew are told, never what it pays, costs or scores.
 */
export interface InvitationFacts {
  readonly locale: string;
  readonly program: string;
  /** The account's name. */
  readonly company: string | null;
  readonly person: { readonly name: string; readonly given: string } | null;
  /** Why the mail comes now; null where it waits for a reason. */
  readonly occasion: Ask['because'] | null;
  /** Month and year of the signup, as the language writes it. */
  readonly since: string | null;
  /** Whole years as a customer. */
  readonly years: number;
  /** "7 h saved on planning every week", in the mail's language. */
  readonly result: string | null;
  /** As it is promised to the friend: "your first two months free". */
  readonly friend: string;
  readonly referrer: string;
  /** Last day of the offer, as the language writes it. */
  readonly ends: string | null;
  /** Where to join, or the affiliate's own page. */
  readonly link: string;
  /** Last day of the consent to the case study. */
  readonly storyUntil: string | null;
}

/** The part of a mail between its opening and its signature. */
export interface Message {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** Everything that invitations say in one language. */
export interface InvitationCopy {
  /** Puts a finished text into the language's typography. */
  readonly typeset: (text: string) => string;
  readonly greeting: (facts: InvitationFacts) => string;
  /** Why we write, with a thank-you. */
  readonly opening: (facts: InvitationFacts) => string;
  /** What the account got out of the product. */
  readonly result: (result: string) => string;
  /** To somebody who is no affiliate yet. */
  readonly join: (facts: InvitationFacts) => Message;
  /** To an affiliate: the page is there to be passed on. */
  readonly share: (facts: InvitationFacts) => Message;
  /** To an affiliate without a case study. */
  readonly story: (facts: InvitationFacts) => Message;
  /** To an affiliate whose consent to the case study has ended. */
  readonly renew: (facts: InvitationFacts) => Message;
  readonly closing: string;
  readonly smallPrint: (conditions: string) => string;
  readonly optOut: string;
}

export type Purpose = 'join' | 'share' | 'story' | 'renew';
