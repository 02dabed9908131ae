import { posix } from 'node:path';
import type { Problem } from '../core/errors.ts';
import type { Body } from './check-bodies.ts';

/** What there is to link to. */
export interface Targets {
  /** Paths of the plan's pages, with slashes at both ends. */
  readonly pages: ReadonlySet<string>;
  /** Files of public/, without a slash in front. */
  readonly files: ReadonlySet<string>;
  /** Files below content/, relative to the site: pictures beside the text. */
  readonly content: ReadonlySet<string>;
}

interface BodyLink {
  readonly url: string;
  readonly isPicture: boolean;
  readonly line: number;
}

/** Links and pictures in texts that lead to nothing of this site. */
export function checkBodyLinks(bodies: readonly Body[], targets: Targets): Problem[] {
  return bodies.flatMap((body) =>
    linksOf(body).flatMap((link): Problem[] => {
      const wrong = judge(link, body.file, targets);
      return wrong === null ? [] : [{ ...wrong, where: { file: body.file, line: link.line } }];
    }),
  );
}

/** The hosts to which texts link: whoever wrote them wanted that. */
export function linkedHosts(bodies: readonly Body[]): Set<string> {
  const urls = bodies.flatMap((body) => linksOf(body).map(({ url }) => url));
  return new Set(
    urls.flatMap((url) => (/^https?:/.test(url) && URL.canParse(url) ? [new URL(url).hostname] : [])),
  );
}

const INLINE = /(!?)\[(?:[^\]\\]|\\.)*\]\(\s*<?([^\s)>]+)/g;
const DEFINITION = /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm;
const ATTRIBUTE = /<(\w+)\b[^>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)')/g;
const AUTOLINK = /<(https?:[^\s>]+)>|(?<=^|\s)(https?:\/\/[^\s<)]+)/g;

function linksOf({ text, firstLine }: Body): BodyLink[] {
  const prose = withoutCode(text);
  const lineAt = (offset: number) => firstLine + prose.slice(0, offset).split('\n').length - 1;
  return [
    ...[...prose.matchAll(INLINE)].map((found) => ({
      url: found[2] ?? '',
      isPicture: found[1] === '!',
      at: found.index,
    })),
    ...[...prose.matchAll(DEFINITION)].map((found) => ({
      url: found[1] ?? '',
      isPicture: false,
      at: found.index,
    })),
    ...[...prose.matchAll(ATTRIBUTE)].map((found) => ({
      url: found[2] ?? found[3] ?? '',
      isPicture: found[1] === 'img',
      at: found.index,
    })),
    ...[...prose.matchAll(AUTOLINK)].map((found) => ({
      url: found[1] ?? found[2] ?? '',
      isPicture: false,
      at: found.index,
    })),
  ].map(({ url, isPicture, at }) => ({ url, isPicture, line: lineAt(at) }));
}

/** Code and comments blanked out, so that what they show is no link and lines keep their numbers. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,}|~{3,})[^]*?^\1|`[^`\n]+`|\{\/\*[^]*?\*\/\}/gm, (code) =>
    code.replace(/[^\n]/g, ' '),
  );
}

function judge({ url, isPicture }: BodyLink, file: string, targets: Targets): Omit<Problem, 'where'> | null {
  if (url.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//'))
    return judgeAbsolute(url);
  const path = decode(url.replace(/[?#].*$/, ''));
  if (!path.startsWith('/')) return isPicture ? judgeBeside(path, file, targets) : relativeLink(url);
  if (targets.pages.has(path) || targets.files.has(path.slice(1))) return null;
  if (targets.pages.has(`${path}/`)) {
    return { message: `The link "${url}" lacks the slash at its end`, hint: `Write ${path}/.` };
  }
  return {
    message: `The ${isPicture ? 'picture' : 'link'} "${url}" leads to nothing`,
    hint: isPicture
      ? `Put the picture at public${path}, or correct the path (upper and lower case count).`
      : '"kith plan --all" lists the pages that there are.',
  };
}

function judgeAbsolute(url: string): Omit<Problem, 'where'> | null {
  if (/^(#|https?:|mailto:)/i.test(url)) return null;
  return {
    message: `The link "${url}" may not stand in a page`,
    hint: 'Links begin with /, https://, http:// or mailto:.',
  };
}

function judgeBeside(path: string, file: string, { content }: Targets): Omit<Problem, 'where'> | null {
  const beside = posix.join(posix.dirname(file), path);
  if (content.has(beside)) return null;
  return { message: `There is no picture ${beside}`, hint: 'Put it beside the text, or correct the path.' };
}

function relativeLink(url: string): Omit<Problem, 'where'> {
  return {
    message: `The link "${url}" leads elsewhere on each page that shows this text`,
    hint: 'Begin it with a slash, such as /guides/…/.',
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
