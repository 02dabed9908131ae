import { quoteName } from '../../core/quote-name.ts';
import type { Day } from '../../schemas/date.ts';
import type { AdvocateContact } from '../../schemas/insights/advocates.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import { cleanText } from '../../schemas/text.ts';
import type { Study } from '../study.ts';

/** What is known of one account, for whoever wants to ask it for something. */
export interface KnownAccount {
  readonly name: string | null;
  readonly locale: string | null;
  readonly signedUp: Day | null;
  readonly health: number | null;
  readonly mrr: number | null;
  readonly ltv: number | null;
  readonly expansion: number | null;
  readonly retentionCost: number | null;
  readonly tickets: number | null;
  readonly usage: number | null;
  readonly nps: number | null;
  readonly csat: number | null;
  /** Values of the columns that the program shows as results. */
  readonly results: Readonly<Record<string, number | null>>;
  /** The last answer to a survey of each kind, however old. */
  readonly answers: Readonly<Partial<Record<string, Answer>>>;
  /** By influence, most of it first; at most ten. */
  readonly contacts: readonly AdvocateContact[];
  /** The last one of each kind and answer, latest first. */
  readonly asks: readonly Asked[];
  /** Upgrades found in the activity; null where none was. */
  readonly upgrades: { readonly count: number; readonly last: Day } | null;
}

export interface Answer {
  readonly score: number;
  readonly on: Day;
}

export interface Asked {
  readonly on: Day;
  readonly kind: 'referral' | 'case-study' | 'review' | null;
  readonly answer: 'yes' | 'no' | null;
}

type Row = Record<string, SqlValue>;

/** Statements name the accounts one by one, so not too many at once. */
const ACCOUNTS_A_TIME = 400;

const MOST_CONTACTS = 10;

/** Reads what is known of some accounts, a few hundred at a time. `results` are columns of the accounts. */
export async function knowAccounts(
  study: Study,
  accounts: readonly string[],
  results: readonly string[],
): Promise<ReadonlyMap<string, KnownAccount>> {
  const known = new Map<string, KnownAccount>();
  for (let first = 0; first < accounts.length; first += ACCOUNTS_A_TIME) {
    const some = await readSome(study, accounts.slice(first, first + ACCOUNTS_A_TIME), results);
    for (const [account, facts] of some) known.set(account, facts);
  }
  return known;
}

async function readSome(
  { snapshot, project, asOf }: Study,
  accounts: readonly string[],
  results: readonly string[],
): Promise<[string, KnownAccount][]> {
  const names = accounts.map((_, index) => `$a${index}`);
  const parameters: Row = { asOf, ...Object.fromEntries(accounts.map((id, index) => [`a${index}`, id])) };
  const among = `account_id IN (${names.join(', ')})`;
  const ask = (sql: string, more: Row = {}) => snapshot.query<Row>(sql, { ...parameters, ...more });
  const figures = await ask(figuresSql(among, results));
  const answers = grouped(await ask(answersSql(among)));
  const contacts = grouped(await ask(contactsSql(among)));
  const asks = grouped(await ask(asksSql(among)));
  const actions = project.program.advocates.upgradeActions;
  const upgrades =
    actions.length === 0 ? new Map<string, Row[]>() : grouped(await ask(...upgradesSql(among, actions)));
  return figures.map((row) => {
    const id = String(row['account_id']);
    return [
      id,
      {
        ...readFigures(row, results),
        answers: Object.fromEntries(
          (answers.get(id) ?? []).map((answer) => [String(answer['kind']), readAnswer(answer)]),
        ),
        contacts: (contacts.get(id) ?? []).map(readContact),
        asks: (asks.get(id) ?? []).map(readAsk),
        upgrades: readUpgrades(upgrades.get(id)?.[0]),
      },
    ];
  });
}

function grouped(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => String(row['account_id']));
}

function figuresSql(among: string, results: readonly string[]): string {
  const shown = results.map(
    (column, index) => `, CAST(${quoteName(column)} AS DOUBLE PRECISION) AS result_${index}`,
  );
  return `SELECT account_id, name, locale, CAST(signed_up_at AS VARCHAR) AS signed_up, health, mrr, ltv, expansion_mrr,
      retention_cost, tickets_90d, usage, nps, csat${shown.join('')}
    FROM accounts WHERE ${among}`;
}

