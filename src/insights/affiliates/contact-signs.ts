import type { Sign } from '../../schemas/insights/affiliates.ts';
import type { SqlValue } from '../../schemas/snapshot.ts';
import type { Study } from '../study.ts';
import { affiliateKey, affiliateKeySql } from './affiliate-key.ts';
import { FREE_MAIL } from './free-mail.ts';
import { MOST_GROUPS } from './measure-customers.ts';
import type { Referrals } from './referrals.ts';
import type { KeyedSign } from './compare-affiliates.ts';

/** From so many accounts on a shared domain or person is worth a word, and from this share of all accounts of the affiliate. */
const MANY = 3;
const MANY_SHARE = 0.1;

type Row = { affiliate: string; value: string; count: number; of: number };

/**
 * What the people at the accounts say about who brought them: the affiliate itself among them, its company's domain, one
 * domain or one person at many accounts.
 */
export async function findContactSigns(study: Study, referrals: Referrals): Promise<KeyedSign[]> {
  const columns = study.snapshot.facts.tables.contacts?.columns;
  if (!columns?.includes('email')) return [];
  const own = [
    ...(await ask(study, referrals, 'own-email', OWN_EMAIL)),
    ...(await ask(study, referrals, 'own-domain', OWN_DOMAIN)),
  ];
  const ownDomains = new Set(own.map(({ key, sign }) => `${key} ${String(sign.value)}`));
  const shared = [
    ...(await ask(study, referrals, 'one-domain', ONE_DOMAIN)),
    ...(await ask(study, referrals, 'one-person', ONE_PERSON)),
  ];
  return [...own, ...shared.filter(({ key, sign }) => !ownDomains.has(`${key} ${String(sign.value)}`))];
}

async function ask(
  { snapshot, affiliates }: Study,
  { people, parameters }: Referrals,
  kind: Sign['kind'],
  select: string,
): Promise<KeyedSign[]> {
  const files = ownFromFiles(affiliates);
  const rows = await snapshot.query<Row>(
    `WITH ${people}, ${OWN} ${files.sql}), ${MET},
     numbers AS (SELECT affiliate AS of_affiliate, count(DISTINCT account_id) AS of FROM met GROUP BY affiliate),
     found AS (${select})
     SELECT affiliate, value, count, of FROM (
       SELECT affiliate, value, count, of, row_number() OVER (PARTITION BY affiliate ORDER BY count DESC, value) AS nth
       FROM found JOIN numbers ON of_affiliate = affiliate) AS ranked
     WHERE nth = 1 ORDER BY count DESC, affiliate LIMIT ${MOST_GROUPS}`,
    { ...parameters, ...files.parameters },
  );
  return rows.flatMap(({ affiliate, value, count, of }) => {
    const isOwn = kind === 'own-email' || kind === 'own-domain';
    if (!isOwn && (count < MANY || count < MANY_SHARE * of)) return [];
    return [{ key: affiliate, sign: { kind, count, of, value, comparison: null } }];
  });
}

/** Addresses of the affiliates that have a file; the others' are in their table. */
function ownFromFiles(affiliates: Study['affiliates']): {
  sql: string;
  parameters: Record<string, SqlValue>;
} {
  const known = affiliates.flatMap(({ id, data }) => (data.email === undefined ? [] : [{ id, ...data }]));
  const rows = known.map(
    (_, at) =>
      `UNION SELECT CAST($key${at} AS VARCHAR), CAST($mail${at} AS VARCHAR), CAST($home${at} AS VARCHAR)`,
  );
  const parameters = known.flatMap(({ id, email, account }, at) => [
    [`key${at}`, affiliateKey(id)],
    [`mail${at}`, email?.trim().toLowerCase() ?? null],
    [`home${at}`, account ?? null],
  ]);
  return { sql: rows.join(' '), parameters: Object.fromEntries(parameters) as Record<string, SqlValue> };
}

/** Each affiliate's own address and account. */
const OWN = `own AS (
  SELECT ${affiliateKeySql('affiliate_id')} AS own_affiliate, lower(trim(email)) AS own_email, account_id AS own_account
  FROM affiliates WHERE email IS NOT NULL`;

const FREE = FREE_MAIL.map((domain) => `'${domain}'`).join(', ');

/** The people at the referred accounts, but for the affiliate's own account; `domain` is null where anybody may have it. */
const MET = `met AS (
  SELECT DISTINCT people.affiliate, people.account_id, lower(trim(email)) AS email,
    CASE WHEN split_part(lower(trim(email)), '@', 2) NOT IN (${FREE}) THEN split_part(lower(trim(email)), '@', 2) END AS domain
  FROM contacts JOIN people ON people.account_id = contacts.account_id
  WHERE people.affiliate IS NOT NULL AND email LIKE '%_@_%')`;

const OWN_EMAIL = `SELECT affiliate, email AS value, count(DISTINCT account_id) AS count
  FROM met JOIN own ON own_affiliate = affiliate AND own_email = email
  WHERE own_account IS NULL OR own_account <> account_id GROUP BY affiliate, email`;

const OWN_DOMAIN = `SELECT affiliate, domain AS value, count(DISTINCT account_id) AS count
  FROM met JOIN own ON own_affiliate = affiliate AND split_part(own_email, '@', 2) = domain
  WHERE own_account IS NULL OR own_account <> account_id GROUP BY affiliate, domain`;

const ONE_DOMAIN = `SELECT affiliate, domain AS value, count(DISTINCT account_id) AS count
  FROM met WHERE domain IS NOT NULL GROUP BY affiliate, domain HAVING count(DISTINCT account_id) >= ${MANY}`;

/** What stands behind a "+" is the same mailbox. */
const ONE_PERSON = `SELECT affiliate, value, count(DISTINCT account_id) AS count FROM (
    SELECT affiliate, account_id,
      regexp_replace(split_part(email, '@', 1), '[+].*$', '') || '@' || split_part(email, '@', 2) AS value FROM met) AS named
  GROUP BY affiliate, value HAVING count(DISTINCT account_id) >= ${MANY}`;
