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

/** What looks like the token in the address of a portal. */
const TOKEN = /(?<![\p{L}\p{M}\p{N}])[0-9a-v]{26}(?![\p{L}\p{M}\p{N}])/gu;

/**
 * Looks for private values in texts. Each word of a text is looked up once, however many values there are: names and
 * ids are filed by their first two words.
 * @returns a function that finds what a text gives away, each value once; `file` is the path in dist
 */
export function openSearch(values: PrivateValues): (text: string, file: string) => Finding[] {
  const searchPassages = openPassageSearch(filePhrases(values));
  return (text, file) => {
    const found = new Map<string, Finding>();
    const add = (finding: Finding) => void found.set(`${finding.kind} ${finding.text ?? ''}`, finding);
    for (const email of findEmails(text, values.emails)) {
      add({ kind: 'the e-mail address of a contact or an affiliate', text: email });
    }
    if (values.secrets.some((secret) => text.includes(secret))) {
      add({ kind: 'the secret behind the portals', text: null });
    }
    for (const [token] of text.matchAll(TOKEN)) {
      const home = values.portals.get(token);
      if (home !== undefined && !`/${file}`.includes(`/${home}`)) {
        add({ kind: "another affiliate's private address", text: null });
      }
    }
    for (const { text: phrase, kind } of searchPassages(text)) add({ kind, text: phrase });
    return [...found.values()];
  };
}

/** Passages that are remembered as harmless before the memory of them begins anew. */
const MOST_PASSAGES = 200_000;

/**
 * Looks for phrases line by line, each line together with the next, for a name may run over the end of a line. Pages
 * about one segment have nearly all their lines in common: a passage in which nothing was found is not looked at again.
 */
function openPassageSearch(phrases: Phrases): (text: string) => PrivateText[] {
  /** A line -> the lines after which it is harmless. */
  const harmless = new Map<string, Set<string>>();
  let known = 0;
  const remember = (line: string, next: string) => {
    if (++known > MOST_PASSAGES) {
      harmless.clear();
      known = 1;
    }
    harmless.set(line, (harmless.get(line) ?? new Set()).add(next));
  };
  return (text) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => {
      const next = lines[index + 1] ?? '';
      if (harmless.get(line)?.has(next)) return [];
      const passage = `${line}\n${next}`;
      const found = findPhrases(passage, wordsOf(passage), phrases);
      if (found.length === 0) remember(line, next);
      return found;
    });
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
function findPhrases(text: string, words: readonly Word[], phrases: Phrases): PrivateText[] {
  const found: PrivateText[] = [];
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
      if (!exact || shown === phrase) found.push({ text: phrase, kind, exact });
    }
  }
  return found;
}
