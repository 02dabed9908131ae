import { isShare } from '../i18n/describe-proof.ts';
import { formatDays, formatMeasure } from '../i18n/format.ts';
import type { ProofFigure } from '../schemas/insights/proof-figure.ts';
import type { ProofKind } from '../schemas/program.ts';
import { money, percent } from './figures.ts';

/** What figures are called in reports. */
export const FIGURE_NAMES: Readonly<Record<ProofKind, string>> = {
  accounts: 'customers',
  retention: 'retention',
  ltv: 'lifetime value',
  metric: 'your own figure',
  recommend: 'would recommend',
  satisfaction: 'satisfaction',
  start: 'days to start',
  steps: 'first steps',
};

/** A value of a figure, exactly: `91 %`, `15 days`, `6.5`. */
export function exactly(
  figure: Pick<ProofFigure, 'kind' | 'formula'>,
  value: number,
  currency: string,
): string {
  if (isShare(figure)) return percent(value);
  if (figure.formula === 'days-until-half') return formatDays(value, 'en');
  return figure.kind === 'ltv' ? money(value, currency) : formatMeasure(value, 'en');
}
