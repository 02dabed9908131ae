import { TABLES, type Column, type Table, type TableName } from '../schemas/tables.ts';
import type { Mapping } from './map-columns.ts';
import type { Attribute } from './pull-report.ts';
import type { RawColumn } from './raw-table.ts';

/** A column of the snapshot, and the column of the source that fills it, if any does. */
export interface TargetColumn {
  readonly name: string;
  readonly column: Column;
  readonly raw: RawColumn | undefined;
  /** How DuckDB holds that column: text for most files, typed in Parquet and in the result of a SELECT. */
  readonly held: string;
  /** Attributes have the type that all their values have: nothing of theirs can be wrong. */
  readonly isCanonical: boolean;
}

/** All canonical columns of a table, and the attributes that were found. */
export function listTargets(
  table: TableName,
  mapping: Mapping,
  attributes: readonly Attribute[],
  held: ReadonlyMap<string, string>,
): TargetColumn[] {
  const { columns }: Table = TABLES[table];
  const from = (raw: RawColumn | undefined) => ({ raw, held: held.get(raw?.name ?? '') ?? '' });
  return [
    ...Object.entries(columns).map(([name, column]) => ({
      name,
      column,
      ...from(mapping.canonical.get(name)),
      isCanonical: true,
    })),
    ...attributes.map(({ name, type, from: about }) => ({
      name,
      column: { type, about },
      ...from(mapping.attributes.get(name)),
      isCanonical: false,
    })),
  ];
}
