import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ActionsSchema } from '../schemas/actions.ts';
import { AffiliateSchema } from '../schemas/affiliate.ts';
import { CardTemplateSchema } from '../schemas/card-template.ts';
import { CaseStudySchema } from '../schemas/case-study.ts';
import { CopyFileSchema } from '../schemas/copy.ts';
import { EmailSchema } from '../schemas/email.ts';
import { GuideSchema } from '../schemas/guide.ts';
import { ProgramSchema } from '../schemas/program.ts';
import { SegmentSchema } from '../schemas/segment.ts';
import { SourcesSchema } from '../schemas/sources.ts';
import { TokensSchema } from '../schemas/tokens.ts';
import { UseCaseSchema } from '../schemas/use-case.ts';

/** Where a site keeps them: editors find them through the first line of a YAML file. */
export const SCHEMA_FOLDER = 'content/.schemas';

const SCHEMAS = {
  program: ProgramSchema,
  sources: SourcesSchema,
  actions: ActionsSchema,
  tokens: TokensSchema,
  copy: CopyFileSchema,
  affiliate: AffiliateSchema,
  segment: SegmentSchema,
  'use-case': UseCaseSchema,
  'case-study': CaseStudySchema,
  guide: GuideSchema,
  'card-template': CardTemplateSchema,
  email: EmailSchema,
} as const satisfies Record<string, z.ZodType>;
export type SchemaName = keyof typeof SCHEMAS;

const SOURCES = fileURLToPath(new URL('../schemas', import.meta.url));

/**
 * A JSON schema for each kind of file in content, so that editors check and complete while somebody types. What a key
 * means is taken from the comment above it in src/schemas, its only description.
 * @returns text of the file by name: `program.json`
 */
export function renderJsonSchemas(): Record<string, string> {
  const sources = new Map(
    readdirSync(SOURCES)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [file, readFileSync(`${SOURCES}/${file}`, 'utf8')]),
  );
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const described = describeKeys(toJson(schema), explain(sources, `${name}.ts`));
      return [`${name}.json`, `${JSON.stringify({ title: `Kith: ${name}`, ...described }, null, 2)}\n`];
    }),
  );
}

/** The line that tells editors which schema a file of content follows. */
export function schemaComment(name: SchemaName, file: string): string {
  const up = '../'.repeat(file.split('/').length - 2);
  return `# yaml-language-server: $schema=${up === '' ? './' : up}.schemas/${name}.json`;
}

type Json = Readonly<Record<string, unknown>>;

function toJson(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    reused: 'ref',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // YAML's own dates are texts to editors.
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date' });
    },
  });
}

/** Comments of a source file by the keys that they stand above. */
function readComments(source: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, comment = '', key = ''] of source.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\s+'?([\w-]+)'?: /gs)) {
    const text = comment
      .replaceAll(/^\s*\* ?/gm, '')
      .trim()
      .replaceAll(/\n(?!@)/g, ' ')
      .replaceAll(/\s*@example /g, '\nExample: ');
    found.set(key, [...(found.get(key) ?? []), text]);
  }
  return found;
}

type Explain = (key: string) => string | null;

/** A key means what its own file says, else what the files say that it imports; where they disagree, nothing is said. */
function explain(sources: ReadonlyMap<string, string>, file: string): Explain {
  const own = readComments(sources.get(file) ?? '');
  const imported = importsOf(sources, file).map((each) => readComments(sources.get(each) ?? ''));
  return (key) => {
    const [text, ...others] = own.get(key) ?? imported.flatMap((comments) => comments.get(key) ?? []);
    return text !== undefined && others.length === 0 ? text : null;
  };
}

function importsOf(sources: ReadonlyMap<string, string>, file: string, known = new Set<string>()): string[] {
  return [...(sources.get(file) ?? '').matchAll(/from '\.\/([\w-]+\.ts)'/g)].flatMap(([, each = '']) => {
    if (known.has(each) || each === file) return [];
    known.add(each);
    return [each, ...importsOf(sources, each, known)];
  });
}

function describeKeys(node: Json, meaning: Explain): Json {
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'properties' ? describeProperties(value as Json, meaning) : describeAny(value, meaning),
    ]),
  );
}

function describeProperties(properties: Json, meaning: Explain): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const description = meaning(key);
      return [
        key,
        { ...(description === null ? {} : { description }), ...describeKeys(value as Json, meaning) },
      ];
    }),
  );
}

function describeAny(value: unknown, meaning: Explain): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => describeAny(each, meaning));
  return typeof value === 'object' && value !== null ? describeKeys(value as Json, meaning) : value;
}
