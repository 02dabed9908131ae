import type { EmailLook } from './email-look.ts';
import type { Palette } from '../theme/palette.ts';

/**
 * The stylesheet of e-mails. Colours also stand inline, for programs that drop stylesheets; what stands here is for night,
 * for phones, and for what has no place inline.
 */
export function emailStyles({ light, dark, faces, heading, body, logoOnDark }: EmailLook): string {
  // Outlook takes Times where it meets a font face: it does not look inside of a media query.
  return `
    :root { color-scheme: light dark; supported-color-schemes: light dark; }
    @media screen { ${faces} }
    .k-words, .k-words p, .k-words li, .k-words td { font-family: ${body}; font-size: 16px; line-height: 26px; }
    .k-words p { margin: 0 0 16px; }
    .k-words h1, .k-words h2 { font-family: ${heading}; font-weight: 700; margin: 0 0 20px; }
    .k-words h1 { font-size: 32px; line-height: 38px; letter-spacing: -0.01em; }
    .k-words h2 { font-size: 22px; line-height: 28px; margin-top: 16px; }
    .k-words .k-kicker { font-family: ${body}; font-size: 15px; line-height: 22px; font-weight: 600; margin: 0 0 8px; }
    .k-words .k-small { font-size: 13px; line-height: 20px; }
    .k-words ul, .k-words ol { margin: 0 0 16px; padding: 0; padding-inline-start: 24px; }
    .k-words li { margin: 0 0 6px; }
    .k-words table.k-quote { margin: 4px 0 20px; }
    .k-words table.k-quote p { margin: 0 0 8px; }
    .k-words .k-figure { font-family: ${heading}; }
    .k-words .k-muted { font-family: ${body}; }
    .k-night { display: none; }
    a.k-link { text-decoration: underline; }
    .k-logo a { color: ${light.ink}; font-family: ${heading}; font-weight: 700; text-decoration: none; }
    @media only screen and (max-width: 480px) {
      .k-pad > table > tbody > tr > td { padding-left: 4px !important; padding-right: 4px !important; }
      .k-cell { max-width: none !important; }
      .k-words h1 { font-size: 28px !important; line-height: 33px !important; }
    }
    @media (prefers-color-scheme: dark) {
      ${night(dark, '')}
      ${logoOnDark === null ? `.k-logo img { background: ${light.paper} !important; }` : '.k-day { display: none !important; } .k-night { display: block !important; }'}
    }
    ${night(dark, '[data-ogsc] ')}
  `;
}

/** Colours at night; Outlook on the web marks what it has darkened with an attribute instead of a media query. */
function night(dark: Palette, before: string): string {
  const rules: readonly (readonly [string, string])[] = [
    [
      'body, .k-ground, .k-ground > div',
      `background: ${dark.sunk} !important; background-color: ${dark.sunk} !important;`,
    ],
    ['.k-logo a', `color: ${dark.ink} !important;`],
    [
      '.k-card, .k-card > table',
      `background: ${dark.raised} !important; background-color: ${dark.raised} !important;`,
    ],
    [
      '.k-words, .k-words p, .k-words li, .k-words h1, .k-words h2, .k-words td, .k-words strong',
      `color: ${dark.ink} !important;`,
    ],
    ['.k-words .k-kicker, .k-words a.k-link, .k-words .k-figure', `color: ${dark.link} !important;`],
    ['.k-words .k-muted, .k-words .k-small', `color: ${dark.muted} !important;`],
    [
      '.k-button td, .k-button a',
      `background: ${dark.brand} !important; color: ${dark['on-brand']} !important;`,
    ],
    ['.k-words td.k-number', `background: ${dark.brand} !important; color: ${dark['on-brand']} !important;`],
    ['.k-words td.k-done', `background: ${dark.brand} !important;`],
    ['.k-words td.k-open', `background: ${dark.outline} !important;`],
    ['.k-words td.k-bar', `background: ${dark.accent} !important;`],
    ['.k-line p', `border-top-color: ${dark.line} !important;`],
  ];
  return rules
    .map(([selectors, colors]) => {
      const all = selectors.split(', ').map((selector) => before + selector);
      return `${all.join(', ')} { ${colors} }`;
    })
    .join('\n      ');
}
