import { Parser } from 'htmlparser2';

/** What a page does with an address: leads there, loads something from there, or names it for machines. */
export type LinkUse = 'leads' | 'loads' | 'names';

export interface MarkupLink {
  readonly url: string;
  readonly use: LinkUse;
  /** The element, for whoever looks for it: `a`, `img`, `link rel=icon`. */
  readonly element: string;
}

/** What checks want to know of an HTML file. */
export interface Markup {
  readonly links: readonly MarkupLink[];
  readonly ids: ReadonlySet<string>;
  readonly robots: string;
  readonly canonical: string | null;
  /** Inline event handlers, as `element onclick`. */
  readonly handlers: readonly string[];
  /** What readers see, with single spaces. */
  readonly text: () => string;
  /** The part of `text` above the first call to action; null where there is none. */
  readonly textBeforeCta: () => string | null;
  /** Everything that the file says anywhere: text, values of attributes, scripts, comments; entities are decoded. */
  readonly said: string;
}

type Attributes = Readonly<Record<string, string>>;

/** Attributes that name something to load, by element. */
const LOADING: Readonly<Record<string, readonly string[]>> = {
  script: ['src'],
  img: ['src'],
  source: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  iframe: ['src'],
  frame: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
};

const LEADING: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'xlink:href', 'ping'],
  area: ['href', 'ping'],
  form: ['action'],
  button: ['formaction'],
  input: ['formaction'],
};

/** Relations of `<link>` that only name an address. */
const NAMING_RELATIONS = new Set(['canonical', 'alternate', 'me', 'author', 'license', 'next', 'prev']);

const NAMING_PROPERTIES = new Set([
  'og:url',
  'og:image',
  'og:image:url',
  'og:image:secure_url',
  'twitter:image',
]);

/** Elements that end a line of what readers see. */
const BLOCKS = new Set(
  'p li h1 h2 h3 h4 h5 h6 dt dd div section article header footer figure figcaption blockquote summary td th tr button nav main'.split(
    ' ',
  ),
);

const UNSEEN = new Set(['script', 'style', 'template', 'title', 'noscript']);

/** Reads HTML in one pass. `cta` is the address of the page's call to action; elements with `data-cta` count as well. */
export function readMarkup(html: string, cta: string | null = null): Markup {
  const links: MarkupLink[] = [];
  const ids = new Set<string>();
  const handlers: string[] = [];
  const seen: string[] = [];
  const unseen: string[] = [];
  const facts = { robots: '', canonical: null as string | null, seenBeforeCta: null as number | null };
  let hidden = 0;
  let script: string | null = null;
  const parser = new Parser({
    onopentag(element, attributes) {
      for (const name in attributes) {
        const value = attributes[name] ?? '';
        if (value !== '') unseen.push(value);
        if (name === 'id') ids.add(value);
        else if (name === 'name' && element === 'a') ids.add(value);
        else if (name.startsWith('on')) handlers.push(`${element} ${name}`);
        else if (name === 'style') links.push(...styleLinks(value, `${element} style`));
      }
      for (const link of linksOf(element, attributes)) links.push(link);
      noteHead(element, attributes, facts);
      if (facts.seenBeforeCta === null && isCta(element, attributes, cta)) facts.seenBeforeCta = seen.length;
      if (UNSEEN.has(element)) hidden += 1;
      if (element === 'script' || element === 'style') {
        script = element === 'style' ? 'style' : (attributes['type'] ?? '');
      }
    },
    onclosetag(element) {
      if (UNSEEN.has(element)) hidden -= 1;
      script = null;
      if (hidden === 0) seen.push(BLOCKS.has(element) ? '\n' : ' ');
    },
    ontext(text) {
      if (hidden === 0) {
        seen.push(text);
        return;
      }
      unseen.push(text);
      if (script === 'style') links.push(...styleLinks(text, 'style'));
      if (script === 'application/ld+json') links.push(...structuredLinks(text));
    },
    oncomment: (text) => void unseen.push(text),
    onprocessinginstruction: (_, text) => void unseen.push(text),
  });
  parser.end(html);
  const lines = squeeze(seen.join(''));
  const { robots, canonical, seenBeforeCta } = facts;
  return {
    links,
    ids,
    handlers,
    robots,
    canonical,
    text: () => lines.join(' '),
    textBeforeCta: () =>
      seenBeforeCta === null ? null : squeeze(seen.slice(0, seenBeforeCta).join('')).join(' '),
    said: [...lines, ...unseen].join('\n'),
  };
}

