import { digestBytes, type Json } from '../../core/digest.ts';
import { KithError } from '../../core/errors.ts';
import { fetchAnswer, wordsOf } from './fetch-answer.ts';
import { isRecord, listPaths, valueAt } from './json-path.ts';
import { firstTurn, nextTurn, totalOf, type PageAnswer, type Turn } from './paging.ts';
import type { ResolvedRequest } from './resolve-source.ts';
import type { Session } from './session.ts';

/**
 * The rows of an API, page by page to the last one.
 * @throws a KithError where pages go round in circles, are too many, or give fewer rows than the API says there are
 */
export async function* readPages(session: Session): AsyncGenerator<readonly Json[]> {
  const { request } = session;
  const { paging, maxPages } = request.source;
  const seen = new Set<string>();
  let read = 0;
  let turn: Turn | null = firstTurn(paging);
  while (turn) {
    if (turn.page > maxPages) throw tooMany(request);
    refuseAgain(`${session.addressOf(turn).href} ${JSON.stringify(turn.parameters)}`, turn, seen, request);
    const { body, ...rest } = await fetchAnswer(session, turn);
    const answer: PageAnswer = { body, ...rest, rows: rowsOf(body, request, turn) };
    refuseAgain(answer.rows.length > 0 ? asText(answer.rows) : '', turn, seen, request);
    yield answer.rows;
    const next: Turn | null = nextTurn(request, turn, answer, read);
    read += answer.rows.length;
    if (!next) checkTotal(request, totalOf(paging, body), read);
    turn = next;
  }
}

function rowsOf(body: Json, request: ResolvedRequest, turn: Turn): readonly Json[] {
  const paths = request.rows.length === 0 ? [''] : request.rows;
  for (const path of paths) {
    const found = path === '' ? body : valueAt(body, path);
    if (Array.isArray(found)) return found as readonly Json[];
    if (found === null && !saysError(body)) return [];
  }
  const said = wordsOf(asText(body));
  const lists = listPaths(body).filter((path) => path !== '');
  throw new KithError(
    `${request.shown}, page ${turn.page}: there is no list of rows ${
      request.rows.length === 0 ? 'in the answer itself' : `at "${request.rows.join('" or "')}"`
    }${said === '' ? '' : `; the answer says: ${said}`}`,
    {
      hint:
        lists.length > 0
          ? `Lists stand at: ${lists.join(', ')}. Say which one it is, such as rows: ${lists[0] ?? ''}`
          : 'Look at an answer of this API and say with "rows:" where its list of rows stands.',
      where: { ...request.where, key: `${request.where.key}.rows` },
    },
  );
}

/** Some APIs answer a failure with 200 and an error inside; an empty list may be null in others. */
function saysError(body: Json): boolean {
  if (!isRecord(body)) return false;
  return ['error', 'errors'].some((key) => {
    const value = valueAt(body, key);
    return (
      value !== undefined &&
      value !== null &&
      value !== false &&
      !(Array.isArray(value) && value.length === 0)
    );
  });
}

/** An address that was asked already, or a page that came already, would come again and again. */
function refuseAgain(
  what: string,
  { page }: Turn,
  seen: Set<string>,
  { shown, where }: ResolvedRequest,
): void {
  const mark = digestBytes(what);
  if (what === '' || !seen.has(mark)) {
    seen.add(mark);
    return;
  }
  throw new KithError(`${shown} goes round in circles: page ${page} is one that came before`, {
    hint: 'Check "paging:": the API may not know the parameter, or name the next page in another way.',
    where: { ...where, key: `${where.key}.paging` },
  });
}

/** As JSON; nothing where it is nested too deeply to be written down. */
function asText(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

function checkTotal({ shown, where }: ResolvedRequest, total: number | null, read: number): void {
  if (total === null || read >= total) return;
  throw new KithError(`${shown} says that there are ${total} rows, and gave ${read}`, {
    hint: 'Pull again: rows may have gone in between. If it stays, take "total:" out of "paging:".',
    where: { ...where, key: `${where.key}.paging.total` },
  });
}

function tooMany({ shown, where, source }: ResolvedRequest): KithError {
  return new KithError(`${shown} has more than ${source.maxPages} pages`, {
    hint: 'Ask for larger pages with "size:", or raise "maxPages:".',
    where: { ...where, key: `${where.key}.maxPages` },
  });
}
