import { quoteName } from '../../core/quote-name.ts';
import type { Study } from '../study.ts';
import { answersSql, countsSql, type History, type HistoryColumn } from './history-sql.ts';

/** A column that may say something about leaving. */
export interface Candidate {
  readonly name: string;
  /** Over one row of the accounts joined with their history. */
  readonly sql: string;
  readonly counted: HistoryColumn['counted'];
  readonly source: 'account' | 'history';
  /** Whether an empty cell is a fact of its own. Who left early had no time to answer a survey: there it is none. */
  readonly emptyTells: boolean;
}

export interface Candidates {
  readonly columns: readonly Candidate[];
  readonly history: readonly History[];
}

/** What names an account, and what the outcome is read from. */
const NEVER = new Set(['account_id', 'name', 'referred_by', 'signed_up_at', 'churned_at', 'churned']);
const ANSWERS = new Set(['nps', 'csat']);

/**
 * All columns of the accounts, and what their activity, tickets and surveys say. Where there is a table, what is
 * counted from it up to a day before the end takes the place of the account's own column (tickets_90d, nps, csat),
 * which is as of the last day and may hold the answer that was given on leaving. A table needs the days of signup and of
 * leaving: without them nobody knows which rows were before the end.
 */
export function candidateColumns({ columns, snapshot }: Study): Candidates {
  const isDated = columns.has('signed_up_at') && columns.has('churned_at');
  const has = (table: 'activity' | 'tickets' | 'surveys') =>
    isDated && (snapshot.facts.tables[table]?.kept ?? 0) > 0;
  const history = [
    ...(has('activity') ? [countsSql('activity', [30, 90])] : []),
    ...(has('tickets') ? [countsSql('tickets', [90])] : []),
    ...(has('surveys') ? [answersSql('nps'), answersSql('csat')] : []),
  ];
  const told = history.flatMap((part) => part.columns);
  const replaced = new Set(told.map(({ name }) => name));
  const own = [...columns].filter((name) => !NEVER.has(name) && !replaced.has(name)).sort();
  return {
    history,
    columns: [
      ...own.map((name): Candidate => {
        const sql = `accounts.${quoteName(name)}`;
        return { name, sql, counted: null, source: 'account', emptyTells: !ANSWERS.has(name) };
      }),
      ...told.map((column): Candidate => ({ ...column, source: 'history', emptyTells: false })),
    ],
  };
}