/** Addresses in `url(...)` and `@import` of a style sheet. */
export function styleLinks(css: string, element: string): MarkupLink[] {
  if (!css.includes('url(') && !css.includes('@import')) return [];
  const found = css
    .replace(/\/\*[^]*?\*\//g, '')
    .matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g);
  // Of the alternatives one has matched; the groups of the others hold nothing.
  return [...found].map(([, ...urls]: (string | undefined)[]) => ({
    url: urls.find((url) => url !== undefined) ?? '',
    use: 'loads',
    element,
  }));
}

/** Elements whose attributes may hold addresses: most have none, and are not looked at twice. */
const LINKING = new Set([...Object.keys(LEADING), ...Object.keys(LOADING), 'link', 'meta']);

function linksOf(element: string, attributes: Attributes): MarkupLink[] {
  if (!LINKING.has(element)) return [];
  const take = (names: readonly string[] | undefined, use: LinkUse) =>
    (names ?? []).flatMap((name): MarkupLink[] => {
      const url = attributes[name];
      return url === undefined ? [] : [{ url, use, element }];
    });
  const sets = [attributes['srcset'], attributes['imagesrcset']].flatMap((set) =>
    set === undefined ? [] : urlsOfSet(set).map((url): MarkupLink => ({ url, use: 'loads', element })),
  );
  return [
    ...take(LEADING[element], 'leads'),
    ...take(LOADING[element], 'loads'),
    ...sets,
    ...headLinks(element, attributes),
  ];
}

function headLinks(element: string, attributes: Attributes): MarkupLink[] {
  if (element === 'link' && attributes['href'] !== undefined) {
    const relation = attributes['rel'] ?? '';
    const use = relation.split(/\s+/).every((each) => NAMING_RELATIONS.has(each)) ? 'names' : 'loads';
    const media = attributes['media'] === 'print' ? ' media=print' : '';
    return [{ url: attributes['href'], use, element: `link rel=${relation}${media}` }];
  }
  if (element !== 'meta') return [];
  const content = attributes['content'] ?? '';
  const property = attributes['property'] ?? attributes['name'] ?? '';
  if (NAMING_PROPERTIES.has(property)) return [{ url: content, use: 'names', element: `meta ${property}` }];
  const refresh = attributes['http-equiv']?.toLowerCase() === 'refresh' ? /url=(.*)$/i.exec(content) : null;
  return refresh ? [{ url: refresh[1] ?? '', use: 'leads', element: 'meta refresh' }] : [];
}

function noteHead(
  element: string,
  attributes: Attributes,
  facts: { robots: string; canonical: string | null },
): void {
  if (element === 'meta' && attributes['name']?.toLowerCase() === 'robots')
    facts.robots = attributes['content'] ?? '';
  if (element === 'link' && attributes['rel'] === 'canonical') facts.canonical = attributes['href'] ?? null;
}

function isCta(element: string, attributes: Attributes, cta: string | null): boolean {
  return (
    attributes['data-cta'] !== undefined || (element === 'a' && cta !== null && attributes['href'] === cta)
  );
}

/** `/a.png 1x, /b.png 2x` -> both addresses. Addresses with commas inside are not made here. */
function urlsOfSet(set: string): string[] {
  return set
    .split(/,\s+|,$/)
    .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
    .filter((url) => url !== '');
}

/** Every web address in JSON-LD, but for the vocabulary's own. */
function structuredLinks(json: string): MarkupLink[] {
  return [...json.matchAll(/"(https?:\/\/[^"\\]+)"/g)].flatMap(([, url = '']) =>
    url.startsWith('https://schema.org') ? [] : [{ url, use: 'names' as const, element: 'script ld+json' }],
  );
}

/** The lines of a text without spaces at their ends, with single ones between words, and without empty ones. */
function squeeze(text: string): string[] {
  return text
    .replace(/[^\S\n ]+| {2,}/g, ' ')
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, ' '))
    .filter((line) => line !== '');
}
