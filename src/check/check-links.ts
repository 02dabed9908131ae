import type { Problem } from '../core/errors.ts';
import { copyOf } from './copy-of.ts';
import type { LinkUse, Markup, MarkupLink } from './read-markup.ts';

/** What is wrong with a link; null where nothing is. */
type Verdict = { readonly message: string; readonly hint: string } | null;

/** A link into dist: whether it leads to something can be said when every file is there. */
export interface OpenLink {
  /** As it is written. */
  readonly url: string;
  readonly use: LinkUse;
  readonly element: string;
  /** The file that it leads to. */
  readonly file: string;
  /** The id in that file, or nothing. */
  readonly place: string;
}

export interface ReadLinks {
  /** What is wrong whatever else there is in dist. */
  readonly wrong: readonly Problem[];
  readonly open: readonly OpenLink[];
}

/** What links are judged by, each by itself. */
export interface LinkRules {
  /** Public address of the site. */
  readonly address: string;
  /** Hosts of other sites to which pages may lead. */
  readonly hosts: ReadonlySet<string>;
}

/** Judges the links of one file at a time, and the same link only once. */
export function openLinkReader(rules: LinkRules) {
  const shared: Readonly<Record<LinkUse, KnownLinks>> = {
    leads: new Map(),
    loads: new Map(),
    names: new Map(),
  };
  const judgeOnce = (link: MarkupLink, file: string, ids: ReadonlySet<string>): Verdict | OpenLink => {
    if (!/^(?:\/|https?:)/.test(link.url)) return judge(link, file, ids, rules);
    const { element, use } = link;
    const known = shared[use].get(element) ?? new Map<string, Verdict | OpenLink>();
    let judged = known.get(link.url);
    if (judged === undefined) {
      const url = copyOf(link.url);
      judged = judge({ ...link, url }, file, null, rules);
      shared[use].set(element, known.set(url, judged));
    }
    return judged;
  };
  return (file: string, links: readonly MarkupLink[], ids: ReadonlySet<string> = new Set()): ReadLinks => {
    const wrong: Problem[] = [];
    const open: OpenLink[] = [];
    for (const link of links) {
      const judged = judgeOnce(link, file, ids);
      if (judged === null) continue;
      if ('file' in judged) open.push(judged);
      else wrong.push(problemOf(judged, file, link.element));
    }
    return { wrong, open };
  };
}

/** Element -> address -> what is to be said of it. */
type KnownLinks = Map<string, Map<string, Verdict | OpenLink>>;

/** All of dist, for links into it. */
export interface LinkTargets {
  /** Every file of dist, as paths without a slash in front. */
  readonly files: ReadonlySet<string>;
  /** The ids of a page, for links to a place in it. */
  readonly idsOf: (file: string) => ReadonlySet<string>;
}

/** Says of each link into dist, once all files are there, whether it leads to something. */
export function openLinkAnswers(targets: LinkTargets) {
  const verdicts = new Map<OpenLink, Verdict>();
  const answer = (link: OpenLink): Verdict => {
    let verdict = verdicts.get(link);
    if (verdict === undefined) verdicts.set(link, (verdict = judgeTarget(link, targets)));
    return verdict;
  };
  /** Problems with the links of one file. */
  return (file: string, links: readonly OpenLink[]): Problem[] =>
    links.flatMap((link) => {
      const verdict = answer(link);
      return verdict === null ? [] : [problemOf(verdict, file, link.element)];
    });
}

/** Handlers written into elements: a strict Content-Security-Policy would refuse them. */
export function checkHandlers(file: string, { handlers }: Pick<Markup, 'handlers'>): Problem[] {
  return handlers.map((handler) => ({
    message: `An element carries script: ${handler}`,
    hint: 'Move it into a script of its own, or take it out of the text below the frontmatter.',
    where: { file: `dist/${file}` },
  }));
}

function problemOf(verdict: NonNullable<Verdict>, file: string, element: string): Problem {
  return { ...verdict, where: { file: `dist/${file}`, key: element } };
}

/** @param ids of the page itself, or null where the link is the same wherever it stands */
function judge(
  { url, use, element }: MarkupLink,
  from: string,
  ids: ReadonlySet<string> | null,
  rules: LinkRules,
): Verdict | OpenLink {
  const base = new URL(pathOf(from), rules.address);
  if (url.trim() === '') return { message: 'A link leads nowhere: its address is empty', hint: FIX };
  if (!URL.canParse(url, base)) return { message: `"${shorten(url)}" is not an address`, hint: FIX };
  const target = new URL(url, base);
  if (target.protocol === 'data:' && use === 'loads') return null;
  if (target.protocol === 'mailto:' && use === 'leads') return null;
  if (target.protocol !== 'https:' && target.protocol !== 'http:') {
    return {
      message: `A link begins with "${target.protocol}": ${shorten(url)}`,
      hint: 'Links may begin with https://, http:// or mailto:.',
    };
  }
  if (target.origin !== base.origin) return judgeForeign(target, use, rules);
  const link = { url, use, element, file: fileOf(target), place: decode(target.hash.slice(1)) };
  return link.file === from && ids !== null ? judgePlace(link, ids) : link;
}

const FIX = 'Correct the address where it is written, in content/ or in a component.';

function judgeForeign(target: URL, use: LinkUse, { hosts }: LinkRules): Verdict {
  if (use === 'loads') {
    return {
      message: `The page loads something from another server: ${shorten(target.href)}`,
      hint: `Put a copy in public/ and use that: ${target.hostname} would learn of every visitor.`,
    };
  }
  if (hosts.has(target.hostname)) return null;
  return {
    message: `A link leads to a host that nobody named: ${target.hostname}`,
    hint: 'Add it to tracking.hosts in content/program.yaml, or take the link out.',
  };
}

function judgeTarget(link: OpenLink, { files, idsOf }: LinkTargets): Verdict {
  const { url, file, place } = link;
  if (files.has(file)) return isPlaceAnywhere(file, place) ? null : judgePlace(link, idsOf(file));
  if (files.has(`${file}/index.html`)) {
    return { message: `"${shorten(url)}" lacks the slash at its end`, hint: `Write /${file}/.` };
  }
  return { message: `"${shorten(url)}" leads to nothing: there is no dist/${file}`, hint: FIX };
}

function judgePlace({ url, file, place }: OpenLink, ids: ReadonlySet<string>): Verdict {
  if (isPlaceAnywhere(file, place) || ids.has(place)) return null;
  return {
    message: `"${shorten(url)}" leads to a place that is not there: no element has the id "${place}"`,
    hint: FIX,
  };
}

/** Only pages have places, but every one a top. */
function isPlaceAnywhere(file: string, place: string): boolean {
  return place === '' || place === 'top' || !file.endsWith('.html');
}

/** The file of dist that a host serves at an address of the site. */
function fileOf({ pathname }: URL): string {
  const path = decode(pathname).slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** The address at which a host serves a file of dist. */
export function pathOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
