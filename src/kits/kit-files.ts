import type { KitText } from '../schemas/kit.ts';
import type { KitParts } from './build-kit.ts';
import { renderLinksCsv } from './links-csv.ts';
import { renderNewsletterHtml, renderNewsletterMarkdown } from './newsletter-markup.ts';

/** The text files of a kit: path in the zip -> text. */
export function renderKitFiles(parts: KitParts): Record<string, string> {
  const { kit, copy, links, disclosure, newsletter } = parts;
  const newsletterLink = links.to('newsletter', 'newsletter');
  return {
    'README.txt': copy.typeset(copy.readme(readmeFacts(parts))),
    'disclosure.txt': `${disclosure.own}\n\n${disclosure.about}\n`,
    'email.txt': renderTexts(
      kit.texts,
      'email',
      (text) => `${copy.subjectLabel} ${text.subject ?? ''}\n\n${text.text}`,
    ),
    'headlines.txt': renderTexts(kit.texts, 'headline', (text) => text.text),
    'links.csv': renderLinksCsv(kit),
    'newsletter.html': renderNewsletterHtml(newsletter, newsletterLink),
    'newsletter.md': renderNewsletterMarkdown(newsletter, newsletterLink),
    'posts/facebook.txt': renderTexts(kit.texts, 'facebook', (text) => text.text),
    'posts/linkedin.txt': renderTexts(kit.texts, 'linkedin', (text) => text.text),
    'posts/x.txt': renderTexts(kit.texts, 'x', (text) => text.text),
    'qr.svg': kit.qrSvg,
  };
}

/** All texts of a channel, with a line between them that nobody would post. */
function renderTexts(
  texts: readonly KitText[],
  channel: KitText['channel'],
  render: (text: KitText) => string,
): string {
  return `${texts
    .filter((text) => text.channel === channel)
    .map(render)
    .join('\n\n----------\n\n')}\n`;
}

function readmeFacts({ kit, rows, facts, copy, links, disclosure }: KitParts) {
  return {
    program: facts.program,
    audience: facts.audience,
    disclosure,
    landing: links.landing,
    short: links.short,
    attribution: rows.program.attribution,
    images: kit.images.map(({ file, width, height, format }) => ({
      file,
      size: `${width} × ${height}`,
      use: copy.imageUses[format] ?? format,
    })),
  };
}
