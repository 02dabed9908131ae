import { escapeHtml } from '../core/escape-html.ts';

/** What e-mail services take for tags of their own: `{{ … }}`, `{% … %}`, `*|…|*`, and the slots `[[…]]`. */
const TAG_MARKS = /\{(?=[{%#])|(?<=[%#}])\}|\*(?=\|)|(?<=\|)\*|\[(?=\[)/gu;

/**
 * A text for HTML, in words or in an attribute. Nothing that people wrote becomes markup, and nothing of it becomes a tag
 * that the e-mail service would fill with somebody's data.
 */
export function escapeText(text: string): string {
  return escapeHtml(text).replace(TAG_MARKS, (mark) => `&#${String(mark.charCodeAt(0))};`);
}

/** The same for plain text, which knows no entities: a space takes the mark apart. */
export function defuseText(text: string): string {
  return text
    .replace(/\{(?=[{%#])/gu, '{ ')
    .replace(/(?<=[%#}])\}/gu, ' }')
    .replace(/\*(?=\|)/gu, '* ')
    .replace(/(?<=\|)\*/gu, ' *')
    .replace(/\[(?=\[)/gu, '[ ');
}
