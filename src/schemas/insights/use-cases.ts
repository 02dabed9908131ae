import type { Comparison } from './figures.ts';

/** Which use cases accounts of their first 30 days have in common that stayed, or that grew. Private. */
export interface UseCaseInsights {
  /** All accounts first, then each segment that has a rule; empty where it cannot be told. */
  readonly scopes: readonly UseCasesOfScope[];
  /** Use cases whose file names no actions: what the data says of them is unknown. */
  readonly unmapped: readonly string[];
  /** Actions that a use case names and that nobody has ever done: perhaps misspelt. */
  readonly unknownActions: readonly { readonly useCase: string; readonly action: string }[];
  /** Why there is nothing, where that is not plain. */
  readonly reason: string | null;
}

export interface UseCasesOfScope {
  /** Null: all accounts. */
  readonly segment: string | null;
  /** Those first that go with staying or growing, then the most frequent. */
  readonly useCases: readonly UseCaseInsight[];
}

export interface UseCaseInsight {
  readonly useCase: string;
  /** Mature accounts that did it in their first 30 days. */
  readonly accounts: number;
  /** Still a customer: those that did it early against those that did not. */
  readonly stayed: Comparison;
  /** Pays for more than it began with; null where the data does not say. */
  readonly grown: Comparison | null;
  /** Whether the segment's file lists it; of all accounts, whether any does. */
  readonly listed: boolean;
}
