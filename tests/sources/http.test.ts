import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { PullReport } from '../../src/sources/pull-report.ts';
import { ask, complaintsOf, makeFolder, pull, testClock, TODAY } from './pull-site.ts';
import { cut, inTurn, silent, startApi, type Handler, type TestApi } from './servers/api.ts';

const TOKEN = 'token-that-nobody-may-see';

/** Ids from `first` on, as rows of an API. */
const rows = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ account_id: `a${first + index}` }));

const ALL = rows(1, 7);

/** Environment and clock of a pull; what it slept stands in `clock.slept`. */
function world(environment: Readonly<Record<string, string>> = { TOKEN, PASSWORD: TOKEN }) {
  const clock = testClock();
  return { clock, environment };
}

/** Pulls accounts from an API, with what sources.yaml says beside its address. */
async function pullFrom(
  api: TestApi,
  source: object = {},
  effects = world(),
): Promise<PullReport & { ids: unknown }> {
  const site = await makeFolder({});
  const report = await pull(
    site,
    { accounts: { http: `${api.origin}/v1/accounts`, ...source } },
    {},
    effects,
  );
  const ids = (await ask(site, 'SELECT account_id FROM accounts')).map(({ account_id: id }) => id);
  return { ...report, ids };
}

/** What a marketer reads when that fails, without the port. */
async function failureOf(handler: Handler, source: object = {}, effects = world()): Promise<string> {
  const api = await startApi(handler);
  const site = await makeFolder({});
  const sources = { accounts: { http: `${api.origin}/v1/accounts`, ...source } };
  const complaints = await complaintsOf(site, sources, {}, effects);
  // How a connection breaks is up to the system.
  return complaints
    .replaceAll(/127\.0\.0\.1:\d+/g, 'api.test')
    .replace(/\((other side closed|terminated|.*ECONNRESET.*)\)/, '(cut)');
}

const seven = ALL.map(({ account_id: id }) => id);
const pageOf =
  (parameter: string, size: number, rows_: readonly object[] = ALL): Handler =>
  ({ url }) => {
    const page = Number(url.searchParams.get(parameter));
    return { body: { items: rows_.slice((page - 1) * size, page * size), total: rows_.length } };
  };

