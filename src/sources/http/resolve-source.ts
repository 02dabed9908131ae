import { digest, type Json } from '../../core/digest.ts';
import { KithError } from '../../core/errors.ts';
import type { CustifySource, HttpSource, HubspotSource } from '../../schemas/http-source.ts';
import { TABLES, type Table, type TableName } from '../../schemas/tables.ts';
import type { RemoteInput } from '../remote-input.ts';
import type { Preset } from './preset.ts';
import { custify } from './presets/custify.ts';
import { hubspot } from './presets/hubspot.ts';

/** An API, and how its answers become rows. */
export interface ResolvedRequest extends RemoteInput, Pick<Preset, 'source' | 'rows' | 'shape' | 'leftOut'> {
  readonly kind: 'http';
  /** Columns that stand in lists, such as `contacts.0.email`. */
  readonly positions: readonly string[];
  /** Headings that there must be even where not a single row came. */
  readonly named: readonly string[];
  /** The parameter that asks for what changed since a time; null where that cannot be asked. */
  readonly sinceParameter: string | null;
}

type ApiSource = (HttpSource | CustifySource | HubspotSource) & {
  readonly columns?: Readonly<Record<string, string>>;
  readonly incremental?: { readonly parameter: string } | undefined;
};

/**
 * `table` is the table that the source stands under, null within SQL.
 * @throws a KithError where a preset stands under a table that it does not fill
 */
export function resolveSource(
  source: ApiSource,
  table: TableName | null,
  where: RemoteInput['where'],
): ResolvedRequest {
  const sinceParameter = source.incremental?.parameter ?? null;
  const columns = source.columns ?? {};
  const base = { kind: 'http', where, counted: where.key, sinceParameter } as const;
  // What is read in part hangs on its table, so that it is nobody else's.
  const owner = source.incremental ? where.key : '';
  const key = `http:${digest([JSON.parse(JSON.stringify(source)) as Json, owner])}`;
  const positions = Object.values(columns).filter((path) => /\.\d+(\.|$)/.test(path));
  if ('http' in source) {
    const { origin, pathname } = new URL(source.http);
    const rows = source.rows === undefined ? [] : [source.rows];
    const shown = `${origin}${pathname}`;
    const named = headingsOf(columns, table);
    return { ...base, key, positions, named, shown, source, rows, shape: (row) => row, leftOut: '' };
  }
  const preset = 'custify' in source ? custify(source) : hubspot(source);
  checkTable(preset, table, where);
  return { ...base, ...preset, key, positions, named: headingsOf(columns, preset.table) };
}

/** What sources.yaml names, and what the table cannot do without. */
function headingsOf(columns: Readonly<Record<string, string>>, table: TableName | null): string[] {
  const known: Table['columns'] = table === null ? {} : TABLES[table].columns;
  const required = Object.keys(known).filter(
    (ours) => known[ours]?.required && !Object.hasOwn(columns, ours),
  );
  return [...new Set([...Object.values(columns), ...required])];
}

function checkTable(preset: Preset, table: TableName | null, where: RemoteInput['where']): void {
  if (table === null || table === preset.table) return;
  throw new KithError(`${preset.shown} fill the table ${preset.table}, not ${table}`, {
    hint: `Put it under "${preset.table}:", or describe the API by hand with "http:".`,
    where,
  });
}
