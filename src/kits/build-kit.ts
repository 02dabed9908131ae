import { KithError } from '../core/errors.ts';
import type { Kit, KitText } from '../schemas/kit.ts';
import type { Plan, PlannedKit } from '../schemas/plan.ts';
import { copyFor } from './copy/copy-for.ts';
import type { Disclosure, Draft, KitCopy, Newsletter } from './copy/kit-copy.ts';
import { TEXT_LIMITS, fitText, type TextLimit } from './fit-text.ts';
import { buildFacts, resolveRows, type KitFacts, type KitRows } from './kit-facts.ts';
import { buildImages } from './kit-images.ts';
import { buildLinks, type KitLinks } from './kit-links.ts';
import { renderNewsletterText } from './newsletter-markup.ts';
import { renderQrSvg } from './qr-code.ts';

/** A kit with what its files are made of besides. */
export interface KitParts {
  readonly kit: Kit;
  readonly rows: KitRows;
  readonly facts: KitFacts;
  readonly copy: KitCopy;
  readonly links: KitLinks;
  readonly disclosure: Disclosure;
  readonly newsletter: Newsletter;
}

/** Everything that one affiliate gets for one segment and locale. */
export function buildKit(plan: Plan, row: PlannedKit): Kit {
  return buildKitParts(plan, row).kit;
}

/** @throws where a text fits its channel in no wording, or where the plan lacks what the row refers to */
export function buildKitParts(plan: Plan, row: PlannedKit): KitParts {
  const rows = resolveRows(plan, row);
  const facts = buildFacts(rows, row.locale, plan.defaultLocale);
  const copy = copyFor(row.locale);
  const links = buildLinks(plan, row, rows.program.site);
  const disclosure = typesetAll(copy, copy.disclosure(facts));
  const newsletter = typesetNewsletter(copy, copy.newsletter(facts, disclosure));
  const write = { row, facts, copy, links, disclosure };
  const headlines = buildHeadlines(write);
  const kit: Kit = {
    affiliate: row.affiliate,
    segment: row.segment,
    locale: row.locale,
    zip: row.zip,
    headlines: headlines.map(({ title }) => title),
    texts: [
      ...buildPosts(write),
      buildNewsletterText(write, newsletter),
      ...headlines.map(({ text }) => text),
    ],
    images: buildImages(plan, row, links, facts),
    shortLink: links.short,
    qrSvg: renderQrSvg(links.short),
    disclosure: disclosure.own,
    coupon: facts.coupon,
  };
  return { kit, rows, facts, copy, links, disclosure, newsletter };
}

interface Writing {
  readonly row: PlannedKit;
  readonly facts: KitFacts;
  readonly copy: KitCopy;
  readonly links: KitLinks;
  readonly disclosure: Disclosure;
}

/** The headlines that fit, each also as a text with disclosure and link. */
function buildHeadlines({ facts, copy, links, disclosure }: Writing): { title: string; text: KitText }[] {
  return copy.headlines(facts).flatMap((draft) => {
    const title = fitText(draft.patterns.map(copy.typeset), TEXT_LIMITS.headline);
    if (title === null) return [];
    const link = links.to(draft.creative, 'headline');
    const text = `${title}\n${disclosure.own}\n${link}`;
    const { creative } = draft;
    return [
      {
        title,
        text: { creative, channel: 'headline', title: copy.typeset(draft.title), text, subject: null, link },
      },
    ];
  });
}

function buildPosts(writing: Writing): KitText[] {
  const { facts, copy, links, disclosure } = writing;
  const post = (channel: KitText['channel'], draft: Draft, limit: TextLimit | null): KitText => ({
    creative: draft.creative,
    channel,
    title: copy.typeset(draft.title),
    text: fitOrThrow(writing, draft, limit),
    subject: null,
    link: links.to(draft.creative, channel),
  });
  const email = copy.email(facts, disclosure, links.to('email', 'email'));
  const xLink = (creative: string): string => links.to(creative, 'x');
  return [
    post(
      'linkedin',
      copy.linkedin(facts, disclosure, links.to('linkedin-post', 'linkedin')),
      TEXT_LIMITS.linkedin,
    ),
    ...copy.x(facts, disclosure, xLink).map((draft) => post('x', draft, TEXT_LIMITS.x)),
    post(
      'facebook',
      copy.facebook(facts, disclosure, links.to('facebook-post', 'facebook')),
      TEXT_LIMITS.facebook,
    ),
    {
      ...post('email', email, null),
      subject: fitOrThrow(writing, { ...email, patterns: email.subjects }, TEXT_LIMITS.subject),
    },
  ];
}

function buildNewsletterText({ copy, links }: Writing, newsletter: Newsletter): KitText {
  const link = links.to('newsletter', 'newsletter');
  const text = renderNewsletterText(newsletter, link);
  return {
    creative: 'newsletter',
    channel: 'newsletter',
    title: copy.newsletterTitle,
    text,
    subject: null,
    link,
  };
}

function fitOrThrow({ row, copy }: Writing, draft: Draft, limit: TextLimit | null): string {
  const patterns = draft.patterns.map(copy.typeset);
  const text = limit ? fitText(patterns, limit) : (patterns[0] ?? null);
  if (text !== null) return text;
  throw new KithError(
    `Even the shortest ${draft.creative} of ${row.affiliate} for ${row.segment} (${row.locale}) is too long: ${limit?.most ?? 0} characters are allowed`,
    { hint: "Shorten the affiliate's or the segment's file name, the tracking code or the program's name." },
  );
}

function typesetAll(copy: KitCopy, { own, short, about }: Disclosure): Disclosure {
  return { own: copy.typeset(own), short: copy.typeset(short), about: copy.typeset(about) };
}

function typesetNewsletter({ typeset }: KitCopy, newsletter: Newsletter): Newsletter {
  const { title, disclosure, paragraphs, button, smallPrint } = newsletter;
  return {
    title: typeset(title),
    disclosure: typeset(disclosure),
    paragraphs: paragraphs.map(typeset),
    button: typeset(button),
    smallPrint: typeset(smallPrint),
  };
}
