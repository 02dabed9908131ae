import type { Formula, Proof, ProofWording } from '../schemas/proof.ts';
import { inLocale } from '../schemas/text.ts';
import { formatDays, formatMoney, formatMonth, formatNumber, formatQuantity, formatShare } from './format.ts';
import { grammarOf } from './grammar.ts';
import { messagesFor, type Messages } from './messages.ts';

interface Setting {
  readonly audience: string;
  readonly program: string;
  readonly locale: string;
  /** In which labels are written that the author gave no language. */
  readonly defaultLocale: string;
  /** ISO 4217 code of amounts of money. */
  readonly currency: string;
}

/** Kinds whose figure is a share of accounts. */
const SHARES: ReadonlySet<Formula> = new Set([
  'retained-12-months',
  'still-customers',
  'promoters',
  'satisfied',
  'share-within-days',
]);

export function isShare({ formula }: Pick<Proof, 'formula'>): boolean {
  return SHARES.has(formula);
}

/** A figure in the words of a language: nothing is promised, everything says how it was measured. */
export function describeProof(proof: Proof, setting: Setting): ProofWording {
  const { locale, audience, program } = setting;
  const { proof: words } = messagesFor(locale);
  const facts = {
    figure: formatFigure(proof, setting, words),
    label: nameOf(proof, setting, words),
    n: formatNumber(proof.n, locale),
    audience,
    program,
    days: proof.days === null ? '' : formatNumber(proof.days, locale),
  };
  return {
    figure: facts.figure,
    label: qualify(proof.formula, facts.label, audience, words),
    method: grammarOf(locale).typeset(
      [words.method(proof.formula, facts), ...describePeriod(proof, locale, words)].join(' '),
    ),
    sentence: words.sentence(proof.formula, facts),
    short: words.short(proof.formula, facts),
  };
}

type Words = Messages['proof'];

/** `94%`, `190+`, `6.5 h`, `€1,200`, `15 days`. */
function formatFigure(proof: Proof, { locale, currency }: Setting, words: Words): string {
  const { kind, formula, value, unit } = proof;
  if (isShare(proof))
    return proof.isOver ? words.over(formatShare(value, locale)) : formatShare(value, locale);
  if (formula === 'count') return `${formatNumber(value, locale)}+`;
  if (formula === 'days-until-half') return formatDays(value, locale);
  if (kind === 'ltv') return formatMoney(value, currency, locale);
  if (unit === '%') return formatShare(value / 100, locale, 1);
  return formatQuantity(value, unit, locale);
}

function nameOf(proof: Proof, setting: Setting, { label }: Words): string {
  const { audience, program, locale, defaultLocale } = setting;
  switch (proof.kind) {
    case 'accounts':
      return label.accounts(audience, program);
    case 'retention':
      return proof.formula === 'still-customers' ? label.stillCustomers : label.retention;
    case 'ltv':
      return label.ltv;
    case 'recommend':
      return label.recommend(program);
    case 'satisfaction':
      return label.satisfaction(program);
    default:
      return inLocale(proof.label ?? '', locale, defaultLocale);
  }
}

/** A median says something about half of the accounts, and a mean about none of them: the label tells. */
function qualify(formula: Formula, label: string, audience: string, words: Words): string {
  if (formula === 'median') return words.label.orMore(label, audience);
  if (formula === 'median-at-most' || formula === 'days-until-half')
    return words.label.orLess(label, audience);
  return formula === 'mean' ? words.label.onAverage(label) : label;
}

function describePeriod({ formula, from, to, asOf }: Proof, locale: string, words: Words): string[] {
  const between = formula === 'promoters' || formula === 'satisfied' ? words.answered : words.signedUp;
  return [
    ...(from !== null && to !== null ? [between(formatMonth(from, locale), formatMonth(to, locale))] : []),
    ...(asOf === null ? [] : [words.asOf(formatMonth(asOf, locale))]),
  ];
}
