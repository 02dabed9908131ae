import { Random } from '../../../scripts/sample-data/random.ts';
import { BUCKETS } from '../../../src/insights/buckets.ts';
import { packDone, type EarlyLives } from '../../../src/insights/playbook/early-lives.ts';

/** What an account did, by the moment in hours after signup, and how it came out. */
export interface Life {
  readonly steps: Readonly<Record<string, number>>;
  readonly stayed: boolean;
  readonly grown?: boolean;
  /** Day of signup, in days since 1970. */
  readonly signup?: number;
}

export const HABITS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** Lives as they are read from a snapshot; accounts are spread over the buckets evenly. */
export function packLives(lives: readonly Life[]): EarlyLives {
  const actions = [...new Set(lives.flatMap(({ steps }) => Object.keys(steps)))].sort();
  const sorted = lives.map(({ steps }) =>
    Object.entries(steps)
      .map(([action, hour]) => ({ code: actions.indexOf(action), seconds: hour * 3600 }))
      .sort((one, other) => one.seconds - other.seconds || one.code - other.code),
  );
  const starts = [0];
  for (const steps of sorted) starts.push((starts.at(-1) ?? 0) + steps.length);
  const packed = {
    starts: Uint32Array.from(starts),
    codes: Uint8Array.from(sorted.flat().map(({ code }) => code)),
  };
  return {
    ...{ actions, count: lives.length, ...packed, done: packDone(packed) },
    seconds: Uint32Array.from(sorted.flat().map(({ seconds }) => seconds)),
    signups: Int32Array.from(lives, ({ signup = 20_000 }) => signup),
    stayed: Uint8Array.from(lives, ({ stayed }) => Number(stayed)),
    grown: Uint8Array.from(lives, ({ grown = false }) => Number(grown)),
    buckets: Uint16Array.from(lives, (_, account) => Math.floor((account * BUCKETS) / lives.length)),
    members: [Uint32Array.from(lives.keys())],
  };
}

/** Accounts that do each of eight things with a chance of a half, at any hour of their first 30 days. */
export function drawLives(
  count: number,
  seed: number,
  outcome: (steps: Life['steps'], random: Random, account: number) => Omit<Life, 'steps'>,
): Life[] {
  return Array.from({ length: count }, (_, account) => {
    const random = new Random(seed, 'playbook', account);
    const done = HABITS.filter(() => random.chance(0.5));
    const steps = Object.fromEntries(done.map((action) => [action, random.next() * 720]));
    return { steps, ...outcome(steps, random, account) };
  });
}

/** Whether the steps were taken, one after the other. */
export function inOrder(steps: Life['steps'], ...actions: string[]): boolean {
  const hours = actions.map((action) => steps[action] ?? Infinity);
  return hours.every((hour, at) => hour < Infinity && (at === 0 || hour > (hours[at - 1] ?? 0)));
}
