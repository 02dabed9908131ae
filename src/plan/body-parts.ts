import type {
  Plan,
  PlannedCaseStudy,
  PlannedGuide,
  PlannedSegment,
  PlannedUseCase,
} from '../schemas/plan.ts';
import { entryLink } from './entry-link.ts';
import { firstSteps } from './first-steps.ts';
import { bestKey } from './keys.ts';
import type { BodyParts } from './view-types.ts';

type Written = PlannedSegment | PlannedUseCase | PlannedCaseStudy | PlannedGuide;

const NONE: BodyParts = { figures: [], steps: [], quotes: [] };

const partsByPlan = new WeakMap<object, WeakMap<Written, BodyParts>>();

/**
 * What the components of an entry's text show besides what its page has anyway. One object an entry, so that it is
 * digested once, however many pages show the text.
 */
export function bodyParts(plan: Plan, entry: Written): BodyParts {
  const { components, figuresOf, quotes } = entry.body.shows;
  if (figuresOf.length === 0 && quotes.length === 0 && !components.includes('Steps')) return NONE;
  const known = partsByPlan.get(plan.pages) ?? new WeakMap<Written, BodyParts>();
  partsByPlan.set(plan.pages, known);
  const parts = known.get(entry) ?? buildParts(plan, entry);
  known.set(entry, parts);
  return parts;
}

function buildParts(plan: Plan, entry: Written): BodyParts {
  const { components, figuresOf, quotes } = entry.body.shows;
  return {
    figures: figuresOf.flatMap((id) => {
      const segment = plan.segments[keyIn(plan.segments, plan, id, entry.lang) ?? ''];
      return segment ? [{ segment: id, audience: segment.audience, proofs: segment.proofs }] : [];
    }),
    steps: components.includes('Steps') && 'steps' in entry ? firstSteps(plan, entry).steps : [],
    quotes: quotes.flatMap((id) => {
      const key = keyIn(plan.caseStudies, plan, id, entry.lang);
      return key === null ? [] : [entryLink(plan, 'case-studies', plan.caseStudies, key)];
    }),
  };
}

function keyIn(
  table: Readonly<Record<string, unknown>>,
  plan: Plan,
  id: string,
  lang: string,
): string | null {
  return bestKey(table, id, lang, plan.defaultLocale);
}
