import type { Plan } from '../schemas/plan.ts';
import { copyFor } from './copy/copy-for.ts';
import { lookUp } from './look-up.ts';

/** The sentence that stands in everything that an affiliate posts, in the affiliate's own voice. */
export function disclosureFor(plan: Plan, locale: string, affiliate: string): string {
  const program = lookUp(plan.programs, locale, 'programs').name;
  const { kind, name } = lookUp(plan.affiliates, `${locale}/${affiliate}`, 'affiliates');
  const copy = copyFor(locale);
  return copy.typeset(copy.disclosure({ program, kind, name }).own);
}
