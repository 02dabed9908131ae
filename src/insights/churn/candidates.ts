import { quoteName } from '../../core/quote-name.ts';
import type { Day } from '../../schemas/date.ts';
import { windowSql, type CountedTable, type ReadableStudy } from './history-sql.ts';

/** A column that may say something about leaving. */
export interface Candidate {
  readonly name: string;
  /** Over one row of the accounts joined with their history. */
  readonly sql: string;
  /** For what was counted: SQL of the count and of what is usual; the column is the logarithm of their ratio. */
  readonly counted: {
    readonly days: number;
    readonly noun: string;
    readonly seen: string;
    readonly usual: string;
  } | null;
  readonly source: 'account' | 'history';
  /** Whether an empty cell is a fact of its own. Who left early had no time to answer a survey: there it is none. */
  readonly emptyTells: boolean;
}

export interface Candidates {
  readonly columns: readonly Candidate[];
  readonly tables: readonly CountedTable[];
  /** Kinds of surveys of which the last answer is known. */
  readonly surveys: readonly string[];
}

/** What names an account, and what the outcome is read from. */
const NEVER = new Set(['account_id', 'name', 'referred_by', 'signed_up_at', 'churned_at', 'churned']);

const SURVEYS = ['nps', 'csat'];

const NOUNS = { activity: 'actions', tickets: 'tickets' };

/**
 * All columns of the accounts, and what their activity, tickets and surveys say. Where there is a table, what is
 * counted from it up to a day before the end takes the place of the account's own column (tickets_90d, nps, csat),
 * which is as of the last day and may hold the answer that was given on leaving. A table needs the days of signup and of
 * leaving: without them nobody knows which rows were before the end.
 */
export async function candidateColumns(study: ReadableStudy): Promise<Candidates> {
  const isDated = study.columns.has('signed_up_at') && study.columns.has('churned_at');
  const tables = isDated
    ? [...(await readSpan(study, 'activity', [30, 90])), ...(await readSpan(study, 'tickets', [90]))]
    : [];
  const surveys = isDated && (study.snapshot.facts.tables.surveys?.kept ?? 0) > 0 ? SURVEYS : [];
  const told = [...tables.flatMap(countedColumns), ...surveys.map(answerColumn)];
  const replaced = new Set(told.map(({ name }) => name));
  const own = [...study.columns].filter((name) => !NEVER.has(name) && !replaced.has(name)).sort();
  return { columns: [...own.map(ownColumn), ...told], tables, surveys };
}

/** Empty where the table has no rows up to the day of the report. */
async function readSpan(
  { snapshot, asOf }: ReadableStudy,
  name: CountedTable['name'],
  windows: readonly number[],
): Promise<CountedTable[]> {
  if (!snapshot.facts.tables[name]) return [];
  const [span] = await snapshot.query<{ first: Day | null; last: Day | null }>(
    `SELECT CAST(min("at") AS DATE) AS first, CAST(max("at") AS DATE) AS last FROM ${name}
     WHERE CAST("at" AS DATE) <= CAST($asOf AS DATE)`,
    { asOf },
  );
  if (!span || span.first === null || span.last === null) return [];
  return [{ name, windows, first: span.first, last: span.last }];
}

function ownColumn(name: string): Candidate {
  const sql = `accounts.${quoteName(name)}`;
  return { name, sql, counted: null, source: 'account', emptyTells: !SURVEYS.includes(name) };
}

function countedColumns({ name, windows }: CountedTable): Candidate[] {
  return windows.map((days) => {
    const { seen, usual, ratio } = windowSql(name, days);
    return {
      name: `${name}_${days}d`,
      sql: ratio,
      counted: { days, noun: NOUNS[name], seen, usual },
      source: 'history',
      emptyTells: false,
    };
  });
}

function answerColumn(kind: string): Candidate {
  const sql = `CAST(answers.${kind} AS DOUBLE PRECISION)`;
  return { name: kind, sql, counted: null, source: 'history', emptyTells: false };
}
