import { DomUtils, parseDocument } from 'htmlparser2';

type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;

/** Elements that say something, or should not be there. */
const TELLING = new Set(
  'a article aside b blockquote button caption dd dl dt figcaption figure footer h1 h2 h3 h4 header li main nav ol p pre section strong summary table time title ul'.split(
    ' ',
  ),
);

/** Elements that show something without words. */
const SHOWING = new Set(['img', 'svg', 'input', 'picture']);

/** What a script of the page fills. */
const FILLED_LATER = /(^| )search-(?:status|results)( |$)/;

/** What code says where it has nothing to say, and places in a text that nothing was put in. */
const NOTHING = /\b(?:undefined|NaN|Invalid Date)\b|\[object |\{\{|\$\{|\{\w+\}|%[sd]\b/;

/** A number in German. */
const NULL = /\bnull\b/;

/** Words left out between marks that should have held them. */
const HOLE = /[,،、·]\s*[,،、·.。]|\(\s*\)|（\s*）|“\s*”|«\s*»|„\s*“|「\s*」|^[\s,،、·.:;()–-]+$/;

/** Parts of a page that say nothing, or nothing that anybody wrote; empty where it is whole. */
export function findGaps(html: string): string[] {
  const page = parseDocument(html);
  const elements = DomUtils.findAll(() => true, page.children);
  const isNothing = html.includes('<html lang="de"') ? [NOTHING] : [NOTHING, NULL];
  return elements.flatMap((element) => [
    ...emptyBoxes(element),
    ...lonelyHeadings(element),
    ...emptyWords(element, isNothing),
  ]);
}

function emptyBoxes(element: Element): string[] {
  if (!TELLING.has(element.name) || FILLED_LATER.test(element.attribs['class'] ?? '') || says(element))
    return [];
  return [`says nothing: ${describe(element)}`];
}

function says(element: Element): boolean {
  const shows = DomUtils.findOne(({ name }) => SHOWING.has(name), element.children, true);
  return shows !== null || DomUtils.textContent(element).trim() !== '';
}

/** A section whose heading has nothing below it. */
function lonelyHeadings(element: Element): string[] {
  if (!/^(?:section|article|aside)$/.test(element.name)) return [];
  const isHead = (node: Element): boolean =>
    /^h[1-6]$/.test(node.name) || /(^| )section-head( |$)/.test(node.attribs['class'] ?? '');
  const head = DomUtils.findOne(isHead, element.children, true);
  if (head === null) return [];
  const words = (text: string): string => text.replace(/\s+/g, '');
  const rest = words(DomUtils.textContent(element)).length - words(DomUtils.textContent(head)).length;
  const shows = DomUtils.findOne(({ name }) => SHOWING.has(name), element.children, true);
  return rest > 0 || shows !== null ? [] : [`a heading with nothing below it: ${describe(element)}`];
}

function emptyWords(element: Element, nothing: readonly RegExp[]): string[] {
  const own = element.children.flatMap((child) =>
    (child.type as string) === 'text' && 'data' in child ? [child.data] : [],
  );
  const texts = [...own, ...Object.values(element.attribs)].filter((text) => text.trim() !== '');
  const isCode = element.name === 'script' || element.name === 'style';
  const block = isBlock(element) ? [DomUtils.textContent(element)] : [];
  return [
    ...texts.filter((text) => nothing.some((each) => each.test(isCode ? text.replace(/[{}$]/g, '') : text))),
    ...(isCode ? [] : block.filter((text) => HOLE.test(text))),
  ].map((text) => `${describe(element)} says "${text.trim().slice(0, 80)}"`);
}

/** The smallest boxes of text: a line of their own, with nothing but words inside. */
function isBlock({ name, children }: Element): boolean {
  return (
    /^(?:p|li|h[1-6]|dt|dd|figcaption|summary|title|button)$/.test(name) &&
    DomUtils.findOne(({ name: inner }) => /^(?:p|li|ul|ol|dl|div|pre|table)$/.test(inner), children, true) ===
      null &&
    DomUtils.textContent(children).trim() !== ''
  );
}

function describe({ name, attribs }: Element): string {
  const names = attribs['class'] === undefined ? '' : `.${attribs['class'].replaceAll(' ', '.')}`;
  return `<${name}${names}>`;
}
