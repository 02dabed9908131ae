import type { KitFacts } from '../kit-facts.ts';
import { withArticle } from './en-article.ts';
import { enReadme } from './en-readme.ts';
import { enVoices } from './en-voice.ts';
import {
  asSentence,
  capitalise,
  numbered,
  paragraphs,
  sentences,
  signature,
  type KitCopy,
} from './kit-copy.ts';

export const en: KitCopy = {
  typeset: (text) => text,

  disclosure: ({ program, kind, name }) => ({
    about: `${program} rewards ${name ?? 'whoever recommends it to you'} if you sign up.`,
    ...(kind === 'employee'
      ? {
          own: `Ad: I work at ${program}, which rewards me if you sign up.`,
          short: `Ad, I work at ${program}:`,
        }
      : kind === 'partner'
        ? {
            own: `Ad: I am ${withArticle(program)} partner and get a reward if you sign up.`,
            short: `Ad, as ${withArticle(program)} partner:`,
          }
        : { own: `Ad: ${program} rewards me if you sign up.`, short: 'Ad:' }),
  }),

  headlines: (facts) => {
    const { program, audience, friend, referrer, ends, quote, locale } = facts;
    const [proof] = facts.proofs;
    const [question] = facts.questions;
    const steps = facts.steps.length;
    return [
      {
        creative: 'headline-promise',
        title: 'Promise',
        patterns: [facts.headline, `${program} for ${audience}`],
      },
      {
        creative: 'headline-both',
        title: 'A reward for both',
        patterns: [
          `You get ${friend}. I get ${referrer}.`,
          `You get ${friend}. I get a reward too.`,
          `You get ${friend}.`,
        ],
      },
      ...(ends === null
        ? []
        : [
            {
              creative: 'headline-until',
              title: 'For a limited time',
              patterns: [
                `Until ${ends}: ${friend}`,
                `${program} for ${audience}: an offer until ${ends}`,
                `This offer ends on ${ends}`,
              ],
            },
          ]),
      { creative: 'headline-pain', title: 'The problem', patterns: facts.pains.map(quoted) },
      ...(proof
        ? [
            {
              creative: 'headline-proof',
              title: 'A figure',
              patterns: [proof.sentence, proof.short],
            },
          ]
        : []),
      ...(quote ? [{ creative: 'headline-quote', title: 'Your own words', patterns: [quoted(quote)] }] : []),
      {
        creative: 'headline-question',
        title: 'A question',
        patterns: [...(question ? [quoted(question)] : []), `What does ${program} change for ${audience}?`],
      },
      {
        creative: 'headline-steps',
        title: 'The first steps',
        patterns: [
          `How ${audience} get started with ${program}, in ${steps} ${steps === 1 ? 'step' : 'steps'}`,
        ],
      },
      {
        creative: 'headline-product',
        title: 'The product in a line',
        patterns: [
          `${program} for ${audience}. ${capitalise(facts.tagline, locale)}`,
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
      enVoices[facts.kind](facts).linkedin,
      facts.quote ?? facts.subhead,
      `Where to start, in ${facts.program}’s own words:\n${numbered(facts.steps.map(({ title }) => title))}`,
      proof ? asSentence(proof.sentence) : null,
      `${byWhen(facts, 'through my link')}, you get ${facts.friend}${code(facts)}:\n${link}`,
      `Small print: ${facts.conditions}`,
    ];
    const short = paragraphs(own, facts.headline, `You get ${facts.friend}:\n${link}`);
    return {
      creative: 'linkedin-post',
      title: 'LinkedIn post',
      patterns: [paragraphs(...parts), short, `${own}\n\n${link}`],
    };
  },

  facebook: (facts, { own }, link) => {
    const { audience, program, locale, friend } = facts;
    const pain = quoted(facts.pains[1] ?? facts.pains[0]);
    const call = `${capitalise(audience, locale)}, this one is for you.`;
    const voice = enVoices[facts.kind](facts).facebook;
    const offer = `${byWhen(facts, 'here')}, you get ${friend}:\n${link}`;
    return {
      creative: 'facebook-post',
      title: 'Facebook post',
      patterns: [
        paragraphs(own, `${call} ${pain}`, voice, offer),
        paragraphs(own, `${call} ${pain}`, offer),
        paragraphs(own, `${call} ${voice}`, offer),
        paragraphs(own, facts.headline, link),
        paragraphs(own, `${program} for ${audience}:\n${link}`),
        paragraphs(own, link),
      ],
    };
  },

  x: (facts, { own, short }, linkTo) => [
    {
      creative: 'x-pain',
      title: 'X post: the problem',
      patterns: painPosts(facts, own, short, linkTo('x-pain')),
    },
    {
      creative: 'x-offer',
      title: 'X post: what you get',
      patterns: offerPosts(facts, own, short, linkTo('x-offer')),
    },
  ],

  email: (facts, { own }, link) => {
    const { program, audience, friend, referrer, name } = facts;
    const voice = enVoices[facts.kind](facts);
    const text = paragraphs(
      'Hello,',
      own,
      `${voice.email} ${facts.subhead}`,
      `${byWhen(facts, 'through this link')}, you get ${friend}, and I get ${referrer}${code(facts)}:\n${link}`,
      `It starts small. This is what ${program} tells ${audience} to do first:\n${numbered(facts.steps.map(({ title, text }) => `${asSentence(title)} ${text}`))}`,
      voice.followUp,
      ['Best wishes', name, signature(facts)].filter((part) => part).join('\n'),
      `Small print: ${facts.conditions}`,
    );
    return {
      creative: 'email',
      title: 'E-mail',
      patterns: [text],
      subjects: [
        `A recommendation for ${audience}: ${program}`,
        `${program} for ${audience}`,
        `${program}: a recommendation`,
        program,
      ],
    };
  },

  newsletter: (facts, { own }) => {
    const { ends, friend, referrer } = facts;
    const proof = facts.proofs[1] ?? facts.proofs[0];
    return {
      title: facts.headline,
      disclosure: own,
      paragraphs: [
        sentences(enVoices[facts.kind](facts).newsletter, facts.quote),
        facts.subhead,
        sentences(
          `For you: ${asSentence(friend)}`,
          `For me: ${asSentence(referrer)}`,
          ends && `The offer ends on ${ends}.`,
          facts.coupon && `My code is ${facts.coupon}.`,
        ),
        ...(proof ? [asSentence(proof.sentence)] : []),
      ],
      button: facts.cta,
      smallPrint: `Small print: ${facts.conditions}`,
    };
  },

  newsletterTitle: 'Newsletter',
  subjectLabel: 'Subject:',
  imageUses: {
    og: 'link previews, LinkedIn, Facebook and X',
    square: 'Instagram, LinkedIn and WhatsApp',
    story: 'stories; add the link as a sticker',
  },
  readme: enReadme,
};

function painPosts(facts: KitFacts, own: string, short: string, link: string): string[] {
  const pain = quoted(facts.pains[2] ?? facts.pains[1] ?? facts.pains[0]);
  const product = `${facts.program} for ${facts.audience}.`;
  const offer = `You get ${facts.friend}: ${link}`;
  return [
    `${own}\n\n${pain}\n\n${product} ${offer}`,
    `${short} ${pain}\n\n${product} ${offer}`,
    `${short} ${facts.headline}\n\n${offer}`,
    `${short} ${facts.headline}\n\n${link}`,
    `${short} ${facts.program} ${link}`,
  ];
}

function offerPosts(facts: KitFacts, own: string, short: string, link: string): string[] {
  const { headline, friend } = facts;
  const [proof] = facts.proofs;
  const { program } = facts;
  const offer =
    facts.ends === null ? `${capitalise(friend, 'en')} with ${program}` : `Until ${facts.ends}: ${friend}`;
  const fact = proof ? `${asSentence(proof.sentence)}\n\n` : '';
  return [
    `${own}\n\n${asSentence(headline)}\n\n${fact}${offer}\n${link}`,
    `${short} ${asSentence(headline)}\n\n${fact}${offer}\n${link}`,
    `${short} ${asSentence(headline)} ${offer}\n${link}`,
    `${short} ${offer}\n${link}`,
    `${short} ${program}: ${link}`,
  ];
}

function quoted(text: string): string {
  return `“${text}”`;
}

/** "If you sign up here by 28 February 2027". */
function byWhen({ ends }: KitFacts, how: string): string {
  return `If you sign up ${how}${ends === null ? '' : ` by ${ends}`}`;
}

function code({ coupon }: KitFacts): string {
  return coupon === null ? '' : ` (my code is ${coupon})`;
}
