/** How the bar looks: quiet, and never to be taken for a part of the page. */
export const BAR_STYLE = `
  :host { all: initial; position: fixed; inset: auto 0 0; z-index: 2147483647; font: 13px/1.45 system-ui, sans-serif; color: #f4f4f5; }
  [hidden] { display: none !important; }
  nav { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 14px; padding: 8px 14px; background: #18181b; }
  b { letter-spacing: .02em; }
  label { display: inline-flex; align-items: center; gap: 6px; }
  label span { color: #a1a1aa; }
  select, button, a { font: inherit; color: inherit; background: #27272a; border: 1px solid #3f3f46; border-radius: 6px; padding: 3px 8px; max-inline-size: 220px; text-decoration: none; cursor: pointer; }
  :is(select, button, a):hover { border-color: #a1a1aa; }
  :is(select, button, a):focus-visible { outline: 2px solid #60a5fa; outline-offset: 1px; }
  button.problems { background: #b91c1c; border-color: #ef4444; }
  div { max-block-size: min(60vh, 640px); overflow: auto; padding: 16px 18px 18px; background: #fafafa; color: #18181b; border-block-start: 1px solid #d4d4d8; }
  div > section { max-inline-size: 90ch; padding-block: 8px; border-block-start: 1px solid #e4e4e7; }
  h2 { margin: 0 0 2px; font: 600 12px/1.4 system-ui, sans-serif; text-transform: uppercase; letter-spacing: .06em; color: #71717a; }
  p { margin: 2px 0; }
  .lead { font-weight: 600; margin-block-end: 8px; }
  .not { color: #71717a; }
  code { font: 12px/1.5 ui-monospace, monospace; color: #b91c1c; }
`;
