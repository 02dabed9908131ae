import { capitalise } from '../i18n/capitalise.ts';
import { grammarOf, type Grammar } from '../i18n/grammar.ts';
import {
  emailPlaceholderFacts,
  isEmailPlaceholder,
  LONGEST_SUBJECT,
  type ContactField,
  type EmailBlock,
  type EmailInline,
  type EmailTemplate,
} from '../schemas/email.ts';
import { parsePattern } from '../schemas/pattern.ts';
import { cleanText } from '../schemas/text.ts';
import type { EmailFacts } from './email-facts.ts';
import type { EmailLinks } from './email-links.ts';
import type { FilledBlock, FilledInline, Href } from './filled-email.ts';

export interface Filling {
  readonly facts: EmailFacts;
  readonly links: EmailLinks;
  /** The language that the e-mail's words are in. */
  readonly lang: string;
}

/**
 * The subject: the first that can be filled and is short enough, else the first that can be filled.
 * @returns null where none can be filled: the e-mail has nothing to say to this audience then
 */
export function fillSubject({ subjects }: EmailTemplate, filling: Filling): string | null {
  const filled = subjects.map((subject) => fillLine(subject, filling)).filter((subject) => subject !== null);
  return filled.find((subject) => [...subject].length <= LONGEST_SUBJECT) ?? filled[0] ?? null;
}

/** A pattern of words alone; null where something in it has nothing to say. */
export function fillLine(pattern: string, filling: Filling): string | null {
  const filled = fillText(pattern, filling, '');
  return (
    filled
      ?.map((inline) => (inline.kind === 'text' ? inline.text : ''))
      .join('')
      .trim() ?? null
  );
}

/** The parts of an e-mail. Those with a placeholder that has nothing to say are left out, as if nobody had written them. */
export function fillBody(body: readonly EmailBlock[], filling: Filling): FilledBlock[] {
  return body.flatMap((block) => fillBlock(block, filling) ?? []);
}

function fillBlock(block: EmailBlock, filling: Filling): FilledBlock | null {
  switch (block.kind) {
    case 'divider':
      return block;
    case 'slot':
      return typesetBlock(filling.facts.blocks[block.name] ?? null, grammarOf(filling.lang));
    case 'heading': {
      const children = fillInlines(block.children, filling);
      return children && { ...block, children };
    }
    case 'paragraph': {
      const children = fillInlines(block.children, filling);
      return children && { kind: 'paragraph', children, needs: neededField(children) };
    }
    case 'button': {
      const children = fillInlines(block.children, filling);
      const href = hrefOf(block.to, filling);
      return children && href && { kind: 'button', href, children };
    }
    case 'list': {
      const items = block.items.flatMap((item) => {
        const filled = fillInlines(item, filling);
        return filled === null ? [] : [filled];
      });
      return items.length === 0 ? null : { ...block, items };
    }
    case 'quote': {
      const paragraphs = block.paragraphs.flatMap((paragraph) => {
        const filled = fillInlines(paragraph, filling);
        return filled === null ? [] : [filled];
      });
      return paragraphs.length === 0 ? null : { ...block, paragraphs };
    }
  }
}

/** Steps and figures, whose words nobody wrote into the e-mail itself. */
function typesetBlock(block: FilledBlock | null, { typeset }: Grammar): FilledBlock | null {
  if (block?.kind === 'figures') {
    const figures = block.figures.map(({ value, label }) => ({
      value: typeset(value),
      label: typeset(label),
    }));
    return { ...block, figures };
  }
  if (block?.kind !== 'steps') return block;
  const steps = block.steps.map((step) => ({
    ...step,
    title: typeset(step.title),
    text: typeset(step.text),
    more: step.more && { ...step.more, title: typeset(step.more.title) },
  }));
  return { ...block, steps };
}

/** A line; null where something in it has nothing to say. */
function fillInlines(inlines: readonly EmailInline[], filling: Filling, before = ''): FilledInline[] | null {
  const filled: FilledInline[] = [];
  for (const inline of inlines) {
    const soFar = before + wordsOf(filled);
    const part = fillInline(inline, filling, soFar);
    if (part === null) return null;
    filled.push(...part);
  }
  return filled;
}

