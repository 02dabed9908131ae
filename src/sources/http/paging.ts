import type { Json } from '../../core/digest.ts';
import { KithError } from '../../core/errors.ts';
import type { Paging } from '../../schemas/http-source.ts';
import { textAt, valueAt } from './json-path.ts';
import type { ResolvedRequest } from './resolve-source.ts';

/** What distinguishes the request for one page from those for the others. */
export interface Turn {
  /** 1-based. */
  readonly page: number;
  /** The address that the answer before named; null where paging goes by parameters. */
  readonly address: URL | null;
  readonly parameters: Readonly<Record<string, string | number>>;
}

export interface PageAnswer {
  readonly body: Json;
  readonly rows: readonly Json[];
  /** The header `Link`, where there is one. */
  readonly link: string | null;
  /** Where it came from: addresses of next pages may be relative to it. */
  readonly address: URL;
}

export function firstTurn(paging: Paging | undefined): Turn {
  return { page: 1, address: null, parameters: paging ? { ...sizeOf(paging), ...startOf(paging) } : {} };
}

/** The request for the next page, or null behind the last one. `before` is how many rows came before this page. */
export function nextTurn(
  request: ResolvedRequest,
  turn: Turn,
  answer: PageAnswer,
  before: number,
): Turn | null {
  const { paging } = request.source;
  if (!paging) return null;
  const read = before + answer.rows.length;
  const page = turn.page + 1;
  if (paging.by === 'link') {
    const next = nextAddress(paging.next, answer);
    return next === null
      ? null
      : { page, address: checkAddress(next, request, answer.address), parameters: {} };
  }
  const by = (value: string | number): Turn => ({
    page,
    address: null,
    parameters: { ...turn.parameters, [paging.parameter]: value },
  });
  if (paging.by === 'cursor') {
    const cursor = textAt(answer.body, paging.next);
    return cursor === null || cursor === '' ? null : by(cursor);
  }
  if (isLast(paging.total, answer, read)) return null;
  return by(paging.by === 'page' ? paging.first + turn.page : read);
}

/**
 * How many rows the API says there are; null where it is not asked or does not say.
 */
export function totalOf(paging: Paging | undefined, body: Json): number | null {
  if (paging?.by !== 'page' && paging?.by !== 'offset') return null;
  const total = paging.total === undefined ? null : Number(textAt(body, paging.total) ?? Number.NaN);
  return total === null || Number.isNaN(total) ? null : total;
}

function isLast(total: string | undefined, { body, rows }: PageAnswer, read: number): boolean {
  if (rows.length === 0) return true;
  const said = total === undefined ? null : textAt(body, total);
  return said !== null && read >= Number(said);
}

function sizeOf(paging: Paging): Record<string, number> {
  return paging.size === undefined ? {} : { [paging.sizeParameter]: paging.size };
}

function startOf(paging: Paging): Record<string, number> {
  if (paging.by === 'page') return { [paging.parameter]: paging.first };
  return paging.by === 'offset' ? { [paging.parameter]: 0 } : {};
}

/** From the answer, else from its header `Link` (RFC 8288). */
function nextAddress(path: string | undefined, { body, link }: PageAnswer): string | null {
  if (path !== undefined) {
    const next = valueAt(body, path);
    return typeof next === 'string' && next !== '' ? next : null;
  }
  const parts = (link ?? '').split(/,(?=\s*<)/);
  const next = parts.find((part) => /;\s*rel\s*=\s*"?([^"]*\s)?next(\s[^"]*)?"?\s*(;|$)/i.test(part));
  return /<([^>]*)>/.exec(next ?? '')?.[1] ?? null;
}

/** The key goes to nobody but the host in sources.yaml. */
function checkAddress(next: string, { shown, where }: ResolvedRequest, from: URL): URL {
  const address = URL.canParse(next, from) ? new URL(next, from) : null;
  if (address?.origin !== from.origin) {
    throw new KithError(
      `${shown} names a next page ${address ? `at another host, ${address.host}` : 'without a usable address'}`,
      {
        hint: 'The key would go there, so nothing was asked of it. Page by number or by cursor if the API can.',
        where: { ...where, key: `${where.key}.paging` },
      },
    );
  }
  return address;
}
