import { HttpSourceSchema, type CustifySource } from '../../../schemas/http-source.ts';
import { isRecord, textAt, valueAt, type JsonRecord } from '../json-path.ts';
import type { Preset } from '../preset.ts';

/** Of a company, what is taken apart or known by another name. */
const NOT_FIELDS = new Set(['id', '_id', 'custom_attributes', 'metrics']);

/**
 * Custify, as its own published client uses it (CustifyOfficial/custify-mcp 1.4): a Bearer key, `page` and
 * `itemsPerPage`, rows under a name of their own or under data or items, with `total`. Never tried against the live
 * service.
 */
export function custify({ custify: what, key, url, maxAge }: CustifySource): Preset {
  const { table, path, name, shape, leftOut } = KINDS[what];
  const source = HttpSourceSchema.parse({
    http: new URL(path, url).href,
    auth: { bearer: key },
    paging: { by: 'page', size: 100, sizeParameter: 'itemsPerPage' },
    rate: 5,
  });
  const lists = [name, 'data', 'items'];
  return {
    table,
    shown: `Custify ${what}`,
    source: { ...source, maxAge },
    // People come as a page within a list.
    rows: [...lists, ...lists.map((list) => `0.${list}`)],
    shape,
    leftOut,
  };
}

const KINDS: Readonly<
  Record<
    CustifySource['custify'],
    Pick<Preset, 'table' | 'shape' | 'leftOut'> & { path: string; name: string }
  >
> = {
  companies: {
    table: 'accounts',
    path: '/company/all',
    name: 'companies',
    shape: shapeCompany,
    leftOut: 'companies without an id',
  },
  people: {
    table: 'contacts',
    path: '/people/all',
    name: 'people',
    shape: shapePerson,
    leftOut: 'people without a company',
  },
};

/** Its own fields bear our names already, but for the id and the health score; further ones become attributes. */
function shapeCompany(company: JsonRecord): JsonRecord | null {
  const id = textAt(company, 'id') ?? textAt(company, '_id');
  if (id === null) return null;
  const custom = valueAt(company, 'custom_attributes');
  const fields = Object.entries(company).filter(([field]) => !NOT_FIELDS.has(field));
  return {
    ...(isRecord(custom) ? custom : {}),
    ...Object.fromEntries(fields),
    account_id: id,
    health: valueAt(company, 'metrics.health_scores.global.value') ?? null,
  };
}

/** A person's fields stand in `details` in some answers; companies are a list of ids, the first one counts. */
function shapePerson(person: JsonRecord): JsonRecord | null {
  const details = isRecord(person['details']) ? person['details'] : person;
  const company =
    textAt(details, 'companies.0') ?? textAt(details, 'companies.0.id') ?? textAt(details, 'company') ?? null;
  if (company === null) return null;
  const parts = [textAt(details, 'first_name'), textAt(details, 'last_name')].filter((part) => part !== null);
  return {
    account_id: company,
    name: textAt(details, 'name') ?? (parts.length > 0 ? parts.join(' ') : null),
    email: textAt(details, 'email'),
    role: textAt(details, 'title') ?? textAt(details, 'role'),
  };
}
