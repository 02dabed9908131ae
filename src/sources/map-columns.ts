import type { Problem } from '../core/errors.ts';
import { knownNames } from '../core/suggest.ts';
import { TABLES, type Column, type Table, type TableName } from '../schemas/tables.ts';
import type { RawColumn, RawTable } from './raw-table.ts';
import { SOURCES_FILE } from './resolve-sources.ts';

/** Which column of the source fills which of ours. */
export interface Mapping {
  /** Our canonical columns that the source fills. */
  readonly canonical: ReadonlyMap<string, RawColumn>;
  /** Names of attributes and the columns that fill them; only the accounts have any. */
  readonly attributes: ReadonlyMap<string, RawColumn>;
  /** Headings that are not used. */
  readonly ignored: readonly string[];
  readonly notes: readonly string[];
}

const ATTRIBUTE_NAME = /^[a-z][a-z0-9_]{0,62}$/;

/**
 * Finds the column of the source for each of ours: first as `columns` in sources.yaml says, then by name. Headings
 * match exactly, else without regard to case, spaces, hyphens and underscores. Everything wrong goes on the list.
 * `named` is null for the result of a SELECT, which names its columns itself.
 */
export function mapColumns(
  table: TableName,
  columnNames: Readonly<Record<string, string>> | null,
  raw: RawTable,
  problems: Problem[],
): Mapping {
  const named = columnNames ?? {};
  const { columns, attributes: further }: Table = TABLES[table];
  const takesAttributes = further === true;
  const canonical = new Map<string, RawColumn>();
  const attributes = new Map<string, RawColumn>();
  for (const [ours, theirs] of Object.entries(named)) {
    const where = { file: SOURCES_FILE, key: `${table}.columns.${ours}` };
    const isCanonical = Object.hasOwn(columns, ours);
    const problem = isCanonical ? null : checkName(table, ours, takesAttributes, Object.keys(columns));
    const found = findColumn(theirs, raw);
    if (problem) problems.push({ ...problem, where });
    else if ('message' in found) problems.push({ ...found, where });
    else (isCanonical ? canonical : attributes).set(ours, found);
  }
  takeByName(columns, named, raw, canonical, new Set([...canonical.values(), ...attributes.values()]));
  checkRequired(table, columns, columnNames, raw, canonical, problems);
  return { canonical, ...takeRest(takesAttributes, columns, raw, canonical, attributes) };
}

/** A heading or name reduced to what two spellings of it share. */
export function looseName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

/** @example attributeName('Avg Monthly GB Download') === 'avg_monthly_gb_download' */
export function attributeName(heading: string): string {
  const name = heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  return /^[0-9]/.test(name) ? `n_${name}` : name;
}

function checkName(
  table: TableName,
  ours: string,
  takesAttributes: boolean,
  known: string[],
): Problem | null {
  if (!takesAttributes) {
    return { message: `${table} has no column "${ours}"`, hint: knownNames(ours, known, 'columns') };
  }
  if (ATTRIBUTE_NAME.test(ours)) return null;
  return {
    message: `"${ours}" cannot be the name of a column`,
    hint: `Use lower-case letters, digits and underscores, such as "${attributeName(ours) || 'seats'}".`,
  };
}

/** The column with a heading, or what is wrong with the heading. */
export function findColumn(heading: string, raw: Pick<RawTable, 'columns' | 'counted'>): RawColumn | Problem {
  const exact = raw.columns.filter((column) => column.heading === heading);
  const found =
    exact.length > 0
      ? exact
      : raw.columns.filter((column) => looseName(column.heading) === looseName(heading));
  const [first, second] = found;
  if (first && !second) return first;
  return first
    ? {
        message: `${raw.counted} has ${found.length} columns "${heading}"`,
        hint: 'Rename all but one of them in the file.',
      }
    : {
        message: `${raw.counted} has no column "${heading}"`,
        hint: knownNames(
          heading,
          raw.columns.map((column) => column.heading).filter((name) => name !== ''),
          'headings',
        ),
      };
}

/** Columns that bear our names are taken as they are. */
function takeByName(
  columns: Readonly<Record<string, Column>>,
  named: Readonly<Record<string, string>>,
  raw: RawTable,
  canonical: Map<string, RawColumn>,
  used: ReadonlySet<RawColumn>,
): void {
  for (const ours of Object.keys(columns)) {
    if (Object.hasOwn(named, ours)) continue;
    const found = findColumn(ours, raw);
    if (!('message' in found) && !used.has(found)) canonical.set(ours, found);
  }
}

function checkRequired(
  table: TableName,
  columns: Readonly<Record<string, Column>>,
  named: Readonly<Record<string, string>> | null,
  raw: RawTable,
  canonical: ReadonlyMap<string, RawColumn>,
  problems: Problem[],
): void {
  for (const [ours, column] of Object.entries(columns)) {
    if (!column.required || canonical.has(ours) || Object.hasOwn(named ?? {}, ours)) continue;
    const headings = raw.columns.map((found) => found.heading).filter((heading) => heading !== '');
    problems.push({
      message: `${table} needs a column ${ours} (${column.about}), and ${raw.counted} has none of that name`,
      hint: `Say which one it is: ${named ? `columns: { ${ours}: … }` : `SELECT … AS ${ours}`}. ${knownNames(ours, headings, 'headings')}`,
      where: { file: SOURCES_FILE, key: table },
    });
  }
}

function takeRest(
  takesAttributes: boolean,
  columns: Readonly<Record<string, Column>>,
  raw: RawTable,
  canonical: ReadonlyMap<string, RawColumn>,
  named: ReadonlyMap<string, RawColumn>,
): Omit<Mapping, 'canonical'> {
  const used = new Set([...canonical.values(), ...named.values()]);
  const rest = raw.columns.filter((column) => !used.has(column) && column.heading !== '');
  const attributes = new Map(named);
  const ignored: string[] = [];
  const notes: string[] = [];
  for (const column of rest) {
    const name = attributeName(column.heading);
    const clash = Object.hasOwn(columns, name) || attributes.has(name);
    if (takesAttributes && name !== '' && !clash) attributes.set(name, column);
    else ignored.push(column.heading);
    if (takesAttributes && name === '') {
      notes.push(`Column "${column.heading}" is left out: give it a name of Latin letters under "columns".`);
    }
    if (takesAttributes && clash)
      notes.push(`Column "${column.heading}" is left out: "${name}" is taken already.`);
  }
  return { attributes, ignored, notes };
}
