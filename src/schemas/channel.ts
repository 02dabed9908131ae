/** How a place counts the length of a text. */
export type Counting =
  /** UTF-16 units: never fewer than the characters that people or apps count. */
  | 'characters'
  /** As X does: a link is 23, Chinese, Japanese, Korean and emoji count double. */
  | 'x'
  /** As Google Ads does: full-width letters count double. */
  | 'wide'
  /** Without the links, which the app shows as a card below. */
  | 'words';

export interface Channel {
  /** Greatest length; null where there is none. */
  readonly most: number | null;
  readonly counting: Counting;
  /** What phones show before "more": a disclosure must stand in there. Null where nothing is folded. */
  readonly fold: number | null;
}

const whole = { fold: null } as const;

/**
 * Where a text is used, as its link says it in `utm_medium`, and how long it may be there.
 * - X: 280, weighted, https://docs.x.com/fundamentals/counting-characters
 * - LinkedIn 3,000; Instagram 2,200; WhatsApp's status 700.
 * - Facebook takes 63,206 and folds what is above some 480 on a desktop; nobody opens it for a recommendation.
 * - A story holds what can be read in a moment.
 * - Google Ads: headline 30, description 90. E-mail: what inboxes show of a subject and of a preview text.
 */
export const CHANNELS = {
  linkedin: { most: 3000, counting: 'characters', fold: 140 },
  x: { most: 280, counting: 'x', ...whole },
  facebook: { most: 480, counting: 'words', fold: 110 },
  instagram: { most: 2200, counting: 'characters', fold: 125 },
  story: { most: 120, counting: 'characters', ...whole },
  message: { most: 700, counting: 'characters', ...whole },
  coupon: { most: 280, counting: 'x', ...whole },
  email: { most: null, counting: 'characters', ...whole },
  blog: { most: null, counting: 'characters', ...whole },
  newsletter: { most: null, counting: 'characters', ...whole },
  'home-page': { most: 400, counting: 'characters', ...whole },
  'post-purchase': { most: 700, counting: 'characters', ...whole },
  'confirmation-page': { most: 700, counting: 'characters', ...whole },
  headline: { most: 90, counting: 'wide', ...whole },
  subject: { most: 50, counting: 'characters', ...whole },
  preheader: { most: 90, counting: 'characters', ...whole },
  ad: { most: 30, counting: 'wide', ...whole },
  image: { most: null, counting: 'characters', ...whole },
  banner: { most: null, counting: 'characters', ...whole },
} as const satisfies Record<string, Channel>;
export type ChannelName = keyof typeof CHANNELS;

/** Texts to post or to send. */
export const POST_CHANNELS = [
  'linkedin',
  'x',
  'facebook',
  'instagram',
  'story',
  'message',
  'coupon',
  'email',
] as const;
/** Texts with a title, a button and markup of their own, for pages and newsletters. */
export const BLOCK_CHANNELS = [
  'blog',
  'newsletter',
  'home-page',
  'post-purchase',
  'confirmation-page',
] as const;
export const TEXT_CHANNELS = [...POST_CHANNELS, ...BLOCK_CHANNELS] as const;
export type TextChannel = (typeof TEXT_CHANNELS)[number];
export type BlockChannel = (typeof BLOCK_CHANNELS)[number];

/** Places for which an affiliate who writes own words gets a bare link, in the order in which they are shown. */
export const OWN_WORDS_CHANNELS = [
  'linkedin',
  'x',
  'facebook',
  'instagram',
  'message',
  'email',
  'newsletter',
  'blog',
] as const;
export type OwnWordsChannel = (typeof OWN_WORDS_CHANNELS)[number];

/** The lengths in which headlines are written: for posts, for subjects of e-mails, for Google Ads. */
export const LINE_CHANNELS = ['headline', 'subject', 'ad'] as const;
export type LineChannel = (typeof LINE_CHANNELS)[number];

/** Where a link in a text leads nowhere: it belongs in the profile, or on a sticker. */
export const LINKLESS_CHANNELS: readonly TextChannel[] = ['instagram', 'story'];

export function isBlockChannel(channel: TextChannel): channel is BlockChannel {
  return (BLOCK_CHANNELS as readonly string[]).includes(channel);
}
