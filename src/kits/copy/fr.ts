import type { KitFacts } from '../kit-facts.ts';
import { frReadme } from './fr-readme.ts';
import { frVoices } from './fr-voice.ts';
import {
  asSentence,
  capitalise,
  numbered,
  paragraphs,
  sentences,
  signature,
  type KitCopy,
} from './kit-copy.ts';

export const fr: KitCopy = {
  // A no-break space where French typography has a space that no line may begin after.
  typeset: (text) => text.replace(/ ([:;?!»])/gu, '\u00a0$1').replace(/« /gu, '«\u00a0'),

  disclosure: ({ program, kind, name }) => ({
    about: `${program} récompense ${name ?? 'la personne qui vous envoie'} si vous vous inscrivez.`,
    ...DISCLOSURES[kind](program),
  }),

  headlines: (facts) => {
    const { program, audience, friend, referrer, quote, locale } = facts;
    const ends = lastDay(facts);
    const [proof] = facts.proofs;
    const [question] = facts.questions;
    const steps = facts.steps.length;
    return [
      {
        creative: 'headline-promise',
        title: 'La promesse',
        patterns: [facts.headline, `${program} pour les ${audience}`],
      },
      {
        creative: 'headline-both',
        title: 'Une récompense pour chacun',
        patterns: [
          `Pour vous : ${friend}. Pour moi : ${referrer}.`,
          `Pour vous : ${friend}. Pour moi aussi, une récompense.`,
          `Pour vous : ${friend}.`,
        ],
      },
      ...(ends === null
        ? []
        : [
            {
              creative: 'headline-until',
              title: 'Pour un temps limité',
              patterns: [
                `Jusqu’au ${ends} : ${friend}`,
                `${program} pour les ${audience} : une offre jusqu’au ${ends}`,
                `Cette offre s’arrête le ${ends}`,
              ],
            },
          ]),
      { creative: 'headline-pain', title: 'Le problème', patterns: facts.pains.map(quoted) },
      ...(proof
        ? [
            {
              creative: 'headline-proof',
              title: 'Un chiffre',
              patterns: [proof.sentence, proof.short],
            },
          ]
        : []),
      ...(quote
        ? [{ creative: 'headline-quote', title: 'Vos propres mots', patterns: [quoted(quote)] }]
        : []),
      {
        creative: 'headline-question',
        title: 'Une question',
        patterns: [...(question ? [quoted(question)] : []), `Que change ${program} pour les ${audience} ?`],
      },
      {
        creative: 'headline-steps',
        title: 'Les premiers pas',
        patterns: [
          `${program} : comment démarrent les ${audience}, en ${steps} ${steps === 1 ? 'étape' : 'étapes'}`,
        ],
      },
      {
        creative: 'headline-product',
        title: 'Le produit en une ligne',
        patterns: [
          `${program} pour les ${audience}. ${capitalise(facts.tagline, locale)}`,
          `${program}. ${capitalise(facts.tagline, locale)}`,
        ],
      },
    ];
  },

  linkedin: (facts, { own }, link) => {
    const [proof] = facts.proofs;
    const parts = [
      own,
      quoted(facts.pains[0]),
      frVoices[facts.kind](facts).linkedin,
      facts.quote ?? facts.subhead,
      `Par où commencer, selon l’équipe ${facts.program} :\n${numbered(facts.steps.map(({ title }) => title))}`,
      proof ? asSentence(proof.sentence) : null,
      `${byWhen(facts, 'Avec mon lien')} : ${facts.friend}${code(facts)}.\n${link}`,
      `En petits caractères : ${facts.conditions}`,
    ];
    const short = paragraphs(own, facts.headline, `Pour vous : ${facts.friend}.\n${link}`);
    return {
      creative: 'linkedin-post',
      title: 'Publication LinkedIn',
      patterns: [paragraphs(...parts), short, `${own}\n\n${link}`],
    };
  },

  facebook: (facts, { own }, link) => {
    const { audience, program, friend } = facts;
    const pain = quoted(facts.pains[1] ?? facts.pains[0]);
    const call = `Avis aux ${audience} !`;
    const voice = frVoices[facts.kind](facts).facebook;
    const offer = `${byWhen(facts, 'En passant par ici')} : ${friend}.\n${link}`;
    return {
      creative: 'facebook-post',
      title: 'Publication Facebook',
      patterns: [
        paragraphs(own, `${call} ${pain}`, voice, offer),
        paragraphs(own, `${call} ${pain}`, offer),
        paragraphs(own, `${call} ${voice}`, offer),
        paragraphs(own, facts.headline, link),
        paragraphs(own, `${program} pour les ${audience} :\n${link}`),
        paragraphs(own, link),
      ],
    };
  },

  x: (facts, { own, short }, linkTo) => [
    {
      creative: 'x-pain',
      title: 'Post X : le problème',
      patterns: painPosts(facts, own, short, linkTo('x-pain')),
    },
    {
      creative: 'x-offer',
      title: 'Post X : l’offre',
      patterns: offerPosts(facts, own, short, linkTo('x-offer')),
    },
  ],

  email: (facts, { own }, link) => {
    const { program, audience, friend, referrer, name } = facts;
    const voice = frVoices[facts.kind](facts);
    const text = paragraphs(
      'Bonjour,',
      own,
      `${voice.email} ${facts.subhead}`,
      `${byWhen(facts, 'Ce que vous gagnez à passer par ce lien')} : ${friend}${code(facts)}. Ce que j’y gagne : ${referrer}.\n${link}`,
      `On commence petit. Ce que l’équipe ${program} conseille aux ${audience} pour débuter :\n${numbered(facts.steps.map(({ title, text: how }) => `${asSentence(title)} ${how}`))}`,
      voice.followUp,
      ['Bien à vous,', name, signature(facts)].filter((part) => part).join('\n'),
      `En petits caractères : ${facts.conditions}`,
    );
    return {
      creative: 'email',
      title: 'E-mail',
      patterns: [text],
      subjects: [
        `Un conseil pour les ${audience} : ${program}`,
        `${program} pour les ${audience}`,
        `${program} : un conseil`,
        program,
      ],
    };
  },

  newsletter: (facts, { own }) => {
    const { friend, referrer } = facts;
    const ends = lastDay(facts);
    const proof = facts.proofs[1] ?? facts.proofs[0];
    return {
      title: facts.headline,
      disclosure: own,
      paragraphs: [
        sentences(frVoices[facts.kind](facts).newsletter, facts.quote),
        facts.subhead,
        sentences(
          `Pour vous : ${asSentence(friend)}`,
          `Pour moi : ${asSentence(referrer)}`,
          ends && `L’offre s’arrête le ${ends}.`,
          facts.coupon && `Mon code : ${facts.coupon}.`,
        ),
        ...(proof ? [asSentence(proof.sentence)] : []),
      ],
      button: facts.cta,
      smallPrint: `En petits caractères : ${facts.conditions}`,
    };
  },

  newsletterTitle: 'Newsletter',
  subjectLabel: 'Objet\u00a0:',
  imageUses: {
    og: 'aperçus de lien, LinkedIn, Facebook et X',
    square: 'Instagram, LinkedIn et WhatsApp',
    story: 'stories ; ajoutez le lien en autocollant',
  },
  readme: frReadme,
};

