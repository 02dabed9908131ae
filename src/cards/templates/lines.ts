import type { FittedText } from '../fit-text.ts';
import { emojiRuns, hasEmoji } from '../graphemes.ts';
import { type Child, h, type Style } from '../h.ts';
import { styleOf } from '../measure.ts';
import type { Materials } from './template.ts';

/** Fitted lines, each in a box of its own: satori breaks none of them again. */
export function drawLines(
  fitted: FittedText,
  style: Style,
  { typefaces, mirrored }: Pick<Materials, 'typefaces' | 'mirrored'>,
) {
  const { role, size, lineHeight, lines } = fitted;
  const font = { ...styleOf(role, typefaces), fontSize: size, lineHeight: `${lineHeight}px` };
  const boxes = lines.map((line) => h('div', { style: { height: lineHeight } }, ...drawRuns(line)));
  const alignItems = mirrored ? 'flex-end' : 'flex-start';
  return h('div', { style: { flexDirection: 'column', alignItems, ...font, ...style } }, ...boxes);
}

/** A space next to an emoji would be the emoji font's, which is as wide as an emoji: so emoji stand apart. */
function drawRuns(line: string): Child[] {
  if (!hasEmoji(line)) return [line];
  return emojiRuns(line).map((run) => h('div', { style: { whiteSpace: 'pre' } }, run));
}

export function heightOf({ lines, lineHeight }: FittedText): number {
  return lines.length * lineHeight;
}
