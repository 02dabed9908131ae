import type { SqlValue } from '../../schemas/snapshot.ts';
import { cleanText } from '../../schemas/text.ts';
import type { Study } from '../study.ts';
import { affiliateKeySql } from './affiliate-key.ts';
import { MOST_GROUPS, type Customers } from './measure-customers.ts';
import type { Takings } from './measure-money.ts';
import { LARGEST_AMOUNT } from './money-sql.ts';
import { BY_THE_DAY } from './by-the-day.ts';
import type { Referrals } from './referrals.ts';

/** So many examples are named. */
const EXAMPLES = 3;

interface Found {
  readonly customers: ReadonlyMap<string, Customers>;
  readonly takings: ReadonlyMap<string, Takings> | null;
}

/** One sentence for everything that was left out, kept apart or could not be told. */
export async function noteOddities(study: Study, referrals: Referrals, found: Found): Promise<string[]> {
  const { snapshot, project } = study;
  const conversions = snapshot.facts.tables.conversions?.columns;
  return [
    ...noteSource(referrals),
    ...noteCircles(referrals),
    ...noteStrangers(referrals, found),
    ...(await noteSignups(study)),
    ...(found.takings ? await noteConversions(study, referrals, found.takings) : []),
    ...noteCurrencies(study, found.takings),
    ...(conversions && !conversions.includes('clicked_at')
      ? [
          'The conversions have no click times (clicked_at): leads that come seconds after a click are not seen.',
        ]
      : []),
    ...(conversions && !conversions.includes('address')
      ? ['The conversions have no addresses (address): many leads from one address are not seen.']
      : []),
    ...(snapshot.facts.tables.contacts?.columns.includes('email')
      ? []
      : ['There are no e-mail addresses of contacts: friends at an affiliate’s own domain are not seen.']),
    ...(conversions && !project.program.commission
      ? [
          'content/program.yaml has no "commission": what affiliates cost and what to pay them is not worked out. Add commission: { rate: 0.2, months: 12 }.',
        ]
      : []),
  ];
}

function noteSource({ from }: Referrals): string[] {
  if (from === null)
    return [
      'Neither the accounts (referred_by) nor conversions say who was referred: nothing is known about affiliates.',
    ];
  return from === 'accounts'
    ? []
    : [
        'No account says who referred it (referred_by): each counts for the affiliate of its first lead or sale in the conversions.',
      ];
}

function noteCircles({ circles }: Referrals): string[] {
  const loops = circles.filter(({ affiliates }) => affiliates.length > 1);
  if (loops.length === 0) return [];
  const told = loops.slice(0, EXAMPLES).map(({ affiliates }) => [...affiliates].sort().join(', '));
  return [
    `The accounts of ${list(told, loops.length)} are said to have referred each other in a circle, which cannot be: they count as referred by nobody. Correct referred_by.`,
  ];
}

function noteStrangers({ index }: Referrals, { customers, takings }: Found): string[] {
  const of = (known: Iterable<string>) => [...known].filter((key) => !index.has(key));
  const accounts = of(customers.keys());
  const paid = of(takings?.keys() ?? []);
  const count = accounts.reduce((sum, key) => sum + (customers.get(key)?.accounts ?? 0), 0);
  return [
    ...(count > 0
      ? [
          `${accountsSay(count, 'name', 'names')} an affiliate that Kith does not know (${named(accounts)}): counted for nobody.`,
        ]
      : []),
    ...(paid.length > 0
      ? [`There are conversions of affiliates that Kith does not know (${named(paid)}): counted for nobody.`]
      : []),
  ];
}

async function noteSignups({ snapshot, columns, asOf }: Study): Promise<string[]> {
  if (!columns.has('signed_up_at') || !columns.has('churned_at')) return [];
  const [row] = await snapshot.query<{ early: number; undated: number }>(
    `SELECT count(*) FILTER (WHERE churned_at < signed_up_at) AS early,
       count(*) FILTER (WHERE churned_at IS NULL AND coalesce(churned, FALSE)) AS undated
     FROM accounts WHERE signed_up_at IS NULL OR signed_up_at <= CAST($asOf AS DATE)`,
    { asOf },
  );
  const { early = 0, undated = 0 } = row ?? {};
  return [
    ...(early > 0
      ? [`${accountsSay(early, 'have', 'has')} left before signing up: they are left out of monthly churn.`]
      : []),
    ...(undated > 0
      ? [`${accountsSay(undated, 'have', 'has')} left without a day: they are left out of monthly churn.`]
      : []),
  ];
}

