import type { Problem } from '../core/errors.ts';
import type { SnapshotFacts } from '../schemas/snapshot.ts';
import type { PullReport, Refusal, TableReport } from './pull-report.ts';
import { SOURCES_FILE } from './resolve-sources.ts';

/** How many of a table's worst reasons are told. */
const WORST = 3;

/** Whether what was read may become the snapshot: enough rows kept, and not far fewer than last time. */
export function checkPull(
  tables: PullReport['tables'],
  last: SnapshotFacts | null,
  limits: { readonly refusedRowsLimit: number; readonly acceptShrink?: boolean },
): Problem[] {
  return tables.flatMap((table) => {
    const problem =
      tooManyRefused(table, limits.refusedRowsLimit) ??
      nothingLeft(table) ??
      (limits.acceptShrink ? null : shrunk(table, last?.tables[table.table]?.kept ?? 0));
    return problem ? [{ ...problem, where: { file: SOURCES_FILE, key: table.table } }] : [];
  });
}

function tooManyRefused(table: TableReport, limit: number): Problem | null {
  const share = table.read === 0 ? 0 : table.refused / table.read;
  const isUseless = table.table === 'accounts' && table.kept === 0 && table.read > 0;
  if (share <= limit && !isUseless) return null;
  const worst = table.reasons.slice(0, WORST).map(({ reason, rows }) => `${reason} (${rows})`);
  const first = table.refusals[0];
  return {
    message:
      `${table.refused} of ${table.read} rows of ${table.table} cannot be used (${percent(share)}, and ` +
      `${percent(limit)} is allowed): ${worst.join('; ')}.${first ? ` First: ${describeRefusal(first)}` : ''}`,
    hint: `${first ? `${first.hint} ` : ''}Or raise refusedRowsLimit in content/program.yaml to leave such rows out.`,
  };
}

/** @example data/accounts.csv:5, row 4: mrr is not a number: "abc" */
export function describeRefusal({ source, line, row, column, reason, value }: Refusal): string {
  const place = `${source}${line === null ? '' : `:${line}`}, row ${row}`;
  return `${place}: ${column === null ? '' : `${column} `}${reason}${value === null ? '' : `: "${value}"`}`;
}

function nothingLeft(table: TableReport): Problem | null {
  if (table.table !== 'accounts' || table.kept > 0) return null;
  return {
    message: `${table.source} has no rows`,
    hint: 'Export it again; nothing can be learned without accounts.',
  };
}

function shrunk(table: TableReport, before: number): Problem | null {
  if (table.kept * 2 >= before) return null;
  return {
    message: `${table.table} has ${table.kept} rows, and had ${before} at the last pull`,
    hint: 'An export may have been cut short. If it is right, run "kith pull --accept-shrink".',
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(share < 0.01 ? 2 : 1))} %`;
}
