import type { Leak } from '../../schemas/insights/churn.ts';
import { measureAuc } from '../statistics/auc.ts';
import { rankCorrelation } from '../statistics/ranks.ts';
import { crossValidate } from './cross-validate.ts';
import { divideByValues } from './divide-by-values.ts';
import type { Encoded } from './features.ts';
import type { Sample, SampleColumn } from './read-accounts.ts';

/** An AUC above this is too good to be true: honest models of leaving reach 0.75-0.91. */
export const TOO_GOOD = 0.95;

/** A column that goes this closely with how long accounts stayed measures just that. */
const LIFETIME = 0.5;
const SURE_OF_CORRELATION = 4;

/** What a column adds to the whole model before it is taken for the one that knows. */
const JUMP = 0.03;

/** To find out which one knows, all columns are left out in turn: on some of the accounts. */
const TRIED_ACCOUNTS = 4000;

/**
 * Columns that know whether the account left, by evidence and never by name: a model must not be praised for reading
 * the answer. Mostly they were written after the fact, like a reason for leaving.
 */
export function findLeaks({ columns, left, days }: Sample): Leak[] {
  return columns.flatMap((column) => findLeak(column, left, days) ?? []);
}

/**
 * Of columns that only together are too good to be true, those without which they are not; none where all is well.
 * `unseen` are the log-odds that models with all columns gave to accounts which they had not seen.
 */
export function findLeaksTogether(
  encoded: readonly Encoded[],
  left: Uint8Array,
  unseen: Float64Array,
): Leak[] {
  if ((measureAuc(unseen, left)?.auc ?? 0) <= TOO_GOOD) return [];
  const some = left.subarray(0, TRIED_ACCOUNTS);
  const aucOf = (tried: readonly Encoded[]) => measureAuc(crossValidate(tried, some), some)?.auc ?? 0;
  const leaks: Leak[] = [];
  let rest = encoded.map((each) => ({ ...each, values: each.values.subarray(0, TRIED_ACCOUNTS) }));
  for (let whole = aucOf(rest); whole > TOO_GOOD;) {
    const [worst] = [...new Set(rest.map(({ feature }) => feature.column))]
      .map((name) => ({ name, auc: aucOf(rest.filter(({ feature }) => feature.column !== name)) }))
      .sort((one, other) => one.auc - other.auc || (one.name < other.name ? -1 : 1));
    if (worst === undefined || whole - worst.auc < JUMP) break;
    const { name, auc } = worst;
    const words = `${name}: with it, and not without it, all columns together pick out those who left almost without a mistake; it knows the outcome.`;
    leaks.push({ column: name, found: 'together', words });
    rest = rest.filter(({ feature }) => feature.column !== name);
    whole = auc;
  }
  return leaks;
}

function findLeak(column: SampleColumn, left: Uint8Array, days: Float64Array): Leak | null {
  const divided = divideByValues(column, left);
  if (divided !== null) return { column: column.name, found: 'values', words: divided };
  if (isTooGood(column, left)) {
    const words = `${column.name}: alone it picks out those who left almost without a mistake; it knows the outcome.`;
    return { column: column.name, found: 'alone', words };
  }
  if (column.source === 'account' && measuresLifetime(column, left, days)) {
    const words = `${column.name}: it goes with how long an account was a customer, and that ends when it leaves; it knows the outcome.`;
    return { column: column.name, found: 'lifetime', words };
  }
  return null;
}

function isTooGood({ kind, values }: SampleColumn, left: Uint8Array): boolean {
  if (kind === 'text') return false;
  const rows = [...values.keys()].filter((row) => values[row] !== null);
  const measured = measureAuc(
    Float64Array.from(rows, (row) => Number(values[row])),
    Uint8Array.from(rows, (row) => left[row] ?? 0),
  );
  if (measured === null || rows.length < values.length / 2) return false;
  return measured.low > TOO_GOOD || measured.high < 1 - TOO_GOOD;
}

/** Within the leavers or within the customers: that leavers stayed less long is no evidence. */
function measuresLifetime({ kind, values }: SampleColumn, left: Uint8Array, days: Float64Array): boolean {
  if (kind === 'text') return false;
  return [0, 1].some((group) => {
    const rows = [...values.keys()].filter(
      (row) => left[row] === group && values[row] !== null && !Number.isNaN(days[row]),
    );
    const correlation = rankCorrelation(
      Float64Array.from(rows, (row) => Number(values[row])),
      Float64Array.from(rows, (row) => days[row] ?? 0),
    );
    const sure = Math.abs(correlation) * Math.sqrt(Math.max(0, rows.length - 1)) > SURE_OF_CORRELATION;
    return sure && Math.abs(correlation) > LIFETIME;
  });
}
