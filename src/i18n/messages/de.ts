import type { AffiliateKind } from '../../schemas/affiliate.ts';
import type { Messages } from './en.ts';

/**
 * „Sie“ durchgehend: unter den Lesern sind Praxen und Pflegeheime. Zielgruppen stehen nur im Nominativ oder Akkusativ
 * Plural ohne Artikel („für Pflegeheime“), damit kein Wort gebeugt werden muss; im Genitiv nur, was dort ebenso lautet.
 */
const someone: Record<AffiliateKind, (program: string) => string> = {
  customer: (program) => `Ein Betrieb, der mit ${program} arbeitet,`,
  partner: (program) => `Ein Partner von ${program}`,
  influencer: () => 'Jemand, dem Sie folgen,',
  vendor: (program) => `Ein Lieferant, der ${program} kennt,`,
  employee: (program) => `Jemand aus dem Team von ${program}`,
  other: () => 'Jemand, den Sie kennen,',
};

/** Hauptwörter lauten im Genitiv Plural wie im Nominativ, Eigenschaftswörter nicht: „unabhängige Läden“ bleibt in Klammern. */
function atHalfOf(audience: string): string {
  const hasAdjective = /^\p{Ll}|^\p{L}+e \p{Lu}|\s\p{Ll}+e(?!\p{L})/u.test(audience);
  return hasAdjective ? `bei der Hälfte (${audience})` : `bei der Hälfte der ${audience}`;
}

