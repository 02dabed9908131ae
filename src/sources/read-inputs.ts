import { digest } from '../core/digest.ts';
import type { Clock } from '../core/clock.ts';
import type { Problem } from '../core/errors.ts';
import type { Progress } from '../core/progress.ts';
import type { Database } from './duckdb.ts';
import { readSource as readFile } from './files/read-source.ts';
import type { ResolvedFile } from './files/resolve-source.ts';
import { SOURCES_VERSION } from './fingerprint-sources.ts';
import { readSource as readRequest } from './http/read-source.ts';
import { incrementalOf, type Increment, type Past } from './increments.ts';
import { placeOf } from './postgres/parse-address.ts';
import { readSource as readSelect } from './postgres/read-source.ts';
import type { RawTable } from './raw-table.ts';
import { readChanges } from './read-changes.ts';
import type { Reading, Since, TimedTable } from './reading.ts';
import { keepProblem, type ResolvedInput, type ResolvedTable } from './resolve-sources.ts';
import { checkSecrets, openSecrets, withoutSecrets, type Environment, type Secrets } from './secrets.ts';

/** What reading hangs on beside the sources. */
export interface InputReading {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly progress: Progress;
  /** What the last snapshot remembers; nothing where everything is to be read. */
  readonly past: Past;
}

export interface Inputs {
  /** The rows of every input, by its key. */
  readonly tables: ReadonlyMap<string, RawTable>;
  /** What the next pull can go on from, and the tables with its rows. */
  readonly increments: readonly { readonly increment: Increment; readonly rows: string }[];
}

type RemoteInput = Exclude<ResolvedInput, ResolvedFile>;

/**
 * Reads every input into a table of its own, each once. What cannot be read goes on the list of problems; nothing is asked
 * of databases and APIs where something is wrong already: a file or a secret is missing.
 */
export async function readInputs(
  database: Database,
  resolved: readonly ResolvedTable[],
  problems: Problem[],
  reading: InputReading,
): Promise<Inputs> {
  const tables = new Map<string, RawTable>();
  const increments: Inputs['increments'][number][] = [];
  problems.push(...missingSecrets(resolved, reading.environment));
  const isLost = problems.length > 0;
  const tried = new Set<string>();
  for (const table of resolved) {
    for (const input of table.inputs.values()) {
      if (tried.has(input.key) || (input.kind !== 'file' && isLost)) continue;
      const name = `input_${tried.size}`;
      tried.add(input.key);
      const read =
        input.kind === 'file'
          ? readFile(database, input, name).then((raw) => ({ raw, increment: null }))
          : readRemote(database, table, input, name, reading);
      const found = await read.catch((thrown: unknown) => keepProblem(thrown, problems));
      if (!found) continue;
      tables.set(input.key, found.raw);
      if (found.increment) increments.push({ increment: found.increment, rows: name });
    }
  }
  return { tables, increments };
}

/** Each variable once, wherever it is named first. */
function missingSecrets(resolved: readonly ResolvedTable[], environment: Environment): Problem[] {
  const found = resolved.flatMap(({ inputs }) =>
    [...inputs.values()].flatMap((input) =>
      input.kind === 'file' ? [] : checkSecrets(input.source, environment, input.where),
    ),
  );
  return found.filter(
    ({ message }, index) => found.findIndex((other) => other.message === message) === index,
  );
}

async function readRemote(
  database: Database,
  table: ResolvedTable,
  input: RemoteInput,
  name: string,
  { environment, clock, progress, past }: InputReading,
): Promise<{ raw: RawTable; increment: Increment | null }> {
  const secrets = openSecrets(environment);
  const count = (rows: number) => progress.detail?.(`${table.table}: ${rows.toLocaleString('en-US')} rows`);
  const reading = { secrets, clock, count };
  const incremental = incrementalOf(table);
  try {
    if (!incremental) return { raw: await readAll(database, input, name, null, reading), increment: null };
    const standing = {
      last: past.get(table.table) ?? null,
      definition: define(table, input, secrets),
      fixedColumns: input.kind === 'postgres',
      now: clock.now(),
    };
    return await readChanges(database, table, incremental, standing, name, (into, since) =>
      readAll(database, input, into, since, reading),
    );
  } catch (thrown) {
    throw withoutSecrets(thrown, secrets);
  }
}

function readAll(
  database: Database,
  input: RemoteInput,
  name: string,
  since: Since | null,
  reading: Reading,
): Promise<TimedTable> {
  return input.kind === 'postgres'
    ? readSelect(database, input, name, since, reading)
    : readRequest(database, input, name, since, reading);
}

/** What the rows of a source hang on: what sources.yaml says of it, which database it is, and this version of Kith. */
function define({ source }: ResolvedTable, input: RemoteInput, secrets: Secrets): string {
  const place =
    input.kind === 'postgres' ? placeOf(secrets.valueOf(input.source.postgres, input.where)) : null;
  return digest({ version: SOURCES_VERSION, source: JSON.parse(JSON.stringify(source)) as unknown, place });
}
