import { escapeHtml } from '../core/escape-html.ts';
import type { Brand } from '../schemas/program.ts';

/** A text for a page or a newsletter, before it becomes plain text, Markdown or HTML. */
export interface Block {
  readonly title: string;
  readonly disclosure: string;
  /** Paragraphs, an empty line between them. */
  readonly words: string;
  readonly button: string;
  readonly smallPrint: string;
  readonly link: string;
}

/** What HTML is marked with, so that it is read and set in its own language anywhere. */
export interface Language {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** To paste anywhere. */
export function renderBlockText({ title, disclosure, words, button, smallPrint, link }: Block): string {
  return [title, disclosure, words, `${button}\n${link}`, smallPrint].join('\n\n');
}

/** Nothing that people wrote becomes markup. */
export function renderBlockMarkdown({ title, disclosure, words, button, smallPrint, link }: Block): string {
  const blocks = [
    `## ${escapeMarkdown(title)}`,
    `**${escapeMarkdown(disclosure)}**`,
    ...paragraphsOf(words).map((paragraph) => paragraph.split('\n').map(escapeMarkdown).join('  \n')),
    `[${escapeMarkdown(button)}](<${link}>)`,
    `*${escapeMarkdown(smallPrint)}*`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A fragment without classes, styles or pictures, which takes the looks of wherever it is pasted. */
export function renderBlockHtml(block: Block, language: Language): string {
  const lines = [
    `<h2>${escapeHtml(block.title)}</h2>`,
    `<p><strong>${escapeHtml(block.disclosure)}</strong></p>`,
    ...htmlParagraphs(block.words),
    `<p><a href="${escapeHtml(block.link)}" rel="sponsored noopener">${escapeHtml(block.button)}</a></p>`,
    `<p><small>${escapeHtml(block.smallPrint)}</small></p>`,
  ];
  return `<div ${languageAttributes(language)}>\n${lines.join('\n')}\n</div>\n`;
}

/** A box in the program's colours, with styles of its own: for pages that were not made for it. */
export function renderBlockBox(block: Block, language: Language, { colors }: Brand): string {
  const box = `box-sizing:border-box;max-width:640px;padding:20px 24px;border:2px solid ${colors.primary};border-radius:12px;background:${colors.paper};color:${colors.ink};font:16px/1.5 sans-serif`;
  const button = `display:inline-block;padding:10px 18px;border-radius:8px;background:${colors.primary};color:${textOn(colors.primary)};font-weight:bold;text-decoration:none`;
  const lines = [
    `<p style="margin:0 0 8px;font-size:13px">${escapeHtml(block.disclosure)}</p>`,
    `<p style="margin:0 0 8px;font-size:20px;line-height:1.25;font-weight:bold">${escapeHtml(block.title)}</p>`,
    ...htmlParagraphs(block.words, ' style="margin:0 0 16px"'),
    `<p style="margin:0 0 12px"><a href="${escapeHtml(block.link)}" rel="sponsored noopener" style="${button}">${escapeHtml(block.button)}</a></p>`,
    `<p style="margin:0;font-size:12px">${escapeHtml(block.smallPrint)}</p>`,
  ];
  return `<div ${languageAttributes(language)} style="${box}">\n${lines.join('\n')}\n</div>\n`;
}

export function languageAttributes({ locale, direction }: Language): string {
  return `lang="${escapeHtml(locale)}" dir="${direction}"`;
}

function paragraphsOf(words: string): string[] {
  return words.split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== '');
}

function htmlParagraphs(words: string, attributes = ''): string[] {
  return paragraphsOf(words).map(
    (paragraph) => `<p${attributes}>${paragraph.split('\n').map(escapeHtml).join('<br>\n')}</p>`,
  );
}

/** White, or black where a colour is too light for it (relative luminance, WCAG 2.2). */
function textOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#000000';
}

/** Every character that Markdown could take for more than itself; HTML in Markdown starts with one of them too. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&]/gu, '\\$&')
    .replace(/^([+-])/u, '\\$1')
    .replace(/^(\d+)([.)])/u, '$1\\$2')
    .replace(/(https?|ftp):\/\//giu, '$1\\://')
    .replace(/\bwww\./giu, (found) => `${found.slice(0, -1)}\\.`);
}
