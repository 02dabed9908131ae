/* What is missing had an address, and that says in which language somebody reads: its part comes first. */

const [, folder = ''] = location.pathname.split('/');
const parts = [...document.querySelectorAll<HTMLElement>('.lost')];
const [first] = parts;
const own = parts.find(({ dataset }) => dataset['locale'] === folder);
if (first && own && own !== first) {
  renameHeading(first, 'h2');
  renameHeading(own, 'h1');
  first.before(own);
  const { documentElement: html } = document;
  // What stands outside the parts stays in the language that it is written in.
  for (const other of document.querySelectorAll<HTMLElement>('body > :not(main)')) {
    other.lang = html.lang;
    other.dir = html.dir;
  }
  html.lang = own.lang;
  html.dir = own.dir;
  document.title = own.dataset['title'] ?? document.title;
}

function renameHeading(part: HTMLElement, name: 'h1' | 'h2'): void {
  const old = part.querySelector('h1, h2');
  const heading = document.createElement(name);
  heading.append(...(old?.childNodes ?? []));
  old?.replaceWith(heading);
}
