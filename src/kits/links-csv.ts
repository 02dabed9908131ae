import type { Kit } from '../schemas/kit.ts';
import { renderCsv } from '../core/csv.ts';

/** `links.csv`: every creative with its channel and its link. */
export function renderLinksCsv(kit: Kit): string {
  return renderCsv([
    ['creative', 'channel', 'url'],
    ...[...kit.texts, ...kit.headlines].map(({ creative, channel, link }) => [creative, channel, link]),
    ...kit.images.map(({ creative, link }) => [creative, 'image', link]),
    ...kit.banners.map(({ creative, link }) => [creative, 'banner', link]),
    ...kit.ownLinks.map(({ creative, channel, link }) => [creative, channel, link]),
    ['short-link', 'print', kit.shortLink],
  ]);
}
