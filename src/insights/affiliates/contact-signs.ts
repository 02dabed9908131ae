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

type Kind = 'own-email' | 'own-domain' | 'one-domain' | 'one-person';
type Row = { kind: Kind; affiliate: string; value: string; count: number; of: number };

/**
 * What the people at the accounts say about who brought them: the affiliate itself among them, its company's domain, one
 * domain or one person at many accounts. Of each affiliate and kind the one at the most accounts.
 */
export async function findContactSigns(
  { snapshot, project }: Study,
  { people, parameters }: Referrals,
): Promise<KeyedSign[]> {
  if (!snapshot.facts.tables.contacts?.columns.includes('email')) return [];
  const files = ownFromFiles(project);
  const rows = await snapshot.query<Row>(
    `WITH ${people}, ${OWN} ${files.sql}), ${MET},
     numbers AS (SELECT affiliate AS of_affiliate, count(DISTINCT account_id) AS of FROM met GROUP BY affiliate),
     found AS (${OWN_EMAIL} UNION ALL ${OWN_DOMAIN} UNION ALL ${ONE_DOMAIN} UNION ALL ${ONE_PERSON})
     SELECT kind, affiliate, value, count, of FROM (
       SELECT kind, affiliate, value, count, of,
         row_number() OVER (PARTITION BY kind, affiliate ORDER BY count DESC, value) AS nth
       FROM found JOIN numbers ON of_affiliate = affiliate) AS ranked
     WHERE nth = 1 ORDER BY count DESC, affiliate, kind LIMIT ${MOST_GROUPS}`,
    { ...parameters, ...files.parameters },
  );
  const own = new Set(rows.flatMap((row) => (isOwn(row) ? [`${row.affiliate} ${row.value}`] : [])));
  return rows.flatMap((row) => {
    const { kind, affiliate, value, count, of } = row;
    const isMany = count >= MANY_SHARE * of && !own.has(`${affiliate} ${value}`);
    return isOwn(row) || isMany
      ? [{ key: affiliate, sign: { kind, count, of, value, comparison: null } }]
      : [];
  });
}

function isOwn({ kind }: Row): boolean {
  return kind === 'own-email' || kind === 'own-domain';
}

/** Addresses of the affiliates that have a file; the others' are in their table. */
function ownFromFiles({ affiliates }: Study['project']): {
  sql: string;
  parameters: Record<string, SqlValue>;
} {
  const known = affiliates.flatMap(({ id, data }) => (data.email === undefined ? [] : [{ id, ...data }]));
  const rows = known.map((_, at) => `(CAST($key${at} AS VARCHAR), CAST($mail${at} AS VARCHAR))`);
  const parameters = known.flatMap(({ id, email }, at): [string, SqlValue][] => [
    [`key${at}`, affiliateKey(id)],
    [`mail${at}`, email?.trim().toLowerCase() ?? null],
  ]);
  return {
    sql: rows.length === 0 ? '' : `UNION ALL VALUES ${rows.join(', ')}`,
    parameters: Object.fromEntries(parameters),
  };
}

/** Each affiliate's own address. */
const OWN = `own AS (
  SELECT ${affiliateKeySql('affiliate_id')} AS own_affiliate, lower(trim(email)) AS own_email
  FROM affiliates WHERE email IS NOT NULL`;

const FREE = FREE_MAIL.map((domain) => `'${domain}'`).join(', ');

/** The people at the referred accounts, of which nobody's own is one (see `findCircles`); `domain` is null where anybody may have it. */
const MET = `met AS MATERIALIZED (
  SELECT affiliate, account_id, email, CASE WHEN host NOT IN (${FREE}) THEN host END AS domain FROM (
    SELECT affiliate, account_id, email, split_part(email, '@', 2) AS host FROM (
      SELECT people.affiliate, people.account_id, lower(trim(email)) AS email
      FROM contacts JOIN people ON people.account_id = contacts.account_id
      WHERE people.affiliate IS NOT NULL AND email LIKE '%_@_%') AS addresses) AS hosts)`;

const OWN_EMAIL = `SELECT 'own-email' AS kind, affiliate, email AS value, count(DISTINCT account_id) AS count
  FROM met JOIN own ON own_affiliate = affiliate AND own_email = email GROUP BY affiliate, email`;

const OWN_DOMAIN = `SELECT 'own-domain' AS kind, affiliate, domain AS value, count(DISTINCT account_id) AS count
  FROM met JOIN own ON own_affiliate = affiliate AND split_part(own_email, '@', 2) = domain GROUP BY affiliate, domain`;

/** Few are met often enough to be looked at, and only of those it matters at how many accounts that was. */
const oftenMet = (kind: Kind, rows: string) => `SELECT '${kind}' AS kind, often.affiliate, often.value,
    count(DISTINCT account_id) AS count
  FROM (${rows}) AS named
  JOIN (SELECT affiliate, value FROM (${rows}) AS named GROUP BY affiliate, value HAVING count(*) >= ${MANY}) AS often
    ON often.affiliate = named.affiliate AND often.value = named.value
  GROUP BY often.affiliate, often.value HAVING count(DISTINCT account_id) >= ${MANY}`;

const ONE_DOMAIN = oftenMet(
  'one-domain',
  'SELECT affiliate, account_id, domain AS value FROM met WHERE domain IS NOT NULL',
);

/** What stands behind a "+" is the same mailbox. */
const ONE_PERSON = oftenMet(
  'one-person',
  `SELECT affiliate, account_id, CASE WHEN email LIKE '%+%' OR email LIKE '%@%@%'
    THEN regexp_replace(split_part(email, '@', 1), '[+].*$', '') || '@' || split_part(email, '@', 2)
    ELSE email END AS value FROM met`,
);
