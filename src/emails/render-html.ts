import mjml2html from 'mjml';
import { KithError } from '../core/errors.ts';
import { isKnownLocale, LOCALES } from '../i18n/locales.ts';
import type { EmailLook } from './email-look.ts';
import { emailStyles } from './email-styles.ts';
import { escapeText } from './escape.ts';
import type { FilledBlock, FilledEmail, FilledInline } from './filled-email.ts';
import { applyLayout, STANDARD_LAYOUT } from './layout.ts';
import { hrefHtml, inlineHtml } from './render-words.ts';
import type { Service } from './services.ts';

/** Gmail shows no more than this of an e-mail, in bytes. */
export const HEAVIEST_EMAIL = 102 * 1024;

export interface HtmlOptions {
  readonly look: EmailLook;
  readonly service: Service;
  readonly product: string;
  readonly postalAddress: string;
  /** The program's own page, behind the logo. */
  readonly home: string;
  /** MJML around the text; Kith's own where left out. */
  readonly layout?: { readonly mjml: string; readonly file: string } | undefined;
}

interface Painting extends HtmlOptions {
  readonly direction: 'ltr' | 'rtl';
}

/**
 * An e-mail as HTML, with tables for programs that know nothing else.
 * @throws where a site's own layout is no MJML, or where the e-mail is heavier than Gmail shows
 */
export async function renderEmailHtml(email: FilledEmail, options: HtmlOptions): Promise<string> {
  const direction = isKnownLocale(email.lang) ? LOCALES[email.lang].direction : 'ltr';
  const painting: Painting = { ...options, direction };
  const mjml = applyLayout(options.layout?.mjml ?? STANDARD_LAYOUT, {
    lang: escapeText(email.lang),
    dir: direction,
    head: renderHead(email, painting),
    logo: renderLogo(painting),
    body: renderBody(email.body, painting),
    footer: renderFooter(email, painting),
    ...painting.look.light,
  });
  const html = await toHtml(mjml, options.layout?.file ?? null);
  const bytes = Buffer.byteLength(html);
  if (bytes <= HEAVIEST_EMAIL) return html;
  throw new KithError(
    `The e-mail "${email.id}" has ${Math.round(bytes / 1024)} KB, and Gmail cuts off after 102`,
    {
      hint: 'Shorten it, or its layout.',
    },
  );
}

async function toHtml(mjml: string, file: string | null): Promise<string> {
  const { html, errors } = await mjml2html(mjml, { validationLevel: 'soft', fonts: {}, keepComments: false });
  const [wrong] = errors;
  if (wrong !== undefined || /<script\b/iu.test(html)) {
    throw new KithError(
      wrong === undefined
        ? 'A script cannot stand in an e-mail'
        : `The MJML cannot be read: ${wrong.message}`,
      file === null
        ? { hint: 'This is a fault in Kith, not in your content. Please report it with the message above.' }
        : { hint: 'Correct it; https://documentation.mjml.io says what there is.', where: { file } },
    );
  }
  return `${html
    .replace(/^[^\S\n]+|[^\S\n]+$/gmu, '')
    .replace(/\n{2,}/gu, '\n')
    .trim()}\n`;
}

function renderHead({ subject, preheader }: FilledEmail, { look, direction }: Painting): string {
  const { light, body } = look;
  // Empty space behind the preview, so that inboxes do not go on with the logo and the greeting.
  const preview = preheader === '' ? '' : `${escapeText(preheader)}${'&#847;&zwnj;&nbsp;'.repeat(60)}`;
  return `<mj-head>
    <mj-title>${escapeText(subject)}</mj-title>
    <mj-preview>${preview}</mj-preview>
    <mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /><meta name="x-apple-disable-message-reformatting" /><meta name="format-detection" content="telephone=no, date=no, address=no, email=no" /></mj-raw>
    <mj-attributes>
      <mj-all font-family="${body}" />
      <mj-section padding="0" direction="${direction}" />
      <mj-column direction="${direction}" />
      <mj-group direction="${direction}" />
      <mj-wrapper direction="${direction}" />
      <mj-text padding="0 24px" color="${light.ink}" font-size="16px" line-height="26px" align="${startOf(direction)}" />
      <mj-button font-size="16px" font-weight="600" line-height="22px" inner-padding="14px 24px" border-radius="10px" align="${startOf(direction)}" padding="4px 24px 24px" background-color="${light.brand}" color="${light['on-brand']}" />
      <mj-divider border-width="1px" border-color="${light.line}" padding="8px 24px 24px" />
    </mj-attributes>
    <mj-style>${emailStyles(look)}</mj-style>
  </mj-head>`;
}

