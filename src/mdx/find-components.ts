import {
  mdxToMdast,
  type MdastNode,
  type MdxFlowExpression,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
  type MdxTextExpression,
} from 'satteri';

/** A component as it stands in a text. */
export interface FoundComponent {
  /** As written; of `<Chart.Bar />` the first part. */
  readonly name: string;
  /** Line of the text, 1-based. */
  readonly line: number;
  /** Properties in their order; null where the value is missing or only known when the text is rendered. */
  readonly props: readonly { readonly name: string; readonly value: string | null }[];
  /** Whether properties are spread from an object, `{...these}`. */
  readonly spreads: boolean;
  /** Whether it stands within a line of text. */
  readonly isInLine: boolean;
  /** Whether it is made by code, `{…}`; nothing else is known of it then. */
  readonly isInBraces: boolean;
  readonly inside: 'nothing' | 'list' | 'text';
}

/**
 * The components of an MDX text, but for those that it brings along itself with `import` or `export`.
 * @param mdx the text below the frontmatter, as `forgiveHtml` leaves it
 * @throws where the text cannot be read
 */
export function findComponents(mdx: string): FoundComponent[] {
  if (!/<[A-Z]/.test(mdx)) return [];
  const own = new Set<string>();
  const found: FoundComponent[] = [];
  const visit = (node: MdastNode): void => {
    if (node.type === 'mdxjsEsm') for (const [name] of node.value.matchAll(/[\p{Lu}]\w*/gu)) own.add(name);
    if (isElement(node) && /^[A-Z]/.test(node.name ?? '')) found.push(describe(node));
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') found.push(...inBraces(node));
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(mdxToMdast(mdx, { position: true }));
  return found.filter(({ name }) => !own.has(name));
}

type Element = MdxJsxFlowElement | MdxJsxTextElement;

function isElement(node: MdastNode): node is Element {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function describe(element: Element): FoundComponent {
  return {
    name: (element.name ?? '').replace(/\..*$/, ''),
    line: element.position?.start.line ?? 1,
    props: element.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' ? [{ name: attribute.name, value: textOf(attribute.value) }] : [],
    ),
    spreads: element.attributes.some(({ type }) => type === 'mdxJsxExpressionAttribute'),
    isInLine: element.type === 'mdxJsxTextElement',
    isInBraces: false,
    inside: insideOf(element.children),
  };
}

function inBraces({ value, position }: MdxFlowExpression | MdxTextExpression): FoundComponent[] {
  const code = value.replace(/\/\*[^]*?\*\/|(["'`])(?:\\.|(?!\1)[^\\])*\1/g, (text) =>
    text.replace(/[^\n]/g, ' '),
  );
  return [...code.matchAll(/<([A-Z]\w*)/g)].map(({ 1: name = '', index }) => ({
    name,
    line: (position?.start.line ?? 1) + code.slice(0, index).split('\n').length - 1,
    props: [],
    spreads: false,
    isInLine: false,
    isInBraces: true,
    inside: 'nothing',
  }));
}

/** `"x"`, and `{"x"}`, `{'x'}` or `{6.5}`, which say the same. */
function textOf(value: Extract<Element['attributes'][number], { type: 'mdxJsxAttribute' }>['value']) {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  const literal = /^\s*(?:"([^"\\]*)"|'([^'\\]*)'|`([^`\\$]*)`|(-?\d+(?:\.\d+)?))\s*$/.exec(value.value);
  const parts: readonly (string | undefined)[] = literal?.slice(1) ?? [];
  return parts.find((part) => part !== undefined) ?? null;
}

function insideOf(children: readonly MdastNode[]): FoundComponent['inside'] {
  const telling = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  if (telling.length === 0) return 'nothing';
  return telling.every(({ type }) => type === 'list') ? 'list' : 'text';
}
