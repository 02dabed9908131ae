import type { FontScript } from '../schemas/font-scripts.ts';
import type { Face } from './face.ts';
import type { FontFile } from './fonts.ts';
import { graphemesOf, isEmoji } from './graphemes.ts';
import { scriptOf } from './scripts.ts';
import { isInRange } from './unicode-range.ts';
import type { Role, Typefaces } from './typefaces.ts';

/** Graphemes side by side that one font draws; null where no font has them. */
export interface Stretch {
  readonly text: string;
  readonly face: Face | null;
}

/** Marks that Latin fonts have too, but not as ideographs want them: in the middle of the line, and as wide as one. */
const AMONG_IDEOGRAPHS = /[“”‘’…—―·•※→←↑↓○●◎△▲□■◆★☆×÷±§¶°℃〜～]/u;
const IDEOGRAPHIC: readonly (FontScript | null)[] = ['Japanese', 'Simplified Chinese', 'Traditional Chinese'];
/** Who else has ideographs that one of them lacks. */
const HAN_FONTS: readonly FontScript[] = ['Japanese', 'Simplified Chinese', 'Traditional Chinese', 'Korean'];

/**
 * The fonts of a word: letters side by side are of one family wherever there is one that has them all, so that no word
 * changes its face midway; what is left is drawn by whichever has it.
 */
export function chooseFaces(word: string, role: Role, locale: string, typefaces: Typefaces): Stretch[] {
  const stretches: { text: string; face: Face | null }[] = [];
  for (const { graphemes, script } of groupByScript(word, locale)) {
    const families = familiesFor(script, role, typefaces);
    const whole = families.find((family) =>
      graphemes.every((grapheme) => isEmoji(grapheme) || faceIn(family, grapheme, typefaces)),
    );
    for (const grapheme of graphemes) {
      const face = faceFor(grapheme, whole ? [whole, ...families] : families, role, typefaces);
      const before = stretches.at(-1);
      if (before?.face === face) before.text += grapheme;
      else stretches.push({ text: grapheme, face });
    }
  }
  return stretches;
}

interface Group {
  readonly graphemes: string[];
  readonly script: FontScript | null;
}

/** Letters of one script, with the signs among and after them. */
function groupByScript(word: string, locale: string): Group[] {
  const graphemes = graphemesOf(word);
  const own = graphemes.map((grapheme) => (isEmoji(grapheme) ? null : scriptOf(grapheme, locale)));
  const groups: Group[] = [];
  for (const [index, grapheme] of graphemes.entries()) {
    const script = own[index] ?? besideIdeographs(grapheme, index, own) ?? null;
    const before = groups.at(-1);
    if (before && (before.script === script || (script === null && !IDEOGRAPHIC.includes(before.script)))) {
      before.graphemes.push(grapheme);
    } else if (before && before.script === null && !IDEOGRAPHIC.includes(script)) {
      groups[groups.length - 1] = { graphemes: [...before.graphemes, grapheme], script };
    } else {
      groups.push({ graphemes: [grapheme], script });
    }
  }
  return groups;
}

/** The script of a mark that ideographs want as their own, where one is the nearest letter. */
function besideIdeographs(grapheme: string, index: number, own: readonly (FontScript | null)[]) {
  if (!AMONG_IDEOGRAPHS.test(grapheme)) return null;
  const before = own.slice(0, index).findLast((script) => script !== null);
  const after = own.slice(index + 1).find((script) => script !== null);
  return [before, after].find((script) => script !== undefined && IDEOGRAPHIC.includes(script)) ?? null;
}

type Family = readonly FontFile[];

/** In the order in which they are asked. */
function familiesFor(script: FontScript | null, role: Role, { fonts }: Typefaces): Family[] {
  const { brand, scripts } = fonts[role];
  const of = (name: FontScript) => scripts.get(name) ?? [];
  if (script === null || script === 'Latin') return [...brand, of('Latin')];
  if (script === 'Cyrillic' || script === 'Greek') return [...brand, of(script)];
  return [of(script), ...(IDEOGRAPHIC.includes(script) ? HAN_FONTS.map(of) : []), ...brand];
}

/** A font that has the grapheme: of the families, else of emoji, else any at all. */
function faceFor(
  grapheme: string,
  families: readonly Family[],
  role: Role,
  typefaces: Typefaces,
): Face | null {
  const { brand, scripts, emoji } = typefaces.fonts[role];
  const candidates = isEmoji(grapheme)
    ? [emoji, ...families]
    : [...families, emoji, ...brand, ...scripts.values()];
  for (const family of candidates) {
    const face = faceIn(family, grapheme, typefaces);
    if (face) return face;
  }
  return null;
}

function faceIn(family: Family, grapheme: string, { open }: Typefaces): Face | undefined {
  for (const file of family) {
    if (file.range !== null && !isInRange(grapheme, file.range)) continue;
    const face = open(file);
    if (face.has(grapheme)) return face;
  }
  return undefined;
}
