import { messageOf } from '../../core/errors.ts';
import type { Plan } from '../../schemas/plan.ts';
import { galleryCards, type Length, LENGTHS } from './gallery-cards.ts';
import { renderGallery } from './render-gallery.ts';

/** Where the gallery stands while developing; no build has it. */
export const GALLERY = '/_cards/';

export interface GalleryAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  /** Texts that the card does not show whole. */
  readonly cut: readonly string[];
}

/**
 * Answers a request below the gallery's address: the page itself, or one card,
 * `/_cards/en/long/statement-og.png`; null where it is another's.
 */
export async function serveGallery(path: string, plan: Plan, site: string): Promise<GalleryAnswer | null> {
  if (!path.startsWith(GALLERY)) return null;
  const [locale = plan.defaultLocale, length = 'real', file] = path
    .slice(GALLERY.length)
    .split('/')
    .filter(Boolean);
  if (!isLength(length) || !Object.hasOwn(plan.programs, locale))
    return page(404, 'There is no such gallery.');
  const cards = galleryCards(plan, locale, length);
  if (file === undefined) return page(200, renderGallery(plan, cards, { locale, length }));
  const card = cards.find(({ template, format }) => `${template}-${format}.png` === file);
  const brand = plan.programs[locale]?.brand;
  if (!card || !brand) return page(404, 'There is no such card.');
  try {
    const { renderWhole } = await import('../../cards/render-card.ts');
    const { png, cut } = await renderWhole(card.scene, card.band, { path: file, brand, site });
    return { status: 200, type: 'image/png', body: png, cut };
  } catch (thrown) {
    return { status: 500, type: 'text/plain; charset=utf-8', body: messageOf(thrown), cut: [] };
  }
}

function isLength(text: string): text is Length {
  return (LENGTHS as readonly string[]).includes(text);
}

function page(status: number, body: string): GalleryAnswer {
  return { status, type: 'text/html; charset=utf-8', body, cut: [] };
}