function startOf(direction: 'ltr' | 'rtl'): 'left' | 'right' {
  return direction === 'ltr' ? 'left' : 'right';
}

/** The logo for day, and the one for night where there is one. */
function renderLogo({ look, direction, product, home }: Painting): string {
  const picture = ({ url, width, height }: EmailLook['logo'], name: string): string =>
    `<mj-image css-class="k-logo ${name}" src="${url}" alt="${escapeText(product)}" href="${escapeText(home)}" width="${width}px" height="${height}px" align="${startOf(direction)}" font-size="22px" padding="0 24px" />`;
  const atNight = look.logoOnDark === null ? '' : picture(look.logoOnDark, 'k-night');
  return `${picture(look.logo, look.logoOnDark === null ? '' : 'k-day')}${atNight}`;
}

/** Runs of words share a text; buttons, pictures and lines stand between them. */
function renderBody(blocks: readonly FilledBlock[], painting: Painting): string {
  const parts: string[] = [];
  let words: string[] = [];
  const flush = (): void => {
    if (words.length > 0) parts.push(`<mj-text css-class="k-words">${words.join('\n')}</mj-text>`);
    words = [];
  };
  for (const block of blocks) {
    const apart = renderApart(block, painting);
    if (apart === null) words.push(renderWords(block, painting));
    else {
      flush();
      parts.push(apart);
    }
  }
  flush();
  return parts.join('\n');
}

function renderApart(block: FilledBlock, { service }: Painting): string | null {
  if (block.kind === 'divider') return '<mj-divider css-class="k-line" />';
  if (block.kind === 'button')
    return `<mj-button css-class="k-button" href="${hrefHtml(block.href, service)}">${inlineHtml(block.children, service)}</mj-button>`;
  if (block.kind === 'picture')
    return `<mj-image src="${escapeText(block.source)}" alt="${escapeText(block.alt)}" href="${escapeText(block.url)}" border-radius="10px" padding="8px 24px 24px" />`;
  return null;
}

