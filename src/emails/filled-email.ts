import type { ContactField } from '../schemas/email.ts';

/** Where a link leads: an address, or a field of the contact that holds one. */
export type Href = { readonly url: string } | { readonly field: ContactField };

/** What stands in a line of an e-mail that is ready but for its reader. */
export type FilledInline =
  | { readonly kind: 'text'; readonly text: string }
  /** A field of the contact; `before` goes with it where it is empty. */
  | { readonly kind: 'field'; readonly field: ContactField; readonly before: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly FilledInline[] }
  | { readonly kind: 'link'; readonly href: Href; readonly children: readonly FilledInline[] }
  | { readonly kind: 'break' };

export interface FilledStep {
  /** What stands in the disc before it. */
  readonly mark: string;
  readonly title: string;
  readonly text: string;
  readonly more: { readonly url: string; readonly title: string } | null;
}

export type FilledBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly FilledInline[] }
  /** `needs`: a paragraph that stands only where the contact's field is filled. */
  | {
      readonly kind: 'paragraph';
      readonly children: readonly FilledInline[];
      readonly needs: ContactField | null;
    }
  | { readonly kind: 'button'; readonly href: Href; readonly children: readonly FilledInline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly FilledInline[])[];
    }
  | { readonly kind: 'quote'; readonly paragraphs: readonly (readonly FilledInline[])[] }
  | { readonly kind: 'divider' }
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'steps'; readonly steps: readonly FilledStep[] }
  | {
      readonly kind: 'figures';
      readonly figures: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly kind: 'picture'; readonly source: string; readonly alt: string; readonly url: string };

/** One e-mail to one audience in one language, ready but for its reader. */
export interface FilledEmail {
  /** Name of the template, with the number of the step where there is one for each: `first-step-2`. */
  readonly id: string;
  readonly template: string;
  /** The language that its words are in. */
  readonly lang: string;
  readonly subject: string;
  readonly preheader: string;
  readonly body: readonly FilledBlock[];
  /** Whole days after signup; null where something else sends it off. */
  readonly day: number | null;
  readonly when: string | null;
  /** Why the reader gets it, and the words to press for no more. */
  readonly because: string;
  readonly unsubscribe: string;
}

/** The e-mails that one kind of reader gets, in one language. */
export interface Journey {
  /** `customers/en/restaurants`, `affiliates/en`. */
  readonly folder: string;
  readonly locale: string;
  /** Null for e-mails to affiliates and candidates. */
  readonly segment: string | null;
  readonly audience: string | null;
  readonly emails: readonly FilledEmail[];
}
