import { markdownToMdast, type MdastNode } from 'satteri';
import type { Problem } from '../core/errors.ts';
import {
  isEmailPlaceholder,
  emailPlaceholderFacts,
  type EmailBlock,
  type EmailInline,
} from '../schemas/email.ts';
import { namesIn, parsePattern } from '../schemas/pattern.ts';

/** Where the text of an e-mail stands, for whoever must complain about it. */
export interface EmailTextSource {
  readonly file: string;
  /** Line of the file at which the text begins, 1-based. */
  readonly firstLine: number;
}

/** What an e-mail cannot hold, and what to write instead. */
const REFUSED: Readonly<Record<string, readonly [string, string]>> = {
  html: [
    'HTML is not read in an e-mail',
    'Write Markdown: **bold**, [words]({welcomePage}), lists, "> " for a quote.',
  ],
  code: ['An indented or fenced block is code, which e-mails do not have', 'Begin the line without spaces.'],
  table: ['A table cannot stand in an e-mail: phones have no room for it', 'Write a list.'],
  image: [
    'A picture cannot stand in an e-mail by itself',
    'Write {card} alone in its paragraph for the share image.',
  ],
};
const NOT_KNOWN = [
  'This cannot stand in an e-mail',
  'Write headings, paragraphs, lists, quotes and links.',
] as const;

/** Takes the Markdown of an e-mail apart. What it cannot hold is a problem with its line; the rest is still read. */
export function parseEmail(
  text: string,
  { file, firstLine }: EmailTextSource,
): { readonly body: readonly EmailBlock[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const refuse = (node: MdastNode): void => {
    const [message, hint] = REFUSED[node.type] ?? NOT_KNOWN;
    const line = firstLine + (node.position?.start.line ?? 1) - 1;
    problems.push({ message, hint, where: { file, line } });
  };
  const tree = markdownToMdast(text, { features: { smartPunctuation: false } });
  return { body: childrenOf(tree).flatMap((node) => toBlocks(node, refuse)), problems };
}

type Refuse = (node: MdastNode) => void;

function toBlocks(node: MdastNode, refuse: Refuse): EmailBlock[] {
  const inlines = (): EmailInline[] => toInlines(childrenOf(node), refuse);
  switch (node.type) {
    case 'heading':
      return [
        { kind: 'heading', level: node.depth === 1 ? 1 : node.depth === 2 ? 2 : 3, children: inlines() },
      ];
    case 'paragraph':
      return [toParagraph(inlines())];
    case 'thematicBreak':
      return [{ kind: 'divider' }];
    case 'blockquote':
      return [{ kind: 'quote', paragraphs: linesIn(node, refuse) }];
    case 'list':
      return [
        {
          kind: 'list',
          ordered: node.ordered === true,
          items: childrenOf(node).map((item) => withBreaks(linesIn(item, refuse))),
        },
      ];
    default:
      refuse(node);
      return [];
  }
}

/** A link alone is a button, and a block's placeholder alone is that block. */
function toParagraph(children: readonly EmailInline[]): EmailBlock {
  const [only, ...more] = children;
  if (more.length === 0 && only?.kind === 'link') {
    return { kind: 'button', to: only.to, children: only.children };
  }
  if (more.length === 0 && only?.kind === 'text') {
    const [name = '', ...others] = namesIn(parsePattern(only.text).pieces);
    const isAlone = others.length === 0 && only.text.trim() === `{${name}}`;
    if (isAlone && isEmailPlaceholder(name) && emailPlaceholderFacts(name).form === 'block') {
      return { kind: 'slot', name: name as Extract<EmailBlock, { kind: 'slot' }>['name'] };
    }
  }
  return { kind: 'paragraph', children };
}

/** The paragraphs inside of a quote or an item. */
function linesIn(node: MdastNode, refuse: Refuse): EmailInline[][] {
  return childrenOf(node).flatMap((child) => {
    if (child.type === 'paragraph') return [toInlines(childrenOf(child), refuse)];
    refuse(child);
    return [];
  });
}

function withBreaks(lines: readonly (readonly EmailInline[])[]): EmailInline[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ kind: 'break' } as const, ...line]));
}

function toInlines(nodes: readonly MdastNode[], refuse: Refuse): EmailInline[] {
  return nodes.flatMap((node): EmailInline[] => {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: node.value.replace(/\s*\n\s*/gu, ' ') }];
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, children: toInlines(childrenOf(node), refuse) }];
      case 'link':
        return [{ kind: 'link', to: node.url, children: toInlines(childrenOf(node), refuse) }];
      case 'break':
        return [{ kind: 'break' }];
      default:
        refuse(node);
        return [];
    }
  });
}

function childrenOf(node: MdastNode): readonly MdastNode[] {
  return 'children' in node ? (node.children as readonly MdastNode[]) : [];
}
