/** Letters, punctuation and full-width forms of scripts that put no spaces between words. Korean does. */
export const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]`;

/**
 * A line end in the middle of a Japanese or Chinese sentence, with the blanks around it. Markdown and YAML make a space
 * of it, which those scripts do not have.
 * @see https://www.w3.org/TR/css-text-3/#line-break-transform which asks it of browsers; Chromium does not do it
 */
export const BROKEN_LINE = new RegExp(`(?<=${UNSPACED})[ \\t]*\\r?\\n[ \\t]*(?=${UNSPACED})`, 'gu');