async function noteConversions(
  study: Study,
  referrals: Referrals,
  takings: ReadonlyMap<string, Takings>,
): Promise<string[]> {
  const counts = await countConversions(study, referrals, takings);
  const number = (name: string) => Number(counts[name] ?? 0);
  const rows = (name: string, one: string, many: string) =>
    number(name) === 1 ? `1 conversion ${one}` : `${number(name).toLocaleString('en')} conversions ${many}`;
  const disputed = accountsSay(number('disputed'), 'are', 'is');
  const sentences: readonly (readonly [string, string])[] = [
    [
      'repeated',
      `${rows('repeated', 'repeats', 'repeat')} an invoice that was told before: each counts once.`,
    ],
    ['empty', `${rows('empty', 'has', 'have')} no amount, and counts as an invoice of nothing.`],
    ['huge', `${rows('huge', 'has', 'have')} an amount above a trillion, which must be a slip: left out.`],
    [
      'unknown',
      `${rows('unknown', 'is', 'are')} of accounts that are not among the accounts: the money counts, the customers do not.`,
    ],
    [
      'early',
      `${rows('early', 'is', 'are')} dated before the signup of the account: the money counts; check the dates.`,
    ],
    [
      'disputed',
      `${disputed} credited to another affiliate in the conversions than in referred_by: the one has the customer, the other the money.`,
    ],
    ['backwards', `${rows('backwards', 'is', 'are')} dated before the click: left out where clicks matter.`],
  ];
  return sentences.flatMap(([name, sentence]) =>
    number(name) > 0 && (name !== 'disputed' || referrals.from === 'accounts') ? [sentence] : [],
  );
}

async function countConversions(
  { snapshot }: Study,
  { people, parameters }: Referrals,
  takings: ReadonlyMap<string, Takings>,
): Promise<Record<string, SqlValue>> {
  const hasClicks = snapshot.facts.tables.conversions?.columns.includes('clicked_at') ?? false;
  const paid = `kind IN ('sale', 'refund')`;
  const [row] = await snapshot.query<Record<string, SqlValue>>(
    `WITH ${people}, told AS (
       SELECT ${affiliateKeySql('affiliate_id')} AS by_affiliate, account_id AS of_account, "at", kind, amount,
         ${hasClicks ? 'clicked_at' : 'CAST(NULL AS TIMESTAMP)'} AS clicked FROM conversions WHERE ${BY_THE_DAY})
     SELECT
       count(*) FILTER (WHERE ${paid} AND (amount IS NULL OR amount <= ${LARGEST_AMOUNT})) AS paid,
       count(*) FILTER (WHERE ${paid} AND amount IS NULL) AS empty,
       count(*) FILTER (WHERE ${paid} AND amount > ${LARGEST_AMOUNT}) AS huge,
       count(*) FILTER (WHERE of_account IS NOT NULL AND account_id IS NULL) AS unknown,
       count(*) FILTER (WHERE kind <> 'lead' AND "at" < CAST(signed_up_at AS TIMESTAMP) - INTERVAL '1' DAY) AS early,
       count(DISTINCT CASE WHEN affiliate <> by_affiliate THEN of_account END) AS disputed,
       count(*) FILTER (WHERE clicked > "at") AS backwards
     FROM told LEFT JOIN people ON account_id = of_account`,
    parameters,
  );
  // What is told of money and not counted was told before.
  const counted = [...takings.values()].reduce((sum, { invoices, refunds }) => sum + invoices + refunds, 0);
  return { ...row, repeated: takings.size < MOST_GROUPS ? Number(row?.['paid'] ?? 0) - counted : 0 };
}

function noteCurrencies({ project }: Study, takings: Found['takings']): string[] {
  const apart = new Set(
    [...(takings?.values() ?? [])].flatMap(({ turnover }) =>
      turnover.flatMap(({ currency, counted }) => (counted ? [] : [currency])),
    ),
  );
  if (apart.size === 0) return [];
  const codes = [...apart].map((code) => cleanText(code).slice(0, 10)).sort();
  return [
    `Sales in ${list(codes.slice(0, EXAMPLES), codes.length)} are kept apart and not part of any sum in ${project.program.currency}: content/program.yaml has no rate for ${codes.length === 1 ? 'it' : 'them'}. Add rates: { ${codes[0] ?? ''}: … }.`,
  ];
}

function accountsSay(count: number, many: string, one: string): string {
  return count === 1 ? `1 account ${one}` : `${count.toLocaleString('en')} accounts ${many}`;
}

function named(keys: readonly string[]): string {
  return list(
    [...keys]
      .sort()
      .slice(0, EXAMPLES)
      .map((key) => `"${cleanText(key).slice(0, 40)}"`),
    keys.length,
  );
}

/** `a, b and 3 more` */
function list(told: readonly string[], all: number): string {
  return all > told.length ? `${told.join(', ')} and ${all - told.length} more` : told.join(', ');
}
