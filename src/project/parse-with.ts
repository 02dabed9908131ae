import { z } from 'zod';
import type { Problem } from '../core/errors.ts';
import { didYouMean, knownNames } from '../core/suggest.ts';
import type { KeyPath, YamlSource } from './read-document.ts';

type Issue = z.core.$ZodIssue;

/** Data of a YAML source as a schema has it, or everything that is wrong with it, each with line and remedy. */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  source: YamlSource,
): { data: z.infer<Schema>; problems: [] } | { data: null; problems: readonly Problem[] } {
  if (source.problems.length > 0) return { data: null, problems: source.problems };
  const result = schema.safeParse(source.data ?? {}, { reportInput: true });
  if (result.success) return { data: result.data, problems: [] };
  return {
    data: null,
    problems: result.error.issues.flatMap((issue) => problemsOf(issue, [], schema, source)),
  };
}

/** An issue as problems: one for each unknown key, the likeliest branch of a union, else one. */
function problemsOf(issue: Issue, parent: KeyPath, schema: z.ZodType, source: YamlSource): Problem[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, path, schema, source));
  }
  if (issue.code === 'invalid_union' && 'options' in issue && issue.discriminator !== undefined) {
    const input = valueAt(issue.input, [])?.[issue.discriminator];
    const values = (issue.options ?? []).map(String);
    return [{ ...allowed(path, input, values), where: place(source, path) }];
  }
  if (issue.code === 'invalid_union') {
    const branch = likeliestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => problemsOf(inner, path, schema, source));
  }
  return [{ ...wording(issue, path), where: place(source, path) }];
}

/**
 * Of a union's branches, the one that was most likely meant: it knows most of the keys that are there, and of those that
 * know as many the one that got deepest into the data.
 */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const strange = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
  const depth = (issues: readonly Issue[]) =>
    Math.max(
      ...issues.map(
        (issue) => issue.path.length + (issue.code === 'invalid_type' || issue.input === undefined ? 0 : 0.5),
      ),
    );
  const ranked = branches
    .filter((issues) => issues.length > 0)
    .sort((a, b) => strange(a) - strange(b) || depth(b) - depth(a));
  return ranked[0] ?? null;
}

function unknownKey(key: string, path: KeyPath, schema: z.ZodType, source: YamlSource): Problem {
  const known = keysAt(schema, path, source.data);
  return {
    message: `Unknown key "${key}"`,
    hint: known.length > 0 ? knownNames(key, known, 'keys') : 'Remove it.',
    where: place(source, [...path, key]),
  };
}

function wording(issue: Issue, path: KeyPath): { message: string; hint?: string } {
  const name = nameOf(path);
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined || issue.input === null) {
      return { message: `${name} is missing`, hint: `Add it: ${nounFor(issue.expected)}.` };
    }
    return { message: `${name} must be ${nounFor(issue.expected)}, but is ${shown(issue.input)}` };
  }
  if (issue.code === 'invalid_value') return allowed(path, issue.input, issue.values.map(String));
  if (issue.code === 'custom' && issue.params?.['secret'] === true) {
    return { message: `${name} ${issue.message}`, hint: String(issue.params['hint']) };
  }
  const reason = issue.message.replace(/^Invalid input: /, '');
  return { message: `${name} is ${shown(issue.input)}: ${reason}` };
}

function allowed(path: KeyPath, input: unknown, values: readonly string[]) {
  const name = nameOf(path);
  return {
    message: input === undefined ? `${name} is missing` : `${name} is ${shown(input)}`,
    hint: `${typeof input === 'string' ? didYouMean(input, values) : ''}Allowed: ${values.join(', ')}.`,
  };
}

function nameOf(path: KeyPath): string {
  return path.length === 0 ? 'The file' : `"${path.map(String).join('.')}"`;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that begin with "- ")',
  object: 'a block of "key: value" lines',
  record: 'a block of "key: value" lines',
  date: 'a date such as 2026-03-31',
};

function nounFor(expected: string): string {
  return NOUNS[expected] ?? `of type ${expected}`;
}

/** A value as people wrote it, shortened. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a block of keys';
  const text = typeof value === 'string' ? value : String(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

function place(source: YamlSource, path: KeyPath) {
  return {
    file: source.file,
    line: source.lineOf(path),
    key: path.length > 0 ? path.map(String).join('.') : undefined,
  };
}

/**
 * The keys that a strict object allows at a path of the data; empty where the schema is no object there. Of several
 * objects that may stand there, those count that know most of the keys that do.
 */
function keysAt(schema: z.ZodType, path: KeyPath, data: unknown): string[] {
  const objects = path
    .reduce<z.ZodType[]>(
      (candidates, step) => candidates.flatMap((candidate) => stepInto(candidate, step)),
      alternatives(schema),
    )
    .flatMap((candidate) => (candidate instanceof z.ZodObject ? [Object.keys(candidate.shape)] : []));
  const there = new Set(Object.keys(valueAt(data, path) ?? {}));
  const fitting = (keys: string[]) => keys.filter((key) => there.has(key)).length;
  const most = Math.max(0, ...objects.map(fitting));
  return [...new Set(objects.filter((keys) => fitting(keys) === most).flat())];
}

function valueAt(data: unknown, path: KeyPath): Readonly<Record<PropertyKey, unknown>> | null {
  const found = path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : null,
    data,
  );
  return typeof found === 'object' ? (found as Record<PropertyKey, unknown> | null) : null;
}

function stepInto(schema: z.ZodType, step: PropertyKey): z.ZodType[] {
  if (schema instanceof z.ZodObject) {
    const member = (schema.shape as Record<PropertyKey, z.ZodType | undefined>)[step];
    return member ? alternatives(member) : [];
  }
  if (schema instanceof z.ZodArray) return alternatives(schema.element as z.ZodType);
  if (schema instanceof z.ZodRecord) return alternatives(schema.valueType as z.ZodType);
  return [];
}

/** What a schema stands for without its wrappers: itself, or each branch of a union. */
function alternatives(schema: z.ZodType): z.ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return alternatives(schema.def.innerType as z.ZodType);
  }
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(alternatives);
  if (schema instanceof z.ZodPipe) return alternatives(schema.def.in as z.ZodType);
  return [schema];
}
