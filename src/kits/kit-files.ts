import type { TextChannel } from '../schemas/channel.ts';
import { DISCLOSURE_FORMS } from '../schemas/copy.ts';
import type { KitBanner, KitImage, KitText } from '../schemas/kit.ts';
import type { KitParts } from './build-kit.ts';
import { lengthOn } from './count-length.ts';
import { renderHeadlinesCsv } from './headlines-csv.ts';
import { renderLinksCsv } from './links-csv.ts';
import { renderReadme } from './render-readme.ts';

/** Files that hold texts to post, and the channels whose texts are in them. */
const POSTS: Readonly<Record<string, readonly TextChannel[]>> = {
  'posts/linkedin.txt': ['linkedin'],
  'posts/x.txt': ['x'],
  'posts/facebook.txt': ['facebook'],
  'posts/instagram.txt': ['instagram', 'story'],
  'posts/messages.txt': ['message'],
  'posts/coupon.txt': ['coupon'],
  'email/to-a-friend.txt': ['email'],
  'newsletter/newsletter.txt': ['newsletter'],
};

/** Files that hold blocks, and the form that they have there. */
const BLOCKS: Readonly<Record<string, readonly [TextChannel, 'markdown' | 'html']>> = {
  'newsletter/newsletter.md': ['newsletter', 'markdown'],
  'newsletter/newsletter.html': ['newsletter', 'html'],
  'website/blog.md': ['blog', 'markdown'],
  'website/blog.html': ['blog', 'html'],
  'website/home-page.html': ['home-page', 'html'],
  'website/post-purchase.html': ['post-purchase', 'html'],
  'website/confirmation-page.html': ['confirmation-page', 'html'],
};

/** A line between texts that nobody would post. */
const BETWEEN = '\n\n----------\n\n';

/** The text files of a kit: path in the zip -> text. Those without anything to say are left out. */
export function renderKitFiles(parts: KitParts): Record<string, string> {
  const { kit, copy } = parts;
  const posts = Object.entries(POSTS).map(
    ([path, channels]) =>
      [path, together(textsOf(parts, channels).map((text) => renderPost(text, parts)))] as const,
  );
  const blocks = Object.entries(BLOCKS).map(
    ([path, [channel, form]]) =>
      [
        path,
        textsOf(parts, [channel])
          .map((text) => text[form] ?? '')
          .join('\n'),
      ] as const,
  );
  const files = Object.fromEntries([
    ...[...posts, ...blocks].filter(([, text]) => text.trim() !== ''),
    ['website/banners.txt', together(kit.banners.map(renderBanner))],
    ['headlines.txt', renderHeadlines(parts)],
    ['headlines.csv', renderHeadlinesCsv(kit, copy.words)],
    ['images/alt.txt', renderAlternatives(kit.images)],
    ['links.csv', renderLinksCsv(kit)],
    ['disclosure.txt', renderDisclosures(parts)],
    ['qr.svg', kit.qrSvg],
  ]) as Record<string, string>;
  return { ...files, 'README.txt': renderReadme(parts, Object.keys(files)) };
}

function textsOf({ kit }: KitParts, channels: readonly TextChannel[]): KitText[] {
  return kit.texts.filter(({ channel }) => channels.includes(channel));
}

function together(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `${texts.join(BETWEEN)}\n`;
}

/** A text with what goes before and behind it: subject and preview text, or the link for a profile. */
function renderPost({ text, subject, preheader, link }: KitText, { copy, voice }: KitParts): string {
  const { typeset } = voice.grammar;
  const head = [
    ...(subject === null ? [] : [typeset(`${copy.words.subject} ${subject}`)]),
    ...(preheader === null ? [] : [typeset(`${copy.words.preheader} ${preheader}`)]),
  ];
  const foot = text.includes(link) ? [] : [`${typeset(copy.words.profileLink)}\n${link}`];
  return [...(head.length > 0 ? [head.join('\n')] : []), text, ...foot].join('\n\n');
}

function renderBanner({ label, html }: KitBanner): string {
  return `${label}\n\n${html.trimEnd()}`;
}

/** What every image shows, to paste where a network asks for it. */
function renderAlternatives(images: readonly KitImage[]): string {
  return `${images.map(({ file, alt }) => `${file}\n${alt}`).join('\n\n')}\n`;
}

/** Every headline under what it says, with its length in front; those for posts with the disclosure, which counts. */
function renderHeadlines({ kit, copy, voice }: KitParts): string {
  const groups = Map.groupBy(kit.headlines, ({ label }) => label);
  const counted = copy.words.columns['length'] ?? 'length';
  return [...groups]
    .map(([label, lines]) => {
      const listed = lines.map(({ channel, text, post, link }) => {
        const words = channel === 'headline' ? post.replace(`\n${link}`, '') : text;
        return `${voice.grammar.typeset(`[${counted}: ${lengthOn(channel, words)}]`)}\n${words}\n${link}`;
      });
      return `${label.toLocaleUpperCase(kit.locale)}\n\n${listed.join('\n\n')}\n`;
    })
    .join('\n\n');
}

function renderDisclosures({ kit, copy, voice }: KitParts): string {
  const forms = DISCLOSURE_FORMS.map((form) => {
    const what = voice.grammar.typeset(copy.words.disclosures[form] ?? form);
    return `${what}\n${kit.disclosures[form]}`;
  });
  return `${forms.join('\n\n')}\n`;
}
