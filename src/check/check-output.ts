import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Problem } from '../core/errors.ts';
import { isMissing } from '../core/files.ts';
import type { Progress } from '../core/progress.ts';
import type { Plan, PlannedPage } from '../schemas/plan.ts';
import { checkHandlers, openLinkChecker, type LinkContext } from './check-links.ts';
import { openListingChecker } from './check-listings.ts';
import { checkPage } from './check-page.ts';
import { openSearch, type Finding, type PrivateValues } from './find-private.ts';
import { readMarkup, styleLinks } from './read-markup.ts';
import { decodeEscapes, readTexts } from './read-texts.ts';
import { cardLimits, checkWeight, heaviest, LANDING_LIMIT, weighLanding, type Weight } from './weigh.ts';

export interface OutputInput {
  readonly dist: string;
  /** The plan that dist was built from. */
  readonly plan: Plan;
  /** Files to look at; all of them, or those that a build wrote. */
  readonly look: readonly string[];
  /** Every file of dist: where links may lead. */
  readonly files: ReadonlySet<string>;
  /** Hosts of other sites to which pages may lead. */
  readonly hosts: ReadonlySet<string>;
  /** What must not be shown; null leaves that check out. */
  readonly secrets: PrivateValues | null;
}

/** How much was looked at. */
export interface OutputFacts {
  files: number;
  pages: number;
  links: number;
  readonly heaviestPages: readonly Weight[];
  readonly heaviestCards: readonly Weight[];
}

export interface CheckedOutput {
  readonly problems: readonly Problem[];
  readonly facts: OutputFacts;
}

/** Files read at once: enough to keep the disk busy, few enough to hold. */
const BATCH = 64;

/** Looks through files of dist: links, leaks, listings, disclosure, weights. Each file is read once. */
export async function checkOutput(input: OutputInput, progress: Progress): Promise<CheckedOutput> {
  const look = openFileChecker(input);
  const problems: Problem[] = [];
  progress.begin('check', input.look.length);
  for (let start = 0; start < input.look.length; start += BATCH) {
    const batch = input.look.slice(start, start + BATCH);
    const read = await Promise.all(batch.map((file) => readIfAny(input.dist, file)));
    for (const [index, file] of batch.entries())
      problems.push(...(await look.check(file, read[index] ?? null)));
    progress.advance(start + batch.length);
  }
  const facts = look.facts();
  progress.end(`${facts.files} files, ${facts.pages} pages, ${facts.links} links`);
  return { problems, facts };
}

function openFileChecker(input: OutputInput) {
  const { dist, plan, files } = input;
  const read = (file: string) => readFile(join(dist, file));
  const pages = new Map(plan.pages.map((page) => [`${page.path.slice(1)}index.html`, page]));
  const limits = cardLimits(plan);
  const checkLinks = openLinkChecker(linkContext(input, read));
  const checkListing = openListingChecker(plan);
  const search = input.secrets === null ? null : openSearch(input.secrets);
  const gzippedSizeOf = once(async (file: string) =>
    files.has(file) ? gzipSync(await read(file)).length : 0,
  );
  const counts = { files: 0, pages: 0, links: 0 };
  const weights = { pages: [] as Weight[], cards: [] as Weight[] };

  const checkHtml = async (file: string, bytes: Buffer): Promise<Problem[]> => {
    const page = pages.get(file);
    const markup = readMarkup(bytes.toString('utf8'), page?.cta ?? null);
    counts.pages += 1;
    counts.links += markup.links.length;
    return [
      ...(await checkLinks(file, markup.links, markup.ids)),
      ...checkHandlers(file, markup),
      ...(page ? checkPage(plan, page, markup) : []),
      ...(page?.kind === 'landing' ? await checkLanding(page, file, bytes, markup.links) : []),
      ...describeLeaks(file, null, search?.(decodeEscapes(markup.said), file) ?? []),
    ];
  };
  const checkLanding = async (
    _: PlannedPage,
    file: string,
    bytes: Buffer,
    links: Parameters<typeof weighLanding>[1],
  ) => {
    const weight = { file, bytes: await weighLanding(bytes, links, gzippedSizeOf), limit: LANDING_LIMIT };
    weights.pages.push(weight);
    return checkWeight(weight);
  };
  const checkOther = async (file: string, bytes: Buffer): Promise<Problem[]> => {
    const limit = limits.get(file);
    const weight = limit === undefined ? null : { file, bytes: bytes.length, limit };
    if (weight) weights.cards.push(weight);
    const css = file.endsWith('.css') ? styleLinks(bytes.toString('utf8'), 'style') : [];
    counts.links += css.length;
    return [
      ...(weight ? checkWeight(weight) : []),
      ...(await checkLinks(file, css)),
      ...checkListing(file, bytes),
      ...(search
        ? readTexts(file, bytes).flatMap(({ part, text }) => describeLeaks(file, part, search(text, file)))
        : []),
    ];
  };
  return {
    check: async (file: string, bytes: Buffer | null): Promise<Problem[]> => {
      if (!bytes) return [];
      counts.files += 1;
      return file.endsWith('.html') ? checkHtml(file, bytes) : checkOther(file, bytes);
    },
    facts: (): OutputFacts => ({
      ...counts,
      heaviestPages: heaviest(weights.pages),
      heaviestCards: heaviest(weights.cards),
    }),
  };
}

function linkContext(
  { plan, files, hosts }: OutputInput,
  read: (file: string) => Promise<Buffer>,
): LinkContext {
  return {
    address: plan.programs[plan.defaultLocale]?.site ?? '',
    files,
    hosts,
    idsOf: once(async (file: string) => readMarkup((await read(file)).toString('utf8')).ids),
  };
}

/** A file that is gone since it was listed is for the check of wholeness to tell. */
async function readIfAny(dist: string, file: string): Promise<Buffer | null> {
  try {
    return await readFile(join(dist, file));
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

function describeLeaks(file: string, part: string | null, findings: readonly Finding[]): Problem[] {
  return findings.map(({ kind, text }) => ({
    message: `Shows ${kind}${text === null ? '' : `: ${text}`}`,
    hint: `Do not publish dist. ${REMEDIES[kind] ?? REMEDY}`,
    where: { file: `dist/${file}${part === null ? '' : `!${part}`}` },
  }));
}

const REMEDY =
  'Build again, which takes out whose consent has ended; if it stays, take it out of the text in content/ or the file in public/ that holds it. A name that stands there for another reason goes into publicNames in content/program.yaml.';

const REMEDIES: Readonly<Partial<Record<Finding['kind'], string>>> = {
  'the secret behind the portals': 'Set a new KITH_SECRET and build again: every portal gets a new address.',
};

/** A function that answers each key once. */
function once<Value>(work: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
