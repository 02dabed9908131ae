import type { FittedText } from '../fit-text.ts';
import { h, type Style } from '../h.ts';
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
  const boxes = lines.map((line) => h('div', { style: { height: lineHeight } }, line));
  const alignItems = mirrored ? 'flex-end' : 'flex-start';
  return h('div', { style: { flexDirection: 'column', alignItems, ...font, ...style } }, ...boxes);
}

export function heightOf({ lines, lineHeight }: FittedText): number {
  return lines.length * lineHeight;
}
