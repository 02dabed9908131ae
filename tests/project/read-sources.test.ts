import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complaintsAbout } from './complaints.ts';

const SECRET = 'hunter2-nobody-may-see';

const complaintsOf = (yaml: string) => complaintsAbout({ 'content/sources.yaml': yaml });

test('the example in the README is understood', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const example = /```yaml\n(accounts:[^]*?)```/.exec(readme)?.[1] ?? '';
  expect(example).toContain('postgres:');
  expect(await complaintsOf(example)).toBe('no complaint');
});

test.each([
  ['a file', 'accounts: { file: a.csv, columns: { account_id: Id } }'],
  [
    'a database',
    'accounts: { postgres: env:DATABASE_URL, sql: SELECT 1, maxAge: 6h, timeout: 20m, incremental: updated_at }',
  ],
  [
    'a database without a password',
    'accounts: { postgres: "postgres://reader@localhost/shop", sql: SELECT 1 }',
  ],
  [
    'an API',
    `accounts:
  http: https://api.example.com/v1/customers
  auth: { bearer: env:TOKEN }
  query: { status: active, api_key: env:KEY }
  rows: data.items
  paging: { by: cursor, parameter: after, next: paging.next.after, size: 100 }
  columns: { account_id: id, mrr: billing.mrr }
  incremental: { by: updated_at, parameter: updated_since, overlap: 2h }`,
  ],
  ['an API on this machine', 'accounts: { http: "http://localhost:3000/x" }'],
  ['presets', 'accounts: { custify: companies }\ncontacts: { hubspot: contacts }'],
  [
    'several of them',
    'accounts: { from: { a: { file: x.csv }, b: { hubspot: companies }, c: { postgres: env:D, sql: SELECT 1 } }, sql: SELECT 1 }',
  ],
])('%s is a source', async (_, yaml) => {
  expect(await complaintsOf(yaml)).toBe('no complaint');
});

test.each([
  [
    `accounts: { postgres: "postgres://kith:${SECRET}@db.example.com/shop", sql: SELECT 1 }`,
    `content/sources.yaml:1 (accounts.postgres)
  "accounts.postgres" must be "env:" and the name of an environment variable, or an address without a password
  → Write env:DATABASE_URL here, and put postgres://user:password@host/database into the environment variable DATABASE_URL.`,
  ],
  [
    `accounts: { postgres: "postgres://db.example.com/shop?user=kith&password=${SECRET}", sql: SELECT 1 }`,
    `content/sources.yaml:1 (accounts.postgres)
  "accounts.postgres" must be "env:" and the name of an environment variable, or an address without a password
  → Write env:DATABASE_URL here, and put postgres://user:password@host/database into the environment variable DATABASE_URL.`,
  ],
  [
    `accounts: { http: "https://kith:${SECRET}@api.example.com/x" }`,
    `content/sources.yaml:1 (accounts.http)
  "accounts.http" holds a secret, and sources.yaml is no place for one
  → Write it under "auth:" or "query:" as env:NAME, with the value in the environment variable NAME.`,
  ],
  [
    `accounts: { http: "https://api.example.com/x?access_token=${SECRET}" }`,
    `content/sources.yaml:1 (accounts.http)
  "accounts.http" holds a secret, and sources.yaml is no place for one
  → Write it under "auth:" or "query:" as env:NAME, with the value in the environment variable NAME.`,
  ],
  [
    `accounts: { http: "https://api.example.com/x", headers: { X-Api-Key: ${SECRET} } }`,
    `content/sources.yaml:1 (accounts.headers.X-Api-Key)
  "accounts.headers.X-Api-Key" looks like a secret, and sources.yaml is no place for one
  → Write env:NAME, and put the value into the environment variable NAME.`,
  ],
  [
    `accounts: { http: "https://api.example.com/x", auth: { bearer: ${SECRET} } }`,
    `content/sources.yaml:1 (accounts.auth.bearer)
  "accounts.auth.bearer" must be "env:" and the name of an environment variable
  → Write env:API_TOKEN here, and put the token into the environment variable API_TOKEN.`,
  ],
  [
    `accounts: { hubspot: companies, token: ${SECRET} }`,
    `content/sources.yaml:1 (accounts.token)
  "accounts.token" must be "env:" and the name of an environment variable
  → Write env:API_TOKEN here, and put the token into the environment variable API_TOKEN.`,
  ],
  [
    `accounts: { from: { a: { custify: companies, key: ${SECRET} } }, sql: SELECT 1 }`,
    `content/sources.yaml:1 (accounts.from.a.key)
  "accounts.from.a.key" must be "env:" and the name of an environment variable
  → Write env:API_TOKEN here, and put the token into the environment variable API_TOKEN.`,
  ],
])('a secret is refused and not repeated: %#', async (yaml, expected) => {
  const complaints = await complaintsOf(yaml);
  expect(complaints).not.toContain(SECRET);
  expect(complaints).toBe(expected);
});

test.each([
  [
    'accounts: { http: "http://api.example.com/x" }',
    `content/sources.yaml:1 (accounts.http)
  "accounts.http" is "http://api.example.com/x": must begin with https://, so that nobody reads along`,
  ],
  [
    'accounts: { postgres: env:DATABASE_URL, sqll: SELECT 1 }',
    `content/sources.yaml:1 (accounts.sql)
  "accounts.sql" is missing
  → Add it: a text.
content/sources.yaml:1 (accounts.sqll)
  Unknown key "sqll"
  → Did you mean "sql"? Known keys: incremental, maxAge, postgres, sql, timeout.`,
  ],
  [
    'accounts: { custify: companies, colums: { a: b } }',
    `content/sources.yaml:1 (accounts.colums)
  Unknown key "colums"
  → Did you mean "columns"? Known keys: columns, custify, key, maxAge, url.`,
  ],
  [
    'accounts: { http: "https://api.example.com/x", paging: { by: pages } }',
    `content/sources.yaml:1 (accounts.paging.by)
  "accounts.paging.by" is "pages"
  → Did you mean "page"? Allowed: page, offset, cursor, link.`,
  ],
  [
    'accounts: { http: "https://api.example.com/x", maxAge: 3 weeks }',
    `content/sources.yaml:1 (accounts.maxAge)
  "accounts.maxAge" is "3 weeks": write a duration such as 30s, 10m, 24h or 7d`,
  ],
  [
    'accounts: { hubspot: company }',
    `content/sources.yaml:1 (accounts.hubspot)
  "accounts.hubspot" is "company"
  → Allowed: companies, contacts, tickets.`,
  ],
])('a mistake is met with what was meant: %s', async (yaml, expected) => {
  expect(await complaintsOf(yaml)).toBe(expected);
});
