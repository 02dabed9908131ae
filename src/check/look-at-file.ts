import { gzipSync } from 'node:zlib';
import type { Problem } from '../core/errors.ts';
import type { Plan } from '../schemas/plan.ts';
import { checkHandlers, openLinkReader, type OpenLink } from './check-links.ts';
import { openListingChecker } from './check-listings.ts';
import { checkPage } from './check-page.ts';
import { openSearch, type Finding, type PrivateValues } from './find-private.ts';
import { readMarkup, styleLinks } from './read-markup.ts';
import { decodeEscapes, readTexts } from './read-texts.ts';

/** What files of dist are looked at with. */
export interface LookInput {
  /** The plan that dist was built from. */
  readonly plan: Plan;
  /** Hosts of other sites to which pages may lead. */
  readonly hosts: ReadonlySet<string>;
  /** What must not be shown; null leaves that check out. */
  readonly secrets: PrivateValues | null;
}

/** What the bytes of one file say; small, for there is one for every file. */
export interface Look {
  readonly bytes: number;
  /** What is wrong whatever else there is in dist. */
  readonly wrong: readonly Problem[];
  /** Links into dist, to be answered when all of it is there. */
  readonly open: readonly OpenLink[];
  /** How many links there are of any kind. */
  readonly links: number;
  /** Bytes of a landing page, gzipped; null for any other file. */
  readonly gzipped: number | null;
}

/** Looks at one file after another: links, leaks, listings, disclosure, handlers. */
export function openLook({ plan, hosts, secrets }: LookInput): (file: string, bytes: Buffer) => Look {
  const pages = new Map(plan.pages.map((page) => [`${page.path.slice(1)}index.html`, page]));
  const readLinks = openLinkReader({ address: plan.programs[plan.defaultLocale]?.site ?? '', hosts });
  const checkListing = openListingChecker(plan);
  const search = secrets === null ? () => [] : openSearch(secrets);

  const lookAtPage = (file: string, bytes: Buffer): Look => {
    const page = pages.get(file);
    const markup = readMarkup(bytes.toString('utf8'), page?.cta ?? null);
    const { wrong, open } = readLinks(file, markup.links, markup.ids);
    return {
      bytes: bytes.length,
      wrong: [
        ...wrong,
        ...checkHandlers(file, markup),
        ...(page ? checkPage(plan, page, markup) : []),
        ...describeLeaks(file, null, search(decodeEscapes(markup.said), file)),
      ],
      open,
      links: markup.links.length,
      gzipped: page?.kind === 'landing' ? gzipSync(bytes).length : null,
    };
  };
  const lookAtOther = (file: string, bytes: Buffer): Look => {
    const links = file.endsWith('.css') ? styleLinks(bytes.toString('utf8'), 'style') : [];
    const { wrong, open } = readLinks(file, links);
    const texts = secrets === null ? [] : readTexts(file, bytes);
    return {
      bytes: bytes.length,
      wrong: [
        ...wrong,
        ...checkListing(file, bytes),
        ...texts.flatMap(({ part, text }) => describeLeaks(file, part, search(text, file))),
      ],
      open,
      links: links.length,
      gzipped: null,
    };
  };
  return (file, bytes) => (isHtml(file) ? lookAtPage(file, bytes) : lookAtOther(file, bytes));
}

export function isHtml(file: string): boolean {
  return file.endsWith('.html');
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
