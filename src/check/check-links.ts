import type { Problem } from '../core/errors.ts';
import type { Markup, MarkupLink } from './read-markup.ts';

/** What links are judged by. */
export interface LinkContext {
  /** Public address of the site. */
  readonly address: string;
  /** Every file of dist, as paths without a slash in front. */
  readonly files: ReadonlySet<string>;
  /** Hosts of other sites to which pages may lead. */
  readonly hosts: ReadonlySet<string>;
  /** The ids of another page, for links to a place in it. */
  readonly idsOf: (file: string) => Promise<ReadonlySet<string>>;
}

type Verdict = { readonly message: string; readonly hint: string } | null;

/** Judges links one file at a time, and the same link only once. */
export function openLinkChecker(context: LinkContext) {
  const verdicts = new Map<string, Promise<Verdict>>();
  const judgeOnce = (link: MarkupLink, file: string, ids: ReadonlySet<string>): Promise<Verdict> => {
    const isShared = link.url.startsWith('/') || /^https?:/.test(link.url);
    if (!isShared) return judge(link, file, ids, context);
    const key = `${link.use} ${link.url}`;
    const known = verdicts.get(key) ?? judge(link, file, null, context);
    verdicts.set(key, known);
    return known;
  };
  /** Problems with the links of one file. */
  return async (file: string, links: readonly MarkupLink[], ids: ReadonlySet<string> = new Set()) => {
    const problems: Problem[] = [];
    for (const link of links) {
      const verdict = await judgeOnce(link, file, ids);
      if (verdict) problems.push({ ...verdict, where: { file: `dist/${file}`, key: link.element } });
    }
    return problems;
  };
}

/** Handlers written into elements: a strict Content-Security-Policy would refuse them. */
export function checkHandlers(file: string, { handlers }: Pick<Markup, 'handlers'>): Problem[] {
  return handlers.map((handler) => ({
    message: `An element carries script: ${handler}`,
    hint: 'Move it into a script of its own, or take it out of the text below the frontmatter.',
    where: { file: `dist/${file}` },
  }));
}

/** @param ids of the page itself, or null where the link is the same wherever it stands */
async function judge(
  { url, use }: MarkupLink,
  file: string,
  ids: ReadonlySet<string> | null,
  context: LinkContext,
): Promise<Verdict> {
  const base = new URL(pathOf(file), context.address);
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
  if (target.origin !== base.origin) return judgeForeign(target, use, context);
  return judgeOwn(target, url, file, ids, context);
}

const FIX = 'Correct the address where it is written, in content/ or in a component.';

function judgeForeign(target: URL, use: MarkupLink['use'], { hosts }: LinkContext): Verdict {
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

async function judgeOwn(
  target: URL,
  url: string,
  from: string,
  ids: ReadonlySet<string> | null,
  { files, idsOf }: LinkContext,
): Promise<Verdict> {
  const path = decode(target.pathname).slice(1);
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) {
    if (files.has(`${file}/index.html`)) {
      return { message: `"${shorten(url)}" lacks the slash at its end`, hint: `Write /${path}/.` };
    }
    return { message: `"${shorten(url)}" leads to nothing: there is no dist/${file}`, hint: FIX };
  }
  const place = decode(target.hash.slice(1));
  if (place === '' || place === 'top' || !file.endsWith('.html')) return null;
  const known = file === from && ids !== null ? ids : await idsOf(file);
  if (known.has(place)) return null;
  return {
    message: `"${shorten(url)}" leads to a place that is not there: no element has the id "${place}"`,
    hint: FIX,
  };
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
