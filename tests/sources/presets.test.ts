import { expect, test } from 'vitest';
import { ask, complaintsOf, makeFolder, pull, testClock } from './pull-site.ts';
import { startApi } from './servers/api.ts';

/**
 * The vendors' APIs as their documentation and published clients describe them, played by a server of the tests' own: the
 * presets were never tried against the live services.
 */
const world = () => ({
  clock: testClock(),
  environment: { CUSTIFY_API_KEY: 'custify-key', HUBSPOT_TOKEN: 'hubspot-token', OTHER: 'other-key' },
});

test('Custify companies become accounts, with health and custom attributes', async () => {
  const companies = [
    {
      ...{
        id: 'c1',
        company_id: 'own-1',
        name: 'Acme',
        industry: 'Hotels',
        plan: 'pro',
        mrr: 120,
        ltv: 4000,
        churned: false,
      },
      ...{
        signed_up_at: '2025-02-03T10:00:00.000Z',
        tags: ['vip'],
        custom_attributes: { seats: 12, plan: 'ignored' },
      },
      metrics: { health_scores: { global: { value: 83, label: 'Good' }, s1: { value: 71 } } },
    },
    { id: 'c2', name: 'Bolt', churned: true, metrics: {} },
    { name: 'no id' },
  ];
  const api = await startApi(({ url }) => {
    const page = Number(url.searchParams.get('page'));
    return { body: { companies: page === 1 ? companies : [], total: 3, page } };
  });
  const site = await makeFolder({});
  const { tables } = await pull(site, { accounts: { custify: 'companies', url: api.origin } }, {}, world());
  expect(
    await ask(
      site,
      'SELECT account_id, name, industry, plan, mrr, ltv, churned, signed_up_at, health, seats FROM accounts',
    ),
  ).toEqual([
    ...[
      {
        account_id: 'c1',
        name: 'Acme',
        industry: 'Hotels',
        plan: 'pro',
        mrr: 120,
        ltv: 4000,
        churned: false,
        signed_up_at: '2025-02-03',
        health: 83,
        seats: 12,
      },
    ],
    ...[
      {
        account_id: 'c2',
        name: 'Bolt',
        industry: null,
        plan: null,
        mrr: null,
        ltv: null,
        churned: true,
        signed_up_at: null,
        health: null,
        seats: null,
      },
    ],
  ]);
  expect(tables[0]).toMatchObject({
    source: 'Custify companies',
    read: 2,
    notes: ['1 companies without an id are left out.'],
  });
  expect(api.asked.map(({ url, headers }) => [url.pathname, url.search, headers['authorization']])).toEqual([
    ['/company/all', '?itemsPerPage=100&page=1', 'Bearer custify-key'],
    ['/company/all', '?itemsPerPage=100&page=2', 'Bearer custify-key'],
  ]);
});

test('Custify people become contacts of their first company, in either of the forms that it sends', async () => {
  const people = [
    {
      id: 'p1',
      details: { name: 'Ada', email: 'ada@acme.test', title: 'COO', companies: ['c1', 'c2'] },
      activity: {},
    },
    { id: 'p2', first_name: 'Bo', last_name: 'Li', email: 'bo@acme.test', role: 'user', company: 'c1' },
    { id: 'p3', details: { name: 'Nobody', companies: [] } },
  ];
  const api = await startApi(({ url }) => {
    const page = Number(url.searchParams.get('page'));
    if (url.pathname === '/company/all') return { body: { data: page === 1 ? [{ id: 'c1' }] : [] } };
    return { body: [{ people: page === 1 ? people : [], total: 3 }] };
  });
  const site = await makeFolder({});
  const preset = { url: api.origin, key: 'env:OTHER' };
  const sources = {
    accounts: { custify: 'companies', ...preset },
    contacts: { custify: 'people', ...preset },
  };
  const { tables } = await pull(site, sources, {}, world());
  expect(await ask(site, 'SELECT account_id, name, email, role FROM contacts')).toEqual([
    { account_id: 'c1', name: 'Ada', email: 'ada@acme.test', role: 'COO' },
    { account_id: 'c1', name: 'Bo Li', email: 'bo@acme.test', role: 'user' },
  ]);
  expect(tables[1]?.notes).toEqual(['1 people without a company are left out.']);
  expect(new Set(api.asked.map(({ headers }) => headers['authorization']))).toEqual(
    new Set(['Bearer other-key']),
  );
});

/** HubSpot's lists: 100 a page, a cursor, and of each object only the properties that were asked for. */
function playHubspot(
  objects: Readonly<Record<string, readonly { id: string; properties: object; company?: string }[]>>,
) {
  return startApi(({ url, headers }) => {
    if (headers['authorization'] !== 'Bearer hubspot-token')
      return { status: 401, body: { message: 'Unauthorized' } };
    const all = objects[url.pathname.replace('/crm/v3/objects/', '')] ?? [];
    const wanted = new Set((url.searchParams.get('properties') ?? '').split(','));
    const from = Number(url.searchParams.get('after') ?? 0);
    const size = Number(url.searchParams.get('limit') ?? 10);
    const results = all.slice(from, from + size).map(({ id, properties, company }) => ({
      ...{ id, createdAt: '2025-01-01T00:00:00Z', updatedAt: '2025-01-02T00:00:00Z', archived: false },
      properties: Object.fromEntries(Object.entries(properties).filter(([name]) => wanted.has(name))),
      ...(url.searchParams.get('associations') === 'companies' &&
        company !== undefined && {
          associations: { companies: { results: [{ id: company, type: 'contact_to_company' }] } },
        }),
    }));
    const after = from + size;
    return {
      body: { results, ...(after < all.length && { paging: { next: { after: String(after), link: 'x' } } }) },
    };
  });
}

