import { join } from 'node:path';
import type { Problem } from '../core/errors.ts';
import { readTextIfAny } from '../core/files.ts';
import { parseCsv, type CsvRow } from '../core/parse-csv.ts';
import { knownNames } from '../core/suggest.ts';
import {
  HEADLINE_COLUMNS,
  HEADLINES_FILE,
  type HeadlineColumn,
  type HeadlineRow,
} from '../schemas/headline-row.ts';
import { checkHeadlineRow, type HeadlineSetting } from './check-headline-row.ts';

type Cells = Readonly<Partial<Record<HeadlineColumn, string>>>;

/**
 * Headlines from a spreadsheet, checked against segments, languages and patterns; nothing where a site has none.
 * Every row that something is wrong with is reported, and left out.
 */
export async function readHeadlines(
  site: string,
  setting: HeadlineSetting,
): Promise<{ rows: readonly HeadlineRow[]; problems: readonly Problem[] }> {
  const text = await readTextIfAny(join(site, HEADLINES_FILE));
  if (text === null) return { rows: [], problems: [] };
  const unreadable = encodingProblem(text);
  const { rows, unclosed } = parseCsv(text);
  const broken = unreadable ?? (unclosed === null ? null : quoteProblem(unclosed));
  if (broken !== null) return { rows: [], problems: [broken] };
  const [header, ...records] = rows;
  if (!header) return { rows: [], problems: [] };
  const { columns, problems } = readHeader(header);
  if (problems.length > 0) return { rows: [], problems };
  return checkRows(records, columns, text, setting);
}

function checkRows(
  records: readonly CsvRow[],
  columns: readonly (HeadlineColumn | null)[],
  text: string,
  setting: HeadlineSetting,
): { rows: HeadlineRow[]; problems: Problem[] } {
  const rows: HeadlineRow[] = [];
  const problems: Problem[] = [];
  const table = records.map((record) => ({ record, cells: cellsOf(record, columns) }));
  const begun = variantsBegun(
    table.map(({ cells }) => cells),
    setting.locales[0] ?? '',
  );
  for (const { record, cells } of table) {
    const surplus = record.cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (surplus) {
      problems.push(surplusProblem(record, columns.length));
      continue;
    }
    const checked = checkHeadlineRow(cells, { line: record.line, text, before: rows, begun }, setting);
    if ('row' in checked) rows.push(checked.row);
    else problems.push(...checked.problems);
  }
  return { rows, problems };
}

function cellsOf(record: CsvRow, columns: readonly (HeadlineColumn | null)[]): Cells {
  return Object.fromEntries(
    columns.flatMap((column, index) =>
      column === null ? [] : [[column, (record.cells[index] ?? '').trim()]],
    ),
  );
}

/** Variants that have a row in the default language; those of translations may stand above it. */
function variantsBegun(rows: readonly Cells[], defaultLocale: string): Map<string, string[]> {
  const begun = new Map<string, string[]>();
  for (const { segment = '', locale = '', variant = '' } of rows) {
    if (variant === '' || (locale !== '' && locale !== defaultLocale)) continue;
    begun.set(segment, [...(begun.get(segment) ?? []), variant]);
  }
  return begun;
}

/** Which column is what; one without a heading holds nothing. */
function readHeader({ line, cells }: CsvRow): { columns: (HeadlineColumn | null)[]; problems: Problem[] } {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const problems = names.flatMap((name, index) => {
    if (name === '') return [];
    if (!(HEADLINE_COLUMNS as readonly string[]).includes(name)) {
      return problem(line, name, `Unknown column "${name}"`, knownNames(name, HEADLINE_COLUMNS, 'columns'));
    }
    return names.indexOf(name) < index
      ? problem(line, name, `There are two columns "${name}"`, 'Delete one of them.')
      : [];
  });
  const missing =
    problems.length > 0 ? [] : (['segment', 'headline'] as const).filter((name) => !names.includes(name));
  const hint = `The first line names the columns: ${HEADLINE_COLUMNS.join(', ')}. Of these, segment and headline are needed.`;
  return {
    columns: names.map((name) => HEADLINE_COLUMNS.find((column) => column === name) ?? null),
    problems: [
      ...problems,
      ...missing.flatMap((name) => problem(line, name, `The column "${name}" is missing`, hint)),
    ],
  };
}

/** Excel's plain "CSV" is in an old encoding of its country; its "Unicode text" is UTF-16. */
function encodingProblem(text: string): Problem | null {
  const at = text.search(/[\u0000\ufffd]/);
  if (at < 0) return null;
  const line = text.slice(0, at).split('\n').length;
  const hint = 'Save it again as "CSV UTF-8", which Excel, Numbers and Google Sheets offer.';
  return problem(line, undefined, 'The file is not in UTF-8', hint)[0] ?? null;
}

function quoteProblem(line: number): Problem | null {
  const hint = 'Close it behind the text; a quotation mark in a quoted text is written twice.';
  return problem(line, undefined, 'A quotation mark opens here and nothing closes it', hint)[0] ?? null;
}

function surplusProblem({ line, cells }: CsvRow, most: number): Problem {
  return {
    message: `This row has ${cells.length} cells, and there are ${most} columns`,
    hint: 'Put a text that holds commas or semicolons in quotation marks, as spreadsheets do by themselves.',
    where: { file: HEADLINES_FILE, line },
  };
}

function problem(line: number, key: string | undefined, message: string, hint: string): Problem[] {
  return [{ message, hint, where: { file: HEADLINES_FILE, line, key } }];
}
