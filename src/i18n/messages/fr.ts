import type { AffiliateKind } from '../../schemas/affiliate.ts';
import type { Messages } from './en.ts';

/** Espace fine insécable, devant « ; : ! ? » et dans les guillemets. */
const fine = '\u202f';

const someone: Record<AffiliateKind, (program: string) => string> = {
  customer: (program) => `Un client ${de(program)}`,
  partner: (program) => `Un partenaire ${de(program)}`,
  influencer: () => 'Une personne que vous suivez',
  vendor: (program) => `Un fournisseur qui travaille avec ${program}`,
  employee: (program) => `Une personne qui travaille chez ${program}`,
  other: () => 'Une personne que vous connaissez',
};

/** « de Chiara », « d’Anaïs ». */
function de(name: string): string {
  return /^[aeiouyàâäéèêëîïôöùûü]/i.test(name) ? `d’${name}` : `de ${name}`;
}

export const fr: Messages = {
  quote: (text) => `«${fine}${text}${fine}»`,
  pair: (first, second) => `${first}, ${second}`,
  list: (parts) => parts.filter(Boolean).join(', '),
  minutes: (minutes) => `${minutes} min de lecture`,
  skip: 'Aller au contenu',
  language: 'Langue',
  menu: 'Site',
  nav: {
    home: (program) => `Programme de parrainage ${program}`,
    useCases: 'Cas d’usage',
    caseStudies: 'Témoignages',
    guides: 'Guides',
  },
  footer: {
    program: (program) => `Recommander ${program} à votre tour`,
    home: (program) => `À propos ${de(program)}`,
    privacy: 'Cette page ne dépose aucun cookie.',
  },

  someone: (kind, program) => someone[kind](program),
  recommends: (program, audience) => `recommande ${program} aux ${audience}`,
  recommendsShort: (program) => `recommande ${program}`,
  forAudience: (program, audience) => `${program} pour les ${audience}`,
  title: (page, program) => `${page} · ${program}`,
  cardOf: ({ name, tagline }) => `${name}${fine}: ${tagline}`,
  recommendation: (who, program, audience) => `${who} recommande ${program} aux ${audience}`,
  disclosure: (name, kind, program) => {
    const who = name ?? 'La personne qui vous envoie';
    if (kind === 'employee')
      return `${who} travaille chez ${program} et reçoit une récompense si vous vous inscrivez.`;
    if (kind === 'partner')
      return `${who} est partenaire ${de(program)} et reçoit une récompense si vous vous inscrivez.`;
    return `${who} reçoit une récompense si vous vous inscrivez.`;
  },

  offer: {
    through: (name) => (name === null ? 'Avec ce lien' : `Avec le lien ${de(name)}`),
    forFriends: 'Pour qui vient de la part d’un client',
    until: 'Jusqu’au',
    afterwards: (what) => `Ensuite${fine}: ${what}`,
    ended: (gift, day) => `«${fine}${gift}${fine}»${fine}: offre valable jusqu’au ${day}.`,
    withEnd: (gift, day) => `${gift} (jusqu’au ${day})`,
    coupon: 'Votre code',
    conditions: 'Les conditions',
  },

  proof: {
    title: (audience) => `Mesuré chez les ${audience}`,
    how: 'Comment nous avons mesuré',
    over: (figure) => `plus de ${figure}`,
    label: {
      accounts: (audience, program) => `${audience} sur ${program}`,
      retention: 'toujours clients un an après leur inscription',
      stillCustomers: 'de tous les inscrits sont toujours clients',
      ltv: 'de valeur par client',
      recommend: (program) => `recommanderaient ${program}, avec une note de 9 ou 10 sur 10`,
      satisfaction: (program) => `donnent à ${program} une note de 4 ou 5 sur 5`,
      orMore: (label, audience) => `${label}, ou plus, pour la moitié des ${audience}`,
      orLess: (label, audience) => `${label}, ou moins, pour la moitié des ${audience}`,
      onAverage: (label) => `${label}, en moyenne`,
    },
    method: (formula, { n, audience, program, days }) =>
      ({
        count: `Nombre de clients parmi les ${audience}, arrondi vers le bas.`,
        'retained-12-months': `Sur au moins ${n} ${audience} qui ont souscrit il y a 12 mois ou plus, part encore cliente 12 mois après. Arrondie vers le bas.`,
        'still-customers': `Sur au moins ${n} ${audience} de nos registres, part qui a gardé son abonnement, arrondie vers le bas.`,
        median: `Mesure faite sur au moins ${n} ${audience}${fine}: la moitié atteint ce chiffre ou le dépasse.`,
        'median-at-most': `Mesure faite sur au moins ${n} ${audience}${fine}: la moitié est à ce chiffre ou en dessous.`,
        mean: `Moyenne sur au moins ${n} ${audience}, arrondie.`,
        promoters: `Sur au moins ${n} ${audience} à qui nous avons demandé une note de 0 à 10 pour recommander ${program}, part qui a répondu 9 ou 10. Pour chaque client, seule compte sa dernière réponse des 12 derniers mois. Arrondie vers le bas.`,
        satisfied: `Sur au moins ${n} ${audience} à qui nous avons demandé une note de 1 à 5, part qui a répondu 4 ou 5. Pour chaque client, seule compte sa dernière réponse des 12 derniers mois. Arrondie vers le bas.`,
        'days-until-half': `Mesure faite sur au moins ${n} ${audience}${fine}: la moitié y est parvenue dans ce délai. Les clients qui n’y sont jamais parvenus comptent dans l’autre moitié.`,
        'share-within-days': `Part mesurée sur au moins ${n} ${audience} qui ont souscrit il y a ${days} jours ou plus, arrondie vers le bas.`,
      })[formula],
    signedUp: (from, to) =>
      from === to ? `Inscriptions ${de(from)}.` : `Inscriptions entre ${from} et ${to}.`,
    answered: (from, to) =>
      from === to ? `Réponses ${de(from)}.` : `Réponses reçues entre ${from} et ${to}.`,
    asOf: (month) => `Données à jour en ${month}.`,
    sentence: (formula, { figure, label, n, audience, program }) =>
      ({
        count: `Au moins ${n} ${audience} utilisent ${program}`,
        'retained-12-months': `Sur au moins ${n} ${audience} dont l’inscription remonte à un an ou plus, ${figure} étaient toujours là douze mois après`,
        'still-customers': `Sur au moins ${n} ${audience} des registres ${program}, ${figure} sont toujours là`,
        median: `Mesuré sur au moins ${n} ${audience} avec ${program}${fine}: ${figure} ${label}, ou plus, pour la moitié`,
        'median-at-most': `Mesuré sur au moins ${n} ${audience} avec ${program}${fine}: ${figure} ${label}, ou moins, pour la moitié`,
        mean: `${figure} ${label}${fine}: c’est la moyenne d’au moins ${n} ${audience} avec ${program}`,
        promoters: `Sur au moins ${n} ${audience} qui ont répondu ces douze derniers mois, ${figure} recommanderaient ${program} avec une note de 9 ou 10 sur 10`,
        satisfied: `Sur au moins ${n} ${audience} qui ont répondu ces douze derniers mois, ${figure} donnent à ${program} une note de 4 ou 5 sur 5`,
        'days-until-half': `Mesuré sur au moins ${n} ${audience} avec ${program}${fine}: ${figure} ${label}, ou moins, pour la moitié`,
        'share-within-days': `Sur au moins ${n} ${audience} avec ${program}, ${figure} ${label}`,
      })[formula],
    short: (formula, { figure, label, n, audience, program }) =>
      ({
        count: `Au moins ${n} ${audience} utilisent ${program}`,
        'retained-12-months': `${figure} d’au moins ${n} ${audience} toujours là au bout d’un an`,
        'still-customers': `${figure} d’au moins ${n} ${audience} sont toujours là`,
        median: `${figure} ${label} (médiane d’au moins ${n} ${audience})`,
        'median-at-most': `${figure} ${label} (médiane d’au moins ${n} ${audience})`,
        mean: `${figure} ${label} (moyenne d’au moins ${n} ${audience})`,
        promoters: `${figure} d’au moins ${n} ${audience} recommanderaient ${program} (9 ou 10 sur 10)`,
        satisfied: `${figure} d’au moins ${n} ${audience} notent ${program} 4 ou 5 sur 5`,
        'days-until-half': `${figure} ${label} (médiane d’au moins ${n} ${audience})`,
        'share-within-days': `${figure} d’au moins ${n} ${audience} ${label}`,
      })[formula],
  },

  story: {
    own: (name) => `L’histoire ${de(name)}`,
    other: 'L’histoire d’un client',
    read: 'Lire toute l’histoire',
    translated: (language) => `Propos traduits (en version originale${fine}: ${language})`,
  },
  pains: {
    title: `Votre semaine ressemble à ça${fine}?`,
    guide: 'Ce qui aide',
  },
  useCases: {
    title: (audience, program) => `Ce que les ${audience} font avec ${program}`,
    all: 'Tous les cas d’usage',
  },
  steps: {
    title: 'Comment ça commence',
    intro: 'Les premiers pas que partagent les clients qui restent.',
  },
  questions: { title: 'Vos questions' },

  program: {
    title: (program) => `Recommander ${program}`,
    description: (program, friend, referrer) =>
      `Recommandez ${program} autour de vous. Vos proches reçoivent ${friend}${fine}; vous recevez ${referrer}.`,
    kicker: (program) => `Le programme de parrainage ${program}`,
    headline: 'Passez le mot. Tout le monde y gagne.',
    lead: (program) =>
      `Vous savez à qui ${program} rendrait service. Envoyez une page qui parle de son métier, avec votre nom dessus.`,
    friendGets: 'Votre filleul reçoit',
    youGet: 'Vous recevez',
    join: 'Rejoindre le programme',
    start: (program) => `Commencer avec ${program}`,
    how: 'Comment ça marche',
    steps: [
      {
        title: 'Vous recevez des pages et un kit',
        text: 'Une page par métier, avec des images, des messages et des e\u2011mails qui portent votre lien.',
      },
      {
        title: 'Vous en parlez autour de vous',
        text: 'Publiez, envoyez, imprimez le QR code. Dites que vous recevez une récompense\u202f: tous les textes du kit le font déjà.',
      },
      {
        title: 'On s’inscrit, la récompense part',
        text: 'Dès que votre filleul devient client payant, elle est à vous.',
      },
    ],
    tiers: 'Plus vous en parlez, plus vous y gagnez',
    friends: (count) => (count === 1 ? 'filleul' : 'filleuls'),
    niches: 'Une page pour chaque métier',
    nichesIntro: 'Chacune est écrite pour un type d’établissement, avec les chiffres de clients semblables.',
    stories: 'Ce qu’ils vous diraient',
    terms: 'Les conditions, en clair',
  },
  choose: {
    headline: `Quel est votre métier${fine}?`,
    lead: (program) =>
      `Choisissez-le et voyez ce que ${program} apporte à des établissements comme le vôtre.`,
  },
  redirect: (program) => `Vers ${program}`,
  go: 'Continuer',
  library: {
    useCases: {
      title: 'Cas d’usage',
      lead: (program) => `Ce que l’on fait avec ${program}, une tâche à la fois.`,
    },
    caseStudies: {
      title: 'Témoignages',
      lead: 'Ce qui a changé, raconté par celles et ceux qui l’ont vécu.',
    },
    guides: {
      title: 'Guides',
      lead: 'De l’aide pour ce qui est difficile dans le métier, avec ou sans notre produit.',
    },
    madeFor: 'Pensé pour votre métier',
    more: 'À lire ensuite',
    back: 'Tous les guides',
    allStories: 'Tous les témoignages',
    results: 'En chiffres',
    company: 'Entreprise',
  },
  search: {
    label: 'Chercher dans la bibliothèque',
    filter: 'Chercher dans',
    all: 'Tout',
    kinds: { 'use-case': 'Cas d’usage', 'case-study': 'Témoignages', guide: 'Guides' },
    none: (query) => `Aucun résultat pour «${fine}${query}${fine}». Essayez un mot plus court.`,
    found: (count) => (count <= 1 ? `${count} page` : `${count} pages`),
    failed: 'La recherche est indisponible pour le moment. Tout se trouve dans les listes ci-dessous.',
  },
  welcome: {
    title: (program) => `Bienvenue chez ${program}`,
    headline: 'C’est parti. Commencez ici.',
    lead: (audience, stepsOf) =>
      `Les premiers jours comptent. ${
        {
          audience: `Voici par où ont commencé les ${audience} qui réussissent le mieux.`,
          customers: 'Voici par où ont commencé nos clients qui réussissent le mieux.',
          authored: 'Voici par où commencer.',
        }[stepsOf]
      }`,
    steps: 'Vos premiers pas',
    guides: 'Pour ce qui vous préoccupe',
  },
  portal: {
    title: (program) => `Votre kit ${program}`,
    headline: (name) => (name === null ? 'Voici votre kit.' : `${name}, voici votre kit.`),
    lead: 'Des images, des mots et des liens prêts à publier. Tout porte votre lien, pour que chaque filleul vous soit compté.',
    private: 'Cette page n’est que pour vous. Partagez le kit, pas cette adresse.',
    terms: 'Vos conditions',
    friendGets: 'Vos filleuls reçoivent',
    youGet: 'Vous recevez',
    conditions: 'Conditions',
    attribution: 'Quand un filleul vous est compté',
    tiers: 'Et plus vous amenez de filleuls',
    disclosure: 'À dire à chaque fois',
    disclosureWhy:
      'Chacun doit savoir que vous recevez une récompense. C’est honnête, et dans la plupart des pays c’est la loi. Chaque texte de vos kits le dit déjà.',
    everything: 'Tout télécharger',
    everythingZip: (kits) => `ZIP avec les ${kits} kits`,
    news: 'Du nouveau',
    newsOf: (day) => `Depuis le ${day}`,
    newKit: 'Un nouveau kit',
    newImages: (count) => (count === 1 ? '1 nouvelle image' : `${count} nouvelles images`),
    changedImages: (count) => (count === 1 ? '1 image redessinée' : `${count} images redessinées`),
    changedTexts: 'textes mis à jour',
    isNew: 'Nouveau',
    kitHolds: (images, texts) => `${images} images, ${texts} textes`,
    pages: (count) => `Vos liens mènent à ${count} pages`,
    pagesWhy:
      'Elles diffèrent par leurs premiers mots. Chaque lien mène toujours à la même page, ce qui permet de voir laquelle convainc le mieux.',
    pageLinks: (count) => (count === 1 ? '1 lien' : `${count} liens`),
    leadsTo: (page) => `Page ${page}`,
    ownLinks: 'Des liens pour vos propres mots',
    ownLinksWhy: 'Un par endroit, pour savoir ensuite ce qui a marché.',
    channels: {
      linkedin: 'LinkedIn',
      x: 'X',
      facebook: 'Facebook',
      instagram: 'Bio Instagram',
      message: 'WhatsApp, messages',
      email: 'E-mail',
      newsletter: 'Newsletter',
      blog: 'Site, blog',
    },
    places: {
      posts: 'Pour vos posts et stories',
      links: 'Pour vos liens et e-mails',
      banners: 'Pour les sites web',
    },
    imageLink: 'Le lien de cette image',
    copyLink: 'Copier son lien',
    allKits: 'Tous vos kits',
    kits: 'Kits',
    page: 'Voir la page',
    download: 'Télécharger tout le kit',
    zip: (images, texts) => `ZIP avec ${images} images, ${texts} textes et un QR code`,
    shortLink: 'Lien court',
    qr: 'QR code pour l’impression et les présentations',
    coupon: 'Le code de vos filleuls',
    images: 'Images',
    imageSize: (label, width, height) => `${label}, ${width}\u00a0×\u00a0${height}`,
    formats: {
      og: 'Aperçu de lien',
      square: 'Publication carrée',
      portrait: 'Publication verticale',
      story: 'Story',
      pinterest: 'Épingle',
      email: 'En-tête d’e-mail',
      '300x250': 'Pavé',
      '336x280': 'Grand pavé',
      '300x600': 'Demi-page',
      '160x600': 'Skyscraper',
      '970x250': 'Billboard',
      '728x90': 'Méga-bannière',
      '970x90': 'Grande méga-bannière',
      '320x100': 'Grande bannière mobile',
      '320x50': 'Bannière mobile',
    },
    save: 'Enregistrer',
    headlines: 'Accroches',
    ownHeadline: 'Une autre accroche',
    texts: 'Textes',
    subject: 'Objet',
    preheader: 'Texte d’aperçu',
    ownLink: 'Le lien qui va avec',
    banners: 'Du code pour votre site',
    copy: 'Copier',
    copied: 'Copié',
  },
  notFound: {
    title: 'Page introuvable',
    headline: 'Cette page n’est plus là',
    lead: 'L’adresse est peut-être ancienne ou mal saisie. Pour repartir du bon pied\u202f:',
  },
};
