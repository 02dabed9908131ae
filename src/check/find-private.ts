import { wordsOf, type Word } from './words.ts';

/** What kind of thing must not be shown. */
export type PrivateKind =
  | 'the e-mail address of a contact or an affiliate'
  | 'the id of an account'
  | 'the name of an account that did not allow it'
  | 'the name of a contact'
  | 'the name of an affiliate who did not allow it'
  | 'words of an affiliate who did not allow it'
  | 'a case study without a consent that holds'
  | 'a consent record'
  | 'the secret behind the portals';

/** A text that must not be shown, as words in this order; `exact` where the marks between them count too. */
export interface PrivateText {
  readonly text: string;
  readonly kind: PrivateKind;
  readonly exact: boolean;
}

/** Everything that must not be shown, and what may be although it looks like it. */
export interface PrivateValues {
  /** In lower case. */
  readonly emails: ReadonlySet<string>;
  readonly texts: readonly PrivateText[];
  /** Found anywhere, inside words too. */
  readonly secrets: readonly string[];
  /** Portal token -> the only folder where it may stand, `kits/acme-<token>/`, in any language. */
  readonly portals: ReadonlyMap<string, string>;
  /** Names that are published with consent: inside one of them nothing is private. */
  readonly published: readonly string[];
  /** What is private and cannot be searched for, in sentences. */
  readonly notSearched: readonly string[];
}

export interface Finding {
  readonly kind: PrivateKind | "another affiliate's private address";
  /** What was found; null where it must not even stand in a log. */
  readonly text: string | null;
}

/** A private text, or a published name (`kind` null). */
interface Phrase {
  readonly text: string;
  readonly kind: PrivateKind | null;
  readonly exact: boolean;
}

/** First word -> second word ("" where there is none) -> the phrases that begin so. */
type Phrases = ReadonlyMap<string, ReadonlyMap<string, readonly Phrase[]>>;

const EMAIL = /[^\s"<>()[\]{},;:\\/|=?&`]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Length of the tokens in the addresses of portals. */
const TOKEN_LENGTH = 26;

/**
 * Looks for private values in texts. Each word of a text is looked up once, however many values there are: names and
 * ids are filed by their first two words.
 * @returns a function that finds what a text gives away, each value once; `file` is the path in dist
 */
export function openSearch(values: PrivateValues): (text: string, file: string) => Finding[] {
  const phrases = filePhrases(values);
  return (text, file) => {
    const found = new Map<string, Finding>();
    const add = (finding: Finding) => void found.set(`${finding.kind} ${finding.text ?? ''}`, finding);
    for (const email of findEmails(text, values.emails)) {
      add({ kind: 'the e-mail address of a contact or an affiliate', text: email });
    }
    if (values.secrets.some((secret) => text.includes(secret))) {
      add({ kind: 'the secret behind the portals', text: null });
    }
    const words = wordsOf(text);
    for (const { text: word } of words) {
      if (word.length !== TOKEN_LENGTH) continue;
      const home = values.portals.get(word);
      if (home !== undefined && !`/${file}`.includes(`/${home}`)) {
        add({ kind: "another affiliate's private address", text: null });
      }
    }
    for (const { text: phrase, kind } of findPhrases(text, words, phrases)) add({ kind, text: phrase });
    return [...found.values()];
  };
}

function findEmails(text: string, emails: ReadonlySet<string>): string[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(EMAIL)]
    .flatMap(([found]) => readings(found.toLowerCase()))
    .filter((email) => emails.has(email));
}

/** An apostrophe may be part of an address (o'hara@) or the quotation mark before one. */
function readings(email: string): string[] {
  const parts = email.split("'");
  return parts.map((_, index) => parts.slice(index).join("'"));
}

function filePhrases({ texts, published }: PrivateValues): Phrases {
  const phrases = new Map<string, Map<string, Phrase[]>>();
  for (const phrase of [...published.map((text) => ({ text, kind: null, exact: false })), ...texts]) {
    const [first, second] = wordsOf(phrase.text, 2);
    if (!first) continue;
    const bySecond = phrases.get(first.text) ?? new Map<string, Phrase[]>();
    const there = bySecond.get(second?.text ?? '');
    if (there) there.push(phrase);
    else bySecond.set(second?.text ?? '', [phrase]);
    phrases.set(first.text, bySecond);
  }
  return phrases;
}

/** Private phrases in a text, but for those that lie inside a published name. */
function findPhrases(text: string, words: readonly Word[], phrases: Phrases): PrivateText[] {
  const found: PrivateText[] = [];
  let publishedUntil = 0;
  for (const [index, word] of words.entries()) {
    const bySecond = phrases.get(word.text);
    if (!bySecond) continue;
    const candidates = [...(bySecond.get('') ?? []), ...(bySecond.get(words[index + 1]?.text ?? '\n') ?? [])];
    const matches = candidates.flatMap((phrase) => {
      const end = endOfMatch(phrase, words, index);
      return end === null ? [] : [{ ...phrase, end }];
    });
    for (const { kind, end } of matches) if (kind === null) publishedUntil = Math.max(publishedUntil, end);
    for (const { text: phrase, kind, exact, end } of matches) {
      if (kind === null || end <= publishedUntil) continue;
      const shown = text.slice(word.start, words[end - 1]?.end);
      if (!exact || shown === phrase) found.push({ text: phrase, kind, exact });
    }
  }
  return found;
}

/** The index behind the last word of a phrase that begins at a word; null where it does not stand there. */
function endOfMatch(phrase: Phrase, words: readonly Word[], start: number): number | null {
  const wanted = wordsOf(phrase.text);
  return wanted.every((word, offset) => words[start + offset]?.text === word.text)
    ? start + wanted.length
    : null;
}