test('HubSpot companies become accounts, with the properties that were asked for', async () => {
  const companies = Array.from({ length: 250 }, (_, n) => ({
    id: String(9007199254740993n + BigInt(n)),
    properties: {
      ...{
        name: `Company ${n}`,
        industry: 'HOSPITALITY',
        numberofemployees: '12',
        country: 'FR',
        secret_note: 'x',
      },
      ...{
        hs_analytics_source: 'ORGANIC_SEARCH',
        plan_tier: 'pro',
        closedate: '2025-03-01T09:30:00Z',
        lifecyclestage: null,
      },
    },
  }));
  const api = await playHubspot({ companies });
  const site = await makeFolder({});
  const columns = { plan: 'plan_tier', signed_up_at: 'closedate' };
  const source = { hubspot: 'companies', properties: ['plan_tier', 'closedate'], columns, url: api.origin };
  const { tables } = await pull(site, { accounts: source }, {}, world());
  const rows = await ask(
    site,
    'SELECT account_id, name, industry, size, country, acquisition_channel, plan, signed_up_at FROM accounts',
  );
  expect(rows).toHaveLength(250);
  expect(rows[0]).toEqual({
    ...{
      account_id: '9007199254740993',
      name: 'Company 0',
      industry: 'HOSPITALITY',
      size: '12',
      country: 'FR',
    },
    ...{ acquisition_channel: 'ORGANIC_SEARCH', plan: 'pro', signed_up_at: '2025-03-01' },
  });
  expect(tables[0]).toMatchObject({ source: 'HubSpot companies', kept: 250, refused: 0 });
  expect(tables[0]?.columns).not.toContain('secret_note');
  expect(api.asked.map(({ url }) => url.searchParams.get('after'))).toEqual([null, '100', '200']);
});

test('HubSpot contacts and tickets belong to their company, and those without one are left out', async () => {
  const contact = (jobtitle: string, hs_buying_role: string) => ({
    ...{ firstname: 'Ada', lastname: null, email: 'ada@acme.test', jobtitle, hs_buying_role },
  });
  const ticket = (hs_ticket_priority: string | null) => ({
    ...{
      createdate: '2026-01-02T03:04:05Z',
      hs_ticket_category: 'BILLING_ISSUE',
      hs_ticket_priority,
      content: 'private',
    },
  });
  const api = await playHubspot({
    companies: [{ id: '1', properties: { name: 'Acme' } }],
    contacts: [
      { id: '11', company: '1', properties: contact('COO', 'END_USER;CHAMPION') },
      { id: '12', company: '1', properties: contact('CFO', 'BUDGET_HOLDER') },
      { id: '13', company: '1', properties: contact('Clerk', 'LEGAL_AND_COMPLIANCE') },
      { id: '14', properties: contact('Stranger', '') },
    ],
    tickets: [
      { id: '21', company: '1', properties: ticket('URGENT') },
      { id: '22', company: '1', properties: ticket(null) },
    ],
  });
  const site = await makeFolder({});
  const sources = {
    accounts: { hubspot: 'companies', url: api.origin },
    contacts: { hubspot: 'contacts', url: api.origin },
    tickets: { hubspot: 'tickets', url: api.origin },
  };
  const { tables } = await pull(site, sources, {}, world());
  expect(await ask(site, 'SELECT account_id, name, email, role, influence FROM contacts')).toEqual([
    { account_id: '1', name: 'Ada', email: 'ada@acme.test', role: 'COO', influence: 'champion' },
    { account_id: '1', name: 'Ada', email: 'ada@acme.test', role: 'CFO', influence: 'stakeholder' },
    { account_id: '1', name: 'Ada', email: 'ada@acme.test', role: 'Clerk', influence: null },
  ]);
  expect(await ask(site, 'SELECT account_id, "at", topic, severity FROM tickets')).toEqual([
    { account_id: '1', at: '2026-01-02T03:04:05.000Z', topic: 'BILLING_ISSUE', severity: 'urgent' },
    { account_id: '1', at: '2026-01-02T03:04:05.000Z', topic: 'BILLING_ISSUE', severity: null },
  ]);
  expect(tables[1]?.notes).toEqual(['1 contacts without a company are left out.']);
});

test('a preset under another table, and a token that is refused, are said', async () => {
  const api = await playHubspot({});
  const site = await makeFolder({});
  expect(await complaintsOf(site, { accounts: { hubspot: 'contacts' } }, {}, world()))
    .toBe(`content/sources.yaml (accounts)
  HubSpot contacts fill the table contacts, not accounts
  → Put it under "contacts:", or describe the API by hand with "http:".`);
  const refused = await complaintsOf(
    site,
    { accounts: { hubspot: 'companies', url: api.origin, token: 'env:OTHER' } },
    {},
    world(),
  );
  expect(refused).toBe(`content/sources.yaml (accounts)
  HubSpot companies, page 1: the API answers 401: Unauthorized
  → Check the key in the environment variable, and that it may read this.`);
});
