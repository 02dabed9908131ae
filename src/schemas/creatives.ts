import { CARD_FORMAT_NAMES, hasBand } from './card.ts';
import { LINE_CHANNELS, OWN_WORDS_CHANNELS } from './channel.ts';
import type { Copy } from './copy.ts';

const BANNERS = CARD_FORMAT_NAMES.filter((format) => !hasBand(format));

/**
 * Names of everything in a kit that carries a link, as they stand in links: texts, headlines, images with the code for
 * websites, and links for words of the affiliate's own. A single kit may lack some of them.
 * @param images `<template>-<format>`
 */
export function creativeNames(
  { texts, headlines }: Pick<Copy, 'texts' | 'headlines'>,
  images: readonly string[],
): string[] {
  return [
    ...texts.map(({ creative }) => creative),
    ...headlines.flatMap(({ kind }) => LINE_CHANNELS.map((channel) => `${channel}-${kind}`)),
    ...images,
    ...images
      .filter((image) => BANNERS.some((format) => image.endsWith(`-${format}`)))
      .map((image) => `banner-${image}`),
    ...OWN_WORDS_CHANNELS.map((channel) => `link-${channel}`),
  ];
}
