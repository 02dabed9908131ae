import type { Stratum } from '../statistics/stratified.ts';
import type { EarlyLives, Pattern } from './early-lives.ts';
import { narrow, tally, type Sample } from './samples.ts';

/** A pattern with one action more. */
export interface Extension {
  readonly pattern: Pattern;
  /** Who followed it, of all accounts. */
  readonly ofAll: readonly Stratum[];
  /** Who followed it, of those that followed the shorter pattern. */
  readonly ofFollowers: readonly Stratum[];
}

/**
 * Counts every pattern that has one action more than a given one, in one pass over its followers. In an order the action
 * may stand anywhere; a single action has no order yet and may get one either way.
 */
export function tallyExtensions(sample: Sample, shorter: Pattern): Extension[] {
  const { lives, strataCount } = sample;
  const length = shorter.codes.length;
  const patterns = listExtensions(shorter, lives.actions.length);
  const cells = patterns.map(() => ({
    among: new Uint32Array(strataCount),
    goodAmong: new Uint32Array(strataCount),
  }));
  const followers = narrow(sample, shorter);
  for (let at = 0; at < followers.accounts.length; at += 1) {
    const account = followers.accounts[at] ?? 0;
    const stratum = followers.strata[at] ?? 0;
    const isGood = sample.good[account] ?? 0;
    forEachExtension(lives, account, shorter, (code, place) => {
      const cell = cells[code * (length + 2) + place];
      if (!cell) return;
      cell.among[stratum] = (cell.among[stratum] ?? 0) + 1;
      cell.goodAmong[stratum] = (cell.goodAmong[stratum] ?? 0) + isGood;
    });
  }
  const [all, some] = [tally(sample, shorter), tally(followers, shorter)];
  return patterns.flatMap((pattern, index) => {
    const cell = cells[index];
    if (!pattern || !cell) return [];
    const within = (strata: readonly Stratum[]) =>
      strata.map(({ n, good }, stratum) => ({
        ...{ n, good },
        among: cell.among[stratum] ?? 0,
        goodAmong: cell.goodAmong[stratum] ?? 0,
      }));
    return [{ pattern, ofAll: within(all), ofFollowers: within(some) }];
  });
}

/** For each action, the pattern with it in each place, and last the one where its place does not matter; null where there is none. */
function listExtensions({ codes, inOrder }: Pattern, kinds: number): (Pattern | null)[] {
  const isSingle = codes.length === 1;
  return Array.from({ length: kinds }, (_, code) => code).flatMap((code) => {
    const isNew = !codes.includes(code);
    const ordered = Array.from({ length: codes.length + 1 }, (_, at) =>
      isNew && (inOrder || isSingle) ? { codes: codes.toSpliced(at, 0, code), inOrder: true } : null,
    );
    const set =
      isNew && (!inOrder || isSingle)
        ? { codes: [...codes, code].sort((a, b) => a - b), inOrder: false }
        : null;
    return [...ordered, set];
  });
}

/** Visits each further action of an account, with its place among those of the pattern, and with none. */
function forEachExtension(
  { starts, codes, seconds }: EarlyLives,
  account: number,
  { codes: wanted }: Pattern,
  visit: (code: number, place: number) => void,
): void {
  const [from, to] = [starts[account] ?? 0, starts[account + 1] ?? 0];
  let [before, latest] = [0, -1];
  for (let at = from; at < to; at += 1) {
    const code = codes[at] ?? 0;
    const second = seconds[at] ?? 0;
    if (wanted.includes(code)) {
      before += 1;
      latest = second;
      continue;
    }
    visit(code, wanted.length + 1);
    if (second > latest && !isShared(second, at + 1, to)) visit(code, before);
  }

  /** Whether the pattern's next action was done at the very same time. */
  function isShared(second: number, next: number, end: number): boolean {
    for (let at = next; at < end && seconds[at] === second; at += 1)
      if (wanted.includes(codes[at] ?? 0)) return true;
    return false;
  }
}
