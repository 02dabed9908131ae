import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bestKey } from '../plan/keys.ts';
import type { Plan, PlannedPage } from '../schemas/plan.ts';

/** A picture of public/ that a text names: `![The rota](/rota.png)`, `src="/rota.png"`. */
const NAMED = /(?<=[("'])\/[^\s"'()<>]+\.(?:avif|gif|jpe?g|png|svg|webp)/gi;

/**
 * The pictures of public/ whose size a page writes down. Faces have one size everywhere, and cards that of their format.
 * @returns paths as in `src`
 */
export function picturesOf(plan: Plan, page: PlannedPage): string[] {
  const { logo, logoOnDark } = plan.programs[page.locale]?.brand ?? {};
  const entry = page.entry ?? '';
  const stories = page.kind === 'program' ? Object.values(plan.caseStudies) : [plan.caseStudies[entry]];
  const segment = bestKey(plan.segments, page.segment ?? '', page.locale, plan.defaultLocale) ?? '';
  const bodies = [
    plan.segments[segment],
    plan.caseStudies[entry],
    plan.useCases[entry],
    plan.guides[entry],
  ].map((each) => each?.body);
  return [logo, logoOnDark, ...stories.map((story) => story?.logo), ...bodies.flatMap(namedIn)].filter(
    (path) => typeof path === 'string',
  );
}

const read = new WeakMap<object, readonly string[]>();

/** Bodies are shared by many pages of one plan. */
function namedIn(body: Plan['guides'][string]['body'] | undefined): readonly string[] {
  if (!body?.hasText) return [];
  const known = read.get(body);
  if (known) return known;
  const named = readBody(body).match(NAMED) ?? [];
  read.set(body, named);
  return named;
}

function readBody({ collection, id }: { collection: string; id: string }): string {
  const site = resolve(process.env['KITH_SITE'] ?? '.');
  return readFileSync(join(site, 'content', collection, `${id}.mdx`), 'utf8');
}
