import { isAbout } from './is-about.ts';

/** What Pagefind's own script offers, as far as this page uses it. It is loaded at the first key, from this site. */
interface Pagefind {
  options(options: { ranking: object; excerptLength?: number }): Promise<void>;
  debouncedSearch(
    query: string | null,
    options: { filters: Record<string, string> },
    wait: number,
  ): Promise<{ results: { score: number; data(): Promise<Hit> }[] } | null>;
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
/** What a page is called, and what people call what it helps with, weigh more than what it mentions. */
const RANKING = { metaWeights: { title: 8, words: 12 } };
/** Share of the best page's score below which a page has but crumbs of what was typed. */
const LEAST = 0.04;
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
      pagefind ??= loadPagefind();
      const kind = text(fields.get('kind'));
      const found = await (await pagefind).debouncedSearch(query, { filters: kind ? { kind } : {} }, 120);
      if (!found) return;
      const results = found.results.filter(({ score }) => score >= LEAST * (found.results[0]?.score ?? 0));
      const shown = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
      const hits = shown.filter(({ excerpt }) => isAbout(excerpt, query));
      const count = hits.length === 0 ? 0 : results.length - shown.length + hits.length;
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
  // From a page that is not there, one comes with words.
  const field = search.querySelector('input');
  const asked = text(new URLSearchParams(location.search).get('q'));
  if (field && asked !== '') {
    field.value = asked;
    void find();
  }
}

async function loadPagefind(): Promise<Pagefind> {
  const loaded = (await import(/* @vite-ignore */ SCRIPT)) as Pagefind;
  await loaded.options({ ranking: RANKING });
  return loaded;
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

/** Pagefind ends headings and cells of tables with a stop, a Latin one in every script. */
const LATIN_STOP = /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー」）])(<\/mark>)?\. ?/gu;

/** Pagefind's excerpt is HTML of escaped text and `<mark>`: read as a document of its own, only those two are kept. */
function markedText(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html.replace(LATIN_STOP, '$1。'), 'text/html');
  return [...body.childNodes].map((node) => {
    const copy =
      node.nodeName === 'MARK' ? document.createElement('mark') : document.createDocumentFragment();
    copy.append(node.textContent ?? '');
    return copy;
  });
}
