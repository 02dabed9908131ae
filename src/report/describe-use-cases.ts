import type { Comparison } from '../schemas/insights/figures.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { UseCaseInsights } from '../schemas/insights/use-cases.ts';
import { howSure, percent } from './figures.ts';
import { counted, listed, mostTelling } from './name-lists.ts';
import type { Finding, Focus, Section } from './section.ts';

const CAUTION =
  'It goes together; whether it is the cause, only a trial tells. Accounts count that were still customers after 30 days.';

type Kind = 'stayed' | 'grown';

interface Hit {
  readonly segment: string | null;
  readonly useCase: string;
  readonly kind: Kind;
  readonly comparison: Comparison;
  readonly listed: boolean;
}

/** Which use cases go with staying and growing, and which the data cannot speak of. */
export function describeUseCases({ useCases }: Insights, focus: Focus): Section | null {
  if (focus.affiliate !== null) return null;
  const { scopes, reason, unmapped } = useCases;
  if (scopes.length === 0) return reason === null ? null : nothingKnown(reason);
  const hits = scopes
    .filter(({ segment }) => focus.segment === null || segment === null || segment === focus.segment)
    .flatMap((scope) => hitsOf(scope));
  const { kept, rest } = mostTelling(findingsOf(hits));
  const looked = scopes[0]?.useCases.length ?? 0;
  return {
    title: 'What the best accounts use first',
    summary:
      kept.length === 0
        ? `None of the ${counted(looked, 'use case')} that your data can speak of goes with staying or growing when it is begun in the first 30 days.`
        : 'What accounts begin in their first 30 days tells the better ones from the others. Show it first, and early.',
    findings: kept,
    notes: [...rest, ...(kept.length === 0 ? [] : [CAUTION]), ...notesOn(useCases, unmapped)],
  };
}

function nothingKnown(reason: string): Section {
  return {
    title: 'What the best accounts use first',
    summary: `Which use cases go with staying is unknown. ${reason}`,
    findings: [],
    notes: [],
  };
}

function hitsOf({ segment, useCases }: UseCaseInsights['scopes'][number]): Hit[] {
  return useCases.flatMap(({ useCase, stayed, grown, listed: isListed }) =>
    (
      [
        ['stayed', stayed],
        ['grown', grown],
      ] as const
    ).flatMap(([kind, comparison]): Hit[] => {
      if (comparison?.verdict !== 'better') return [];
      return [{ segment, useCase, kind, comparison, listed: isListed }];
    }),
  );
}

/** One finding for each use case and kind of success; the segments in which it holds by itself stand in the same one. */
function findingsOf(hits: readonly Hit[]): Finding[] {
  const groups = Map.groupBy(hits, ({ useCase, kind }) => `${kind} ${useCase}`);
  return [...groups.values()].flatMap((group): Finding[] => {
    const [first, ...others] = group;
    if (!first) return [];
    const also = others.flatMap(({ segment }) => segment ?? []);
    const more =
      also.length === 0
        ? ''
        : ` It holds in ${listed(also)} by ${also.length === 1 ? 'itself' : 'themselves'}.`;
    return [{ what: sentenceOn(first), sure: `${howSure(first.comparison)}${more}`, next: adviceOn(group) }];
  });
}

function sentenceOn({ segment, useCase, kind, comparison: { among, others } }: Hit): string {
  const where = segment === null ? '' : `In ${segment}, `;
  const [accounts, began] = [segment === null ? 'Accounts' : 'accounts', `that begin with ${useCase} early`];
  return kind === 'stayed'
    ? `${where}${accounts} ${began} stay more often: ${percent(among.share)} are still customers, against ${percent(others.share)} of the others.`
    : `${where}${accounts} ${began} grow more often: ${percent(among.share)} pay for more than they began with, against ${percent(others.share)} of the others.`;
}

function adviceOn(group: readonly Hit[]): string {
  const missing = group.filter(({ listed: isListed, segment }) => !isListed && segment !== null);
  const where = missing.flatMap(({ segment }) => segment ?? []);
  const show = 'Show it in the first e-mails and on the welcome page.';
  return where.length === 0 ? show : `${show} Add it to useCases of ${listed(where)}.`;
}

function notesOn({ unknownActions }: UseCaseInsights, unmapped: readonly string[]): string[] {
  return [
    ...(unmapped.length === 0
      ? []
      : [
          `Nothing is known of ${listed(unmapped)}: name the actions of your data in their files, under "actions".`,
        ]),
    ...unknownActions.map(({ useCase, action }) => {
      return `content/use-cases/${useCase}.mdx names the action "${action}", which nobody has done: is it spelt like that in your data?`;
    }),
  ];
}
