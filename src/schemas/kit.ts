/** One text of a kit, ready to paste. */
export interface KitText {
  /** Name of the creative, as it stands in its link: `linkedin-post`. */
  readonly creative: string;
  readonly channel: 'headline' | 'linkedin' | 'x' | 'facebook' | 'email' | 'newsletter';
  readonly title: string;
  /** The text with its tracked link and the disclosure in it, lines separated by `\n`. */
  readonly text: string;
  /** Subject of an e-mail. */
  readonly subject: string | null;
  readonly link: string;
}

/** One share image of a kit: a card and the link that goes with it. */
export interface KitImage {
  readonly creative: string;
  readonly template: string;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  /** Path of the card in dist. */
  readonly card: string;
  /** Name in the kit's folder: `images/statement-og.png`. */
  readonly file: string;
  readonly alt: string;
  readonly link: string;
}

/** Everything that one affiliate gets for one segment and locale. */
export interface Kit {
  readonly affiliate: string;
  readonly segment: string;
  readonly locale: string;
  /** Path of the zip in dist. */
  readonly zip: string;
  readonly headlines: readonly string[];
  readonly texts: readonly KitText[];
  readonly images: readonly KitImage[];
  /** The link to say aloud or print; the QR code holds the same. */
  readonly shortLink: string;
  readonly qrSvg: string;
  readonly disclosure: string;
  readonly coupon: string | null;
}