test('one answer without pages', async () => {
  const api = await startApi(() => ({ body: ALL }));
  expect((await pullFrom(api)).ids).toEqual(seven);
  expect(api.asked.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([
    'GET /v1/accounts',
  ]);
});

test('pages by number end with an empty one, however short the ones before', async () => {
  const pages = [rows(1, 3), rows(4, 1), rows(5, 3), []];
  const api = await startApi(({ url }) => ({
    body: { items: pages[Number(url.searchParams.get('page')) - 1] },
  }));
  const paging = { by: 'page', size: 3, sizeParameter: 'per_page' };
  expect((await pullFrom(api, { rows: 'items', paging })).ids).toEqual(seven);
  expect(api.asked.map(({ url }) => url.search)).toEqual(
    [1, 2, 3, 4].map((page) => `?per_page=3&page=${page}`),
  );
});

test('a total ends pages without asking for an empty one', async () => {
  const api = await startApi(pageOf('p', 3));
  const paging = { by: 'page', parameter: 'p', total: 'total' };
  expect((await pullFrom(api, { rows: 'items', paging })).ids).toEqual(seven);
  expect(api.asked).toHaveLength(3);
});

test('an offset grows by the rows that came, so that a server with smaller pages than asked for loses none', async () => {
  const api = await startApi(({ url }) => {
    const offset = Number(url.searchParams.get('offset'));
    return { body: ALL.slice(offset, offset + 2) };
  });
  expect((await pullFrom(api, { paging: { by: 'offset', size: 500 } })).ids).toEqual(seven);
});

test('a cursor leads on until there is none, through an empty page too', async () => {
  const pages: Record<string, unknown> = {
    '': { results: rows(1, 4), paging: { next: { after: 'x/&=?' } } },
    'x/&=?': { results: [], paging: { next: { after: 'z' } } },
    z: { results: rows(5, 3), paging: {} },
  };
  const api = await startApi(({ url }) => ({ body: pages[url.searchParams.get('after') ?? ''] }));
  const paging = { by: 'cursor', parameter: 'after', next: 'paging.next.after' };
  expect((await pullFrom(api, { rows: 'results', paging })).ids).toEqual(seven);
});

test.each([
  ['in the answer', { next: 'links.next' }],
  ['in the header', {}],
])('a link to the next page %s is followed, with the key of the request', async (_, next) => {
  const api: TestApi = await startApi(({ url }) => {
    const page = Number(url.searchParams.get('page') ?? 1);
    const link = page === 3 ? null : `/v1/accounts?page=${page + 1}`;
    const headers = { link: `<https://elsewhere.test/first>; rel="first", <${link ?? ''}>; rel="next"` };
    const body = { items: ALL.slice((page - 1) * 3, page * 3), links: { next: link } };
    return { body, ...(link !== null && { headers }) };
  });
  const query = { api_key: 'env:TOKEN', status: 'active' };
  expect((await pullFrom(api, { rows: 'items', query, paging: { by: 'link', ...next } })).ids).toEqual(seven);
  expect(api.asked.map(({ url }) => url.searchParams.get('api_key'))).toEqual([TOKEN, TOKEN, TOKEN]);
});

test.each([
  [{ bearer: 'env:TOKEN' }, 'authorization', `Bearer ${TOKEN}`],
  [{ header: 'X-Api-Key', value: 'env:TOKEN' }, 'x-api-key', TOKEN],
  [{ header: 'Authorization', value: 'env:TOKEN', prefix: 'Token ' }, 'authorization', `Token ${TOKEN}`],
  [
    { basic: { user: 'kith', password: 'env:PASSWORD' } },
    'authorization',
    `Basic ${Buffer.from(`kith:${TOKEN}`).toString('base64')}`,
  ],
  [{ basic: { user: 'env:TOKEN' } }, 'authorization', `Basic ${Buffer.from(`${TOKEN}:`).toString('base64')}`],
])('%j goes with every request', async (auth, header, value) => {
  const api = await startApi(pageOf('page', 4));
  await pullFrom(api, { rows: 'items', auth, headers: { 'X-Version': 2 }, paging: { by: 'page' } });
  expect(api.asked.map(({ headers }) => [headers[header], headers['x-version']])).toEqual(
    Array.from({ length: 3 }, () => [value, '2']),
  );
});

test('a line end behind a token in the environment does no harm', async () => {
  const api = await startApi(() => ({ body: ALL }));
  await pullFrom(api, { auth: { bearer: 'env:TOKEN' } }, world({ TOKEN: `${TOKEN}\n` }));
  expect(api.asked[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
});

test('with a body it is a POST whose paging stands in the body', async () => {
  const api = await startApi(({ body }) => {
    const { after = 0 } = JSON.parse(body) as { after?: string };
    return {
      body: { results: ALL.slice(Number(after), Number(after) + 4), next: Number(after) === 0 ? '4' : null },
    };
  });
  const paging = { by: 'cursor', parameter: 'after', next: 'next', size: 4 };
  const source = { body: { archived: false, filter: 'x' }, query: { v: 1 }, rows: 'results', paging };
  expect((await pullFrom(api, source)).ids).toEqual(seven);
  expect(api.asked.map(({ method, url, body }) => [method, url.search, JSON.parse(body) as unknown])).toEqual(
    [
      ['POST', '?v=1', { archived: false, filter: 'x', limit: 4 }],
      ['POST', '?v=1', { archived: false, filter: 'x', limit: 4, after: '4' }],
    ],
  );
});

test.each([
  ['seconds', '7', 7000],
  ['a date', new Date(Date.parse(`${TODAY}T12:00:09Z`)).toUTCString(), 9000],
])('429 is waited out as Retry-After says in %s', async (_, header, wait) => {
  const api = await startApi(inTurn({ status: 429, headers: { 'retry-after': header } }, { body: ALL }));
  const effects = world();
  expect((await pullFrom(api, { rate: 100 }, effects)).ids).toEqual(seven);
  expect(effects.clock.slept).toContain(wait);
});

test('429 without Retry-After is waited out longer each time, and so are 503 and broken connections', async () => {
  const api = await startApi(inTurn({ status: 429 }, { status: 503 }, cut, { status: 500 }, { body: ALL }));
  const effects = world();
  expect((await pullFrom(api, { rate: 100 }, effects)).ids).toEqual(seven);
  const pauses = effects.clock.slept.filter((pause) => pause > 10);
  expect(pauses).toHaveLength(4);
  for (const [index, pause] of pauses.entries()) {
    expect(pause).toBeGreaterThanOrEqual(500 * 2 ** index);
    expect(pause).toBeLessThanOrEqual(1000 * 2 ** index);
  }
});

test('requests keep the rate', async () => {
  const api = await startApi(pageOf('page', 2));
  const effects = world();
  await pullFrom(api, { rows: 'items', rate: 4, paging: { by: 'page' } }, effects);
  expect(effects.clock.slept).toEqual([250, 250, 250, 250]);
});

test('a redirect within the host is followed', async () => {
  const api = await startApi(({ url }) =>
    url.pathname === '/v2/accounts' ? { body: ALL } : { status: 301, headers: { location: '/v2/accounts' } },
  );
  expect((await pullFrom(api)).ids).toEqual(seven);
});

test.each<[string, (other: string) => Handler, object]>([
  ['a redirect', (other) => () => ({ status: 302, headers: { location: `${other}/v1/accounts` } }), {}],
  [
    'a next page',
    (other) => () => ({ body: { items: ALL, next: `${other}/v1/accounts?page=2` } }),
    { rows: 'items', paging: { by: 'link', next: 'next' } },
  ],
])('%s at another host is not followed: the token stays here', async (_, answer, source) => {
  const other = await startApi(() => ({ body: ALL }));
  const failure = await failureOf(answer(other.origin), { ...source, auth: { bearer: 'env:TOKEN' } });
  expect(failure).toMatch(/(leads on to|names a next page at another host,) api\.test/);
  expect(failure).toContain('The key would go there, so nothing was asked of it.');
  expect(other.asked).toEqual([]);
});

const page = { by: 'page' } as const;

test.each<[string, Handler, object, string]>([
  [
    'a key that is refused',
    () => ({ status: 401, body: { message: `The token ${TOKEN} is unknown` } }),
    { auth: { bearer: 'env:TOKEN' } },
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 1: the API answers 401: The token <TOKEN> is unknown
  → Check the key in the environment variable, and that it may read this.`,
  ],
  [
    'a page that is not there',
    () => ({ status: 404, body: 'nothing here' }),
    {},
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 1: the API answers 404
  → Check the address.`,
  ],
  [
    'a limit that stays',
    () => ({ status: 429, body: { error: 'Daily limit reached' } }),
    {},
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 1: the API answers 429: Daily limit reached, 6 times in a row
  → Ask less of it with a smaller "rate:" (now 5 requests in a second), or pull later.`,
  ],
  [
    'a limit for hours',
    () => ({ status: 429, headers: { 'retry-after': '7200' } }),
    {},
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 1: the API answers 429 and wants 2 hours of patience
  → Ask less of it with a smaller "rate:" (now 5 requests in a second), or pull later.`,
  ],
  [
    'trouble on the second page',
    inTurn({ body: rows(1, 3) }, { status: 502, body: '<html>Bad gateway</html>' }),
    { paging: page },
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 2: the API answers 502, 6 times in a row
  → It has trouble of its own: pull later.`,
  ],
  [
    'trouble after a POST, which is not sent again',
    inTurn({ status: 500 }, { body: ALL }),
    { body: {} },
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 1: the API answers 500
  → It has trouble of its own: pull later.`,
  ],
  [
    'connections that break off in the middle, each time',
    cut,
    {},
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 1: the connection failed (cut), 6 times in a row
  → Check the address and that this machine may connect to it; or pull later.`,
  ],
  [
    'silence',
    silent,
    { timeout: '1s', body: {} },
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 1: no answer within 1 second
  → Ask for smaller pages, or allow more time with "timeout: 2m".`,
  ],
  [
    'broken JSON',
    inTurn({ body: rows(1, 3) }, { body: '[{"account_id": "a4"},' }),
    { paging: page },
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 2: the answer is broken JSON
  → Pull again; if it stays, the API is at fault.`,
  ],
  [
    'a web page',
    () => ({ body: '<!doctype html><title>Log in</title>' }),
    {},
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts, page 1: the answer is a web page, not JSON
  → Check the address: it should be that of the API, not of the website, and the key may be needed.`,
  ],
  [
    'text that is not UTF-8',
    () => ({ body: new Uint8Array([0x22, 0xe9, 0x22]) }),
    {},
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts answers with something that is not UTF-8
  → Check the address: JSON is always UTF-8.`,
  ],
  [
    'an error inside an answer with status 200',
    inTurn({ body: { items: rows(1, 3) } }, { body: { items: null, error: { message: 'Quota used up' } } }),
    { rows: 'items', paging: page },
    `content/sources.yaml (accounts.rows)
  http://api.test/v1/accounts, page 2: there is no list of rows at "items"; the answer says: Quota used up
  → Look at an answer of this API and say with "rows:" where its list of rows stands.`,
  ],
  [
    'rows at another place',
    () => ({ body: { data: { items: ALL, tags: [] } } }),
    { rows: 'data.rows' },
    `content/sources.yaml (accounts.rows)
  http://api.test/v1/accounts, page 1: there is no list of rows at "data.rows"
  → Lists stand at: data.items, data.tags. Say which one it is, such as rows: data.items`,
  ],
  [
    'a cursor that comes again',
    ({ url }) => ({ body: { items: rows(url.searchParams.has('cursor') ? 9 : 1, 2), next: 'same' } }),
    { rows: 'items', paging: { by: 'cursor', next: 'next' } },
    `content/sources.yaml (accounts.paging)
  http://api.test/v1/accounts goes round in circles: page 3 is one that came before
  → Check "paging:": the API may not know the parameter, or name the next page in another way.`,
  ],
  [
    'an API that does not know the paging parameter',
    () => ({ body: ALL }),
    { paging: page },
    `content/sources.yaml (accounts.paging)
  http://api.test/v1/accounts goes round in circles: page 2 is one that came before
  → Check "paging:": the API may not know the parameter, or name the next page in another way.`,
  ],
  [
    'redirects in a circle',
    () => ({ status: 302, headers: { location: '/v1/accounts' } }),
    {},
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts leads from one address to the next without end
  → Check the address.`,
  ],
  [
    'more pages than allowed',
    ({ url }) => ({ body: rows(Number(url.searchParams.get('page')), 1) }),
    { paging: page, maxPages: 3 },
    `content/sources.yaml (accounts.maxPages)
  http://api.test/v1/accounts has more than 3 pages
  → Ask for larger pages with "size:", or raise "maxPages:".`,
  ],
  [
    'fewer rows than it says there are',
    inTurn({ body: { items: ALL, total: 9 } }, { body: { items: [], total: 9 } }),
    { rows: 'items', paging: { by: 'page', total: 'total' } },
    `content/sources.yaml (accounts.paging.total)
  http://api.test/v1/accounts says that there are 9 rows, and gave 7
  → Pull again: rows may have gone in between. If it stays, take "total:" out of "paging:".`,
  ],
  [
    'an answer without bounds',
    (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(Buffer.alloc(40 << 20, ' ')));
      return null;
    },
    {},
    `content/sources.yaml (accounts)
  http://api.test/v1/accounts sends more than 32 MB in one answer
  → Ask for it page by page: describe the "paging:" of this API.`,
  ],
])('%s is said with what to do', async (_, handler, source, expected) => {
  expect(await failureOf(handler, source)).toBe(expected);
});

test('no more pages are asked for than allowed', async () => {
  const api = await startApi(({ url }) => ({ body: rows(Number(url.searchParams.get('page')), 1) }));
  await expect(pullFrom(api, { paging: page, maxPages: 3 })).rejects.toThrow('more than 3 pages');
  expect(api.asked).toHaveLength(3);
});

test('an address where nobody is', async () => {
  const { origin, close } = await startApi(silent);
  await close();
  const complaints = await complaintsOf(await makeFolder({}), { accounts: { http: origin } }, {}, world());
  expect(complaints.replaceAll(origin.slice('http://'.length), 'api.test')).toBe(
    `content/sources.yaml (accounts)
  http://api.test/, page 1: the connection failed (connect ECONNREFUSED api.test), 6 times in a row
  → Check the address and that this machine may connect to it; or pull later.`,
  );
});

test('missing variables are all named before anything is asked', async () => {
  const api = await startApi(() => ({ body: ALL }));
  const site = await makeFolder({});
  const http = `${api.origin}/x`;
  const sources = {
    accounts: { http },
    contacts: { http, auth: { bearer: 'env:FIRST' }, query: { key: 'env:SECOND' } },
    tickets: { http, auth: { bearer: 'env:FIRST' } },
  };
  expect(await complaintsOf(site, sources, {}, { environment: { SECOND: ' ' } })).toBe(
    `content/sources.yaml (contacts)
  The environment variable FIRST is not set
  → Set it where Kith runs: FIRST=… npm run pull
content/sources.yaml (contacts)
  The environment variable SECOND is not set
  → Set it where Kith runs: SECOND=… npm run pull`,
  );
  expect(api.asked).toEqual([]);
});

test('an empty list, or null for one, is a table without rows', async () => {
  for (const body of [{ items: [] }, { items: null }]) {
    const site = await makeFolder({});
    const api = await startApi(({ url }) => (url.pathname === '/a' ? { body: ALL } : { body }));
    const sources = {
      accounts: { http: `${api.origin}/a` },
      tickets: { http: `${api.origin}/t`, rows: 'items', columns: { at: 'created.on' } },
    };
    const { tables } = await pull(site, sources, {}, world());
    expect(tables[1]).toMatchObject({ table: 'tickets', read: 0, kept: 0, columns: ['at', 'account_id'] });
  }
});

test('records within rows are flattened, lists are reached by position, whatever the rows of a page have', async () => {
  const api = await startApi(
    inTurn(
      { body: [{ id: 1, billing: { mrr: 10.5, currency: { code: 'EUR' } }, tags: ['a', 'b'] }] },
      { body: [{ id: 2, contacts: [{ email: 'x@y.z' }], billing: null, Plan: 'pro' }] },
      { body: [] },
    ),
  );
  const site = await makeFolder({});
  const columns = { account_id: 'id', mrr: 'billing.mrr', mail: 'contacts.0.email' };
  const sources = { accounts: { http: api.origin, columns, paging: page } };
  const { tables } = await pull(site, sources, {}, world());
  expect(
    await ask(site, 'SELECT account_id, mrr, mail, plan, billing_currency_code, tags FROM accounts'),
  ).toEqual([
    { account_id: '1', mrr: 10.5, mail: null, plan: null, billing_currency_code: 'EUR', tags: '["a","b"]' },
    { account_id: '2', mrr: null, mail: 'x@y.z', plan: 'pro', billing_currency_code: null, tags: null },
  ]);
  expect(tables[0]?.columns).not.toContain('billing');
});

test('a column that no row has is named with those that there are', async () => {
  expect(
    await failureOf(() => ({ body: [{ id: 'a1', billing: { mrr: 1 } }] }), {
      columns: { account_id: 'id', mrr: 'billing.mr' },
    }),
  ).toBe(`content/sources.yaml (accounts.columns.mrr)
  accounts has no column "billing.mr"
  → Did you mean "billing.mrr"? Known headings: billing.mrr, id.`);
});

test('rows that are no records are refused with their place, and so are bad cells around them', async () => {
  const body = [
    { account_id: 'a1' },
    'text',
    null,
    [1],
    7,
    { account_id: 'a6', mrr: 'x' },
    { account_id: 'a7' },
  ];
  const { tables, ids } = await pullFrom(await startApi(() => ({ body })));
  expect(ids).toEqual(['a1', 'a7']);
  expect(
    tables[0]?.refusals.map(({ source, row, column, value, reason }) => [source, row, column, value, reason]),
  ).toEqual([
    ['accounts', 2, null, 'text', 'is not a record'],
    ['accounts', 3, null, '', 'is not a record'],
    ['accounts', 4, null, '', 'is not a record'],
    ['accounts', 5, null, '7', 'is not a record'],
    ['accounts', 6, 'mrr', 'x', 'is not a number'],
  ]);
  expect(tables[0]?.reasons[0]).toEqual({ reason: 'the row is not a record', rows: 4 });
});

test('hostile rows are texts like others', async () => {
  const text = `[
    {"account_id": "a1", "__proto__": {"plan": "polluted", "x": "1"}, "constructor": "c", "": "nameless", "name": "a\\u0000b\\ud800"},
    {"account_id": "a2", "name": ${JSON.stringify('€'.repeat(1_000_000))}},
    {"account_id": 9007199254740993, "name": 12345678901234567890, "mrr": 0.1000000000000000055511151231257827},
    {"account_id": "a4", "deep": ${'['.repeat(100_000)}${']'.repeat(100_000)}},
    {"account_id": "a5", "deep": ${'{"a":'.repeat(20)}1${'}'.repeat(20)}}
  ]`;
  const site = await makeFolder({});
  const api = await startApi(() => ({ body: text }));
  const { tables } = await pull(site, { accounts: { http: api.origin } }, {}, world());
  expect(
    await ask(site, 'SELECT account_id, length(name) AS n, plan, constructor, mrr FROM accounts'),
  ).toEqual([
    { account_id: 'a1', n: 4, plan: null, constructor: 'c', mrr: null },
    { account_id: 'a2', n: 1_000_000, plan: null, constructor: null, mrr: null },
    { account_id: '9007199254740993', n: 20, plan: null, constructor: null, mrr: 0.1 },
    { account_id: 'a5', n: null, plan: null, constructor: null, mrr: null },
  ]);
  expect(tables[0]?.refusals).toMatchObject([{ row: 4, reason: 'is nested too deeply' }]);
  expect(({} as Record<string, unknown>)['plan']).toBeUndefined();
});

test('too many columns are no table', async () => {
  const body = [Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`c${index}`, 1]))];
  expect(await failureOf(() => ({ body }))).toBe(`content/sources.yaml (accounts)
  The rows have more than 2000 columns
  → Rows must share their columns. Ask the source for fewer fields; "sql:" can do so in a database.`);
});

test('SQL of ours joins an API with a file', async () => {
  const api = await startApi(() => ({
    body: [
      { id: 1, plan: 'pro' },
      { id: 2, plan: 'free' },
    ],
  }));
  const site = await makeFolder({ 'mrr.csv': 'id,mrr\n1,10\n2,20\n' });
  const from = { crm: { http: api.origin }, money: { file: 'mrr.csv' } };
  const sql = 'SELECT id AS account_id, plan, mrr FROM crm JOIN money USING (id) ORDER BY id';
  const { tables } = await pull(site, { accounts: { from, sql } }, {}, world());
  expect(await ask(site, 'SELECT account_id, plan, mrr FROM accounts')).toEqual([
    { account_id: '1', plan: 'pro', mrr: 10 },
    { account_id: '2', plan: 'free', mrr: 20 },
  ]);
  expect(tables[0]?.source).toBe(`${api.origin}/, mrr.csv`);
});
