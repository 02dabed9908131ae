import { isKnownLocale, type KnownLocale } from '../../../i18n/locales.ts';
import type { Invitation } from '../../../schemas/insights/advocates.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { InvitationCopy, InvitationFacts, Purpose } from './invitation-copy.ts';
import { ja } from './ja.ts';

const COPIES: Readonly<Record<KnownLocale, InvitationCopy>> = { en, fr, de, ja, ar };

export interface Letterhead {
  /** Below the mail, a line each. */
  readonly signature: readonly string[];
  /** Of the offer; null where the mail makes none. */
  readonly conditions: string | null;
  readonly postalAddress: string;
}

/** Subject and text of an invitation: plain text, a blank line between paragraphs. */
export function writeInvitation(
  purpose: Purpose,
  facts: InvitationFacts,
  { signature, conditions, postalAddress }: Letterhead,
): Pick<Invitation, 'subject' | 'text'> {
  const copy = copyFor(facts.locale);
  const { subject, paragraphs } = copy[purpose](facts);
  const parts = [
    copy.greeting(facts),
    [copy.opening(facts), ...(facts.result === null ? [] : [copy.result(facts.result)])].join(' '),
    ...paragraphs,
    [copy.closing, ...signature].join('\n'),
    ['--', ...(conditions === null ? [] : [copy.smallPrint(conditions)]), copy.optOut, postalAddress].join(
      '\n',
    ),
  ];
  return { subject: copy.typeset(subject), text: copy.typeset(parts.join('\n\n')) };
}

/** The copy of a locale, else of its language, else English. */
function copyFor(locale: string): InvitationCopy {
  const language = locale.slice(0, 2);
  if (isKnownLocale(locale)) return COPIES[locale];
  return isKnownLocale(language) ? COPIES[language] : en;
}
