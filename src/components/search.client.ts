/** What Pagefind's own script offers, as far as this page uses it. It is loaded at the first key, from this site. */
interface Pagefind {
  debouncedSearch(
    query: string | null,
    options: { filters: Record<string, string> },
    wait: number,
  ): Promise<{ results: { data(): Promise<Hit> }[] } | null>;
}

interface Hit {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Record<string, string>;
}

interface Words {
  readonly none: string;
  readonly failed: string;
  /** By plural form, `%` for the number. */
  readonly found: Readonly<Record<string, string>>;
  readonly kinds: Record<string, string>;
}

const SHOWN = 12;
const SCRIPT = '/pagefind/pagefind.js';

const box = document.querySelector<HTMLElement>('.search');
if (box) start(box);

function start(search: HTMLElement): void {
  const form = search.querySelector('form');
  const status = search.querySelector('.search-status');
  const list = search.querySelector('.search-results');
  if (!form || !status || !list) return;
  const words = JSON.parse(search.dataset['words'] ?? '{}') as Words;
  const plural = new Intl.PluralRules(document.documentElement.lang);
  let pagefind: Promise<Pagefind> | undefined;
  const find = async (): Promise<void> => {
    const fields = new FormData(form);
    const query = text(fields.get('q'));
    if (query === '') {
      show(list, status, [], '');
      return;
    }
    try {
      pagefind ??= import(/* @vite-ignore */ SCRIPT) as Promise<Pagefind>;
      const kind = text(fields.get('kind'));
      const found = await (await pagefind).debouncedSearch(query, { filters: kind ? { kind } : {} }, 120);
      if (!found) return;
      const hits = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
      const count = found.results.length;
      const said =
        count === 0
          ? words.none.replace('%', query)
          : (words.found[plural.select(count)] ?? '%').replace('%', String(count));
      show(
        list,
        status,
        hits.map((hit) => renderHit(hit, words)),
        said,
      );
    } catch {
      pagefind = undefined;
      show(list, status, [], words.failed);
    }
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => void find());
  search.hidden = false;
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim() : '';
}

function show(list: Element, status: Element, hits: readonly Node[], said: string): void {
  list.replaceChildren(...hits);
  status.textContent = said;
}

function renderHit({ url, excerpt, meta }: Hit, { kinds }: Words): Node {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta['title'] ?? url;
  const kind = document.createElement('span');
  kind.className = 'fine';
  kind.textContent = kinds[meta['kind'] ?? ''] ?? '';
  const about = document.createElement('p');
  about.append(...markedText(excerpt));
  item.append(kind, link, about);
  return item;
}

/** Pagefind's excerpt is HTML of escaped text and `<mark>`: read as a document of its own, only those two are kept. */
function markedText(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) => {
    const copy =
      node.nodeName === 'MARK' ? document.createElement('mark') : document.createDocumentFragment();
    copy.append(node.textContent ?? '');
    return copy;
  });
}
