import type { Database } from '../duckdb.ts';
import type { RawTable } from '../raw-table.ts';
import type { ResolvedFile } from './resolve-source.ts';

/**
 * Reads one file into a new table called `name`.
 * @throws a KithError that names the file and, as far as known, the line
 */
export type FileReader = (database: Database, file: ResolvedFile, name: string) => Promise<RawTable>;
