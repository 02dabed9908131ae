import { formatMoney, formatNumber, formatShare } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Proof } from '../schemas/proof.ts';
import { inLocale } from '../schemas/text.ts';

interface Setting {
  readonly audience: string;
  readonly program: string;
  readonly locale: string;
  /** ISO 4217 code of amounts of money. */
  readonly currency: string;
}

/** A figure in the page's language: the number, what it counts, and how it was measured. */
export interface ProofTexts {
  readonly figure: string;
  readonly label: string;
  readonly method: string;
}

export function describeProof(proof: Proof, setting: Setting): ProofTexts {
  const m = messagesFor(setting.locale);
  return {
    figure: formatFigure(proof, setting),
    label: labelOf(proof, setting),
    method: m.proof.formula(proof.formula, formatNumber(proof.n, setting.locale), setting.audience),
  };
}

function labelOf(proof: Proof, { audience, program, locale }: Setting): string {
  const { figure } = messagesFor(locale).proof;
  if (proof.kind === 'metric') return inLocale(proof.label ?? '', locale, locale);
  if (proof.kind === 'accounts') return figure.accounts(audience, program);
  if (proof.kind === 'ltv') return figure.ltv;
  return proof.formula === 'still-customers' ? figure.stillCustomers : figure.retention;
}

/** `94%`, `120+`, `6 h`, `€1,200`. */
function formatFigure({ kind, value, n, unit }: Proof, { locale, currency }: Setting): string {
  if (kind === 'retention') return formatShare(value, locale);
  if (kind === 'accounts') return `${formatNumber(value, locale)}${value < n ? '+' : ''}`;
  if (kind === 'ltv') return formatMoney(value, currency, locale);
  if (unit === '%') return formatShare(value / 100, locale);
  return unit === '' ? formatNumber(value, locale) : `${formatNumber(value, locale)}\u202f${unit}`;
}
