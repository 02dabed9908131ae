import { escapeHtml } from '../core/escape-html.ts';
import type { KitBanner, KitImage } from '../schemas/kit.ts';
import { languageAttributes, type Language } from './block-markup.ts';
import type { KitLinks } from './kit-links.ts';

interface Setting {
  /** Address of the program's site, where the images are. */
  readonly site: string;
  readonly links: KitLinks;
  readonly disclosure: string;
  readonly language: Language;
}

/** Code for every banner of a kit, with the disclosure below it and no script. */
export function buildBanners(images: readonly KitImage[], setting: Setting): KitBanner[] {
  const banners = images.filter(({ place }) => place === 'banners');
  return banners.map(({ creative: image, format, width, height, card, alt }) => {
    const creative = `banner-${image}`;
    const banner = {
      creative,
      label: `${width} × ${height}`,
      ...{ format, width, height, alt },
      link: setting.links.to(creative, 'banner'),
      image: new URL(`/${card}`, setting.site).href,
    };
    return { ...banner, html: renderBanner(banner, setting) };
  });
}

function renderBanner(
  { width, height, alt, link, image }: Omit<KitBanner, 'html'>,
  { disclosure, language }: Setting,
): string {
  const picture = `<img src="${escapeHtml(image)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}" loading="lazy" style="display:block;max-width:100%;height:auto;border:0">`;
  return [
    `<div ${languageAttributes(language)} style="max-width:${width}px;font:12px/1.4 sans-serif">`,
    `<a href="${escapeHtml(link)}" rel="sponsored noopener" target="_blank">${picture}</a>`,
    escapeHtml(disclosure),
    '</div>\n',
  ].join('\n');
}
