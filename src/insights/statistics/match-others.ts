import type { TwoGroups } from './compare-shares.ts';

/** Accounts that are alike in what the comparison should not be about. */
export interface Stratum extends TwoGroups {
  /** Whether these accounts may be compared with all usual ones, whatever their stratum. */
  readonly open: boolean;
  /** Whether these accounts are usual ones. */
  readonly usual: boolean;
}

/**
 * Some accounts against the others as these would do if they were spread over the strata in the same way (direct
 * standardisation). The others come as a count out of as many accounts as the result is sure as. Accounts of a stratum
 * without others are compared with nobody and left out, on both sides; those of an open stratum with all usual others.
 */
export function matchOthers(strata: readonly Stratum[]): TwoGroups {
  const usual = sum(strata, (each) => (each.usual ? each.others.n : 0));
  const comparable = strata.filter(({ open, others }) => (open ? usual > 0 : others.n > 0));
  const among = {
    count: sum(comparable, (each) => each.among.count),
    n: sum(comparable, (each) => each.among.n),
  };
  if (among.n === 0) return { among, others: { count: 0, n: 0 } };
  const open = sum(comparable, (each) => (each.open ? each.among.n : 0)) / among.n;
  let [share, variance, spread] = [0, 0, 0];
  for (const stratum of strata) {
    const { count, n } = stratum.others;
    if (n === 0) continue;
    const own = stratum.open ? 0 : stratum.among.n / among.n;
    const weight = own + (stratum.usual ? (open * n) / usual : 0);
    const rate = count / n;
    share += weight * rate;
    variance += (weight * weight * rate * (1 - rate)) / n;
    spread += (weight * weight) / n;
  }
  // Where all or none of them do well there is no variance, and the weights alone say how many accounts it is worth.
  const n = variance > 0 ? (share * (1 - share)) / variance : 1 / spread;
  return { among, others: { count: share * n, n } };
}

function sum<Each>(items: readonly Each[], of: (item: Each) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
