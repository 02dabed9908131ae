import { KithError, messageOf, type Problem } from '../core/errors.ts';
import { FONT_SCRIPTS, type FontScript } from '../schemas/font-scripts.ts';
import { MissingGlyphs } from './draw-part.ts';
import { packageOf } from './fonts.ts';
import { graphemesOf } from './graphemes.ts';
import { nameScript } from './scripts.ts';

/** Letters of a text that a problem quotes: more than a field of content may have. */
const MOST_QUOTED = 400;

/** Where a scene or band is seen: its first card, and how many cards it has. */
export interface Shown {
  readonly path: string;
  readonly count: number;
}

/** Why a scene or band could not be drawn. */
export function problemOf(thrown: unknown, shown: Shown, texts: readonly string[]): Problem {
  if (thrown instanceof MissingGlyphs) return missingProblem(thrown.graphemes, shown, texts);
  const known = thrown instanceof KithError ? thrown : null;
  return {
    message: `The card ${nameOf(shown)} cannot be drawn: ${messageOf(thrown)}`,
    hint:
      known?.hint ??
      'Its texts and pictures are what it is made of; if those are in order, please report this.',
    where: known?.where,
  };
}

/** What a card leaves out for want of room. */
export function cutProblem(cut: string, shown: Shown): Problem {
  return {
    message: `The card ${nameOf(shown)} does not show all of “${beginningOf(cut)}”`,
    hint: 'Shorten the text; the card ends it with an ellipsis.',
  };
}

/** A word that a card breaks for want of room. */
export function brokenProblem(word: string, shown: Shown): Problem {
  return {
    message: `The card ${nameOf(shown)} breaks the word “${beginningOf(word)}” to fit it in`,
    hint: 'Choose a shorter word, or write a soft hyphen (U+00AD) where it may be broken.',
  };
}

/** Of a text that nobody would read to its end, enough to find it. */
function beginningOf(text: string): string {
  const graphemes = graphemesOf(text);
  return graphemes.length > MOST_QUOTED ? `${graphemes.slice(0, MOST_QUOTED).join('')}…` : text;
}

function missingProblem(graphemes: readonly string[], shown: Shown, texts: readonly string[]): Problem {
  const characters = graphemes.map((grapheme) => `${grapheme} (${codePoints(grapheme)})`).join(', ');
  const script = graphemes.map(nameScript).find((name) => name !== null) ?? null;
  const text = texts.find((candidate) => graphemes.some((grapheme) => candidate.includes(grapheme))) ?? '';
  return {
    message: `The card ${nameOf(shown)} cannot be drawn: no font has ${script === null ? '' : `the ${script} `}${characters} of “${text}”`,
    hint: script === null ? OTHER_CHARACTERS : installFor(script),
    where: { file: 'content/program.yaml', key: 'brand.fonts' },
  };
}

const OTHER_CHARACTERS =
  'Write it with other characters, or name a family in brand.fonts that has them. All families: https://fontsource.org';

/** What to do about a script. Fonts that are installed are used without being named. */
function installFor(script: string): string {
  if (!isFontScript(script)) {
    return `Name a family in brand.fonts that has ${script}, such as those of https://fontsource.org, or write it in other letters.`;
  }
  return `Run npm i ${packageOf(FONT_SCRIPTS[script])}, or name another family in brand.fonts.scripts.${script}. All families: https://fontsource.org`;
}

function isFontScript(name: string): name is FontScript {
  return Object.hasOwn(FONT_SCRIPTS, name);
}

function nameOf({ path, count }: Shown): string {
  return count > 1 ? `${path} (and ${count - 1} more)` : path;
}

function codePoints(grapheme: string): string {
  return Array.from(
    grapheme,
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
}