/** French law (no. 2023-451, article 5) names both words; "collaboration commerciale" fits whoever has a contract. */
const DISCLOSURES: Readonly<Record<KitFacts['kind'], (program: string) => { own: string; short: string }>> = {
  customer: plainAd,
  vendor: plainAd,
  other: plainAd,
  influencer: (program) => ({
    own: `Collaboration commerciale : ${program} me récompense si vous vous inscrivez.`,
    short: 'Collaboration commerciale :',
  }),
  partner: (program) => ({
    own: `Collaboration commerciale : je suis partenaire ${program} et je reçois une récompense si vous vous inscrivez.`,
    short: `Collaboration commerciale, partenaire ${program} :`,
  }),
  employee: (program) => ({
    own: `Publicité : je travaille chez ${program}, qui me récompense si vous vous inscrivez.`,
    short: `Publicité, je travaille chez ${program} :`,
  }),
};

function plainAd(program: string): { own: string; short: string } {
  return { own: `Publicité : ${program} me récompense si vous vous inscrivez.`, short: 'Publicité :' };
}

function painPosts(facts: KitFacts, own: string, short: string, link: string): string[] {
  const pain = quoted(facts.pains[2] ?? facts.pains[1] ?? facts.pains[0]);
  const product = `${facts.program} pour les ${facts.audience}.`;
  const offer = `Pour vous : ${facts.friend}. ${link}`;
  return [
    `${own}\n\n${pain}\n\n${product} ${offer}`,
    `${short} ${pain}\n\n${product} ${offer}`,
    `${short} ${facts.headline}\n\n${offer}`,
    `${short} ${facts.headline}\n\n${link}`,
    `${short} ${facts.program} ${link}`,
  ];
}

function offerPosts(facts: KitFacts, own: string, short: string, link: string): string[] {
  const { program, headline, friend } = facts;
  const [proof] = facts.proofs;
  const ends = lastDay(facts);
  const offer =
    ends === null ? `${capitalise(friend, 'fr')} avec ${program}` : `Jusqu’au ${ends} : ${friend}`;
  const fact = proof ? `${asSentence(proof.sentence)}\n\n` : '';
  return [
    `${own}\n\n${asSentence(headline)}\n\n${fact}${offer}\n${link}`,
    `${short} ${asSentence(headline)}\n\n${fact}${offer}\n${link}`,
    `${short} ${asSentence(headline)} ${offer}\n${link}`,
    `${short} ${offer}\n${link}`,
    `${short} ${program} ${link}`,
  ];
}

function quoted(text: string): string {
  return `« ${text} »`;
}

/** The day as French writes it: "1er mars 2027". */
function lastDay({ ends }: KitFacts): string | null {
  return ends === null ? null : ends.replace(/^1(?=\s)/u, '1er');
}

/** "Avec mon lien, jusqu’au 28 février 2027". */
function byWhen(facts: KitFacts, how: string): string {
  const ends = lastDay(facts);
  return ends === null ? how : `${how}, jusqu’au ${ends}`;
}

function code({ coupon }: KitFacts): string {
  return coupon === null ? '' : ` (mon code : ${coupon})`;
}
