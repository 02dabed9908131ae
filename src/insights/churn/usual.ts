import { AGE, lifeSql, seenSql, type CountedTable, type ReadableStudy } from './history-sql.ts';

/** What accounts of an age usually do, in rows of a table. */
export interface Usual {
  readonly table: CountedTable;
  /** Rows of the average account from its first day up to and with the day of that age. */
  readonly upTo: Float64Array;
}

/** What some accounts do by age. `sample` is SQL that holds for them. */
export async function readUsual(study: ReadableStudy, table: CountedTable, sample: string): Promise<Usual> {
  const parameters = { asOf: study.asOf };
  const seen = `WITH life AS (${lifeSql(study, sample)}), seen AS (${seenSql(table)})`;
  const lives = await study.snapshot.query<Life>(
    `${seen} SELECT from_age, to_age, count(*) AS accounts FROM seen GROUP BY from_age, to_age`,
    parameters,
  );
  const rows = await study.snapshot.query<{ age: number; happened: number }>(
    `${seen} SELECT ${AGE} AS age, count(*) AS happened FROM ${table.name} JOIN seen USING (account_id)
     WHERE ${AGE} BETWEEN from_age AND to_age GROUP BY ${AGE}`,
    parameters,
  );
  return { table, upTo: accumulate(lives, new Map(rows.map(({ age, happened }) => [age, happened]))) };
}

/** How many accounts the table shows from one age to another, both included. */
type Life = { readonly from_age: number; readonly to_age: number; readonly accounts: number };

/**
 * The cumulative mean of what happens by age: at each age what happened then, over the accounts that were to be seen at
 * that age (the estimator of Nelson 1988 for recurring events). Who left is not counted among those who did nothing.
 */
export function accumulate(lives: readonly Life[], happened: ReadonlyMap<number, number>): Float64Array {
  const oldest = lives.reduce((age, { to_age }) => Math.max(age, to_age), -1);
  const coming = new Float64Array(oldest + 2);
  for (const { from_age, to_age, accounts } of lives) {
    coming[from_age] = (coming[from_age] ?? 0) + accounts;
    coming[to_age + 1] = (coming[to_age + 1] ?? 0) - accounts;
  }
  const upTo = new Float64Array(oldest + 1);
  let [here, sum] = [0, 0];
  for (let age = 0; age <= oldest; age += 1) {
    here += coming[age] ?? 0;
    if (here > 0) sum += (happened.get(age) ?? 0) / here;
    upTo[age] = sum;
  }
  return upTo;
}

/** What is usual from one age to another, both included; beyond the oldest account seen nothing is known. */
export function usualBetween({ upTo }: Usual, from: number, to: number): number {
  const last = upTo.length - 1;
  const at = (age: number) => (age < 0 ? 0 : (upTo[Math.min(age, last)] ?? 0));
  return at(to) - at(from - 1);
}
