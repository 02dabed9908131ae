import { throwIfAny, KithError, type Problem } from '../core/errors.ts';
import type { Day } from '../schemas/date.ts';
import type { Insights, SegmentInsight, Standing } from '../schemas/insights/insights.ts';
import { TABLES, TABLE_NAMES } from '../schemas/tables.ts';
import { learnAdvocates, NO_ADVOCATES } from './advocates/learn-advocates.ts';
import { churnedSql } from './columns.ts';
import { learnMarket, NO_MARKET } from './learn-market.ts';
import { measureSegment } from './measure-segment.ts';
import { learnProofs } from './proof/learn-proofs.ts';
import { openStudy, type Study, type StudyInput } from './study.ts';

/** Everything that the snapshot says about accounts and segments, and what it cannot say. */
export async function learnInsights(input: StudyInput): Promise<Insights> {
  const study = openStudy(input);
  return {
    asOf: input.asOf,
    facts: input.snapshot.facts.tables,
    missing: missingData(study),
    advocates: await learnAdvocates(study),
    segments: await measureAll(study),
    ...(await learnProofs(study)),
    standing: await standingOf(study),
    ...(await learnMarket(study)),
  };
}

/** What is learned where a site has no data at all: nothing, and it says so. */
export function noInsights(asOf: Day): Insights {
  return {
    asOf,
    facts: {},
    missing: ['The site has no content/sources.yaml: pages show authored content only, without proof.'],
    advocates: NO_ADVOCATES,
    segments: [],
    ...{ proofs: [], proofFigures: [], proofAge: null },
    standing: {},
    ...NO_MARKET,
  };
}

async function measureAll({ snapshot, project, asOf }: Study): Promise<SegmentInsight[]> {
  const measured: SegmentInsight[] = [];
  const problems: Problem[] = [];
  for (const { id, locale, data } of project.segments) {
    if (locale !== project.defaultLocale || data.accounts === undefined) continue;
    try {
      measured.push(await measureSegment(snapshot, { id, rule: data.accounts }, asOf));
    } catch (thrown) {
      if (!(thrown instanceof KithError)) throw thrown;
      problems.push(...thrown.problems);
    }
  }
  throwIfAny(problems, 'segment rules');
  return measured;
}

/** Whether each account that content names is still a customer; unknown where the data does not hold it or cannot tell. */
async function standingOf({ snapshot, project, columns, asOf }: Study): Promise<Record<string, Standing>> {
  const churned = churnedSql(columns);
  const accounts = project.caseStudies.map(({ data }) => data.account);
  const standing: Record<string, Standing> = Object.fromEntries(
    accounts.map((account) => [account, 'unknown']),
  );
  if (churned === null) return standing;
  for (const account of Object.keys(standing)) {
    const [row] = await snapshot.query<{ churned: boolean }>(
      `SELECT ${churned} AS churned FROM accounts WHERE account_id = $account`,
      { account, asOf },
    );
    if (row) standing[account] = row.churned ? 'left' : 'customer';
  }
  return standing;
}

/** One sentence for each thing that the data cannot tell. */
function missingData({ snapshot, project, columns }: Study): string[] {
  const tables = TABLE_NAMES.filter((table) => !snapshot.facts.tables[table]);
  const metric = project.program.proof.metric;
  return [
    ...tables.map((table) => `No data on ${TABLES[table].about} (${table}): nothing is said about them.`),
    ...(columns.has('acquisition_channel')
      ? []
      : ['The accounts have no acquisition_channel: channels are not compared.']),
    ...(churnedSql(columns) === null
      ? ['The accounts have neither churned_at nor churned: no retention.']
      : []),
    ...(columns.has('ltv') ? [] : ['The accounts have no ltv: lifetime value is not counted.']),
    ...(metric && !columns.has(metric.column)
      ? [`The accounts have no column "${metric.column}", which proof.metric in content/program.yaml names.`]
      : []),
  ];
}
