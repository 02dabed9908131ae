import type { Insights } from '../schemas/insights/insights.ts';
import { learnChannels } from './channels/learn-channels.ts';
import { findContentGaps } from './find-content-gaps.ts';
import { learnNiches } from './niches/learn-niches.ts';
import { learnPains } from './pains/learn-pains.ts';
import { learnTopics } from './pains/learn-topics.ts';
import { learnUseCases } from './pains/learn-use-cases.ts';
import type { Study } from './study.ts';

/** What is known about the market: where accounts come from, what they need, who they are, and what to write for them. */
export type MarketInsights = Pick<
  Insights,
  'channels' | 'pains' | 'topics' | 'useCases' | 'niches' | 'contentGaps'
>;

/** What other parts learn meanwhile. */
export interface LearnedElsewhere {
  /** Columns that know whether an account left: nobody can be addressed by them. */
  readonly leaks: ReadonlySet<string> | Promise<ReadonlySet<string>>;
  /** Of the accounts that content names: whether their story may be told. */
  readonly standing: Insights['standing'] | Promise<Insights['standing']>;
}

/** `sample` are the accounts that are compared: those of the study, or part of them. */
export async function learnMarket(
  study: Study,
  { leaks, standing }: LearnedElsewhere,
  sample: Study = study,
): Promise<MarketInsights> {
  const channels = await learnChannels(sample);
  const pains = await learnPains(sample);
  const topics = await learnTopics(sample);
  const useCases = await learnUseCases(sample, study);
  const niches = await learnNiches(study, await leaks);
  const contentGaps = findContentGaps(study, { pains, useCases, niches, standing: await standing });
  return { channels, pains, topics, useCases, niches, contentGaps };
}

/** Without data nothing is known. */
export const NO_MARKET: MarketInsights = {
  channels: { scopes: [], outcome: null, worthColumn: null, rareChannels: 0 },
  pains: { recordedFor: 'none', onlyAnswers: false, scopes: [] },
  topics: { scopes: [], reason: null },
  useCases: { scopes: [], unmapped: [], unknownActions: [], reason: null },
  niches: {
    accounts: 0,
    outside: { accounts: 0, customers: 0 },
    given: [],
    overlaps: [],
    search: { columns: [], leaks: [], candidates: 0, searched: 0, confirmed: 0, niches: [], reason: null },
  },
  contentGaps: [],
};
