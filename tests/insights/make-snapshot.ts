import { join } from 'node:path';
import { silentProgress } from '../../src/core/progress.ts';
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import { SourcesSchema } from '../../src/schemas/sources.ts';
import type { TableName } from '../../src/schemas/tables.ts';
import { pullSnapshot } from '../../src/sources/pull-snapshot.ts';
import { openSnapshot } from '../../src/sources/snapshot.ts';
import { makeSite } from '../tiny-site.ts';

/** A snapshot of CSV tables, pulled the way `kith pull` does it. */
export async function makeSnapshot(tables: Partial<Record<TableName, string>>): Promise<Snapshot> {
  const files = Object.fromEntries(
    Object.entries(tables).map(([name, csv]) => [`content/data/${name}.csv`, csv]),
  );
  const site = await makeSite(files);
  const sources = Object.fromEntries(
    Object.keys(tables).map((name) => [name, { file: `content/data/${name}.csv` }]),
  );
  const target = join(site, '.kith', 'snapshot.duckdb');
  await pullSnapshot(
    { site, sources: SourcesSchema.parse(sources), today: '2026-11-21', refusedRowsLimit: 0, target },
    { progress: silentProgress },
  );
  return openSnapshot(target);
}

/** CSV of rows. */
export function csv(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return [header, ...rows].map((row) => `${row.map((cell) => cell ?? '').join(',')}\n`).join('');
}
