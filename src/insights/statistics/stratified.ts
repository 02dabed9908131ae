/** Of `n` accounts that are alike otherwise, `good` did well; of the `among` that are asked about, `goodAmong`. */
export interface Stratum {
  readonly n: number;
  readonly good: number;
  readonly among: number;
  readonly goodAmong: number;
}

/**
 * How far the share of success among some accounts lies from that of the others in standard errors, each compared within
 * its own stratum alone (Mantel and Haenszel 1959, without continuity correction; its square is the
 * Cochran-Mantel-Haenszel statistic). What differs between the strata, such as how long accounts have had to leave, is
 * no difference then. 0 where nothing can be compared.
 */
export function stratifiedZ(strata: Iterable<Stratum>): number {
  let excess = 0;
  let variance = 0;
  for (const { n, good, among, goodAmong } of strata) {
    if (n < 2) continue;
    excess += goodAmong - (among * good) / n;
    variance += (among * (n - among) * good * (n - good)) / (n * n * (n - 1));
  }
  return variance === 0 ? 0 : excess / Math.sqrt(variance);
}

/**
 * The difference of the two shares within the strata, -1 to 1, weighted as Mantel and Haenszel have it: strata that hold
 * many of both sides count most. 0 where nothing can be compared.
 */
export function stratifiedDifference(strata: Iterable<Stratum>): number {
  let sum = 0;
  let weights = 0;
  for (const { n, good, among, goodAmong } of strata) {
    const others = n - among;
    if (among === 0 || others === 0) continue;
    const weight = (among * others) / n;
    sum += weight * (goodAmong / among - (good - goodAmong) / others);
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}
