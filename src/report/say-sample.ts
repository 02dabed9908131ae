import { count } from '../core/table.ts';
import type { Insights } from '../schemas/insights/insights.ts';

/** Which part of the accounts was compared, as a sentence; nothing where it was all of them. */
export function saySample({ sample }: Insights, segment: string | null): string[] {
  const scope = sample.find((each) => each.segment === segment);
  if (!scope || scope.looked === scope.accounts) return [];
  const of = segment === null ? 'your' : 'the';
  const more = segment === null ? ', and a larger part of each segment' : ` of ${segment}`;
  return [
    `These figures are of ${count(scope.looked)} of ${of} ${count(scope.accounts)} accounts${more}. They were picked by chance, and are the same ones each time; to look at all would hardly make a figure surer.`,
  ];
}
