import { wrap } from '../wrap.ts';
import type { ExplainedPart, Explanation } from './explanation.ts';

/** Left of everything but the names of the parts. */
const MARGIN = ' '.repeat(13);

/** An explanation as plain text of at most `width` characters a line, but for addresses that are longer. */
export function renderExplanation({ path, summary, parts }: Explanation, width: number): string {
  return [`${path}\n${summary}`, ...parts.map((part) => renderPart(part, width))].join('\n\n');
}

function renderPart({ part, because, shows, leavesOut }: ExplainedPart, width: number): string {
  const line = (text: string, indent = '') => wrap(text, width, `${MARGIN}${indent}  `, `${MARGIN}${indent}`);
  const lines = [
    ...reasonsOf(because).map((reason) => line(reason)),
    ...shows.flatMap(({ what, because: why }) => [
      line(what),
      ...reasonsOf(why).map((reason) => line(reason, '  ')),
    ]),
    ...leavesOut.map(({ what, because: why }) => line(`not ${[what, ...why.map(becauseOf)].join(', ')}.`)),
  ];
  return `${part.toUpperCase().padEnd(MARGIN.length)}${lines.join('\n').trimStart()}`;
}

/** One sentence, a line for each reason. */
function reasonsOf(clauses: readonly string[]): string[] {
  return clauses.map(
    (clause, place) => becauseOf(clause, place) + (place === clauses.length - 1 ? '.' : ','),
  );
}

function becauseOf(clause: string, place: number): string {
  return `${place === 0 ? 'because' : 'and because'} ${clause}`;
}
