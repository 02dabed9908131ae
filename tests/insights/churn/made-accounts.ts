import { Random } from '../../../scripts/sample-data/random.ts';
import type { Snapshot } from '../../../src/schemas/snapshot.ts';
import type { Churn } from '../../../src/schemas/insights/churn.ts';
import { learnChurn } from '../../../src/insights/churn/learn-churn.ts';
import { openStudy } from '../../../src/insights/study.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';
import { makeStudyInput, type StudyContent } from '../make-study.ts';

export type MadeCell = string | number | null;

/** An account before its columns are made up. */
export interface MadeAccount {
  readonly id: string;
  readonly left: boolean;
  readonly random: Random;
  readonly index: number;
}

/**
 * Accounts of which each leaves by chance; `columns` make up the others. Without days, so that all are old enough to be
 * judged.
 */
export function makeAccounts(
  n: number,
  columns: Readonly<Record<string, (account: MadeAccount) => MadeCell>>,
  chance: (index: number) => number = () => 0.3,
): string {
  const rows = Array.from({ length: n }, (_, index): MadeCell[] => {
    const random = new Random(5, 'made', index);
    const left = random.chance(chance(index));
    const account = { id: `a${index}`, left, random, index };
    return [account.id, left ? 'yes' : 'no', ...Object.values(columns).map((make) => make(account))];
  });
  return csv(['account_id', 'churned', ...Object.keys(columns)], rows);
}

/** What is learned from the given tables. */
export async function churnOf(
  tables: Parameters<typeof makeSnapshot>[0],
  content: StudyContent = {},
  named: readonly string[] = [],
): Promise<Churn> {
  await using snapshot = await makeSnapshot(tables);
  return await churnFrom(snapshot, content, named);
}

export async function churnFrom(
  snapshot: Snapshot,
  content: StudyContent = {},
  named: readonly string[] = [],
): Promise<Churn> {
  const { churn } = await learnChurn(openStudy(makeStudyInput(snapshot, content)), named);
  if (churn === null) throw new Error('The data does not say who left');
  return churn;
}
