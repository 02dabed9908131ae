import { escapeText, defuseText } from './escape.ts';
import type { FilledInline, Href } from './filled-email.ts';
import type { Service } from './services.ts';

/** A line as HTML. */
export function inlineHtml(inlines: readonly FilledInline[], service: Service): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return escapeText(inline.text);
        case 'break':
          return '<br />';
        case 'field':
          return fieldOf(inline, service);
        case 'link':
          return `<a class="k-link" href="${hrefHtml(inline.href, service)}">${inlineHtml(inline.children, service)}</a>`;
        case 'strong':
          return `<strong>${inlineHtml(inline.children, service)}</strong>`;
        case 'emphasis':
          return `<em>${inlineHtml(inline.children, service)}</em>`;
      }
    })
    .join('');
}

/** A line as plain text: addresses stand behind the words that lead there. */
export function inlineText(inlines: readonly FilledInline[], service: Service): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return defuseText(inline.text);
        case 'break':
          return '\n';
        case 'field':
          return fieldOf(inline, service);
        case 'link': {
          const [words, address] = [inlineText(inline.children, service), hrefText(inline.href, service)];
          return words === address ? address : `${words} (${address})`;
        }
        default:
          return inlineText(inline.children, service);
      }
    })
    .join('');
}

export function hrefHtml(href: Href, service: Service): string {
  return 'url' in href ? escapeText(href.url) : (service.tag(href.field) ?? '');
}

export function hrefText(href: Href, service: Service): string {
  return 'url' in href ? href.url : (service.tag(href.field) ?? '');
}

/** A first name may be missing, and then the space before it goes too. */
function fieldOf({ field, before }: Extract<FilledInline, { kind: 'field' }>, service: Service): string {
  const tag = service.tag(field);
  if (tag === null) return '';
  return field === 'firstName' ? service.whenFilled(field, before + tag) : before + tag;
}
