import type { Insights } from '../schemas/insights/insights.ts';
import { learnAffiliates, noAffiliates } from './affiliates/learn-affiliates.ts';
import { readReferrals } from './affiliates/referrals.ts';
import { learnGoals } from './goals/learn-goals.ts';
import type { Study } from './study.ts';

type Program = Pick<Insights, 'affiliates' | 'goals'>;

/** How the program does: what affiliates bring, and where its goals stand. */
export async function learnProgram(study: Study): Promise<Program> {
  const referrals = await readReferrals(study);
  const affiliates = await learnAffiliates(study, referrals);
  return { affiliates, goals: await learnGoals(study, referrals, affiliates) };
}

export const NO_PROGRAM: Program = { affiliates: noAffiliates(), goals: [] };
