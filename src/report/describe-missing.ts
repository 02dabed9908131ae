import type { Insights } from '../schemas/insights/insights.ts';
import type { Section } from './section.ts';

/** What could not be learned, and the data that it would take; null where nothing is missing. */
export function describeMissing({ missing }: Insights): Section | null {
  if (missing.length === 0) return null;
  return {
    title: 'What the data does not tell',
    summary: 'Nothing is guessed: where a table or column is missing, pages show what you wrote.',
    findings: [],
    notes: missing,
  };
}
