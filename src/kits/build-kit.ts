import { grammarOf } from '../i18n/grammar.ts';
import { isKnownLocale, LOCALES } from '../i18n/locales.ts';
import { messagesFor } from '../i18n/messages.ts';
import { OWN_WORDS_CHANNELS } from '../schemas/channel.ts';
import type { Copy } from '../schemas/copy.ts';
import type { Kit } from '../schemas/kit.ts';
import type { Plan, PlannedKit } from '../schemas/plan.ts';
import type { Voice } from './choose-wording.ts';
import { buildBanners } from './kit-banners.ts';
import { buildValues, resolveRows, type KitRows } from './kit-facts.ts';
import { buildImages } from './kit-images.ts';
import { buildLinks, type KitLinks } from './kit-links.ts';
import { buildPages } from './kit-pages.ts';
import { lookUp } from './look-up.ts';
import { renderQrSvg } from './qr-code.ts';
import { writeDisclosures } from './write-disclosures.ts';
import { joinHeadlines, writeHeadlines } from './write-headlines.ts';
import { writeTexts } from './write-texts.ts';
import type { Writing } from './writing.ts';

/** A kit with what its files are made of besides. */
export interface KitParts {
  readonly kit: Kit;
  readonly rows: KitRows;
  readonly copy: Copy;
  readonly links: KitLinks;
  readonly voice: Voice;
  /** Names of texts that fit their channel in no wording, and are therefore left out. */
  readonly tooLong: readonly string[];
}

/** Everything that one affiliate gets for one segment and locale. */
export function buildKit(plan: Plan, row: PlannedKit): Kit {
  return buildKitParts(plan, row).kit;
}

/** @throws where the plan lacks what the row refers to, or where nothing says that the affiliate is rewarded */
export function buildKitParts(plan: Plan, row: PlannedKit): KitParts {
  const { affiliate, segment, locale, zip } = row;
  const rows = resolveRows(plan, row);
  const copy = lookUp(plan.copy, locale, 'copy');
  const links = buildLinks(plan, row, rows.program.site);
  const voice = buildVoice(plan, row, rows, copy);
  const disclosures = writeDisclosures(copy, voice);
  const language = { locale, direction: isKnownLocale(locale) ? LOCALES[locale].direction : 'ltr' } as const;
  const writing: Writing = {
    ...{ voice, links, disclosures, language },
    brand: rows.program.brand,
    smallPrint: copy.words.smallPrint,
    tooLong: [],
  };
  const images = buildImages(plan, row, links, rows.segment.headline);
  const kit: Omit<Kit, 'pages'> = {
    ...{ affiliate, segment, locale, zip },
    headlines: writeHeadlines(joinHeadlines(copy.headlines, plan.headlines[`${locale}/${segment}`]), writing),
    texts: writeTexts(copy.texts, writing),
    images,
    banners: buildBanners(images, {
      ...{ links, language },
      site: rows.program.site,
      disclosure: disclosures.page,
    }),
    ownLinks: OWN_WORDS_CHANNELS.map((channel) => {
      const creative = `link-${channel}`;
      return { creative, channel, link: links.to(creative, channel) };
    }),
    shortLink: links.short,
    qrSvg: renderQrSvg(links.short),
    disclosure: disclosures.post,
    disclosures,
    coupon: rows.affiliate.coupon,
  };
  const pages = buildPages(plan, row, rows.segment.headline, links, kit);
  return { kit: { ...kit, pages }, rows, copy, links, voice, tooLong: writing.tooLong };
}

function buildVoice(
  plan: Plan,
  { affiliate, segment, locale }: PlannedKit,
  rows: KitRows,
  copy: Copy,
): Voice {
  const values = buildValues(rows, locale, plan.defaultLocale);
  const [ends] = values.ends;
  return {
    ...{ affiliate, segment, locale, values },
    kind: rows.affiliate.kind,
    grammar: grammarOf(locale),
    rewardWithEnd: ends ? messagesFor(locale).offer.withEnd(rows.offer.friend, ends) : null,
    parts: copy.parts,
  };
}
