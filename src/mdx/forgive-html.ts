/** Elements that HTML writes without an end, and that MDX refuses without a slash. */
const VOID = 'area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr';

/** What is left as it is: fenced code, then code within a line. */
const CODE = /(^ {0,3}(?:```+|~~~+)[^\n]*\n[\s\S]*?(?:^ {0,3}(?:```+|~~~+)[ \t]*$|$(?![\s\S]))|`+[^`\n]+`+)/m;

const VOID_TAG = new RegExp(`<(${VOID})((?:\\s(?:[^<>"'{}]|"[^"]*"|'[^']*'|\\{[^{}]*\\})*?)?)(?<!/)>`, 'gi');
const VOID_END = new RegExp(`</(?:${VOID})\\s*>`, 'gi');

/**
 * MDX as people write it who know HTML: `<br>` becomes `<br />`, a comment becomes one of MDX, and a `<` before a
 * number or a space is only a character. Nothing moves to another line, so that errors still name the right one.
 */
export function forgiveHtml(mdx: string): string {
  const frontmatter = /^---\n[\s\S]*?\n---(?=\n|$)/.exec(mdx)?.[0] ?? '';
  const text = mdx.slice(frontmatter.length);
  return (
    frontmatter +
    text
      .split(CODE)
      .map((part, index) => (index % 2 === 1 ? part : forgive(part)))
      .join('')
  );
}

function forgive(text: string): string {
  return text
    .replace(/<!--([\s\S]*?)-->/g, (_, comment: string) => `{/*${comment.replaceAll('*/', '* /')}*/}`)
    .replace(VOID_END, '')
    .replace(VOID_TAG, '<$1$2 />')
    .replace(/^[^{}\n]*$/gm, (line) => line.replace(/<(?=[\s\d=]|$)/g, '&lt;'));
}
