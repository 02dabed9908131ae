import { churnedSql } from '../columns.ts';
import type { Study } from '../study.ts';
import type { AnswerSources } from './answer-sources.ts';

/** One sentence for each thing that was counted in a way that one might not expect, or could not be counted. */
export function noteWhatCounts(study: Study, sources: AnswerSources, medianUsage: number | null): string[] {
  const { columns, snapshot, project } = study;
  const { asks, contacts, surveys } = snapshot.facts.tables;
  return [
    churnedSql(columns) === null && 'The data does not say who left: every account counts as a customer.',
    ...noteAnswers(columns, sources, project.program.advocates.freshDays, surveys !== undefined),
    medianUsage === null &&
      'Nobody’s usage is known, so that good NPS and CSAT answers count half: happy words count in full only with use behind them.',
    !(columns.has('retention_cost') && columns.has('mrr')) &&
      'The accounts lack retention_cost or mrr: whether keeping them is worth it cannot be said.',
    !contacts && 'There are no contacts: whom to ask is not known.',
    !asks &&
      'There is no record of whom you asked before (asks): nobody is left out for having been asked lately.',
    project.program.join === undefined &&
      'content/program.yaml has no "join": invitations lead to the program’s own page.',
  ].filter((note) => note !== false);
}

function noteAnswers(
  columns: ReadonlySet<string>,
  { nps, csat, oddCsat }: AnswerSources,
  freshDays: number,
  hasSurveys: boolean,
): (string | false)[] {
  const undated = (['nps', 'csat'] as const).filter(
    (kind) => (kind === 'nps' ? nps : csat) === 'accounts' && columns.has(kind),
  );
  return [
    hasSurveys && `Answers to surveys that are older than ${freshDays} days count as missing.`,
    undated.length > 0 &&
      `${undated.map((kind) => kind.toUpperCase()).join(' and ')} come from the accounts, where they have no date: old ones cannot be told from new ones. A table of surveys could.`,
    oddCsat > 0 && `${oddCsat} CSAT answers are not of 1 to 5 and were left aside.`,
  ];
}
