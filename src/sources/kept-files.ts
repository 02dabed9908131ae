import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { isMissing } from '../core/files.ts';
import { quoteName } from '../core/quote-name.ts';
import type { TableName } from '../schemas/tables.ts';
import { SNAPSHOT } from './describe-table.ts';
import type { Connection, Database } from './duckdb.ts';
import { parquetRows } from './files/read-parquet.ts';
import type { ResolvedFile } from './files/resolve-source.ts';

/** A table of the snapshot that is a view of a file, of which the snapshot keeps a copy. */
export interface HeldTable {
  readonly table: TableName;
  readonly file: ResolvedFile;
  /** Its columns as SQL over the file. */
  readonly columns: string;
}

/** How a snapshot remembers such a table; `file` is a name in `keptFolder`. */
export interface KeptTable {
  readonly table: string;
  readonly file: string;
  readonly columns: string;
}

/** Beside the canonical tables, in the schema of the facts. */
const KEPT_TABLE = 'kith.kept_files';

/** A file that no snapshot names may be of a pull that is about to end. Milliseconds. */
const GRACE = 10 * 60_000;

/** Where a snapshot keeps the files of which its tables are views. */
export function keptFolder(snapshot: string): string {
  return join(dirname(snapshot), `${basename(snapshot, extname(snapshot))}-files`);
}

/**
 * Copies the files of these tables into a folder. Where the disk can share what two files have in common, that takes
 * neither time nor room. `digests` are those of the files' bytes, by their path: they name the copies.
 */
export async function copyHeld(
  held: readonly HeldTable[],
  digests: ReadonlyMap<string, string>,
  folder: string,
): Promise<KeptTable[]> {
  const kept: KeptTable[] = [];
  for (const { table, file, columns } of held) {
    const name = `${digests.get(file.path) ?? table}.parquet`;
    await copyFile(file.path, join(folder, name), constants.COPYFILE_FICLONE);
    kept.push({ table, file: name, columns });
  }
  return kept;
}

/** Moves the copies to where the snapshot at `target` looks for them, and makes its tables views of them. */
export async function keepFiles(
  database: Database,
  kept: readonly KeptTable[],
  folder: string,
  target: string,
): Promise<void> {
  await database.rows(
    `CREATE TABLE ${SNAPSHOT}.${KEPT_TABLE} (table_name VARCHAR, file VARCHAR, columns VARCHAR)`,
  );
  if (kept.length > 0) await mkdir(keptFolder(target), { recursive: true });
  for (const name of new Set(kept.map(({ file }) => file)))
    await rename(join(folder, name), join(keptFolder(target), name));
  for (const { table, file, columns } of kept) {
    await database.rows(`INSERT INTO ${SNAPSHOT}.${KEPT_TABLE} VALUES ($table, $file, $columns)`, {
      ...{ table, file, columns },
    });
    await database.rows(`CREATE OR REPLACE VIEW ${SNAPSHOT}.${viewSql({ table, file, columns }, target)}`);
  }
}

/** The tables of an open snapshot that are views of files. */
export async function readKept(database: Connection): Promise<KeptTable[]> {
  const rows = await database.rows(`SELECT table_name, file, columns FROM ${KEPT_TABLE} ORDER BY table_name`);
  return rows.map((row) => ({
    table: String(row['table_name']),
    file: String(row['file']),
    columns: String(row['columns']),
  }));
}

/** What stands behind CREATE VIEW. The files are looked for beside the snapshot: it may have been moved since. */
export function viewSql({ table, file, columns }: KeptTable, snapshot: string): string {
  return `${quoteName(table)} AS SELECT ${columns} FROM ${parquetRows(join(keptFolder(snapshot), file))}`;
}

/**
 * Deletes the files that the snapshot at `target` does not keep. Called as a pull begins and not as it ends: whoever reads
 * the last snapshot then goes on reading it.
 */
export async function sweepKept(kept: readonly KeptTable[], target: string, now: number): Promise<void> {
  const folder = keptFolder(target);
  const names = new Set(kept.map(({ file }) => file));
  const present = await readdir(folder).catch((thrown: unknown) => {
    if (isMissing(thrown)) return [];
    throw thrown;
  });
  for (const name of present.filter((each) => !names.has(each))) {
    const { mtimeMs } = await stat(join(folder, name));
    if (now - mtimeMs > GRACE) await rm(join(folder, name), { force: true });
  }
}
