import { quoteName } from '../../core/quote-name.ts';
import type { Snapshot, SqlValue } from '../../schemas/snapshot.ts';
import { doneSql } from '../done-sql.ts';
import { MATURE_DAYS } from '../outcome.ts';

/**
 * The accounts behind a figure. Parameter `$until` is the last day that the data has seen: an account is judged by the days
 * that were seen of it, not by those that have passed since.
 */
export interface Population {
  /**
   * SQL with one row an account: value (a share counts ones) and day, from which the period is told. `more` are further
   * columns over `accounts`, which stands for a relation with all that the accounts have: to join them again takes longer
   * than the figure itself.
   */
  readonly sql: (accounts: string, more: string) => string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** Answers older than this say nothing about today. */
const FRESH_MONTHS = 12;

const UNTIL = 'CAST($until AS DATE)';
const ONE_IF = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

/** Accounts that are customers on the last day, by SQL that tells who left. */
export function customers(columns: ReadonlySet<string>, churned: string | null): Population {
  const stays = churned === null ? 'TRUE' : `NOT ${churned}`;
  return population(
    `1 AS value, ${signup(columns)} AS day`,
    `WHERE ${stays}
    AND ${columns.has('signed_up_at') ? `(signed_up_at IS NULL OR signed_up_at <= ${UNTIL})` : 'TRUE'}`,
  );
}

/** Who was kept for 12 months, of those that could have been. One that left on an unknown day was not. */
export function retainedFor12Months(columns: ReadonlySet<string>): Population {
  const flag = columns.has('churned') ? 'AND NOT coalesce(churned, FALSE)' : '';
  const kept = `(churned_at IS NULL ${flag}) OR churned_at >= signed_up_at + INTERVAL '12' MONTH`;
  return population(
    `${ONE_IF(kept)} AS value, signed_up_at AS day`,
    `WHERE signed_up_at <= ${UNTIL} - INTERVAL '12' MONTH`,
  );
}

/** Who is still a customer, of all accounts. */
export function stillCustomers(columns: ReadonlySet<string>, churned: string): Population {
  return population(`${ONE_IF(`NOT ${churned}`)} AS value, ${signup(columns)} AS day`, '');
}

/** The accounts that have a number in a column. Not a number, and infinite, are none. */
export function amounts(columns: ReadonlySet<string>, column: string): Population {
  const number = `CAST(${quoteName(column)} AS DOUBLE PRECISION)`;
  return population(
    `${number} AS value, ${signup(columns)} AS day`,
    `WHERE ${number} BETWEEN -1e100 AND 1e100`,
  );
}

/** Each account's newest answer to a survey; of two at the same time the worse. */
export function newestAnswers(kind: 'nps' | 'csat', isGood: string): Population {
  return population(
    'answers.value, answers.day',
    `JOIN (SELECT account_id, ${ONE_IF(isGood)} AS value, day FROM (
        SELECT account_id, score, CAST("at" AS DATE) AS day,
          row_number() OVER (PARTITION BY account_id ORDER BY "at" DESC, score) AS place
        FROM surveys WHERE kind = $kind AND CAST("at" AS DATE) <= ${UNTIL}
          AND CAST("at" AS DATE) > ${UNTIL} - INTERVAL '${FRESH_MONTHS}' MONTH
      ) AS placed WHERE place = 1) AS answers ON answers.account_id = accounts.account_id`,
    { kind },
  );
}

/** Days from signup to the first time that something was done; null where it never was. */
export function daysUntil(snapshot: Snapshot, action: string): Population {
  return population(
    `accounts.signed_up_at AS day, CASE WHEN done.first_day < accounts.signed_up_at THEN 0
      ELSE done.first_day - accounts.signed_up_at END AS value`,
    `LEFT JOIN (${firstDays(snapshot, ['$action'])}) AS done
      ON done.account_id = accounts.account_id AND done.first_day <= ${UNTIL}
    WHERE ${seenFor(snapshot, MATURE_DAYS)}`,
    { action },
  );
}

/** Who did all of some things within some days from signup. */
export function didWithin(snapshot: Snapshot, actions: readonly string[], days: number): Population {
  const wanted = [...new Set(actions)];
  const names = wanted.map((_, index) => `$action${index}`);
  return population(
    `accounts.signed_up_at AS day, ${ONE_IF(`done.actions = ${wanted.length}`)} AS value`,
    `LEFT JOIN (
      SELECT b.account_id, count(*) AS actions
      FROM (${firstDays(snapshot, names)}) AS first_done JOIN accounts AS b ON b.account_id = first_done.account_id
      WHERE first_done.first_day - b.signed_up_at <= ${days} GROUP BY b.account_id
    ) AS done ON done.account_id = accounts.account_id
    WHERE ${seenFor(snapshot, days)}`,
    Object.fromEntries(wanted.map((action, index) => [`action${index}`, action])),
  );
}

/** The first day on which each account did each of some things. */
function firstDays(snapshot: Snapshot, names: readonly string[]): string {
  return `SELECT account_id, action, CAST(min(first_at) AS DATE) AS first_day FROM ${doneSql(snapshot)}
    WHERE action IN (${names.join(', ')}) GROUP BY account_id, action`;
}

/** Signed up after the activity begins in the data, and that many days before it ends. */
function seenFor(snapshot: Snapshot, days: number): string {
  return `accounts.signed_up_at <= ${UNTIL} - INTERVAL '${days}' DAY
    AND accounts.signed_up_at >= (SELECT CAST(min(first_at) AS DATE) FROM ${doneSql(snapshot)})`;
}

function signup(columns: ReadonlySet<string>): string {
  return columns.has('signed_up_at') ? 'signed_up_at' : 'CAST(NULL AS DATE)';
}

/** `joined` stands behind the accounts: what they are joined with, and which of them count. */
function population(columns: string, joined: string, parameters: Population['parameters'] = {}): Population {
  return {
    sql: (accounts, more) => `SELECT ${columns}, ${more} FROM ${accounts} AS accounts ${joined}`,
    parameters,
  };
}
