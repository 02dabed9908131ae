import { openPassageSearch } from './passages.ts';
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

/** The phrases that begin with one word: how many words they have, and they themselves by all their words. */
interface Beginning {
  readonly lengths: Set<number>;
  readonly byWords: Map<string, Phrase[]>;
}

/** First word -> what begins with it. */
type Phrases = ReadonlyMap<string, Beginning>;

const EMAIL = /[^\s"<>()[\]{},;:\\/|=?&`]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** What looks like the token in the address of a portal, and anything like it that is longer. */
const TOKENS = /[0-9a-v]{26,}/g;
const TOKEN_LENGTH = 26;

/** Something that a text gives away; `home` is the folder in which it may stand. */
interface Hit extends Finding {
  readonly home?: string;
}

/**
 * Looks for private values in texts. Each word of a text is looked up once, however many values there are: names and
 * ids are filed by all their words.
 * @returns a function that finds what a text gives away, each value once; `file` is the path in dist
 */
export function openSearch(values: PrivateValues): (text: string, file: string) => Finding[] {
  const phrases = filePhrases(values);
  const searchPassages = openPassageSearch((passage): Hit[] => [
    ...findEmails(passage, values.emails),
    ...findTokens(passage, values.portals),
    ...findPhrases(passage, wordsOf(passage), phrases),
  ]);
  return (text, file) => {
    const found = new Map<string, Finding>();
    const add = ({ kind, text: shown }: Finding) =>
      void found.set(`${kind} ${shown ?? ''}`, { kind, text: shown });
    if (values.secrets.some((secret) => text.includes(secret))) {
      add({ kind: 'the secret behind the portals', text: null });
    }
    for (const hit of searchPassages(text)) {
      if (hit.home === undefined || !`/${file}`.includes(`/${hit.home}`)) add(hit);
    }
    return [...found.values()];
  };
}

function findEmails(text: string, emails: ReadonlySet<string>): Hit[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(EMAIL)]
    .flatMap(([found]) => readings(found.toLowerCase()))
    .filter((email) => emails.has(email))
    .map((email) => ({ kind: 'the e-mail address of a contact or an affiliate', text: email }));
}

/** An apostrophe may be part of an address (o'hara@) or the quotation mark before one. */
function readings(email: string): string[] {
  const parts = email.split("'");
  return parts.map((_, index) => parts.slice(index).join("'"));
}

function findTokens(text: string, portals: PrivateValues['portals']): Hit[] {
  return [...text.matchAll(TOKENS)].flatMap(({ 0: token, index }): Hit[] => {
    const home = token.length === TOKEN_LENGTH ? portals.get(token) : undefined;
    if (home === undefined || isInWord(text, index, TOKEN_LENGTH)) return [];
    return [{ kind: "another affiliate's private address", text: null, home }];
  });
}

/** Whether letters or digits stand directly before or behind a part of a text. */
function isInWord(text: string, start: number, length: number): boolean {
  return (
    /[\p{L}\p{M}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[\p{L}\p{M}\p{N}]/u.test(text.slice(start + length, start + length + 2))
  );
}

function filePhrases({ texts, published }: PrivateValues): Phrases {
  const phrases = new Map<string, Beginning>();
  for (const phrase of [...published.map((text) => ({ text, kind: null, exact: false })), ...texts]) {
    const words = wordsOf(phrase.text);
    const [first] = words;
    if (!first) continue;
    const beginning = phrases.get(first.text) ?? { lengths: new Set(), byWords: new Map<string, Phrase[]>() };
    const key = keyOf(words, 0, words.length);
    const there = beginning.byWords.get(key);
    if (there) there.push(phrase);
    else beginning.byWords.set(key, [phrase]);
    beginning.lengths.add(words.length);
    phrases.set(first.text, beginning);
  }
  return phrases;
}

/** Some words in a row, whatever stands between them. */
function keyOf(words: readonly Word[], start: number, length: number): string {
  let key = '';
  for (let index = start; index < start + length; index++) key += `${words[index]?.text ?? ''} `;
  return key;
}

/** Private phrases in a text, but for those that lie inside a published name. */
function findPhrases(text: string, words: readonly Word[], phrases: Phrases): Hit[] {
  const found: Hit[] = [];
  let publishedUntil = 0;
  for (const [index, word] of words.entries()) {
    const beginning = phrases.get(word.text);
    if (!beginning) continue;
    const matches = [...beginning.lengths].flatMap((length) =>
      (beginning.byWords.get(keyOf(words, index, length)) ?? []).map((phrase) => ({
        ...phrase,
        end: index + length,
      })),
    );
    for (const { kind, end } of matches) if (kind === null) publishedUntil = Math.max(publishedUntil, end);
    for (const { text: phrase, kind, exact, end } of matches) {
      if (kind === null || end <= publishedUntil) continue;
      const shown = text.slice(word.start, words[end - 1]?.end);
      if (!exact || shown === phrase) found.push({ kind, text: phrase });
    }
  }
  return found;
}
