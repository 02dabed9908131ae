import type { Study } from '../study.ts';

/** Accounts of affiliates that are said to have referred each other; one that is said to have referred itself. */
export interface Circle {
  readonly accounts: readonly string[];
  /** `affiliates[i]` is said to have referred `accounts[i]`. */
  readonly affiliates: readonly string[];
}

/**
 * Circles among the affiliates' own accounts: A referred B's account and B referred A's. At least one of them is wrong,
 * and nobody can say which. `referrersOf` tells who referred which account, by key.
 */
export async function findCircles(
  affiliates: Study['affiliates'],
  index: ReadonlyMap<string, string>,
  referrersOf: (accounts: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<Circle[]> {
  const accountOf = new Map<string, string>();
  for (const { id, data } of affiliates) if (data.account !== undefined) accountOf.set(id, data.account);
  const accounts = [...new Set(accountOf.values())].sort();
  const referrers = await referrersOf(accounts);
  const referrer = (account: string) => index.get(referrers.get(account) ?? '');
  const next = (account: string) => accountOf.get(referrer(account) ?? '');
  return walk(accounts, next).map((circle) => ({
    accounts: circle,
    affiliates: circle.map((account) => referrer(account) ?? ''),
  }));
}

/** Every node has at most one way on, so that following it either ends or comes back to where it has been. */
function walk(nodes: readonly string[], next: (node: string) => string | undefined): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of nodes) {
    const path = new Map<string, number>();
    let node: string | undefined = start;
    while (node !== undefined && !done.has(node) && !path.has(node)) {
      path.set(node, path.size);
      node = next(node);
    }
    const back = node === undefined ? undefined : path.get(node);
    if (back !== undefined) circles.push([...path.keys()].slice(back));
    for (const seen of path.keys()) done.add(seen);
  }
  return circles;
}
