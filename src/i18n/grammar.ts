/** What a language does to words that are put together, so that patterns can be written as if they were not. */
export interface Grammar {
  /** A text and the word behind it, put together: French elides, "de" + "Anaïs" = "d’Anaïs". */
  readonly join: (before: string, word: string) => string;
  /** A finished text in the language's typography, its length unchanged. */
  readonly typeset: (text: string) => string;
}

const PLAIN: Grammar = { join: (before, word) => before + word, typeset: (text) => text };

/** "y" only before a consonant: "d’Yves", "de Yann". */
const FRENCH_VOWEL = /^(?:[aàâäæeéèêëiîïoôöœuùûü]|y(?![aàâeéèêiïoôuù]))/iu;
/** Words that begin with a mute "h" where audiences are named. */
const FRENCH_MUTE_H =
  /^h(?:abit|arm|ebdo|éberg|erb|eur|istor|omm|onor|ôpit|orlog|ospi|ôtel|ôtes|uiss|umain|ydro)/iu;
const FRENCH_ELIDED = /(^|[\s(«“’'\u00a0])([ldjmtsn]|qu|jusqu|lorsqu|puisqu)([ea]) $/iu;

const FRENCH: Grammar = {
  join: (before, word) =>
    (FRENCH_VOWEL.test(word) || FRENCH_MUTE_H.test(word) ? before.replace(FRENCH_ELIDED, elide) : before) +
    word,
  // A no-break space where French has a space that no line may begin after.
  typeset: (text) => tieAmounts(text.replace(/ ([:;?!»])/gu, '\u00a0$1').replace(/« /gu, '«\u00a0')),
};

const GERMAN: Grammar = { join: (before, word) => before + word, typeset: tieAmounts };

/** No line begins with the sign of an amount: "300 €". */
function tieAmounts(text: string): string {
  return text.replace(/(?<=\d) (?=[€£$%])/gu, '\u00a0');
}

/** "la" loses its vowel too, "ta" and "ma" do not. */
function elide(found: string, before: string, word: string, vowel: string): string {
  return vowel.toLowerCase() === 'a' && word.toLowerCase() !== 'l' ? found : `${before}${word}’`;
}

/** The preposition "ل", alone or behind "و", as a word that the next one is joined to. */
const ARABIC_TO = /(?:^|[\s(«])و?ل$/u;

const ARABIC: Grammar = {
  // "ل" + "المطاعم" = "للمطاعم"; before Latin letters a stroke joins it: "لـHalfpast".
  join: (before, word) => {
    if (!ARABIC_TO.test(before)) return before + word;
    if (word.startsWith('ال')) return before + word.slice(1);
    return before + (/^\p{Script=Arabic}/u.test(word) ? '' : 'ـ') + word;
  },
  typeset: (text) => text,
};

const JAPANESE: Grammar = {
  join: (before, word) => before + word,
  // Sentences that were put together stand without the space that other languages need: 「…です。 次の…」.
  typeset: (text) => nestQuotes(text.replace(/(?<=[。！？」』）、：]) +(?=\S)(?!https?:)/gu, '')),
};

/** Within 「…」 what is quoted stands in 『…』. A quote ends with its paragraph. */
function nestQuotes(text: string): string {
  let depth = 0;
  return text.replace(/[「」\n]/gu, (mark) => {
    if (mark === '\n') depth = 0;
    if (mark === '「') return ++depth > 1 ? '『' : mark;
    if (mark === '」') return (depth = Math.max(0, depth - 1)) > 0 ? '』' : mark;
    return mark;
  });
}

const GRAMMARS: Readonly<Record<string, Grammar>> = { fr: FRENCH, de: GERMAN, ar: ARABIC, ja: JAPANESE };

/** The grammar of a locale, else of its language; most need none. */
export function grammarOf(locale: string): Grammar {
  return GRAMMARS[locale] ?? GRAMMARS[locale.slice(0, 2)] ?? PLAIN;
}