function renderWords(block: FilledBlock, painting: Painting): string {
  const { service, look } = painting;
  const { light } = look;
  const html = (inlines: readonly FilledInline[]): string =>
    colored(inlineHtml(inlines, service), light.link);
  switch (block.kind) {
    case 'heading':
      return block.level === 3
        ? `<p class="k-kicker" style="color:${light.link}">${html(block.children)}</p>`
        : `<h${block.level} style="color:${light.ink}">${html(block.children)}</h${block.level}>`;
    case 'paragraph': {
      const [only, ...more] = block.children;
      const small = only?.kind === 'emphasis' && more.length === 0 ? only.children : null;
      const paragraph =
        small === null
          ? `<p style="color:${light.ink}">${html(block.children)}</p>`
          : `<p class="k-small" style="color:${light.muted}">${html(small)}</p>`;
      if (block.needs === null) return paragraph;
      return service.tag(block.needs) === null ? '' : service.whenFilled(block.needs, paragraph);
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag} style="color:${light.ink}">${block.items.map((item) => `<li>${html(item)}</li>`).join('')}</${tag}>`;
    }
    case 'quote':
      return renderQuote(block.paragraphs.map(html), painting);
    case 'steps':
      return renderSteps(block, painting);
    case 'progress':
      return renderProgress(block, painting);
    case 'figures':
      return renderFigures(block, painting);
    default:
      return '';
  }
}

function colored(html: string, color: string): string {
  return html.replaceAll('<a class="k-link"', `<a class="k-link" style="color:${color}"`);
}

const TABLE = 'role="presentation" border="0" cellpadding="0" cellspacing="0" width="100%"';

function renderQuote(paragraphs: readonly string[], { look: { light } }: Painting): string {
  const words = paragraphs.map((paragraph) => `<p style="color:${light.ink}">${paragraph}</p>`).join('');
  return `<table ${TABLE} class="k-quote"><tr><td class="k-bar" width="4" style="width:4px;background:${light.accent};font-size:0">&nbsp;</td><td width="16" style="width:16px">&nbsp;</td><td>${words}</td></tr></table>`;
}

/** Numbers in discs, one row each: lists cannot be drawn like that where mail is read. */
function renderSteps(
  { steps }: Extract<FilledBlock, { kind: 'steps' }>,
  { look: { light, heading } }: Painting,
): string {
  const rows = steps.map(({ mark, title, text, more }) => {
    const link = more
      ? `<br /><a class="k-link" style="color:${light.link}" href="${escapeText(more.url)}">${escapeText(more.title)}</a>`
      : '';
    return `<tr><td width="32" valign="top" style="width:32px;padding:0 0 20px"><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="k-number" width="32" height="32" align="center" style="width:32px;height:32px;line-height:32px;border-radius:16px;background:${light.brand};color:${light['on-brand']};font-weight:600;font-size:15px">${escapeText(mark)}</td></tr></table></td><td width="16" style="width:16px">&nbsp;</td><td valign="top" style="padding:2px 0 20px;color:${light.muted}"><strong style="color:${light.ink};font-family:${heading};font-size:18px">${escapeText(title)}</strong><br /><span class="k-muted">${escapeText(text)}</span>${link}</td></tr>`;
  });
  return `<table ${TABLE}>${rows.join('')}</table>`;
}

/** Side by side where there is room, else one below the other, without asking how wide the window is. */
function renderFigures(
  { figures }: Extract<FilledBlock, { kind: 'figures' }>,
  { look: { light, heading } }: Painting,
): string {
  const cells = figures.map(
    ({ value, label }) =>
      `<div class="k-cell" style="display:inline-block;vertical-align:top;width:100%;max-width:${Math.floor(510 / figures.length)}px;margin:0 0 16px"><div class="k-cell-inner" style="padding-inline-end:16px"><strong class="k-figure" style="font-family:${heading};font-size:28px;line-height:34px;color:${light.link}">${escapeText(value)}</strong><div class="k-muted" style="color:${light.muted};font-size:15px;line-height:20px">${escapeText(label)}</div></div></div>`,
  );
  return `<div style="font-size:0;margin:8px 0 8px">${cells.join('')}</div>`;
}

/** A bar in as many parts as there are steps; the words above it say the same. */
function renderProgress(
  { done, of }: Extract<FilledBlock, { kind: 'progress' }>,
  { look: { light } }: Painting,
): string {
  const parts = Array.from({ length: of }, (_, index) => {
    const [name, color] = index < done ? ['k-done', light.brand] : ['k-open', light.line];
    const gap = index === 0 ? '' : '<td width="6" style="width:6px;font-size:0;line-height:6px">&nbsp;</td>';
    return `${gap}<td class="${name}" height="6" style="height:6px;font-size:0;line-height:6px;border-radius:3px;background:${color}">&nbsp;</td>`;
  });
  return `<table ${TABLE} style="margin:0 0 20px"><tr>${parts.join('')}</tr></table>`;
}

/** Why, by whom, and how to get no more: every e-mail says so. */
function renderFooter(
  { because, unsubscribe }: FilledEmail,
  { look: { light }, service, postalAddress }: Painting,
): string {
  const small = `class="k-small" style="color:${light.muted};margin:0 0 8px"`;
  return `<mj-text css-class="k-words">
    <p ${small}>${escapeText(because)} <a class="k-link" style="color:${light.muted}" href="${service.unsubscribe}">${escapeText(unsubscribe)}</a></p>
    <p ${small}>${escapeText(postalAddress)}</p>
  </mj-text>`;
}
