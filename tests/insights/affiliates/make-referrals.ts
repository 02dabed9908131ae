import { learnAffiliates } from '../../../src/insights/affiliates/learn-affiliates.ts';
import { readReferrals } from '../../../src/insights/affiliates/referrals.ts';
import { openStudy } from '../../../src/insights/study.ts';
import type { AffiliateInsight, AffiliatesInsight } from '../../../src/schemas/insights/affiliates.ts';
import type { TableName } from '../../../src/schemas/tables.ts';
import { csv, makeSnapshot } from '../make-snapshot.ts';
import { makeStudyInput, type StudyContent } from '../make-study.ts';

type Cell = string | number | null;
export type Rows = readonly (readonly Cell[])[];

export const TERMS = { rate: 0.2, months: 12 };

export const ACCOUNT_COLUMNS = ['account_id', 'signed_up_at', 'churned_at', 'referred_by', 'ltv'];
export const CONVERSION_COLUMNS = [
  ...['affiliate_id', 'account_id', 'at', 'kind', 'amount', 'currency', 'invoice_id'],
  ...['clicked_at', 'address'],
];

/**
 * Accounts of one referrer (null: of nobody), one signup a fortnight, counted back from 1 August 2026. The first `left` of
 * them left after `after` days.
 */
export function accountsOf(
  by: string | null,
  count: number,
  { left = 0, after = 60, prefix = by ?? 'none' }: { left?: number; after?: number; prefix?: string } = {},
): Rows {
  return Array.from({ length: count }, (_, at) => {
    const signup = dayBefore('2026-08-01', 14 * at);
    const churn = at < left ? dayBefore(signup, -after) : null;
    return [`${prefix}-${at}`, signup, churn, by, 1000 + at];
  });
}

export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** A sale a month from two months after the signup on, for each account. */
export function salesOf(accounts: Rows, months: number, amount = 100): Rows {
  return accounts.flatMap(([id, signup, churn, by]) =>
    Array.from({ length: months }, (_, month): readonly Cell[] => [
      ...[by ?? null, id ?? null, `${dayBefore(String(signup), -30 * (month + 2))}T10:00:00Z`, 'sale'],
      ...[amount, 'EUR', `${String(id)}-${month}`, null, null],
    ]).filter(([, , at]) => String(at) < `${String(churn ?? '2026-11-21')}T23`),
  );
}

/** What is learned from a few rows. */
export async function learnFrom(
  {
    accounts,
    conversions,
    ...more
  }: { accounts: Rows | string; conversions?: Rows | string } & Partial<Record<TableName, string | Rows>>,
  content: StudyContent = {},
): Promise<AffiliatesInsight> {
  const tables = Object.fromEntries(
    Object.entries(more).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );
  await using snapshot = await makeSnapshot({
    ...tables,
    accounts: typeof accounts === 'string' ? accounts : csv(ACCOUNT_COLUMNS, accounts),
    ...(conversions
      ? { conversions: typeof conversions === 'string' ? conversions : csv(CONVERSION_COLUMNS, conversions) }
      : {}),
  });
  const study = openStudy(makeStudyInput(snapshot, content));
  return await learnAffiliates(study, await readReferrals(study));
}

export function find({ list }: AffiliatesInsight, id: string): AffiliateInsight {
  const found = list.find(({ affiliate }) => affiliate === id);
  if (!found) throw new Error(`${id} is not listed`);
  return found;
}

/** Affiliates by id, with what matters of them. */
export function partners(...ids: string[]): StudyContent['affiliates'] & object {
  return Object.fromEntries(ids.map((id) => [id, {}]));
}
