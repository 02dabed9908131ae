import { isSecret } from '../../schemas/secret.ts';
import type { Reading, Since } from '../reading.ts';
import type { Turn } from './paging.ts';
import type { ResolvedRequest } from './resolve-source.ts';

type Values = Readonly<Record<string, string | number | boolean>>;

/** Everything that the requests of one source have in common, secrets included: it is never printed. */
export interface Session {
  readonly request: ResolvedRequest;
  readonly reading: Reading;
  readonly addressOf: (turn: Turn) => URL;
  readonly initOf: (turn: Turn) => RequestInit & { readonly method: 'GET' | 'POST' };
  /** Waits until the next request may be sent. */
  readonly pace: () => Promise<void>;
}

export function openSession(request: ResolvedRequest, since: Since | null, reading: Reading): Session {
  const { source } = request;
  const open = (values: Values): Values => openValues(values, request, reading);
  const headers = headersOf(request, open, reading);
  const query = { ...open(source.query), ...sinceParameter(request, since) };
  const body = source.body === undefined ? null : open(source.body);
  const kept = secretsIn(source.query, query);
  return {
    request,
    reading,
    addressOf: ({ address, parameters }) =>
      address
        ? withParameters(address, kept)
        : withParameters(new URL(source.http), body ? query : { ...query, ...parameters }),
    initOf: ({ parameters }) =>
      body
        ? { method: 'POST', headers, body: JSON.stringify({ ...body, ...parameters }) }
        : { method: 'GET', headers },
    pace: pacer(source.rate, reading),
  };
}

/** The values behind `env:NAME`; numbers and booleans stay what they are. */
function openValues(values: Values, { where }: ResolvedRequest, { secrets }: Reading): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? secrets.valueOf(value, where) : value,
    ]),
  );
}

function headersOf(
  request: ResolvedRequest,
  open: (values: Values) => Values,
  reading: Reading,
): Record<string, string> {
  const { headers, body } = request.source;
  const texts = Object.entries(open(headers)).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  return {
    accept: 'application/json',
    'user-agent': 'kith',
    ...(body && { 'content-type': 'application/json' }),
    ...Object.fromEntries(texts),
    ...authOf(request, reading),
  };
}

function authOf({ source: { auth }, where }: ResolvedRequest, { secrets }: Reading): Record<string, string> {
  if (!auth) return {};
  if ('bearer' in auth) return { authorization: `Bearer ${secrets.valueOf(auth.bearer, where)}` };
  if ('header' in auth)
    return { [auth.header.toLowerCase()]: `${auth.prefix}${secrets.valueOf(auth.value, where)}` };
  const user = secrets.valueOf(auth.basic.user, where);
  const password = auth.basic.password === undefined ? '' : secrets.valueOf(auth.basic.password, where);
  const encoded = Buffer.from(`${user}:${password}`).toString('base64');
  secrets.keep(encoded, 'user and password');
  return { authorization: `Basic ${encoded}` };
}

function sinceParameter(
  { sinceParameter: name }: ResolvedRequest,
  since: Since | null,
): Record<string, string> {
  return name !== null && since?.time != null ? { [name]: since.time } : {};
}

/** Addresses of next pages that an API makes do not repeat the key of the request. */
function secretsIn(named: Values, opened: Values): Values {
  return Object.fromEntries(Object.entries(opened).filter(([name]) => isSecret(named[name])));
}

function withParameters(address: URL, parameters: Values): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url;
}

/** Requests begin at least this far apart. */
function pacer(rate: number, { clock }: Reading): () => Promise<void> {
  let next = 0;
  return async () => {
    const now = clock.now();
    const begin = Math.max(now, next);
    next = begin + 1000 / rate;
    if (begin > now) await clock.sleep(begin - now);
  };
}
