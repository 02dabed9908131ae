import { KithError, type Problem } from '../core/errors.ts';
import type { InputSource, Sources, TableSource } from '../schemas/sources.ts';
import { TABLE_NAMES, type TableName } from '../schemas/tables.ts';
import { resolveSource as resolveFile, type ResolvedFile } from './files/resolve-source.ts';
import { resolveSource as resolveRequest, type ResolvedRequest } from './http/resolve-source.ts';
import { resolveSource as resolveSelect, type ResolvedSelect } from './postgres/resolve-source.ts';

export const SOURCES_FILE = 'content/sources.yaml';

/** Something that rows can be read from; those with the same `key` hold the same rows and are read once. */
export type ResolvedInput = ResolvedFile | ResolvedSelect | ResolvedRequest;

/** A table with what it is made from, by the names under which its SQL knows them. */
export interface ResolvedTable {
  readonly table: TableName;
  readonly source: TableSource;
  readonly inputs: ReadonlyMap<string, ResolvedInput>;
}

/** Name of the only input of a table that is not made by SQL of ours. */
export const ONLY_INPUT = 'rows';

interface NamedSource {
  readonly name: string;
  readonly source: InputSource;
  /** Where it stands in sources.yaml, as a dotted path. */
  readonly key: string;
}

/**
 * The tables that sources.yaml names, in our order, with their files found on disk. What cannot be resolved goes on the
 * list of problems, and its table is left out. Nothing is asked of databases and APIs yet.
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
    const named = sourcesOf(table, source);
    const inputs = new Map<string, ResolvedInput>();
    for (const each of named) {
      const resolved = await resolveInput(site, table, each).catch((thrown: unknown) =>
        keepProblem(thrown, problems),
      );
      if (resolved) inputs.set(each.name, resolved);
    }
    if (inputs.size === named.length) tables.push({ table, source, inputs });
  }
  return tables;
}

export function filesOf(tables: readonly ResolvedTable[]): ResolvedFile[] {
  return tables.flatMap(({ inputs }) => [...inputs.values()]).filter((input) => input.kind === 'file');
}

/** Every source that a table is made from. */
export function sourcesOf(table: TableName, source: TableSource): NamedSource[] {
  const listed = (group: 'files' | 'from', sources: Readonly<Record<string, InputSource>>) =>
    Object.entries(sources).map(([name, each]) => ({ name, source: each, key: `${table}.${group}.${name}` }));
  if ('files' in source) return listed('files', source.files);
  if ('from' in source) return listed('from', source.from);
  return [{ name: ONLY_INPUT, source, key: table }];
}

/** Puts what a KithError tells on the list; anything else is thrown on. */
export function keepProblem(thrown: unknown, problems: Problem[]): null {
  if (!(thrown instanceof KithError)) throw thrown;
  problems.push(...thrown.problems);
  return null;
}

async function resolveInput(
  site: string,
  table: TableName,
  { source, key }: NamedSource,
): Promise<ResolvedInput> {
  const where = { file: SOURCES_FILE, key };
  if ('file' in source) return resolveFile(site, source, { ...where, key: `${key}.file` });
  if ('postgres' in source) return resolveSelect(source, where);
  return resolveRequest(source, key === table ? table : null, where);
}
