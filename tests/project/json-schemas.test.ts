import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listFiles } from '../../src/core/files.ts';
import { renderJsonSchemas, SCHEMA_FOLDER } from '../../src/project/json-schemas.ts';

const ROOT = join(import.meta.dirname, '../..');
const schemas = renderJsonSchemas();
const read = (file: string) => readFile(join(ROOT, file), 'utf8');
const yamlFiles = (await listFiles(join(ROOT, 'content')))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => `content/${file}`);

/** What is wrong with a value by one of the schemas; empty where nothing is. */
function faults(name: string, value: unknown): string[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const isValid = ajv.compile(JSON.parse(schemas[`${name}.json`] ?? '') as object);
  isValid(value);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

test.each(Object.keys(schemas))('the sample has %s as the code says it today', async (name) => {
  expect(await read(`${SCHEMA_FOLDER}/${name}`)).toBe(schemas[name]);
});

describe.each(yamlFiles)('%s', (file) => {
  test('names its schema in the first line, and follows it', async () => {
    const text = await read(file);
    const [, path = '', name = ''] =
      /^# yaml-language-server: \$schema=([./]+)\.schemas\/([\w-]+)\.json\n/.exec(text) ?? [];
    expect(join(file, '..', path, '.schemas')).toBe(SCHEMA_FOLDER);
    expect(faults(name, parse(text))).toEqual([]);
  });
});

test('a wrong key, a wrong kind and a missing name are shown while one types', () => {
  const segments = 'all';
  expect(faults('affiliate', { name: 'Rosa', kind: 'customer', segments })).toEqual([]);
  expect(faults('affiliate', { name: 'Rosa', kind: 'costumer', segments })).not.toEqual([]);
  expect(faults('affiliate', { name: 'Rosa', kind: 'customer', segments, kode: 'x' })).not.toEqual([]);
  expect(faults('affiliate', { kind: 'customer', segments })).not.toEqual([]);
});

test('keys say what they mean, with an example where there is one', () => {
  const program = JSON.parse(schemas['program.json'] ?? '') as {
    properties: Record<string, { description?: string }>;
  };
  expect(program.properties['locales']?.description).toBe('The languages, the default one first.');
  expect(program.properties['rates']?.description).toContain('\nExample: rates: { USD: 0.92, GBP: 1.17 }');
});
