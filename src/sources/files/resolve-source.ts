import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { KithError, messageOf, type Problem, type Where } from '../../core/errors.ts';
import { isMissing } from '../../core/files.ts';
import type { FileSource } from '../../schemas/file-source.ts';

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
  readonly kind: 'file';
  /** Files with the same key hold the same rows. */
  readonly key: string;
  /** As the marketer wrote it. */
  readonly shown: string;
  readonly path: string;
  readonly format: NonNullable<FileSource['format']>;
  readonly bytes: number;
  /** When it was last written, in milliseconds: to notice that it is written to while it is read. */
  readonly writtenAt: number;
}

/**
 * Finds a file that sources.yaml names at `where`.
 * @throws a KithError where it is missing, empty, no file or of a kind that is not known
 */
export async function resolveSource(site: string, source: FileSource, where: Where): Promise<ResolvedFile> {
  const { file: shown } = source;
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
  const format = source.format ?? formatOf(shown, where);
  return {
    kind: 'file',
    key: `${format}:${path}`,
    shown,
    path,
    format,
    bytes: found.size,
    writtenAt: found.mtimeMs,
  };
}

function formatOf(shown: string, where: Where): ResolvedFile['format'] {
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
export async function checkUnchanged(files: readonly ResolvedFile[], problems: Problem[]): Promise<void> {
  for (const file of files) {
    const now = await stat(file.path).catch(() => null);
    if (now?.size === file.bytes && now.mtimeMs === file.writtenAt) continue;
    problems.push({
      message: `${file.shown} changed while it was read`,
      hint: 'Wait until the export is done, and pull again.',
      where: { file: file.shown },
    });
  }
}