function fillInline(inline: EmailInline, filling: Filling, before: string): FilledInline[] | null {
  switch (inline.kind) {
    case 'break':
      return [inline];
    case 'text':
      return fillText(inline.text, filling, before);
    case 'link': {
      const href = hrefOf(inline.to, filling);
      const children = fillInlines(inline.children, filling, before);
      return children && href && [{ kind: 'link', href, children }];
    }
    case 'strong':
    case 'emphasis': {
      const children = fillInlines(inline.children, filling, before);
      return children && [{ kind: inline.kind, children }];
    }
  }
}

/** At the beginning, or behind the end of a sentence; quotes and signs may stand between. */
const SENTENCE_BEGINS = /(?:^|[.!?…]["”»’)]*[\s\u00a0]|[。！？])[^\p{L}\p{N}]*$/u;
const SENTENCE_ENDS = /[.!?…。！？؟]["”»’)]*$/u;

/** @param before the words of the same line that stand in front */
function fillText(pattern: string, filling: Filling, before: string): FilledInline[] | null {
  const grammar = grammarOf(filling.lang);
  const filled: FilledInline[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') filled.push({ kind: 'text', text: grammar.typeset(text) });
    text = '';
  };
  for (const piece of parsePattern(pattern).pieces) {
    if ('text' in piece) {
      // A value with an end of its own takes the place of the pattern's full stop.
      text += SENTENCE_ENDS.test(text) ? piece.text.replace(/^[.。]/u, '') : piece.text;
      continue;
    }
    if (!isEmailPlaceholder(piece.name)) return null;
    const { form, type } = emailPlaceholderFacts(piece.name);
    if (form === 'contact') {
      const space = /[ \u00a0]$/u.exec(text)?.[0] ?? '';
      text = text.slice(0, text.length - space.length);
      flush();
      filled.push({ kind: 'field', field: piece.name as ContactField, before: space });
    } else if (form === 'text') {
      const value = filling.facts.texts[piece.name as keyof EmailFacts['texts']] ?? null;
      if (value === null) return null;
      const opens = type === 'phrase' && SENTENCE_BEGINS.test(before + wordsOf(filled) + text);
      text = joinWord(text, opens ? capitalise(value, filling.lang) : value, grammar);
    } else {
      const href = hrefOf(`{${piece.name}}`, filling);
      if (href === null) return null;
      flush();
      filled.push({ kind: 'link', href, children: [shown(href)] });
    }
  }
  flush();
  return filled;
}

function joinWord(text: string, word: string, grammar: Grammar): string {
  return grammar.join(text, cleanText(word));
}

/** An address that stands in the text itself. */
function shown(href: Href): FilledInline {
  return 'url' in href ? { kind: 'text', text: href.url } : { kind: 'field', field: href.field, before: '' };
}

function hrefOf(to: string, { facts, links }: Filling): Href | null {
  const name = /^\{([^{}]*)\}$/u.exec(to)?.[1]?.trim();
  if (name === undefined) return { url: links.to(to) };
  if (!isEmailPlaceholder(name)) return null;
  const { form } = emailPlaceholderFacts(name);
  if (form === 'contact-address') return { field: name as ContactField };
  const url = form === 'address' ? facts.addresses[name as keyof EmailFacts['addresses']] : null;
  return url === null || url === undefined ? null : { url };
}

/** What stands behind a name and means nothing without: 様, さん, a comma. */
const HONORIFIC = /^\S{0,2}$/u;

/**
 * The field without which a paragraph makes no sense: a first name is only a courtesy, where the paragraph has other
 * words than an honorific, and affiliates have addresses.
 */
function neededField(inlines: readonly FilledInline[]): ContactField | null {
  const [first, ...rest] = inlines;
  if (first?.kind === 'field' && first.field === 'firstName' && HONORIFIC.test(wordsOf(rest)))
    return first.field;
  return fieldOfReferrer(inlines);
}

function fieldOfReferrer(inlines: readonly FilledInline[]): ContactField | null {
  for (const inline of inlines) {
    if (inline.kind === 'field' && inline.field === 'referrer') return inline.field;
    const nested = 'children' in inline ? fieldOfReferrer(inline.children) : null;
    if (nested !== null) return nested;
  }
  return null;
}

function wordsOf(inlines: readonly FilledInline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'break') return '\n';
      // A name stands there, whoever's it is.
      return inline.kind === 'field' ? `${inline.before}X` : wordsOf(inline.children);
    })
    .join('');
}
