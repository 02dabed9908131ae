import type { Interval } from '../../schemas/insights/figures.ts';
import type { HeldBack } from '../../schemas/insights/proof-figure.ts';
import type { Formula } from '../../schemas/proof.ts';
import { meanInterval } from '../statistics/mean.ts';
import { measureShare } from '../statistics/share.ts';
import type { Middle, Sums } from './measure-population.ts';
import { niceStep, roundCountDown, roundDown, roundUp, twoDigitStep } from './round-figure.ts';

/**
 * What may be told of a figure. k-anonymity (Sweeney 2002) asks for enough accounts behind it, which is not enough: a
 * share of all or of none tells about each of them (l-diversity, Machanavajjhala and others 2007), and a mean about
 * the account that makes up most of it (dominance, in every handbook on statistical disclosure control).
 */
export interface Assessment {
  readonly measured: { readonly value: number; readonly n: number; readonly interval: Interval | null };
  /** Rounded for publication, or why it is not published. */
  readonly rounded: { readonly value: number; readonly n: number; readonly isOver: boolean } | null;
  readonly held: HeldBack | null;
}

export interface Measurement {
  readonly formula: Formula;
  readonly better: 'more' | 'less';
  readonly sums: Sums;
  /** For medians. */
  readonly middle: Middle | null;
}

/** Accounts on either side of a share: fewer could be told who they are. */
const FEWEST_ON_A_SIDE = 3;

/** The largest part of a mean that one account may make up. */
const DOMINANT = 0.2;

/** A share is worth saying where its interval is at most this wide: 75 % that may be 60 or 90 % is. */
const WIDEST_SHARE = 0.3;

/** Any other figure, where its interval is at most this part of it: 10 that may be 7 or 13 is. */
const WIDEST_PART = 0.6;

/** Days are few and whole: an interval of this many is narrow enough for any number of them. */
const NARROW_DAYS = 4;

const FINEST_SHARE = 0.01;

/** What may be published of a figure over at least `minimum` accounts. */
export function assessFigure(measurement: Measurement, minimum: number): Assessment {
  const { formula, sums } = measurement;
  if (formula === 'count') return assessCount(sums.n, minimum);
  if (formula === 'median' || formula === 'median-at-most' || formula === 'days-until-half')
    return assessMedian(measurement, minimum);
  return formula === 'mean' ? assessMean(measurement, minimum) : assessShare(sums, minimum);
}

function assessCount(n: number, minimum: number): Assessment {
  const measured = { value: n, n, interval: null };
  const value = roundCountDown(n);
  if (value < minimum) return { measured, ...hold(tooFew(n, n < minimum ? minimum : minimum + 5)) };
  return { measured, ...publish(value, n) };
}

function assessShare({ n, sum: count }: Sums, minimum: number): Assessment {
  const { share, low, high } = measureShare(count, n);
  const measured = { value: share, n, interval: { low, high } };
  if (n < minimum) return { measured, ...hold(tooFew(n, minimum)) };
  if (count < FEWEST_ON_A_SIDE) return { measured, ...hold(oneSided(count, n)) };
  if (high - low > WIDEST_SHARE) return { measured, ...hold(uncertainShare(low, high, n)) };
  const highest = 1 - FEWEST_ON_A_SIDE / n;
  const value = roundDown(Math.min(share, highest), Math.max(FINEST_SHARE, niceStep(1 / n)));
  return { measured, ...publish(value, n, share > highest) };
}

function assessMedian({ formula, better, sums: { n }, middle }: Measurement, minimum: number): Assessment {
  const interval = middle && Number.isFinite(middle.high) ? { low: middle.low, high: middle.high } : null;
  const measured = { value: middle?.median ?? 0, n, interval };
  if (n < minimum) return { measured, ...hold(tooFew(n, minimum)) };
  if (middle === null || interval === null || !Number.isFinite(middle.influence))
    return { measured, ...hold(noMiddle(formula)) };
  const areDays = formula === 'days-until-half';
  const isNarrow = areDays && interval.high - interval.low <= NARROW_DAYS;
  if (!isNarrow && isTooWide(middle.median, interval))
    return { measured, ...hold(uncertainAmount(middle.median, interval, n, areDays ? ' days' : '')) };
  return { measured, ...roundAmount(middle.median, n, areDays ? 1 : 0, middle.influence, better) };
}

