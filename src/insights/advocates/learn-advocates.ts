import type {
  Advocate,
  AdvocateContact,
  AdvocateInsights,
  AdvocateRanking,
} from '../../schemas/insights/advocates.ts';
import type { Study } from '../study.ts';
import { answerSources } from './answer-sources.ts';
import { decideAsk } from './decide-ask.ts';
import { buildInvitation } from './invitations/build-invitation.ts';
import type { OwnAffiliate } from './invitations/page-to-pass-on.ts';
import { knowAccounts, type KnownAccount } from './know-accounts.ts';
import { nextSteps } from './next-steps.ts';
import { noteWhatCounts } from './note-what-counts.ts';
import { rankCustomers, type RankedCustomer, type Ranking } from './rank-customers.ts';
import { sayInputs, type Yardsticks } from './say-inputs.ts';
import { affiliatesByAccount, caseStudyState, mayBeNamed } from './state-of-advocate.ts';
import { weighCost } from './weigh-cost.ts';

/** Who to ask for a referral or a case study, and when. Nobody is asked who is at risk of leaving. */
export async function learnAdvocates(
  study: Study,
  atRisk: ReadonlySet<string> = new Set(),
): Promise<AdvocateInsights> {
  const sources = await answerSources(study.snapshot);
  const { rankings, medianUsage } = await rankCustomers(study, sources);
  const accounts = [...new Set(rankings.flatMap(({ best }) => best.map(({ account }) => account)))];
  const known = await knowAccounts(study, accounts, resultColumns(study));
  const affiliates = affiliatesByAccount(study);
  const yardsticks = { program: study.project.program, medianUsage, sources };
  const introduce = (customer: RankedCustomer): Advocate[] => {
    const facts = known.get(customer.account);
    const affiliate = affiliates.get(customer.account) ?? null;
    return facts ? [introduceOne(study, customer, facts, affiliate, yardsticks, atRisk)] : [];
  };
  const [overall, ...segments] = rankings.map((ranking): AdvocateRanking => ({
    ...ranking,
    best: ranking.best.flatMap(introduce),
  }));
  return {
    overall: overall ?? NOBODY,
    segments,
    medianUsage,
    notes: noteWhatCounts(study, sources, medianUsage),
  };
}

const NOBODY: Ranking & AdvocateRanking = {
  segment: null,
  customers: 0,
  scored: 0,
  meanCoverage: 0,
  costs: { known: 0, tooMuch: 0 },
  best: [],
};

/** What is learned without data. */
export const NO_ADVOCATES: AdvocateInsights = { overall: NOBODY, segments: [], medianUsage: null, notes: [] };

function introduceOne(
  { project, asOf }: Study,
  { account, score, coverage, inputs, segments }: RankedCustomer,
  known: KnownAccount,
  own: OwnAffiliate | null,
  yardsticks: Yardsticks,
  atRisk: ReadonlySet<string>,
): Advocate {
  const { currency, advocates: settings } = project.program;
  const affiliate = own && { id: own.id, mayBeNamed: mayBeNamed(own.data, asOf) };
  const caseStudy = caseStudyState(project, account, asOf);
  const whom = whomToAsk(known.contacts, own);
  const ask = decideAsk({
    known,
    nps: inputs.nps === null ? null : inputs.nps / 10,
    csat: inputs.csat === null ? null : inputs.csat / 25 + 1,
    atRisk: atRisk.has(account),
    medianUsage: yardsticks.medianUsage,
    affiliate,
    caseStudy,
    hasContact: whom !== null,
    settings,
    currency,
    asOf,
  });
  const standing = { name: known.name, segments, whom, affiliate, caseStudy, ask, contacts: known.contacts };
  return {
    account,
    ...standing,
    score,
    coverage,
    inputs: sayInputs(inputs, known, yardsticks),
    cost: weighCost(known, currency),
    next: nextSteps(standing, known),
    invitation: buildInvitation({ advocate: standing, known, affiliate: own, project, asOf }),
  };
}

/** An affiliate is asked itself; elsewhere whoever has most influence and an e-mail address. */
function whomToAsk(contacts: readonly AdvocateContact[], own: OwnAffiliate | null): AdvocateContact | null {
  const reachable = contacts.find(({ email }) => email !== null) ?? null;
  if (own?.data.email === undefined) return reachable;
  const { name, email } = own.data;
  const same = contacts.find((contact) => contact.name === name || contact.email === email);
  return { name, role: same?.role ?? null, influence: same?.influence ?? null, email };
}

/** The columns whose figures the program, or a segment, shows to everybody. */
function resultColumns({ project, columns }: Study): string[] {
  const metrics = [project.program.proof.metric, ...project.segments.map(({ data }) => data.metric)];
  return [...new Set(metrics.flatMap((metric) => metric?.column ?? []))]
    .filter((column) => columns.has(column))
    .sort();
}
