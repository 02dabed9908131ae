import type { Newsletter } from './copy/kit-copy.ts';

/** A newsletter as plain text, to paste anywhere. */
export function renderNewsletterText(newsletter: Newsletter, link: string): string {
  const { title, disclosure, paragraphs, button, smallPrint } = newsletter;
  return [title, disclosure, ...paragraphs, `${button}\n${link}`, smallPrint].join('\n\n');
}

export function renderNewsletterMarkdown(newsletter: Newsletter, link: string): string {
  const { title, disclosure, paragraphs, button, smallPrint } = newsletter;
  const blocks = [
    `## ${escapeMarkdown(title)}`,
    `**${escapeMarkdown(disclosure)}**`,
    ...paragraphs.map(escapeMarkdown),
    `[${escapeMarkdown(button)}](<${link}>)`,
    `*${escapeMarkdown(smallPrint)}*`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A fragment without classes, styles or pictures, as newsletter tools take it. */
export function renderNewsletterHtml(newsletter: Newsletter, link: string): string {
  const { title, disclosure, paragraphs, button, smallPrint } = newsletter;
  const blocks = [
    `<h2>${escapeHtml(title)}</h2>`,
    `<p><strong>${escapeHtml(disclosure)}</strong></p>`,
    ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
    `<p><a href="${escapeHtml(link)}" rel="sponsored">${escapeHtml(button)}</a></p>`,
    `<p><small>${escapeHtml(smallPrint)}</small></p>`,
  ];
  return `${blocks.join('\n')}\n`;
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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (letter) => ENTITIES[letter] ?? letter);
}
