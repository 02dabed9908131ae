import type { Day } from '../schemas/date.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import { TABLES, TABLE_NAMES } from '../schemas/tables.ts';
import { learnAdvocates, NO_ADVOCATES } from './advocates/learn-advocates.ts';
import { learnChurn } from './churn/learn-churn.ts';
import { churnedSql } from './columns.ts';
import { learnMarket, NO_MARKET, type LearnedElsewhere } from './learn-market.ts';
import { learnProgram, NO_PROGRAM } from './learn-program.ts';
import { measureSegments } from './measure-segments.ts';
import { openSample, SAMPLE_SIZES, type OpenedSample } from './open-sample.ts';
import { learnPlaybook, noPlaybook } from './playbook/learn-playbook.ts';
import { learnProofs } from './proof/learn-proofs.ts';
import { namedAccounts, standingOf } from './standing.ts';
import { inOwnSession, openStudy, type Study, type StudyInput } from './study.ts';

/**
 * Everything that the snapshot says about accounts and segments, and what it cannot say. What is computed without the
 * database takes a thread of its own; so the parts that have any begin together with all others, each in a session of its
 * own: while one of them reads few rows, another has the rest of the machine. Groups of accounts are compared over a sample.
 */
export async function learnInsights(input: StudyInput, sizes = SAMPLE_SIZES): Promise<Insights> {
  const study = openStudy(input);
  const segments = await measureSegments(study);
  const opening = openSample(study, segments, sizes);
  const whole = await inOwnSession(study);
  const leaving = opening.then((opened) => learnChurn(whole, namedAccounts(study), opened.study));
  const leaks = leaving.then(({ churn }) => new Set(churn?.leaks.map(({ column }) => column)));
  const stands = leaving.then(({ atRisk }) => standingOf(whole, atRisk));
  const [sample, { churn }, standing, advocates, playbook, others] = await Promise.all([
    opening,
    leaving,
    stands,
    leaving.then(({ atRisk }) => learnAdvocates(whole, atRisk)),
    opening.then((opened) => learnPlaybook(opened.study)),
    learnOthers(study, opening, { leaks, standing: stands }),
    // Nobody else waits for these while others are learned: a failure would have no one to tell.
    leaks,
  ]);
  const { proofs, market, program } = others;
  return {
    asOf: input.asOf,
    facts: input.snapshot.facts.tables,
    missing: missingData(study),
    ...{ advocates, churn, segments, sample: sample.scopes },
    ...proofs,
    ...{ standing, playbook },
    ...market,
    ...program,
  };
}

async function learnOthers(study: Study, opening: Promise<OpenedSample>, elsewhere: LearnedElsewhere) {
  const proofs = await learnProofs(study);
  const program = await learnProgram(study);
  const market = await learnMarket(study, elsewhere, (await opening).study);
  return { proofs, program, market };
}

/** What is learned where a site has no data at all: nothing, and it says so. */
export function noInsights(asOf: Day): Insights {
  return {
    asOf,
    facts: {},
    missing: ['The site has no content/sources.yaml: pages show authored content only, without proof.'],
    advocates: NO_ADVOCATES,
    ...{ segments: [], sample: [] },
    churn: null,
    ...{ proofs: [], proofFigures: [], proofAge: null },
    standing: {},
    playbook: noPlaybook(30, []),
    ...NO_MARKET,
    ...NO_PROGRAM,
  };
}

/** One sentence for each thing that the data cannot tell. */
function missingData({ snapshot, project, columns }: Study): string[] {
  const { tables: known } = snapshot.facts;
  // Actions are the activity summed up: where there is one of the two, what accounts did is known.
  const tables = TABLE_NAMES.filter(
    (table) => !known[table] && table !== 'actions' && !(table === 'activity' && known.actions),
  );
  const metric = project.program.proof.metric;
  return [
    ...tables.map((table) => `No data on ${TABLES[table].about} (${table}): nothing is said about them.`),
    ...(columns.has('acquisition_channel')
      ? []
      : ['The accounts have no acquisition_channel: channels are not compared.']),
    ...(churnedSql(columns) === null
      ? ['The accounts have neither churned_at nor churned: no retention, and nobody is called at risk.']
      : []),
    ...(columns.has('ltv') ? [] : ['The accounts have no ltv: lifetime value is not counted.']),
    ...(metric && !columns.has(metric.column)
      ? [`The accounts have no column "${metric.column}", which proof.metric in content/program.yaml names.`]
      : []),
  ];
}
