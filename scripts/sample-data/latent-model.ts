import type { Feature, Outcome } from './planted-effects.ts';
import { BASE_LOG_ODDS, PLANTED_EFFECTS } from './planted-effects.ts';
import type { Action, Channel, Industry, Pain } from './vocabulary.ts';

/** What the model knows of an account before it draws whether the account stays. */
export interface Facts {
  readonly industry: Industry;
  readonly channel: Channel;
  readonly referredBy: string | null;
  readonly pains: readonly Pain[];
  /** Actions of the first 30 days. */
  readonly early: ReadonlySet<Action>;
  /** Whether the playbook was followed: in order, in time. */
  readonly playbook: boolean;
  readonly usage: number;
  readonly tickets_90d: number;
  readonly nps: number;
}

const TERMS: Readonly<Record<Outcome, readonly (readonly [Feature, number])[]>> = {
  staying: termsOf('staying'),
  expansion: termsOf('expansion'),
};

/** The log-odds of an outcome: the base and everything planted that applies to the account. */
export function logOddsOf(outcome: Outcome, facts: Facts): number {
  let sum = BASE_LOG_ODDS[outcome];
  for (const [feature, weight] of TERMS[outcome]) sum += weight * measureFeature(feature, facts);
  return sum;
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** 1 or 0, or for drivers how far from the middle. Columns are noise and never reach the model. */
export function measureFeature(feature: Feature, facts: Facts): number {
  switch (feature.on) {
    case 'channel':
      return Number(facts.channel === feature.is);
    case 'industry':
      return Number(facts.industry === feature.is);
    case 'pain':
      return Number(facts.industry === feature.within && facts.pains.includes(feature.is));
    case 'playbook':
      return Number(facts.playbook);
    case 'early-action':
      return Number(facts.early.has(feature.is));
    case 'affiliate':
      return Number(facts.referredBy === feature.is);
    case 'driver':
      return (facts[feature.is] - feature.around) / feature.per;
    case 'column':
      throw new Error(`The column "${feature.is}" is noise and cannot have an effect`);
  }
}

function termsOf(outcome: Outcome): readonly (readonly [Feature, number])[] {
  return PLANTED_EFFECTS.filter((effect) => effect.outcome === outcome).map((effect) => [
    effect.feature,
    Math.log(effect.odds),
  ]);
}