const BY_THEN = `"at" < CAST($asOf AS DATE) + INTERVAL '1' DAY`;
const DAY = 'CAST(CAST("at" AS DATE) AS VARCHAR) AS day';

function answersSql(among: string): string {
  return `SELECT account_id, kind, score, day FROM (
      SELECT account_id, kind, score, ${DAY},
        row_number() OVER (PARTITION BY account_id, kind ORDER BY "at" DESC, score) AS nth
      FROM surveys WHERE ${among} AND ${BY_THEN} AND (kind = 'nps' OR score BETWEEN 1 AND 5)) AS answers
    WHERE nth = 1`;
}

function contactsSql(among: string): string {
  const influence = `CASE influence WHEN 'champion' THEN 1 WHEN 'stakeholder' THEN 2 WHEN 'influencer' THEN 3
      WHEN 'user' THEN 4 ELSE 5 END`;
  return `SELECT account_id, name, email, role, influence FROM (
      SELECT account_id, name, email, role, influence,
        row_number() OVER (PARTITION BY account_id
          ORDER BY CASE WHEN email IS NULL THEN 1 ELSE 0 END, ${influence}, name, email) AS nth
      FROM contacts WHERE ${among}) AS people
    WHERE nth <= ${MOST_CONTACTS} ORDER BY account_id, nth`;
}

function asksSql(among: string): string {
  return `SELECT account_id, kind, answer, day FROM (
      SELECT account_id, kind, answer, ${DAY},
        row_number() OVER (PARTITION BY account_id, kind, answer ORDER BY "at" DESC) AS nth
      FROM asks WHERE ${among} AND ${BY_THEN}) AS asked
    WHERE nth = 1 ORDER BY day DESC, kind, answer`;
}

function upgradesSql(among: string, actions: readonly string[]): [string, Row] {
  const names = actions.map((_, index) => `$u${index}`);
  return [
    `SELECT account_id, count(*) AS n, CAST(CAST(max("at") AS DATE) AS VARCHAR) AS day
     FROM activity WHERE ${among} AND action IN (${names.join(', ')}) AND ${BY_THEN} GROUP BY account_id`,
    Object.fromEntries(actions.map((action, index) => [`u${index}`, action])),
  ];
}

type Figures = Omit<KnownAccount, 'answers' | 'contacts' | 'asks' | 'upgrades'>;

function readFigures(row: Row, results: readonly string[]): Figures {
  return {
    name: textOf(row['name']),
    locale: textOf(row['locale']),
    signedUp: textOf(row['signed_up']),
    health: numberOf(row['health']),
    mrr: numberOf(row['mrr']),
    ltv: numberOf(row['ltv']),
    expansion: numberOf(row['expansion_mrr']),
    retentionCost: numberOf(row['retention_cost']),
    tickets: numberOf(row['tickets_90d']),
    usage: numberOf(row['usage']),
    nps: numberOf(row['nps']),
    csat: numberOf(row['csat']),
    results: Object.fromEntries(results.map((column, index) => [column, numberOf(row[`result_${index}`])])),
  };
}

function readAnswer(row: Row): Answer {
  return { score: Number(row['score']), on: String(row['day']) };
}

/** What stands before a mail server or a terminal: one address and nothing else. */
const EMAIL = /^[^\s@<>()",;:\\]{1,64}@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\]+$/u;

function readContact(row: Row): AdvocateContact {
  const email = textOf(row['email']);
  return {
    name: textOf(row['name']),
    role: textOf(row['role']),
    influence: textOf(row['influence']) as AdvocateContact['influence'],
    email: email !== null && EMAIL.test(email) ? email : null,
  };
}

function readAsk(row: Row): Asked {
  return {
    on: String(row['day']),
    kind: textOf(row['kind']) as Asked['kind'],
    answer: textOf(row['answer']) as Asked['answer'],
  };
}

function readUpgrades(row: Row | undefined): KnownAccount['upgrades'] {
  return row ? { count: Number(row['n']), last: String(row['day']) } : null;
}

/** Longest cell that a mail or a report repeats. */
const LONGEST = 120;

/** A cell as people may see it: one line, no controls, not endless; null where nothing is left. */
function textOf(value: SqlValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = cleanText(String(value));
  if (text === '') return null;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function numberOf(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
