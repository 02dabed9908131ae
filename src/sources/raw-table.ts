import { quoteName } from '../core/quote-name.ts';
import type { ResolvedFile } from './files/resolve-source.ts';

/** A column as it came: its heading, and the name that it has in DuckDB. */
export interface RawColumn {
  readonly heading: string;
  readonly name: string;
}

export interface Place {
  /** Row of the data, 1-based, the header not counted. */
  readonly row: number;
  /** Line in the file, 1-based, where that is known. */
  readonly line: number | null;
}

/** A row that could not even be cut into cells. */
export interface BrokenRow extends Place {
  /** The file, as messages call it. */
  readonly source: string;
  readonly text: string;
  readonly reason: string;
  readonly hint: string;
}

/**
 * What every kind of source makes: a DuckDB table of its rows in their order, nothing judged yet. Rows are counted
 * from 0, by DuckDB's `rowid` or by a column.
 */
export interface RawTable {
  /** Name of the table in DuckDB, or of a view of what is read only as it is asked for; not quoted. */
  readonly name: string;
  /** The column that counts the rows of a view, not quoted; tables have `rowid`. */
  readonly counter?: string;
  /** Of a view over one file of ours to keep: that file. */
  readonly file?: ResolvedFile;
  /** Of a view: reads all that there is. Throws a KithError where that cannot be done. */
  readonly verify?: () => Promise<void>;
  /** Where its rows come from, as the marketer wrote it: a file, or several, a database, an API. */
  readonly shown: string;
  /** What its rows are counted in: the file, or `accounts.sql` for the result of a SELECT. */
  readonly counted: string;
  readonly columns: readonly RawColumn[];
  readonly broken: {
    readonly rows: number;
    readonly samples: readonly BrokenRow[];
    /** What they are refused for, where that is not that they cannot be cut into cells. */
    readonly reason?: string;
  };
  /** Sentences on what was left out or kept from before, for the report. */
  readonly notes?: readonly string[];
  /** Where rows stand in the source, by their number. */
  readonly locate: (rowids: readonly number[]) => Promise<ReadonlyMap<number, Place>>;
}

/** How many refused rows are told one by one. */
export const SAMPLES = 20;

/** More columns than this are a sign of a file that is not a table. */
export const MOST_COLUMNS = 2000;

export const NOTHING_BROKEN: RawTable['broken'] = { rows: 0, samples: [] };

/** The number of a row, from 0, as SQL over the table. */
export function rowNumber({ counter = 'rowid' }: RawTable): string {
  return quoteName(counter);
}

/** For sources whose rows all became rows of the table and have no lines. */
export function placesByRowid(rowids: readonly number[]): Promise<ReadonlyMap<number, Place>> {
  return Promise.resolve(new Map(rowids.map((rowid) => [rowid, { row: rowid + 1, line: null }])));
}

/**
 * Names for headings that DuckDB takes: never empty, never twice the same, not even in another case.
 * @example nameColumns(['id', 'ID', '']) gives the names id, ID_1, column_3
 */
export function nameColumns(headings: readonly string[]): RawColumn[] {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const wanted = heading === '' ? `column_${index + 1}` : heading;
    let name = wanted;
    for (let suffix = 1; taken.has(name.toLowerCase()); suffix++) name = `${wanted}_${suffix}`;
    taken.add(name.toLowerCase());
    return { heading, name };
  });
}
