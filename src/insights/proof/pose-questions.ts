import type { Metric, ProofKind } from '../../schemas/program.ts';
import type { Formula } from '../../schemas/proof.ts';
import type { Localized } from '../../schemas/text.ts';
import { churnedSql } from '../columns.ts';
import type { Scope, Study } from '../study.ts';
import { answersOr, columnOr, doingsOr, retentionOr, type Gap } from './answerable.ts';
import { customers, daysUntil, didWithin, type Population } from './populations.ts';

/** What one kind of figure is computed from, for the segments to which it is put in the same way. */
export interface Question {
  readonly kind: ProofKind;
  readonly formula: Formula;
  /** Which way the figure is rounded: never in the customer's favour. */
  readonly better: 'more' | 'less';
  readonly days: number | null;
  readonly segments: readonly AskedSegment[];
  /** The accounts behind it, or why the data has none. */
  readonly population: Population | Gap;
}

/** A segment, with the author's words for the figure where it takes any. */
export interface AskedSegment {
  readonly segment: string;
  readonly where: Scope['where'];
  readonly label: Localized | null;
  readonly unit: string;
}

/** Everything that can be asked about the segments, whatever the program shows. */
export async function poseQuestions(study: Study): Promise<Question[]> {
  const { columns, project, scopes } = study;
  const { start, steps } = project.program.proof;
  const segments = scopes.flatMap(({ segment, where }): AskedSegment[] =>
    segment === null ? [] : [{ segment, where, label: null, unit: '' }],
  );
  const labelled = (label: Localized | undefined) =>
    segments.map((each) => ({ ...each, label: label ?? null }));
  const plain = { better: 'more', days: null, segments } as const;
  return [
    { ...plain, kind: 'accounts', formula: 'count', population: customers(columns, churnedSql(columns)) },
    { ...plain, kind: 'retention', ...retentionOr(columns) },
    { ...plain, kind: 'ltv', formula: 'median', population: await columnOr(study, 'ltv') },
    ...(await metricQuestions(study, segments)),
    { ...plain, kind: 'recommend', formula: 'promoters', population: await answersOr(study, 'nps') },
    { ...plain, kind: 'satisfaction', formula: 'satisfied', population: await answersOr(study, 'csat') },
    {
      ...{ kind: 'start', formula: 'days-until-half', better: 'less', days: null },
      segments: labelled(start?.label),
      population: await doingsOr(study, 'start', start && [start.action], ([action = '']) =>
        daysUntil(study.snapshot, action),
      ),
    },
    {
      ...{ kind: 'steps', formula: 'share-within-days', better: 'more', days: steps?.days ?? null },
      segments: labelled(steps?.label),
      population: await doingsOr(study, 'steps', steps?.actions, (all) =>
        didWithin(study.snapshot, all, steps?.days ?? 0),
      ),
    },
  ];
}

/** A metric is the program's, or a segment's own: segments with the same column are asked together. */
async function metricQuestions(study: Study, segments: readonly AskedSegment[]): Promise<Question[]> {
  const { defaultLocale, program, segments: entries } = study.project;
  const own = new Map(
    entries.filter(({ locale }) => locale === defaultLocale).map(({ id, data }) => [id, data.metric]),
  );
  const metricOf = ({ segment }: AskedSegment) => own.get(segment) ?? program.proof.metric ?? null;
  const groups = Map.groupBy(segments, (each) => {
    const metric = metricOf(each);
    return metric === null ? '' : JSON.stringify([formulaOf(metric), metric.better, metric.column]);
  });
  const questions: Question[] = [];
  for (const group of groups.values()) {
    const metric = group[0] ? metricOf(group[0]) : null;
    questions.push({
      kind: 'metric',
      formula: metric === null ? 'median' : formulaOf(metric),
      better: metric?.better ?? 'more',
      days: null,
      segments: group.map((each) => ({
        ...each,
        label: metricOf(each)?.label ?? null,
        unit: metricOf(each)?.unit ?? '',
      })),
      population: metric === null ? NO_METRIC : await columnOr(study, metric.column),
    });
  }
  return questions;
}

const NO_METRIC: Gap = {
  because: 'No figure of your own is named.',
  next: 'Add proof.metric to content/program.yaml: a number column of the accounts, and what it means.',
};

function formulaOf({ statistic, better }: Metric): Formula {
  if (statistic === 'mean') return 'mean';
  return better === 'more' ? 'median' : 'median-at-most';
}
