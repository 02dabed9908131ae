import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KithError, messageOf } from '../../core/errors.ts';
import { type CardTemplateName, hasBand } from '../../schemas/card.ts';
import type { PlannedScene } from '../../schemas/plan.ts';
import { h } from '../h.ts';
import { OFFER_BANNER, STATEMENT_BANNER } from './banner.ts';
import { OFFER } from './offer.ts';
import { PROOF } from './proof.ts';
import { QUOTE } from './quote.ts';
import { STATEMENT } from './statement.ts';
import { STEPS } from './steps.ts';
import { type Drawing, type Materials, ROLES_OF_TEXTS, type SceneTemplate, type Texts } from './template.ts';

const TEMPLATES: Readonly<Record<CardTemplateName, SceneTemplate>> = {
  statement: STATEMENT,
  proof: PROOF,
  quote: QUOTE,
  offer: OFFER,
  steps: STEPS,
};

/** What draws a scene: a layout of Kith's, in banners one that is made for them, or a file of the site's own. */
export async function findTemplate(scene: PlannedScene, site: string): Promise<SceneTemplate> {
  const { layout, format } = scene;
  if (layout.endsWith('.ts')) return guarded(await loadTemplate(layout, site), layout);
  const own = TEMPLATES[layout as CardTemplateName];
  if (hasBand(format)) return own;
  return own === OFFER ? OFFER_BANNER : STATEMENT_BANNER;
}

/** A template of the site's own: a module whose default export draws, given texts, materials and `h`. */
async function loadTemplate(layout: string, site: string): Promise<OwnDraw> {
  const path = join(site, 'content', 'cards', layout);
  const where = { file: `content/cards/${layout}` };
  await access(path).catch((cause: unknown) => {
    throw new KithError('The template does not exist', {
      hint: `Write it, or name another layout.`,
      where,
      cause,
    });
  });
  const loaded = (await import(/* @vite-ignore */ pathToFileURL(path).href).catch((cause: unknown) => {
    throw new KithError(`The template cannot be loaded: ${messageOf(cause)}`, { where, cause });
  })) as { default?: unknown };
  if (typeof loaded.default !== 'function') {
    throw new KithError('The template has no default export that draws', {
      hint: 'It is a function: export default (texts, materials) => materials.h("div", { style: {...} }, ...).',
      where,
    });
  }
  return loaded.default as OwnDraw;
}

/** What a site's own template may turn out to give. */
type OwnDraw = (
  texts: Texts,
  materials: Materials & { readonly h: typeof h },
) => Partial<Drawing> | null | undefined;

/** Says whose fault it is when a site's own template throws or draws nothing. */
function guarded(draw: OwnDraw, layout: string): SceneTemplate {
  const where = { file: `content/cards/${layout}` };
  const attempt: OwnDraw = (texts, materials) => {
    try {
      return draw(texts, materials);
    } catch (cause) {
      throw new KithError(`The template threw: ${messageOf(cause)}`, { where, cause });
    }
  };
  return {
    roles: ROLES_OF_TEXTS,
    draw: (texts, materials) => {
      const drawn = attempt(texts, { ...materials, h });
      if (!drawn?.element) throw new KithError('The template drew nothing', { where });
      return { element: drawn.element, cut: drawn.cut ?? [], overlays: drawn.overlays ?? [] };
    },
  };
}
