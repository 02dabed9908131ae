import { slugify } from '../../schemas/slug.ts';
import type { Study } from '../study.ts';

/** ASCII that is neither letter nor digit: what two spellings of an id differ by. */
const APART = '[ -/:-@[-`{-~]+';

/**
 * The id of an affiliate as data spell it, reduced to what its spellings share, as SQL: `Harbour Inn` and `harbour_inn`
 * are one. `affiliateKey` does the same.
 */
export function affiliateKeySql(column: string): string {
  return `nullif(trim(BOTH '-' FROM regexp_replace(lower(${column}), '${APART}', '-', 'g')), '')`;
}

export function affiliateKey(text: string): string {
  return text
    .toLowerCase()
    .replace(new RegExp(APART, 'g'), '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * The affiliates' ids by the key under which the data know them, one key each: that of the id in their table, where they
 * are in one, which may hold letters that no address can.
 */
export async function indexAffiliates({ snapshot, affiliates }: Study): Promise<ReadonlyMap<string, string>> {
  const keys = new Map(affiliates.map(({ id }) => [id, affiliateKey(id)]));
  const rows = snapshot.facts.tables.affiliates
    ? await snapshot.query<{ affiliate_id: string }>(
        'SELECT affiliate_id FROM affiliates ORDER BY affiliate_id DESC',
      )
    : [];
  for (const { affiliate_id } of rows) {
    const [id, key] = [slugify(affiliate_id), affiliateKey(affiliate_id)];
    if (keys.has(id) && key !== '') keys.set(id, key);
  }
  return new Map([...keys].map(([id, key]) => [key, id]));
}
