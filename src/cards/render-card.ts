import { KithError } from '../core/errors.ts';
import type { Plan, PlannedBand, PlannedScene } from '../schemas/plan.ts';
import type { Brand } from '../schemas/program.ts';
import { problemOf } from './card-problems.ts';
import { textsOf } from './part-source.ts';
import { joinCard } from './join-card.ts';
import { renderBand, renderScene } from './render-part.ts';
import { openStudio, type Studio } from './studio.ts';
import { cardsVersion } from './version.ts';

/** The studio of the last call: whoever looks at one card looks at the next. */
let last: { readonly version: string; readonly studio: Promise<Studio> } | undefined;

/**
 * Renders one card of a plan, whole, for previews. `site` is the folder that holds content/ and public/.
 * @throws KithError when the plan has no such card, or it cannot be drawn.
 */
export async function renderCard(
  plan: Pick<Plan, 'scenes' | 'bands' | 'cards' | 'programs'>,
  path: string,
  site: string,
): Promise<Buffer> {
  const card = plan.cards.find((candidate) => candidate.path === path);
  const scene = card && plan.scenes[card.scene];
  const band = card && card.band !== null ? plan.bands[card.band] : null;
  const brand = scene && plan.programs[scene.locale]?.brand;
  if (!scene || band === undefined || !brand) {
    throw new KithError(`There is no card ${path}`, {
      hint: 'Its affiliate, segment or language may be gone from the content.',
    });
  }
  const { png } = await renderWhole(scene, band, { path, brand, site });
  return png;
}

/** A card from its parts, and the texts that it does not show whole. @throws KithError when it cannot be drawn. */
export async function renderWhole(
  scene: PlannedScene,
  band: PlannedBand | null,
  { path, brand, site }: { readonly path: string; readonly brand: Brand; readonly site: string },
): Promise<{ readonly png: Buffer; readonly cut: readonly string[] }> {
  const version = await cardsVersion({ site, brand });
  if (last?.version !== version) last = { version, studio: openStudio(brand, site) };
  const studio = await last.studio;
  try {
    const { part } = await renderScene(scene, studio);
    const below = band && (await renderBand(band, studio)).part;
    const png = Buffer.concat(joinCard(path, scene.format, part, below, studio.palette));
    return { png, cut: [...part.cut, ...(below?.cut ?? [])] };
  } catch (thrown) {
    const texts = [...textsOf(scene), ...(band ? textsOf(band) : [])];
    const problem = problemOf(thrown, { path, count: 1 }, texts);
    throw new KithError(problem.message, { ...problem, cause: thrown });
  }
}
