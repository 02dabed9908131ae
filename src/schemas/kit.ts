import type { LineChannel, OwnWordsChannel, TextChannel } from './channel.ts';
import type { DisclosureForm } from './copy.ts';

/** One text of a kit, ready to paste. */
export interface KitText {
  /** Name of the creative, as it stands in its link: `linkedin-post`. */
  readonly creative: string;
  readonly channel: TextChannel;
  /** What it is, for people: "LinkedIn post". */
  readonly label: string;
  /** The text with the disclosure in it and, where links can be pressed, its tracked link; lines separated by `\n`. */
  readonly text: string;
  /** Subject and preview text of an e-mail. */
  readonly subject: string | null;
  readonly preheader: string | null;
  /** Length as the channel counts it; of a block, that of its own words without title and button. */
  readonly length: number;
  readonly limit: number | null;
  /** Its own tracked link. */
  readonly link: string;
  /** A block as Markdown and as HTML without script. */
  readonly markdown: string | null;
  readonly html: string | null;
}

/** Where a headline fits, and what it may be used for there. */
export type KitPlace = 'x' | 'description' | 'preheader' | 'subject' | 'ad';

/** A headline in one of its lengths. */
export interface KitHeadline {
  readonly creative: string;
  readonly channel: LineChannel;
  readonly label: string;
  /** The headline alone. */
  readonly text: string;
  readonly length: number;
  readonly limit: number;
  readonly fits: readonly KitPlace[];
  readonly link: string;
  /** The headline with the disclosure and its link, to post as it is. */
  readonly post: string;
}

/** What an image is for: feeds and stories, previews of links and e-mails, websites. */
export type ImagePlace = 'posts' | 'links' | 'banners';

/** One share image of a kit: a card and the link that goes with it. */
export interface KitImage {
  readonly creative: string;
  readonly template: string;
  readonly format: string;
  readonly place: ImagePlace;
  readonly width: number;
  readonly height: number;
  /** Path of the card in dist. */
  readonly card: string;
  /** Name in the kit's folder: `images/statement-og.png`. */
  readonly file: string;
  readonly alt: string;
  readonly link: string;
}

/** Code that shows an image on a website, with its own tracked link. */
export interface KitBanner {
  readonly creative: string;
  /** "300 × 250" */
  readonly label: string;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly link: string;
  /** Address of the image on the program's site. */
  readonly image: string;
  readonly html: string;
}

/** A link for a place, for texts of the affiliate's own. */
export interface KitLink {
  /** `link-linkedin` */
  readonly creative: string;
  readonly channel: OwnWordsChannel;
  readonly link: string;
}

/** A page to which links of a kit lead. */
export interface KitPage {
  /** The name of the variant; null for the landing page itself. */
  readonly variant: string | null;
  readonly headline: string;
  /** Creatives whose links lead there, in the order of the kit. */
  readonly creatives: readonly string[];
}

/** Everything that one affiliate gets for one segment and locale. */
export interface Kit {
  readonly affiliate: string;
  readonly segment: string;
  readonly locale: string;
  /** Path of the zip in dist; null where none is made. */
  readonly zip: string | null;
  readonly headlines: readonly KitHeadline[];
  readonly texts: readonly KitText[];
  readonly images: readonly KitImage[];
  readonly banners: readonly KitBanner[];
  readonly ownLinks: readonly KitLink[];
  /** The landing page and its variants, where there are any; else nothing. */
  readonly pages: readonly KitPage[];
  /** The link to say aloud or print; the QR code holds the same. */
  readonly shortLink: string;
  readonly qrSvg: string;
  /** The sentence that stands in whatever is posted. */
  readonly disclosure: string;
  /** The same in the form for each place. */
  readonly disclosures: Readonly<Record<DisclosureForm, string>>;
  readonly coupon: string | null;
}
