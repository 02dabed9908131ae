/** A value that satori's style accepts. */
export type Style = Readonly<Record<string, string | number>>;

export type Child = CardElement | string;

/** What satori draws: a box, a text or a vector picture. */
export interface CardElement {
  readonly type: string;
  readonly key: string | null;
  readonly props: Readonly<Record<string, unknown>>;
}

interface Props {
  readonly key?: string;
  readonly style?: Style;
  readonly [attribute: string]: string | number | Style | undefined;
}

/** Makes an element: `h('div', { style: { ... } }, 'text')`. Boxes are flex and count their border in. */
export function h(
  type: string,
  { key, style, ...attributes }: Props,
  ...children: readonly Child[]
): CardElement {
  const drawn =
    type === 'div' ? { display: 'flex', position: 'relative', boxSizing: 'border-box', ...style } : style;
  return {
    type,
    key: key ?? null,
    props: {
      ...attributes,
      ...(drawn && { style: drawn }),
      ...(children.length > 0 && { children: children.length === 1 ? children[0] : children }),
    },
  };
}

/** A box at a place of its parent, in pixels. */
export function at(
  left: number,
  top: number,
  width: number,
  height: number,
  style: Style,
  ...children: readonly Child[]
) {
  return h('div', { style: { position: 'absolute', left, top, width, height, ...style } }, ...children);
}
