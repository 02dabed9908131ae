import { directionOf, localePath } from '../../src/i18n/locales.ts';

/** The languages of the sample, its default one first. */
export const LANGUAGES = ['en', 'fr', 'de', 'ja', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface SamplePage {
  readonly name: string;
  /** `*` in that of a private page stands for its token. */
  readonly path: string;
  readonly lang: Language;
  readonly dir: 'ltr' | 'rtl';
}

/** A page of every kind that stands in all languages. */
const KINDS: Readonly<Record<string, string>> = {
  program: '/',
  segment: '/for/dental-clinics/',
  landing: '/with/maya-at-halfpast/restaurants/',
  'landing-offer-ends': '/with/maya-at-halfpast/hotels/',
  choose: '/with/maya-at-halfpast/',
  'use-cases': '/use-cases/',
  'use-case': '/use-cases/swap-shifts-by-phone/',
  'case-studies': '/case-studies/',
  'case-study': '/case-studies/osteria-lumen/',
  guides: '/guides/',
  guide: '/guides/swap-rules-that-hold/',
  welcome: '/welcome/restaurants/',
};

/** A portal with several kits in each language, and one of its kits; those in English and Arabic have a coupon. */
const PORTALS: Readonly<Record<Language, { portal: string; kit: string }>> = {
  en: { portal: '/kits/night-shift-podcast-*/', kit: 'restaurants/' },
  fr: { portal: '/kits/maison-colette-*/', kit: 'restaurants-fr/' },
  de: { portal: '/kits/donauwelle-*/', kit: 'gyms-de/' },
  ja: { portal: '/kits/minato-fit-*/', kit: 'gyms-ja/' },
  ar: { portal: '/kits/nadi-alwaha-*/', kit: 'gyms-ar/' },
};

/** Pages that stand in one language alone, or show what those above do not. */
const MORE: readonly [name: string, path: string, lang: Language][] = [
  ['landing-own-story', '/with/osteria-lumen/restaurants/', 'en'],
  ['landing-coupon', '/with/night-shift-podcast/gyms/', 'en'],
  ['landing-own-story', '/fr/with/maison-colette/restaurants/', 'fr'],
  ['landing-long-name', '/de/with/donauwelle/gyms/', 'de'],
  ['landing-own-name', '/ja/with/minato-fit/gyms/', 'ja'],
  ['landing-coupon', '/ar/with/nadi-alwaha/gyms/', 'ar'],
  ['portal-with-kit', '/kits/osteria-lumen-*/', 'en'],
  ['not-found', '/404.html', 'en'],
];

export const SAMPLE_PAGES: readonly SamplePage[] = [
  ...LANGUAGES.flatMap((lang) => [
    ...Object.entries(KINDS).map(([kind, path]) => samplePage(kind, localePath(path, lang, 'en'), lang)),
    samplePage('portal', PORTALS[lang].portal, lang),
    samplePage('kit', PORTALS[lang].portal + PORTALS[lang].kit, lang),
  ]),
  ...MORE.map((page) => samplePage(...page)),
];

function samplePage(kind: string, path: string, lang: Language): SamplePage {
  return { name: `${kind}-${lang}`, path, lang, dir: directionOf(lang) };
}
