import type { Snapshot } from '../schemas/snapshot.ts';

/**
 * What accounts did, as the relation `done`: account_id, action, first_at, last_at (null where it is not known). An account
 * may have an action in several rows. To sum up all that ever happened takes longer than anything else that is asked: those
 * who want a part of it, such as the first days, take that part first.
 */
export function doneSql({ facts }: Pick<Snapshot, 'facts'>): string {
  const rows = isSummedUp({ facts })
    ? 'SELECT account_id, action, "at" AS first_at, "at" AS last_at FROM activity'
    : 'SELECT account_id, action, first_at, last_at FROM actions';
  return `(${rows}) AS done`;
}

/** Whether `actions` is the sum of an `activity` that is there too. */
export function isSummedUp({ facts }: Pick<Snapshot, 'facts'>): boolean {
  return facts.tables.actions?.isSummedUp === true;
}
