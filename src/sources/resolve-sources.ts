import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { KithError, messageOf, type Problem } from '../core/errors.ts';
import { isMissing } from '../core/files.ts';
import type { FileSource, Sources, TableSource } from '../schemas/sources.ts';
import { TABLE_NAMES, type TableName } from '../schemas/tables.ts';

export const SOURCES_FILE = 'content/sources.yaml';

const FORMAT_BY_ENDING: Readonly<Record<string, NonNullable<FileSource['format']>>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.parquet': 'parquet',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
};

/** A file that is there and may be read. */
export interface ResolvedFile {
  /** As the marketer wrote it. */
  readonly shown: string;
  readonly path: string;
  readonly format: NonNullable<FileSource['format']>;
  readonly bytes: number;
  /** When it was last written, in milliseconds: to notice that it is written to while it is read. */
  readonly writtenAt: number;
}

/** A table with the files that it is made from, by the names under which its SQL knows them. */
export interface ResolvedTable {
  readonly table: TableName;
  readonly source: TableSource;
  readonly files: ReadonlyMap<string, ResolvedFile>;
}

/** Name of the only file of a table without SQL. */
export const ONLY_FILE = 'file';

/**
 * The tables that sources.yaml names, in our order, with their files found on disk. Files that are missing, empty, no
 * files or of a kind that is not known go on the list of problems, and their tables are left out.
 */
export async function resolveSources(
  site: string,
  sources: Sources,
  problems: Problem[],
): Promise<ResolvedTable[]> {
  const tables: ResolvedTable[] = [];
  for (const table of TABLE_NAMES) {
    const source = sources[table];
    if (!source) continue;
    const named = 'sql' in source ? Object.entries(source.files) : [[ONLY_FILE, source] as const];
    const files = new Map<string, ResolvedFile>();
    for (const [name, file] of named) {
      const key = 'sql' in source ? `${table}.files.${name}.file` : `${table}.file`;
      const resolved = await resolveFile(site, file, key).catch((thrown: unknown) =>
        keepProblem(thrown, problems),
      );
      if (resolved) files.set(name, resolved);
    }
    if (files.size === named.length) tables.push({ table, source, files });
  }
  return tables;
}

/** Puts what a KithError tells on the list; anything else is thrown on. */
export function keepProblem(thrown: unknown, problems: Problem[]): null {
  if (!(thrown instanceof KithError)) throw thrown;
  problems.push(...thrown.problems);
  return null;
}

async function resolveFile(site: string, source: FileSource, key: string): Promise<ResolvedFile> {
  const { file: shown } = source;
  const where = { file: SOURCES_FILE, key };
  if (shown.startsWith('~')) {
    throw new KithError(`"${shown}" begins with "~", which only a shell understands`, {
      hint: 'Write the path relative to the site, such as content/data/accounts.csv, or in full.',
      where,
    });
  }
  const path = resolve(site, shown);
  const found = await stat(path).catch((cause: unknown) => {
    throw isMissing(cause)
      ? new KithError(`There is no file ${shown}`, {
          hint: `Looked for ${path}. Paths are relative to the site.`,
          where,
          cause,
        })
      : new KithError(`Cannot read ${shown}: ${messageOf(cause)}`, {
          hint: 'Check that you may read it.',
          where,
          cause,
        });
  });
  if (!found.isFile()) {
    const what = found.isDirectory() ? 'a folder' : 'not a file';
    throw new KithError(`${shown} is ${what}`, { hint: 'Name one file with rows in it.', where });
  }
  if (found.size === 0) {
    throw new KithError(`${shown} is empty`, { hint: 'Export it again; the export may have failed.', where });
  }
  return {
    shown,
    path,
    format: source.format ?? formatOf(shown, where),
    bytes: found.size,
    writtenAt: found.mtimeMs,
  };
}

function formatOf(shown: string, where: { file: string; key: string }): ResolvedFile['format'] {
  const ending = extname(shown).toLowerCase();
  const format = FORMAT_BY_ENDING[ending];
  if (format) return format;
  const hint = ['.xlsx', '.xls', '.ods', '.numbers'].includes(ending)
    ? 'Save the sheet as CSV (UTF-8) and name that file.'
    : ['.gz', '.zip', '.zst'].includes(ending)
      ? 'Unpack it and name the file inside.'
      : `Known endings: ${Object.keys(FORMAT_BY_ENDING).join(', ')}. Say "format:" where the ending tells nothing.`;
  throw new KithError(`What kind of file ${shown} is cannot be told from its ending`, { hint, where });
}

/** A file that is written to while it is read would give half of its rows, and a fingerprint of something else. */
export async function checkUnchanged(tables: readonly ResolvedTable[], problems: Problem[]): Promise<void> {
  for (const file of tables.flatMap(({ files }) => [...files.values()])) {
    const now = await stat(file.path).catch(() => null);
    if (now?.size === file.bytes && now.mtimeMs === file.writtenAt) continue;
    problems.push({
      message: `${file.shown} changed while it was read`,
      hint: 'Wait until the export is done, and pull again.',
      where: { file: file.shown },
    });
  }
}
