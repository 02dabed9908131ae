import { CHANNELS, type ChannelName, type Counting } from '../schemas/channel.ts';

const LINK = /https?:\/\/\S+/gu;

const COUNTINGS: Readonly<Record<Counting, (text: string) => number>> = {
  characters: (text) => text.length,
  x: xLength,
  wide: wideLength,
  words: (text) => text.replace(LINK, '').length,
};

/** The length of a text as the place where it is used counts it. */
export function lengthOn(channel: ChannelName, text: string): number {
  return COUNTINGS[CHANNELS[channel].counting](text);
}

export function fitsOn(channel: ChannelName, text: string): boolean {
  const { most } = CHANNELS[channel];
  return most === null || lengthOn(channel, text) <= most;
}

/** What X counts for any link, however long. */
const X_LINK = 23;
/** X makes links of bare domains too. */
const BARE_DOMAIN = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/\S*)?/gu;
/** Code points that count as one; all others count as two. */
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
/** An emoji counts two, of however many code points it is joined. */
const EMOJI = /\p{RGI_Emoji}/gv;
/** Whether there may be one: a hundred times as fast to find out, and most texts have none. */
const PERHAPS_EMOJI = /[\u00a9\u00ae\u203c\u2049\u20e3\u2122-\u3299\u{1f000}-\u{1fbff}]/u;

/** Length of a post as X counts it, or more: what only looks like a domain counts as a link here. */
export function xLength(text: string): number {
  const links = text.match(LINK)?.length ?? 0;
  const rest = text.normalize('NFC').replace(LINK, '');
  const words = PERHAPS_EMOJI.test(rest) ? rest.replace(EMOJI, '\u0000') : rest;
  const emoji = words.split('\u0000').length - 1;
  const domains = (words.match(BARE_DOMAIN) ?? []).reduce(
    (sum, domain) => sum + Math.max(0, X_LINK - domain.length),
    0,
  );
  // Each stands as one light character in the words, and counts as two.
  return links * X_LINK + emoji + domains + [...words].reduce((sum, letter) => sum + weight(letter), 0);
}

function weight(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  return LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
}

/** Letters of Chinese, Japanese and Korean, their punctuation and full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** Full-width letters count double. */
export function wideLength(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}