export const de: Messages = {
  quote: (text) => `„${text}“`,
  pair: (first, second) => `${first}, ${second}`,
  list: (parts) => parts.filter(Boolean).join(', '),
  minutes: (minutes) => `${minutes} Min. Lesezeit`,
  skip: 'Zum Inhalt',
  language: 'Sprache',
  menu: 'Seiten',
  nav: {
    home: (program) => `Empfehlungsprogramm von ${program}`,
    useCases: 'Anwendungen',
    caseStudies: 'Erfahrungen',
    guides: 'Ratgeber',
  },
  footer: {
    program: (program) => `${program} selbst empfehlen`,
    home: (program) => `Über ${program}`,
    privacy: 'Diese Seite setzt keine Cookies.',
  },

  someone: (kind, program) => someone[kind](program),
  recommends: (program, audience) => `empfiehlt ${program} für ${audience}`,
  recommendsShort: (program) => `empfiehlt ${program}`,
  forAudience: (program, audience) => `${program} für ${audience}`,
  title: (page, program) => `${page} · ${program}`,
  cardOf: ({ name, tagline }) => `${name}: ${tagline}`,
  recommendation: (who, program, audience) => `${who} empfiehlt ${program} für ${audience}`,
  disclosure: (name, kind, program) => {
    const who = name ?? 'Wer Sie hierher geschickt hat,';
    if (kind === 'employee')
      return `${who} arbeitet bei ${program} und erhält eine Prämie, wenn Sie sich anmelden.`;
    if (kind === 'partner')
      return `${who} ist Partner von ${program} und erhält eine Prämie, wenn Sie sich anmelden.`;
    return `${who} erhält eine Prämie, wenn Sie sich anmelden.`;
  },

  offer: {
    through: (name) => (name === null ? 'Über diesen Link' : `Über den Link von ${name}`),
    forFriends: 'Auf Empfehlung',
    until: 'Bis zum',
    afterwards: (what) => `Danach: ${what}`,
    ended: (gift, day) => `„${gift}“ galt bis zum ${day}.`,
    withEnd: (gift, day) => `${gift} (bis ${day})`,
    coupon: 'Ihr Code',
    conditions: 'Die Bedingungen',
  },

  proof: {
    title: (audience) => `Zahlen für ${audience}`,
    how: 'So haben wir gemessen',
    over: (figure) => `über ${figure}`,
    label: {
      accounts: (audience, program) => `${audience} arbeiten mit ${program}`,
      retention: 'sind ein Jahr nach der Anmeldung noch dabei',
      stillCustomers: 'aller je angemeldeten Betriebe sind noch dabei',
      ltv: 'Umsatz je Kundenbeziehung',
      recommend: (program) => `würden ${program} weiterempfehlen, mit 9 oder 10 von 10 Punkten`,
      satisfaction: (program) => `geben ${program} 4 oder 5 von 5 Punkten`,
      orMore: (label, audience) => `${label}: so\u00a0viel oder mehr ${atHalfOf(audience)}`,
      orLess: (label, audience) => `${label}: so\u00a0viel oder weniger ${atHalfOf(audience)}`,
      onAverage: (label) => `${label}, im Durchschnitt`,
    },
    method: (formula, { n, audience, program, days }) =>
      ({
        count: `Gezählt sind ${audience}, die mit ${program} arbeiten; die Zahl ist abgerundet.`,
        'retained-12-months': `Anteil, der 12 Monate nach der Anmeldung noch dabei war. Grundlage: mindestens ${n} ${audience}, alle mindestens 12 Monate zuvor angemeldet. Abgerundet.`,
        'still-customers': `Anteil, der noch dabei ist. Grundlage: mindestens ${n} ${audience} in unseren Daten. Abgerundet.`,
        median: `Grundlage: mindestens ${n} ${audience}. Die Hälfte davon erreicht diesen Wert oder liegt darüber.`,
        'median-at-most': `Grundlage: mindestens ${n} ${audience}. Die Hälfte davon liegt bei diesem Wert oder darunter.`,
        mean: `Durchschnitt, gerundet. Grundlage: mindestens ${n} ${audience}.`,
        promoters: `Anteil, der auf die Frage, ob man ${program} weiterempfehlen würde, 9 oder 10 von 10 Punkten gab. Grundlage: mindestens ${n} ${audience}; je Betrieb zählt nur die letzte Antwort der vergangenen 12 Monate. Abgerundet.`,
        satisfied: `Anteil, der ${program} 4 oder 5 von 5 Punkten gab. Grundlage: mindestens ${n} ${audience}; je Betrieb zählt nur die letzte Antwort der vergangenen 12 Monate. Abgerundet.`,
        'days-until-half': `Grundlage: mindestens ${n} ${audience}. Die Hälfte davon war in dieser Zeit so weit. Wer es nie geschafft hat, zählt zur anderen Hälfte.`,
        'share-within-days': `Anteil, abgerundet. Grundlage: mindestens ${n} ${audience}, alle vor ${days} Tagen oder früher angemeldet.`,
      })[formula],
    signedUp: (from, to) =>
      from === to ? `Angemeldet im ${from}.` : `Angemeldet zwischen ${from} und ${to}.`,
    answered: (from, to) =>
      from === to ? `Antworten vom ${from}.` : `Antworten aus der Zeit von ${from} bis ${to}.`,
    asOf: (month) => `Stand: ${month}.`,
    sentence: (formula, { figure, label, n, audience, program }) =>
      ({
        count: `Mindestens ${n} ${audience} arbeiten mit ${program}`,
        'retained-12-months': `Mindestens ${n} ${audience} haben sich vor einem Jahr oder früher angemeldet, und ${figure} waren zwölf Monate später noch dabei`,
        'still-customers': `Mindestens ${n} ${audience} stehen in den Daten von ${program}, und ${figure} sind noch dabei`,
        median: `Mindestens ${n} ${audience} mit ${program} wurden gezählt. Bei der Hälfte: ${figure} ${label}, oder mehr`,
        'median-at-most': `Mindestens ${n} ${audience} mit ${program} wurden gezählt. Bei der Hälfte: ${figure} ${label}, oder weniger`,
        mean: `${figure} ${label}: Das ist der Durchschnitt (mindestens ${n} ${audience} mit ${program})`,
        promoters: `Mindestens ${n} ${audience} haben in den letzten 12 Monaten geantwortet, und ${figure} würden ${program} mit 9 oder 10 von 10 Punkten weiterempfehlen`,
        satisfied: `Mindestens ${n} ${audience} haben in den letzten 12 Monaten geantwortet, und ${figure} geben ${program} 4 oder 5 von 5 Punkten`,
        'days-until-half': `Mindestens ${n} ${audience} mit ${program} wurden gezählt. Bei der Hälfte: ${figure} ${label}, oder weniger`,
        'share-within-days': `Mindestens ${n} ${audience} mit ${program} wurden gezählt: ${figure} ${label}`,
      })[formula],
    short: (formula, { figure, label, n, audience, program }) =>
      ({
        count: `Mindestens ${n} ${audience} arbeiten mit ${program}`,
        'retained-12-months': `Nach einem Jahr noch dabei: ${figure} (mindestens ${n} ${audience})`,
        'still-customers': `Noch dabei: ${figure} (mindestens ${n} ${audience})`,
        median: `${figure} ${label} (Median, mindestens ${n} ${audience})`,
        'median-at-most': `${figure} ${label} (Median, mindestens ${n} ${audience})`,
        mean: `${figure} ${label} (Durchschnitt, mindestens ${n} ${audience})`,
        promoters: `${figure} empfehlen ${program} weiter (9 oder 10 von 10; mindestens ${n} ${audience})`,
        satisfied: `${figure} geben ${program} 4 oder 5 von 5 Punkten (mindestens ${n} ${audience})`,
        'days-until-half': `${figure} ${label} (Median, mindestens ${n} ${audience})`,
        'share-within-days': `${figure} ${label} (mindestens ${n} ${audience})`,
      })[formula],
  },

  story: {
    own: (name) => `Das hat ${name} erlebt`,
    other: 'Aus einem Betrieb wie Ihrem',
    read: 'Die ganze Geschichte lesen',
    translated: (language) => `Übersetzt, im Original auf ${language}`,
  },
  pains: {
    title: 'Klingt das nach Ihrer Woche?',
    guide: 'Das hilft',
  },
  useCases: {
    title: (audience, program) => `Wofür ${audience} ${program} nutzen`,
    all: 'Alle Anwendungen',
  },
  steps: {
    title: 'So geht es los',
    intro: 'Die ersten Schritte, die Betriebe gemeinsam haben, wenn sie bleiben.',
  },
  questions: { title: 'Bevor Sie fragen' },

  program: {
    title: (program) => `${program} empfehlen`,
    description: (program, friend, referrer) =>
      `Empfehlen Sie ${program} in Ihrer Branche weiter. Für den neuen Betrieb: ${friend}. Für Sie: ${referrer}.`,
    kicker: (program) => `Das Empfehlungsprogramm von ${program}`,
    headline: 'Weitersagen. Beide haben etwas davon.',
    lead: (program) =>
      `Sie wissen, wem ${program} das Leben leichter machen würde. Schicken Sie eine Seite über genau diese Branche, mit Ihrem Namen darauf.`,
    friendGets: 'Für den neuen Betrieb',
    youGet: 'Für Sie',
    join: 'Jetzt mitmachen',
    start: (program) => `Mit ${program} starten`,
    how: 'So funktioniert es',
    steps: [
      {
        title: 'Sie bekommen Seiten und ein Paket',
        text: 'Eine Seite für jede Branche, in der Sie jemanden kennen, dazu Bilder, Beiträge und E-Mails mit Ihrem eigenen Link.',
      },
      {
        title: 'Sie erzählen davon',
        text: 'Posten, verschicken, den QR-Code ausdrucken. Sagen Sie dazu, dass Sie eine Prämie bekommen: In jedem Text des Pakets steht es schon.',
      },
      {
        title: 'Jemand startet, Sie werden belohnt',
        text: 'Sobald der neue Betrieb seine erste Rechnung bezahlt hat, ist Ihre Prämie unterwegs.',
      },
    ],
    tiers: 'Je mehr Empfehlungen, desto schöner die Prämie',
    friends: (count) => (count === 1 ? 'Empfehlung' : 'Empfehlungen'),
    niches: 'Für jede Branche eine eigene Seite',
    nichesIntro: 'Jede ist für eine Art von Betrieb geschrieben, mit Zahlen aus Betrieben wie diesen.',
    stories: 'Was andere erzählen',
    terms: 'Das Kleingedruckte, verständlich gesagt',
  },
  choose: {
    headline: 'Was für einen Betrieb führen Sie?',
    lead: (program) => `Wählen Sie Ihre Branche und sehen Sie, was ${program} für Betriebe wie Ihren tut.`,
  },
  redirect: (program) => `Weiter zu ${program}`,
  go: 'Weiter',
  library: {
    useCases: {
      title: 'Anwendungen',
      lead: (program) => `Was sich mit ${program} erledigen lässt, eine Aufgabe nach der anderen.`,
    },
    caseStudies: {
      title: 'Erfahrungen',
      lead: 'Was anders geworden ist, erzählt von denen, für die es anders geworden ist.',
    },
    guides: {
      title: 'Ratgeber',
      lead: 'Hilfe für die schwierigen Seiten der Arbeit, ob mit unserem Produkt oder ohne.',
    },
    madeFor: 'Für Ihre Branche gemacht',
    more: 'Als Nächstes lesen',
    back: 'Alle Ratgeber',
    allStories: 'Alle Erfahrungen',
    results: 'In Zahlen',
    company: 'Unternehmen',
  },
  search: {
    label: 'In der Bibliothek suchen',
    filter: 'Suchen in',
    all: 'Alles',
    kinds: { 'use-case': 'Anwendungen', 'case-study': 'Erfahrungen', guide: 'Ratgeber' },
    none: (query) => `Nichts gefunden zu „${query}“. Versuchen Sie es mit einem kürzeren Wort.`,
    found: (count) => (count === 1 ? '1 Seite' : `${count} Seiten`),
    failed: 'Die Suche ist gerade nicht erreichbar. In den Listen unten steht alles.',
  },
  welcome: {
    title: (program) => `Willkommen bei ${program}`,
    headline: 'Sie sind dabei. Hier geht es los.',
    lead: (audience, stepsOf) =>
      `Auf die ersten Tage kommt es an. ${
        {
          audience: `Das sind die Schritte, die besonders erfolgreiche ${audience} als Erstes gegangen sind.`,
          customers: 'Das sind die Schritte, die unsere erfolgreichsten Kunden als Erstes gegangen sind.',
          authored: 'Hier fangen Sie am besten an.',
        }[stepsOf]
      }`,
    steps: 'Ihre ersten Schritte',
    guides: 'Falls Sie gerade das beschäftigt',
  },
  portal: {
    title: (program) => `Ihr Paket von ${program}`,
    headline: (name) => (name === null ? 'Hier ist Ihr Paket.' : `${name}, hier ist Ihr Paket.`),
    lead: 'Bilder, Texte und Links, fertig zum Weitergeben. Alles trägt Ihren eigenen Link, damit jede Empfehlung Ihnen zählt.',
    private: 'Diese Seite ist nur für Sie. Geben Sie das Paket weiter, nicht diese Adresse.',
    terms: 'Ihre Konditionen',
    friendGets: 'Für den neuen Betrieb',
    youGet: 'Für Sie',
    conditions: 'Bedingungen',
    attribution: 'Wann eine Empfehlung Ihnen zählt',
    tiers: 'Und wenn es mehr werden',
    disclosure: 'Das gehört immer dazu',
    disclosureWhy:
      'Alle sollen wissen, dass Sie eine Prämie bekommen. Das ist fair, und in den meisten Ländern ist es Gesetz. In jedem Text Ihrer Pakete steht es schon.',
    everything: 'Alles herunterladen',
    everythingZip: (kits) => `ZIP mit allen ${kits} Paketen`,
    news: 'Neu für Sie',
    newsOf: (day) => `Seit ${day}`,
    newKit: 'Ein neues Paket',
    newImages: (count) => (count === 1 ? '1 neues Bild' : `${count} neue Bilder`),
    changedImages: (count) => (count === 1 ? '1 Bild neu gezeichnet' : `${count} Bilder neu gezeichnet`),
    changedTexts: 'Texte auf neuem Stand',
    isNew: 'Neu',
    kitHolds: (images, texts) => `${images} Bilder, ${texts} Texte`,
    pages: (count) => `Ihre Links führen zu ${count} Seiten`,
    pagesWhy:
      'Sie unterscheiden sich darin, was sie zuerst sagen. Jeder Link führt immer zur selben Seite, damit sich zeigt, welche besser ankommt.',
    pageLinks: (count) => (count === 1 ? '1 Link' : `${count} Links`),
    leadsTo: (page) => `Seite ${page}`,
    ownLinks: 'Links für Ihre eigenen Worte',
    ownLinksWhy: 'Einer für jeden Ort, damit Sie später sehen, was gewirkt hat.',
    channels: {
      linkedin: 'LinkedIn',
      x: 'X',
      facebook: 'Facebook',
      instagram: 'Instagram-Profil',
      message: 'WhatsApp, Nachrichten',
      email: 'E-Mail',
      newsletter: 'Newsletter',
      blog: 'Website, Blog',
    },
    places: {
      posts: 'Für Beiträge und Storys',
      links: 'Für Links und E-Mails',
      banners: 'Für Websites',
    },
    imageLink: 'Link zu diesem Bild',
    copyLink: 'Link kopieren',
    allKits: 'Alle Ihre Pakete',
    kits: 'Pakete',
    page: 'Seite ansehen',
    download: 'Ganzes Paket herunterladen',
    zip: (images, texts) => `ZIP mit ${images} Bildern, ${texts} Texten und einem QR-Code`,
    shortLink: 'Kurzlink',
    qr: 'QR-Code für Druck und Folien',
    coupon: 'Ihr Code zum Weitergeben',
    images: 'Bilder',
    imageSize: (label, width, height) => `${label}, ${width}\u00a0×\u00a0${height}`,
    formats: {
      og: 'Linkvorschau',
      square: 'Quadratischer Beitrag',
      portrait: 'Beitrag im Hochformat',
      story: 'Story',
      pinterest: 'Pin',
      email: 'Kopf für E-Mails',
      '300x250': 'Medium Rectangle',
      '336x280': 'Großes Rectangle',
      '300x600': 'Halbe Seite',
      '160x600': 'Skyscraper',
      '970x250': 'Billboard',
      '728x90': 'Superbanner',
      '970x90': 'Großes Superbanner',
      '320x100': 'Großes Handybanner',
      '320x50': 'Handybanner',
    },
    save: 'Speichern',
    headlines: 'Überschriften',
    ownHeadline: 'Noch eine Überschrift',
    texts: 'Texte',
    subject: 'Betreff',
    preheader: 'Vorschautext',
    ownLink: 'Der zugehörige Link',
    banners: 'Code für Ihre Website',
    copy: 'Kopieren',
    copied: 'Kopiert',
  },
  notFound: {
    title: 'Seite nicht gefunden',
    headline: 'Diese Seite ist umgezogen',
    lead: 'Vielleicht ist die Adresse veraltet oder vertippt. Hier geht es weiter:',
  },
};
