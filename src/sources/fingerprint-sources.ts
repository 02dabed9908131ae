import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { digest } from '../core/digest.ts';
import { KithError, messageOf, throwIfAny, type Problem } from '../core/errors.ts';
import type { Sources } from '../schemas/sources.ts';
import { TABLES } from '../schemas/tables.ts';
import type { ResolvedFile } from './files/resolve-source.ts';
import { filesOf, keepProblem, resolveSources, SOURCES_FILE, type ResolvedTable } from './resolve-sources.ts';

/** Raise it when the same bytes would make another snapshot. */
export const SOURCES_VERSION = 2;

/**
 * Digest of everything that a pull hangs on and that can be known without asking anybody: sources.yaml as parsed (names of
 * secrets, never secrets), every byte of the files that it names, what our tables demand, and the version of this stage.
 * Where all sources are files, the same fingerprint means that pulling again would change nothing.
 * @throws a KithError with every file that cannot be read
 */
export async function fingerprintSources(site: string, sources: Sources): Promise<string> {
  const problems: Problem[] = [];
  const tables = await resolveSources(site, sources, problems);
  const { fingerprint } = await fingerprintTables(sources, tables, problems);
  throwIfAny(problems, SOURCES_FILE);
  return fingerprint;
}

/**
 * The same over files that are already found, with the digest of each file's bytes by its path; what cannot be read goes on
 * the list of problems.
 */
export async function fingerprintTables(
  sources: Sources,
  tables: readonly ResolvedTable[],
  problems: Problem[],
): Promise<{ fingerprint: string; digests: ReadonlyMap<string, string> }> {
  const digests = new Map<string, string>();
  for (const file of filesOf(tables)) {
    if (digests.has(file.path)) continue;
    const found = await digestFile(file).catch((thrown: unknown) => keepProblem(thrown, problems));
    digests.set(file.path, found ?? '');
  }
  const files = tables.map(({ table, inputs }) => ({
    table,
    files: Object.fromEntries(
      [...inputs].flatMap(([name, input]) =>
        input.kind === 'file' ? [[name, digests.get(input.path) ?? ''] as const] : [],
      ),
    ),
  }));
  const all = { version: SOURCES_VERSION, tables: TABLES, sources: withoutGaps(sources), files };
  return { fingerprint: digest(all), digests };
}

async function digestFile(file: ResolvedFile): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file.path, { highWaterMark: 1 << 20 }))
      hash.update(chunk as Buffer);
  } catch (cause) {
    throw new KithError(`Cannot read ${file.shown}: ${messageOf(cause)}`, {
      hint: 'Check that you may read it.',
      cause,
    });
  }
  return hash.digest('base64url');
}

/** Tables that were left out may stand as undefined, which has no place in a digest. */
function withoutGaps(sources: Sources): unknown {
  return JSON.parse(JSON.stringify(sources));
}
