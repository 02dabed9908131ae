import type { FilledBlock, FilledEmail } from './filled-email.ts';
import { defuseText } from './escape.ts';
import { hrefText, inlineText } from './render-words.ts';
import type { Service } from './services.ts';

/** The plain text of an e-mail, from the same parts as the HTML. Lines are as long as their paragraphs: phones break them. */
export function renderEmailText(
  { body, because, unsubscribe }: FilledEmail,
  postalAddress: string,
  service: Service,
): string {
  const parts = body.map((block) => renderBlock(block, service)).filter((part) => part !== '');
  const foot = [defuseText(because), `${unsubscribe} (${service.unsubscribe})`, defuseText(postalAddress)];
  return `${parts.join('')}--\n${foot.join('\n')}\n`.replace(/[^\S\n]+$/gmu, '');
}

/** A part with the empty line below it, so that one which the service leaves out leaves no hole. */
function renderBlock(block: FilledBlock, service: Service): string {
  const words = (inlines: Parameters<typeof inlineText>[0]): string => inlineText(inlines, service);
  switch (block.kind) {
    case 'heading': {
      const title = words(block.children);
      return block.level === 1 ? `${title}\n${'='.repeat(widthOf(title))}\n\n` : `${title}\n\n`;
    }
    case 'paragraph': {
      const paragraph = `${words(block.children)}\n\n`;
      if (block.needs === null) return paragraph;
      return service.tag(block.needs) === null ? '' : service.whenFilled(block.needs, paragraph);
    }
    case 'button':
      return `${words(block.children)}\n${hrefText(block.href, service)}\n\n`;
    case 'list':
      return `${block.items
        .map((item, index) => {
          const mark = block.ordered ? `${index + 1}.` : '-';
          return `${mark} ${words(item).replaceAll('\n', `\n${' '.repeat(mark.length + 1)}`)}`;
        })
        .join('\n')}\n\n`;
    case 'quote':
      return `${block.paragraphs.map((paragraph) => `> ${words(paragraph).replaceAll('\n', '\n> ')}`).join('\n>\n')}\n\n`;
    case 'divider':
      return '* * *\n\n';
    case 'steps':
      return `${block.steps
        .map(({ mark, title, text, more }) => {
          const told = [`${defuseText(mark)}. ${defuseText(title)}`, defuseText(text)];
          const link = more === null ? [] : [defuseText(more.title), more.url];
          return [...told, ...link].join('\n   ');
        })
        .join('\n\n')}\n\n`;
    case 'figures':
      return `${block.figures.map(({ value, label }) => `${defuseText(value)} ${defuseText(label)}`).join('\n')}\n\n`;
    case 'progress':
    case 'picture':
      return '';
  }
}

function widthOf(title: string): number {
  return Math.min(60, [...title].length);
}
