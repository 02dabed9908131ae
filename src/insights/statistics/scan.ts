import { logChoices } from './log-factorial.ts';

/**
 * How often chance alone puts `most` or more of `n` events into some window of `share` of the time, wherever it begins, when
 * each event is as likely at any time: the approximation of Wallenstein and Neff (1987), exact where the window holds
 * all events and a little cautious for events counted by the day, which is the side to err on.
 */
export function scanP(most: number, n: number, share: number): number {
  if (share >= 1 || most < 2 || n < most) return 1;
  const term = (count: number) => Math.exp(logChoices(n, count) + powers(n, count, share));
  let tail = 0;
  for (let count = n; count >= most; count -= 1) tail += term(count);
  return Math.max(0, Math.min(1, (most / share - n - 1) * term(most) + 2 * tail));
}

function powers(n: number, count: number, share: number): number {
  return count * Math.log(share) + (n - count) * Math.log1p(-share);
}
