import { join } from 'node:path';
import type { z } from 'zod';
import { digestBytes } from '../core/digest.ts';
import { problemsAsError, throwIfAny, type Problem } from '../core/errors.ts';
import { listFiles, readTextIfAny } from '../core/files.ts';
import { noteShows } from '../mdx/note-shows.ts';
import { ACTIONS_FILE, ActionsSchema } from '../schemas/actions.ts';
import { AffiliateSchema } from '../schemas/affiliate.ts';
import { CaseStudySchema } from '../schemas/case-study.ts';
import { GuideSchema } from '../schemas/guide.ts';
import { ProgramSchema } from '../schemas/program.ts';
import type { Entry, Folder, Project } from '../schemas/project.ts';
import { SegmentSchema } from '../schemas/segment.ts';
import { SLUG, slugify } from '../schemas/slug.ts';
import { SourcesSchema } from '../schemas/sources.ts';
import { TOKENS_FILE, TokensSchema } from '../schemas/tokens.ts';
import { UseCaseSchema } from '../schemas/use-case.ts';
import { applyHeadlines } from './apply-headlines.ts';
import { checkReferences, type Present } from './check-references.ts';
import { parseWith } from './parse-with.ts';
import { readCardTemplates } from './read-card-templates.ts';
import { readCopy } from './read-copy.ts';
import { readEmails } from './read-emails.ts';
import { readHeadlines } from './read-headlines.ts';
import { parseMdx, parseYaml, type MdxSource, type YamlSource } from './read-document.ts';

/**
 * Reads `content/` of a site: program, sources, words for actions and every collection, checked by themselves and against each other.
 * @throws one KithError with every problem that there is, each with file and line
 */
export async function readProject(site: string): Promise<Project> {
  const problems: Problem[] = [];
  const program = await readYaml(site, 'content/program.yaml', ProgramSchema, problems);
  const sources = await readYaml(site, 'content/sources.yaml', SourcesSchema, problems, 'optional');
  const tokens = await readYaml(site, TOKENS_FILE, TokensSchema, problems, 'optional');
  const actions = await readYaml(site, ACTIONS_FILE, ActionsSchema, problems, 'optional');
  const locales = program?.data.locales ?? [];
  const present: Present = { segments: [], 'use-cases': [], 'case-studies': [], guides: [], affiliates: [] };
  const collect = <Schema extends z.ZodType>(folder: Folder, schema: Schema) =>
    readFolder(site, folder, schema, locales, present[folder], problems);
  const collections = {
    segments: await collect('segments', SegmentSchema),
    useCases: await collect('use-cases', UseCaseSchema),
    caseStudies: await collect('case-studies', CaseStudySchema),
    guides: await collect('guides', GuideSchema),
    affiliates: await collect('affiliates', AffiliateSchema),
  };
  const [defaultLocale] = locales;
  const { copy, problems: wrongCopy } = await readCopy(site, locales, present.segments);
  const cards = await readCardTemplates(site, defaultLocale ?? '', present.segments);
  const { emails, problems: wrongEmails } = await readEmails(site, locales, present.segments);
  const { segments } = collections;
  const headlines = await readHeadlines(site, { locales, present: present.segments, segments, copy });
  problems.push(...wrongCopy, ...cards.problems, ...wrongEmails, ...headlines.problems);
  if (!program || defaultLocale === undefined) throw problemsAsError(problems, 'content');
  const project: Project = {
    site,
    program: program.data,
    defaultLocale,
    sources: sources?.data ?? null,
    rotations: tokens?.data ?? {},
    copy,
    emails,
    actions: actions?.data ?? {},
    cardTemplates: cards.templates,
    ...collections,
    segments: applyHeadlines(segments, headlines.rows),
    headlines: headlines.rows,
  };
  throwIfAny(
    [
      ...problems,
      ...(await checkReferences(project, { program: program.source, actions: actions?.source }, present)),
    ],
    'content',
  );
  return deepFreeze(project);
}

