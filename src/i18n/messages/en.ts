import type { AffiliateKind } from '../../schemas/affiliate.ts';
import type { OwnWordsChannel } from '../../schemas/channel.ts';
import type { ImagePlace } from '../../schemas/kit.ts';
import type { Formula } from '../../schemas/proof.ts';

/** What the wordings of a figure are made of, each written for the language. */
export interface ProofFacts {
  readonly figure: string;
  /** The author's words for it, or Kith's where it has its own. */
  readonly label: string;
  readonly n: string;
  readonly audience: string;
  readonly program: string;
  /** Empty but for figures that count within some days. */
  readonly days: string;
}

/** Who recommends, where the name may not be shown. */
const someone: Record<AffiliateKind, (program: string) => string> = {
  customer: (program) => `A customer of ${program}`,
  partner: (program) => `A partner of ${program}`,
  influencer: () => 'Someone you follow',
  vendor: (program) => `A supplier who works with ${program}`,
  employee: (program) => `Someone who works at ${program}`,
  other: () => 'Someone you know',
};

export const en = {
  /** Quotation marks around a text. */
  quote: (text: string) => `“${text}”`,
  /** Two things that belong together, such as a role and a company. */
  pair: (first: string, second: string) => `${first}, ${second}`,
  /** What there is of a list, in one line. */
  list: (parts: readonly (string | false | null)[]) => parts.filter(Boolean).join(', '),
  minutes: (minutes: number) => `${minutes} min read`,
  skip: 'Skip to the content',
  language: 'Language',
  menu: 'Site',
  nav: {
    home: (program: string) => `${program} referral program`,
    useCases: 'Use cases',
    caseStudies: 'Customer stories',
    guides: 'Guides',
  },
  footer: {
    program: (program: string) => `Refer ${program} yourself`,
    home: (program: string) => `About ${program}`,
    privacy: 'This page sets no cookies.',
  },

  someone: (kind: AffiliateKind, program: string) => someone[kind](program),
  recommends: (program: string, audience: string) => `recommends ${program} to ${audience}`,
  recommendsShort: (program: string) => `recommends ${program}`,
  forAudience: (program: string, audience: string) => `${program} for ${audience}`,
  title: (page: string, program: string) => `${page} · ${program}`,
  /** What the program's own share card shows. */
  cardOf: ({ name, tagline }: { readonly name: string; readonly tagline: string }) => `${name}: ${tagline}`,
  /** "Chiara recommends Halfpast to hotels", for titles and shared links. */
  recommendation: (who: string, program: string, audience: string) =>
    `${who} recommends ${program} to ${audience}`,
  /** The sentence that must stand above the first call to action. `name` is null where it may not be shown. */
  disclosure: (name: string | null, kind: AffiliateKind, program: string) => {
    const who = name ?? 'Whoever sent you here';
    if (kind === 'employee') return `${who} works at ${program} and earns a reward if you sign up.`;
    if (kind === 'partner') return `${who} is a partner of ${program} and earns a reward if you sign up.`;
    return `${who} earns a reward if you sign up.`;
  },

  offer: {
    through: (name: string | null) => (name === null ? 'Through this link' : `Through ${name}’s link`),
    forFriends: 'For friends of customers',
    until: 'Until',
    afterwards: (what: string) => `After that: ${what}`,
    /** Once the last day is over. */
    ended: (gift: string, day: string) => `“${gift}” was on offer until ${day}.`,
    /** Where there is no other place for the last day. */
    withEnd: (gift: string, day: string) => `${gift} (until ${day})`,
    coupon: 'Your code',
    conditions: 'The conditions',
  },

  proof: {
    title: (audience: string) => `Measured at ${audience}`,
    how: 'How we measured',
    /** A share that is above what may be said exactly. */
    over: (figure: string) => `over ${figure}`,
    label: {
      accounts: (audience: string, program: string) => `${audience} on ${program}`,
      retention: 'still customers a year after they signed up',
      stillCustomers: 'of all that ever signed up are still customers',
      ltv: 'lifetime value',
      recommend: (program: string) => `would recommend ${program}, with 9 or 10 out of 10`,
      satisfaction: (program: string) => `rate ${program} 4 or 5 out of 5`,
      orMore: (label: string, audience: string) => `${label}, or more, at half of the ${audience}`,
      orLess: (label: string, audience: string) => `${label}, or less, at half of the ${audience}`,
      onAverage: (label: string) => `${label}, on average`,
    },
    /** How it was measured; `n` is rounded down. */
    method: (formula: Formula, { n, audience, program, days }: ProofFacts) =>
      ({
        count: `A count of the ${audience} that are customers, rounded down.`,
        'retained-12-months': `Share of at least ${n} ${audience} still customers 12 months after signup, of all that signed up at least 12 months before. Rounded down.`,
        'still-customers': `Share of at least ${n} ${audience} in our records that are still customers, rounded down.`,
        median: `Measured at ${n} ${audience} or more: half of them are at this figure or above.`,
        'median-at-most': `Measured at ${n} ${audience} or more: half of them are at this figure or below.`,
        mean: `Mean over at least ${n} ${audience}, rounded.`,
        promoters: `Share of at least ${n} ${audience} that gave 9 or 10 out of 10 when asked whether they would recommend ${program}, each by its newest answer of the last 12 months. Rounded down.`,
        satisfied: `Share of at least ${n} ${audience} that gave ${program} 4 or 5 out of 5, each by its newest answer of the last 12 months. Rounded down.`,
        'days-until-half': `Measured at ${n} ${audience} or more: half of them were there within this time. Those that never got there count in the other half.`,
        'share-within-days': `Share of at least ${n} ${audience} that signed up ${days} days before or earlier, rounded down.`,
      })[formula],
    signedUp: (from: string, to: string) =>
      from === to ? `They signed up in ${from}.` : `They signed up between ${from} and ${to}.`,
    answered: (from: string, to: string) =>
      from === to ? `They answered in ${from}.` : `They answered between ${from} and ${to}.`,
    asOf: (month: string) => `As of ${month}.`,
    /** For posts and e-mails, without full stop. */
    sentence: (formula: Formula, { figure, label, n, audience, program }: ProofFacts) =>
      ({
        count: `At least ${n} ${audience} use ${program}`,
        'retained-12-months': `Of at least ${n} ${audience} that signed up a year ago or earlier, ${figure} were still customers 12 months later`,
        'still-customers': `Of at least ${n} ${audience} in ${program}’s records, ${figure} are still customers`,
        median: `Measured at ${n} ${audience} or more on ${program}: ${figure} ${label}, or more, at half of them`,
        'median-at-most': `Measured at ${n} ${audience} or more on ${program}: ${figure} ${label}, or less, at half of them`,
        mean: `${figure} ${label}: the average of at least ${n} ${audience} on ${program}`,
        promoters: `Of at least ${n} ${audience} that answered in the last 12 months, ${figure} would recommend ${program} with 9 or 10 out of 10`,
        satisfied: `Of at least ${n} ${audience} that answered in the last 12 months, ${figure} rate ${program} 4 or 5 out of 5`,
        'days-until-half': `Measured at ${n} ${audience} or more on ${program}: ${figure} ${label}, or less, at half of them`,
        'share-within-days': `Of at least ${n} ${audience} on ${program}, ${figure} ${label}`,
      })[formula],
    /** The same for places that are narrow. */
    short: (formula: Formula, { figure, label, n, audience, program }: ProofFacts) =>
      ({
        count: `At least ${n} ${audience} use ${program}`,
        'retained-12-months': `${figure} of at least ${n} ${audience} still customers after a year`,
        'still-customers': `${figure} of at least ${n} ${audience} are still customers`,
        median: `${figure} ${label} (median of at least ${n} ${audience})`,
        'median-at-most': `${figure} ${label} (median of at least ${n} ${audience})`,
        mean: `${figure} ${label} (average of at least ${n} ${audience})`,
        promoters: `${figure} of at least ${n} ${audience} would recommend ${program} (9 or 10 out of 10)`,
        satisfied: `${figure} of at least ${n} ${audience} rate ${program} 4 or 5 out of 5`,
        'days-until-half': `${figure} ${label} (median of at least ${n} ${audience})`,
        'share-within-days': `${figure} of at least ${n} ${audience} ${label}`,
      })[formula],
  },

  story: {
    own: (name: string) => `${name}’s own story`,
    other: 'A customer’s story',
    read: 'Read the whole story',
    /** Below a quote that was said in another language. */
    translated: (language: string) => `Translated from ${language}`,
  },
  pains: {
    title: 'Does this sound like your week?',
    guide: 'What helps',
  },
  useCases: {
    title: (audience: string, program: string) => `What ${audience} do with ${program}`,
    all: 'All use cases',
  },
  steps: {
    title: 'How it starts',
    intro: 'The first steps that customers who stay have in common.',
  },
  questions: { title: 'Before you ask' },

  program: {
    title: (program: string) => `Recommend ${program}`,
    description: (program: string, friend: string, referrer: string) =>
      `Recommend ${program} to people in your trade. They get ${friend}; you get ${referrer}.`,
    kicker: (program: string) => `The ${program} referral program`,
    headline: 'Pass it on. You both gain.',
    lead: (program: string) =>
      `You know who would be glad to hear of ${program}. Send them a page about their own trade, with your name on it.`,
    friendGets: 'Your friend gets',
    youGet: 'You get',
    join: 'Join the program',
    start: (program: string) => `Start with ${program}`,
    how: 'How it works',
    steps: [
      {
        title: 'You get pages and a kit',
        text: 'A page for every trade you know, with share images, posts and e\u2011mails that carry your own link.',
      },
      {
        title: 'You tell people you know',
        text: 'Post it, send it, print the QR code. Say that you earn a reward: every text in the kit already does.',
      },
      {
        title: 'They start, you are rewarded',
        text: 'When a friend becomes a paying customer, your reward is on its way.',
      },
    ],
    tiers: 'The more you bring, the better it gets',
    friends: (count: number): string => (count === 1 ? 'friend' : 'friends'),
    niches: 'A page for every trade',
    nichesIntro: 'Each is written for one kind of business, with figures from customers like them.',
    stories: 'What they would tell you',
    terms: 'The small print, in plain words',
  },
  choose: {
    headline: 'What do you run?',
    lead: (program: string) => `Choose your trade and see what ${program} does for places like yours.`,
  },
  redirect: (program: string) => `On to ${program}`,
  go: 'Continue',
  library: {
    useCases: {
      title: 'Use cases',
      lead: (program: string) => `What people get done with ${program}, one job at a time.`,
    },
    caseStudies: { title: 'Customer stories', lead: 'What changed, told by the people it changed for.' },
    guides: {
      title: 'Guides',
      lead: 'Help with the hard parts of the job, whether you use the product or not.',
    },
    madeFor: 'Made for your trade',
    more: 'Read next',
    back: 'All guides',
    allStories: 'All stories',
    results: 'In numbers',
    company: 'Company',
  },
  search: {
    label: 'Search the library',
    filter: 'Look in',
    all: 'Everything',
    kinds: { 'use-case': 'Use cases', 'case-study': 'Stories', guide: 'Guides' },
    none: (query: string) => `Nothing found for “${query}”. Try a shorter word.`,
    found: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
    failed: 'The search is not available right now. Everything is in the lists below.',
  },
  welcome: {
    title: (program: string) => `Welcome to ${program}`,
    headline: 'You’re in. Start here.',
    lead: (audience: string, stepsOf: 'audience' | 'customers' | 'authored') =>
      `The first days decide. ${
        {
          audience: `These are the steps that the most successful ${audience} took first.`,
          customers: 'These are the steps that our most successful customers took first.',
          authored: 'This is where to start.',
        }[stepsOf]
      }`,
    steps: 'Your first steps',
    guides: 'For what is on your mind',
  },
  portal: {
    title: (program: string) => `Your ${program} kit`,
    headline: (name: string | null) => (name === null ? 'Here is your kit.' : `${name}, here is your kit.`),
    lead: 'Images, words and links, ready to post. Everything carries your own link, so that you are credited.',
    private: 'This page is yours alone. Share the kit, not this address.',
    terms: 'Your terms',
    friendGets: 'Your friends get',
    youGet: 'You get',
    conditions: 'Conditions',
    attribution: 'How a friend counts as yours',
    tiers: 'And the more friends you bring',
    disclosure: 'Always say this',
    disclosureWhy:
      'People should know that you are rewarded. It is fair, and in most countries it is the law. Every text of your kits already says it.',
    everything: 'Download everything',
    everythingZip: (kits: number) => `ZIP with all ${kits} kits`,
    news: 'What is new',
    newsOf: (day: string) => `Since ${day}`,
    newKit: 'A new kit',
    newImages: (count: number) => (count === 1 ? '1 new image' : `${count} new images`),
    changedImages: (count: number) => (count === 1 ? '1 image redrawn' : `${count} images redrawn`),
    changedTexts: 'texts brought up to date',
    isNew: 'New',
    kitHolds: (images: number, texts: number) => `${images} images, ${texts} texts`,
    pages: (count: number) => `Your links lead to ${count} pages`,
    pagesWhy:
      'They differ in what they say first. Each link leads to the same page every time, so that it can be seen which one does better.',
    pageLinks: (count: number) => (count === 1 ? '1 link' : `${count} links`),
    leadsTo: (page: number) => `Page ${page}`,
    ownLinks: 'Links for your own words',
    ownLinksWhy: 'One for each place, so that you can see later what worked.',
    channels: {
      linkedin: 'LinkedIn',
      x: 'X',
      facebook: 'Facebook',
      instagram: 'Instagram bio',
      message: 'WhatsApp, messages',
      email: 'E-mail',
      newsletter: 'Newsletter',
      blog: 'Website, blog',
    } as Record<OwnWordsChannel, string>,
    places: {
      posts: 'For posts and stories',
      links: 'For links and e-mail',
      banners: 'For websites',
    } as Record<ImagePlace, string>,
    imageLink: 'Link for this image',
    copyLink: 'Copy its link',
    allKits: 'All your kits',
    kits: 'Kits',
    page: 'See the page',
    download: 'Download the whole kit',
    zip: (images: number, texts: number) => `ZIP with ${images} images, ${texts} texts and a QR code`,
    shortLink: 'Short link',
    qr: 'QR code for print and slides',
    coupon: 'Your friends’ code',
    images: 'Images',
    imageSize: (label: string, width: number, height: number) => `${label}, ${width}\u00a0×\u00a0${height}`,
    formats: {
      og: 'Link preview',
      square: 'Square post',
      portrait: 'Portrait post',
      story: 'Story',
      pinterest: 'Pin',
      email: 'E-mail header',
      '300x250': 'Medium rectangle',
      '336x280': 'Large rectangle',
      '300x600': 'Half page',
      '160x600': 'Skyscraper',
      '970x250': 'Billboard',
      '728x90': 'Leaderboard',
      '970x90': 'Large leaderboard',
      '320x100': 'Large phone banner',
      '320x50': 'Phone banner',
    } as Record<string, string>,
    save: 'Save',
    headlines: 'Headlines',
    ownHeadline: 'One more headline',
    texts: 'Texts',
    subject: 'Subject',
    preheader: 'Preview text',
    ownLink: 'The link that goes with it',
    banners: 'Code for your website',
    copy: 'Copy',
    copied: 'Copied',
  },
  notFound: {
    title: 'Page not found',
    headline: 'This page has moved on',
    lead: 'The address may be old or mistyped. These will get you back:',
  },
};

export type Messages = typeof en;