function assessMean({ better, sums }: Measurement, minimum: number): Assessment {
  const { n, sum, variance, lowest, highest, absolute } = sums;
  const mean = n === 0 ? 0 : sum / n;
  const interval = meanInterval(mean, variance, n);
  const measured = { value: mean, n, interval };
  if (n < minimum || interval === null) return { measured, ...hold(tooFew(n, minimum)) };
  const largest = Math.max(Math.abs(lowest), Math.abs(highest));
  if (largest > DOMINANT * absolute) return { measured, ...hold(dominated(largest / absolute)) };
  if (isTooWide(mean, interval)) return { measured, ...hold(uncertainAmount(mean, interval, n)) };
  const influence = Math.max(highest - mean, mean - lowest) / (n - 1);
  return { measured, ...roundAmount(mean, n, 0, influence, better) };
}

function isTooWide(value: number, { low, high }: Interval): boolean {
  return high - low > WIDEST_PART * Math.abs(value);
}

/** Away from what is better, in steps that no single account can cross by more than one. */
function roundAmount(
  value: number,
  n: number,
  finest: number,
  influence: number,
  better: 'more' | 'less',
): Pick<Assessment, 'rounded' | 'held'> {
  const steps = [twoDigitStep(value), finest, influence === 0 ? 0 : niceStep(influence)];
  const rounded = (better === 'more' ? roundDown : roundUp)(value, Math.max(...steps));
  if (rounded === 0) return hold(nothingLeft());
  return publish(rounded, n);
}

function publish(value: number, n: number, isOver = false): Pick<Assessment, 'rounded' | 'held'> {
  return { rounded: { value, n: roundCountDown(n), isOver }, held: null };
}

function hold(held: HeldBack): Pick<Assessment, 'rounded' | 'held'> {
  return { rounded: null, held };
}

function tooFew(n: number, needed: number): HeldBack {
  return {
    by: 'too-few',
    because: `${n === 1 ? '1 account was' : `${n} accounts were`} measured, and it takes ${needed}.`,
    next: `Wait for ${needed - n} more, or widen the rule under "accounts" of the segment.`,
  };
}

function oneSided(count: number, n: number): HeldBack {
  return {
    by: 'one-sided',
    because: `It is true of ${count === 0 ? 'none' : `only ${count}`} of ${n} accounts: so few could be recognised.`,
    next: null,
  };
}

function dominated(part: number): HeldBack {
  return {
    by: 'dominated',
    because: `One account makes up ${percent(part)} of the mean, which would tell about it; ${percent(DOMINANT)} are allowed.`,
    next: 'Set "statistic: median" in the metric: a median is moved by no single account.',
  };
}

function uncertainShare(low: number, high: number, n: number): HeldBack {
  return {
    by: 'uncertain',
    because: `It lies anywhere between ${percent(low)} and ${percent(high)}: too unsure to be worth saying.`,
    next: moreAccounts(n, (high - low) / WIDEST_SHARE),
  };
}

function uncertainAmount(value: number, { low, high }: Interval, n: number, unit = ''): HeldBack {
  return {
    by: 'uncertain',
    because: `It lies anywhere between ${amount(low)} and ${amount(high)}${unit}: too unsure to be worth saying.`,
    next: value === 0 ? null : moreAccounts(n, (high - low) / (WIDEST_PART * Math.abs(value))),
  };
}

function noMiddle(formula: Formula): HeldBack {
  const because =
    formula === 'days-until-half'
      ? 'About half of the accounts never did it, so no number of days stands for them.'
      : 'There are too few accounts to say how sure the median is.';
  return { by: 'uncertain', because, next: null };
}

function nothingLeft(): HeldBack {
  return {
    by: 'uncertain',
    because: 'Rounded so that no single account shows, nothing is left of it.',
    next: null,
  };
}

/** An interval narrows with the square root of the accounts. */
function moreAccounts(n: number, tooWideBy: number): string {
  return `It takes about ${Math.ceil(n * tooWideBy ** 2)} accounts; there are ${n}.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function amount(value: number): string {
  return String(Number(value.toPrecision(3)));
}