async function readYaml<Schema extends z.ZodType>(
  site: string,
  file: string,
  schema: Schema,
  problems: Problem[],
  need: 'required' | 'optional' = 'required',
): Promise<{ data: z.infer<Schema>; source: YamlSource } | null> {
  const text = await readTextIfAny(join(site, file));
  if (text === null) {
    if (need === 'required') problems.push(missingFile(file));
    return null;
  }
  const source = parseYaml(file, text);
  const parsed = parseWith(schema, source);
  problems.push(...parsed.problems);
  return parsed.data === null ? null : { data: parsed.data, source };
}

function missingFile(file: string): Problem {
  return {
    message: `There is no ${file}`,
    hint: 'Run the command in the folder of your site, or name it with --site DIR.',
    where: { file },
  };
}

/** All entries of one folder, in all languages, sorted by file. */
async function readFolder<Schema extends z.ZodType>(
  site: string,
  folder: Folder,
  schema: Schema,
  locales: readonly string[],
  present: string[],
  problems: Problem[],
): Promise<Entry<z.infer<Schema>>[]> {
  const wanted = folder === 'affiliates' ? /\.ya?ml$/ : /\.mdx$/;
  const entries: Entry<z.infer<Schema>>[] = [];
  for (const name of await listFiles(join(site, 'content', folder))) {
    const file = `content/${folder}/${name}`;
    if (name.split('/').some((part) => part.startsWith('.') || part.startsWith('_'))) continue;
    if (!wanted.test(name)) {
      problems.push(wrongEnding(file, folder));
      continue;
    }
    const found = placeOf(file, name, folder, locales, problems);
    const text = await readTextIfAny(join(site, file));
    if (!found || text === null) continue;
    present.push(found.id);
    const source = folder === 'affiliates' ? yamlAsMdx(parseYaml(file, text)) : parseMdx(file, text);
    const parsed = parseWith(schema, source);
    problems.push(...parsed.problems);
    if (parsed.data === null) continue;
    entries.push({
      ...found,
      file,
      data: parsed.data,
      digest: digestOfText(text, source.body),
      hasText: source.body.trim() !== '',
      shows: noteShows(source.body),
      lineOf: source.lineOf,
    });
  }
  return entries;
}

/** The digest of the text below the frontmatter, which nobody sees there; of the whole file where the text names it. */
function digestOfText(file: string, body: string): string {
  return digestBytes(/\bfrontmatter\b/.test(body) ? file : body);
}

function yamlAsMdx(source: YamlSource): MdxSource {
  return { ...source, body: '' };
}

/** Id and locale of a file: `hotels.mdx` or `fr/hotels.mdx`. */
function placeOf(
  file: string,
  name: string,
  folder: Folder,
  locales: readonly string[],
  problems: Problem[],
): { id: string; locale: string } | null {
  const parts = name.replace(/\.\w+$/, '').split('/');
  const id = parts.at(-1) ?? '';
  const report = (message: string, hint: string) => void problems.push({ message, hint, where: { file } });
  if (!SLUG.test(id)) {
    report(
      `The file name "${id}" cannot be part of an address`,
      `Use lowercase letters, digits and hyphens: "${slugify(id) || 'a-name'}".`,
    );
    return null;
  }
  const defaultLocale = locales[0] ?? '';
  if (parts.length === 1) return { id, locale: defaultLocale };
  const locale = parts[0] ?? '';
  if (parts.length === 2 && folder !== 'affiliates' && locales.slice(1).includes(locale))
    return { id, locale };
  report(
    `"${parts.slice(0, -1).join('/')}" is not a folder for ${folder}`,
    folder === 'affiliates'
      ? 'Affiliates have one file each, in content/affiliates/ itself.'
      : `Translations stand in a folder named after one of the program's further locales: ${locales.slice(1).join(', ') || 'none yet'}.`,
  );
  return null;
}

function wrongEnding(file: string, folder: Folder): Problem {
  return {
    message: 'This file is not read',
    hint: `Files in content/${folder}/ end in ${folder === 'affiliates' ? '.yaml' : '.mdx'}; put a "_" before its name to keep it as a note.`,
    where: { file },
  };
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
  return value;
}
