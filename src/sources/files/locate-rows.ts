import type { ResolvedFile } from './resolve-source.ts';
import type { Reject } from './csv-rejects.ts';
import type { Place } from '../raw-table.ts';
import { walkRecords } from './walk-records.ts';

/** Where records stand, by DuckDB's number of them. */
export async function placesOfRecords(
  file: ResolvedFile,
  delimiter: string,
  records: readonly number[],
): Promise<ReadonlyMap<number, Place>> {
  const wanted = new Set(records);
  const places = new Map<number, Place>();
  if (wanted.size === 0) return places;
  await walkRecords(file.path, delimiter, ({ record, row, line }) => {
    if (wanted.has(record)) places.set(record, { row, line });
    return places.size < wanted.size;
  });
  return places;
}

/** Where rows of the table stand, by their `rowid`: rejected records stand between them in the file. */
export async function locateRows(
  file: ResolvedFile,
  delimiter: string,
  rejects: readonly Reject[],
  rowids: readonly number[],
): Promise<ReadonlyMap<number, Place>> {
  const wanted = new Set(rowids);
  const rejected = new Set(rejects.map((reject) => reject.record));
  const places = new Map<number, Place>();
  if (wanted.size === 0) return places;
  let rowid = -1;
  await walkRecords(file.path, delimiter, ({ record, row, line }) => {
    if (rejected.has(record)) return true;
    rowid++;
    if (wanted.has(rowid)) places.set(rowid, { row, line });
    return places.size < wanted.size;
  });
  return places;
}
