import type { Affiliate } from '../../schemas/affiliate.ts';
import type { Choices } from '../../schemas/choices.ts';
import type { Insights } from '../../schemas/insights/insights.ts';
import type { Plan, PlannedPage } from '../../schemas/plan.ts';
import type { Entry, Project } from '../../schemas/project.ts';

/** Why a page shows what it shows. Reasons are clauses that can follow "because". Private: it says what pages do not. */
export interface Explanation {
  readonly path: string;
  readonly kind: PlannedPage['kind'];
  readonly locale: string;
  /** "Landing page of Chiara Bellandi for restaurants, in English." */
  readonly summary: string;
  /** From the top of the page to its end. */
  readonly parts: readonly ExplainedPart[];
}

export interface ExplainedPart {
  readonly part: string;
  /** Why it is there, or stands in this order, or why there is nothing. */
  readonly because: readonly string[];
  readonly shows: readonly Reasoned[];
  /** What could have stood there. */
  readonly leavesOut: readonly Reasoned[];
}

export interface Reasoned {
  readonly what: string;
  readonly because: readonly string[];
}

/** All that an explanation is drawn from. */
export interface Explained {
  readonly project: Project;
  readonly affiliates: readonly Pick<Entry<Affiliate>, 'id' | 'file' | 'data'>[];
  readonly insights: Insights;
  readonly plan: Plan;
  readonly page: PlannedPage;
  readonly choices: Choices;
}

/** Explains one part of a page; null where the page has none. */
export type ExplainPart = (explained: Explained) => ExplainedPart | null;

/** A part with what is said of it; the rest is empty. */
export function part(name: string, said: Partial<Omit<ExplainedPart, 'part'>>): ExplainedPart {
  return { part: name, because: [], shows: [], leavesOut: [], ...said };
}
