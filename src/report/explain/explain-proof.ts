import { isShare } from '../../i18n/describe-proof.ts';
import type { ProofFigure } from '../../schemas/insights/proof-figure.ts';
import { exactly, FIGURE_NAMES } from '../figure-names.ts';
import { part, type Explained, type ExplainedPart, type Reasoned } from './explanation.ts';

/** The figures on the page, exactly, and those that are held back. */
export function explainProof(explained: Explained): ExplainedPart {
  const { insights, page, project } = explained;
  const figures = insights.proofFigures.filter(({ segment, isAsked }) => segment === page.segment && isAsked);
  const { currency } = project.program;
  return part('proof', {
    because:
      figures.length > 0
        ? ['proof.show in content/program.yaml names them in this order']
        : [whyNone(explained)],
    shows: figures
      .filter(({ held }) => held === null)
      .map((figure) => showFigure(figure, page.locale, currency)),
    leavesOut: figures.flatMap(({ kind, held }) =>
      held === null ? [] : [{ what: FIGURE_NAMES[kind], because: [asClause(held.because)] }],
    ),
  });
}

function whyNone({ insights, project, page }: Explained): string {
  if (insights.proofAge === null) return 'the site has no data';
  const written = project.segments.find(({ id }) => id === page.segment);
  return written?.data.accounts === undefined
    ? `${written?.file ?? 'the segment'} does not say which accounts belong to the segment`
    : 'proof.show in content/program.yaml names no figure';
}

function showFigure(figure: ProofFigure, locale: string, currency: string): Reasoned {
  const words = figure.wording[locale];
  return {
    what: words ? `${words.figure} ${words.label}` : FIGURE_NAMES[figure.kind],
    because: figure.measured === null ? [] : [measuredClause(figure, figure.measured, currency)],
  };
}

function measuredClause(
  figure: ProofFigure,
  { value, n, interval }: NonNullable<ProofFigure['measured']>,
  currency: string,
): string {
  const say = (amount: number) => exactly(figure, amount, currency);
  if (interval === null) return `${say(value)} accounts are customers`;
  const [low, high] = [say(interval.low), say(interval.high)];
  if (isShare(figure))
    return `it is true of ${say(value)} of ${n} accounts, and of ${low} to ${high} with 95 % confidence`;
  const statistic = figure.formula === 'mean' ? 'mean' : 'median';
  return `the ${statistic} of ${n} accounts is ${say(value)}, and lies between ${low} and ${high} with 95 % confidence`;
}

/** A sentence as a clause: "It takes 10." -> "it takes 10". */
function asClause(sentence: string): string {
  const isAcronym = /^\p{Lu}{2}/u.test(sentence);
  const begun = isAcronym ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
  return begun.replace(/[.]$/, '');
}
