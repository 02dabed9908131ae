import { quoteText } from '../duckdb.ts';

/** A path as an SQL literal that means this one file: `*`, `?` and `[` are taken by DuckDB as patterns otherwise. */
export function pathLiteral(path: string): string {
  return quoteText(path.replace(/[*?[]/g, '[$&]'));
}

/** Whether DuckDB would take a path as a pattern. */
export function isPattern(path: string): boolean {
  return /[*?[]/.test(path);
}
