import { createRequire } from 'node:module';
import type * as Budoux from 'budoux';
import { graphemesOf } from './graphemes.ts';

/** No line begins with these: https://www.w3.org/TR/jlreq/#characters_not_starting_a_line */
const NO_START =
  /^[、。，．・：；？！ヽヾゝゞ々〻ー）］｝〕〉》」』】〙〗〟’”»)\]},.:;!?%％‰°℃…‥〜～–—‐\-/／\u00a0\u202fぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ]/u;
/** No line ends with these. */
const NO_END = /[（［｛〔〈《「『【〘〖〝‘“«([{¥￥$＄€£#＃№/／\u00a0\u202f]$/u;
/** A line may always begin with an opening bracket, after a colon, and with a number after a long word in katakana. */
const BREAK = /(?=[（「『【〈《])|(?<=：)(?=.)|(?<=[ァ-ヶー]{4})(?=\d)/u;
/** A number stays with what it counts: 30分, 2か月, 第3回. */
const COUNTED = /\d(?:[かヶカヵ]$|$)/u;
const ORDINAL = /第$/u;
/** What points at a word stays with it, a verb with what it goes on with: その5人, 開けておく, という. */
const POINTING = /(?:^|[^\p{Script=Hiragana}])(?:[そこあど]の|[そこあど]んな)$/u;
const LINKING = /(?:て|んで)$/u;
const GOES_ON = /^(?:お[かきくけこい]|い[るたなまて]|しま[いうっ]|くださ|くれ[るたまな])/u;
const SAYING = /と$/u;
const SAID = /^い[うえいわっ]/u;
/** Letters and digits of other scripts are broken by their own rules, not by these. */
const LATIN_END = /[\p{Script=Latin}\p{Nd}]$/u;
const LATIN_START = /^[\p{Script=Latin}\p{Nd}]/u;

const MODELS = { ja: 'jaModel', hans: 'zhHansModel', hant: 'zhHantModel' } as const;
const parsers = new Map<keyof typeof MODELS, Budoux.Parser>();
const require = createRequire(import.meta.url);

/** The phrases of a Japanese or Chinese text, after any of which a line may end. */
export function phrasesOf(text: string, locale: string): string[] {
  const phrases = parserFor(text, locale).parse(text);
  return keepTogether(phrases.flatMap((phrase) => phrase.split(BREAK)));
}

/** The least pieces of such a text between which a line may break at all. */
export function unitsOf(text: string): string[] {
  return keepTogether(graphemesOf(text));
}

/** Chinese is read as such in Chinese locales; kana are Japanese everywhere. */
function parserFor(text: string, locale: string): Budoux.Parser {
  const isChinese = locale.startsWith('zh') && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  const name = !isChinese ? 'ja' : /-(?:TW|HK|MO)$/.test(locale) ? 'hant' : 'hans';
  const parser = parsers.get(name) ?? readParser(name);
  parsers.set(name, parser);
  return parser;
}

/** Read only for the first text that needs it: that takes a tenth of a second. */
function readParser(name: keyof typeof MODELS): Budoux.Parser {
  const budoux = require('budoux') as typeof Budoux;
  return new budoux.Parser(budoux[MODELS[name]]);
}

function keepTogether(pieces: readonly string[]): string[] {
  const kept: string[] = [];
  for (const piece of pieces) {
    const before = kept.at(-1);
    if (before !== undefined && belongTogether(before, piece)) kept[kept.length - 1] = before + piece;
    else kept.push(piece);
  }
  return kept;
}

function belongTogether(before: string, after: string): boolean {
  return (
    NO_START.test(after) ||
    NO_END.test(before) ||
    COUNTED.test(before) ||
    (ORDINAL.test(before) && LATIN_START.test(after)) ||
    POINTING.test(before) ||
    (LINKING.test(before) && GOES_ON.test(after)) ||
    (SAYING.test(before) && SAID.test(after)) ||
    (LATIN_END.test(before) && LATIN_START.test(after))
  );
}
