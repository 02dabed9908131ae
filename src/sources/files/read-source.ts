import type { FileReader } from './file-reader.ts';
import { readDelimited } from './read-delimited.ts';
import { readJson } from './read-json.ts';
import { readParquet } from './read-parquet.ts';
import type { ResolvedFile } from './resolve-source.ts';

const READERS: Readonly<Record<ResolvedFile['format'], FileReader>> = {
  csv: readDelimited,
  tsv: readDelimited,
  parquet: readParquet,
  json: readJson,
  ndjson: readJson,
};

/** Reads a file of any known format into a new table. */
export const readSource: FileReader = (database, file, name) => READERS[file.format](database, file, name);
