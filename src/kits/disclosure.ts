import { KithError } from '../core/errors.ts';
import type { Plan } from '../schemas/plan.ts';
import { copyFor } from './copy/copy-for.ts';

/** The sentence that stands in everything that an affiliate posts, in the affiliate's own voice. */
export function disclosureFor(plan: Plan, locale: string, affiliate: string): string {
  const program = plan.programs[locale];
  const row = plan.affiliates[`${locale}/${affiliate}`];
  if (!program || !row) {
    throw new KithError(`The plan has no affiliate "${affiliate}" in "${locale}"`, {
      hint: 'This is a fault in Kith, not in your content. Please report it with the message above.',
    });
  }
  const copy = copyFor(locale);
  return copy.typeset(copy.disclosure({ program: program.name, kind: row.kind, name: row.name }).own);
}
