import { Parser } from 'htmlparser2';

/** Elements that stand within a line. */
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'em',
  'i',
  'span',
  'strong',
  'time',
  'mark',
  'small',
]);

/** Elements whose text nobody reads. */
const UNREAD = new Set(['script', 'style', 'svg', 'template']);

/** What a person reads in the main part of a page: a line for each block, links with the address they lead to. */
export function pageText(html: string): string {
  let text = '';
  let inMain = false;
  let unread = 0;
  const links: string[] = [];
  const breakLine = (name: string) => {
    if (!INLINE.has(name)) text += '\n';
  };
  const parser = new Parser({
    onopentag(name, { href }) {
      if (name === 'main') inMain = true;
      if (UNREAD.has(name)) unread++;
      if (name === 'a') links.push(href ?? '');
      breakLine(name);
    },
    ontext(part) {
      if (inMain && unread === 0) text += part;
    },
    onclosetag(name) {
      if (name === 'main') inMain = false;
      if (UNREAD.has(name)) unread--;
      if (name === 'a') {
        const href = links.pop() ?? '';
        if (inMain) text += ` <${href}>`;
      }
      breakLine(name);
    },
  });
  parser.end(html);
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+/g, ' ').trim());
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
