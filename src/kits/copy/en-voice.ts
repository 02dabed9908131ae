import type { AffiliateKind } from '../../schemas/affiliate.ts';
import type { KitFacts } from '../kit-facts.ts';
import { withArticle } from './en-article.ts';
import type { Voice } from './kit-copy.ts';

/**
 * What each kind of affiliate may say of itself. Only a customer uses the product; the others say from where they
 * look at it. Each channel has a line of its own, because the same people read several.
 */
export const enVoices: Readonly<Record<AffiliateKind, (facts: KitFacts) => Voice>> = {
  customer: ({ program, company }) => ({
    linkedin: `If you could have said that yourself: ${company ? `at ${company} we use ${program}` : `we use ${program} ourselves`}, and I would look at it if I were you.`,
    facebook: company ? `We use ${program} at ${company}.` : `We use ${program} ourselves.`,
    email: `We use ${program}${company ? ` at ${company}` : ' ourselves'}, and I think it could be something for you too.`,
    newsletter: company ? `I write this as a customer: ${company} is one.` : 'I write this as a customer.',
    followUp: 'If you want to know what it is like from day to day, just reply to this mail.',
  }),
  partner: ({ program, company }) => ({
    linkedin: `If you could have said that yourself, have a look at ${program}. ${company ?? 'I'} ${company ? 'works' : 'work'} with ${program} as a partner, which is how I know it.`,
    facebook: company
      ? `${company} is ${withArticle(program)} partner. That is how I know it.`
      : `I know ${program} as a partner.`,
    email: company
      ? `${company} and ${program} work together, and I thought of you.`
      : `I work with ${program} as a partner, and I thought of you.`,
    newsletter: `I know ${program} as a partner${company ? ` (${company})` : ''}, so you get that view of it.`,
    followUp: 'If you wonder whether it fits your set-up, just reply to this mail.',
  }),
  vendor: ({ program, company }) => ({
    linkedin: `If you could have said that yourself, have a look at ${program}. I write as a supplier${company ? `, from ${company}` : ''}. What it is like to use, its customers can tell you better.`,
    facebook: `A supplier’s tip${company ? ` from ${company}` : ''}: ${program}.`,
    email: `I write as a supplier${company ? ` (${company})` : ''}. What ${program} is like to use, its customers can tell you better than I can, but I would have a look.`,
    newsletter: `This is a supplier’s tip${company ? `, from ${company}` : ''}. Ask a customer what it is like to use.`,
    followUp: 'If you want to know more, just reply and I will put you in touch.',
  }),
  influencer: ({ program, audience }) => ({
    linkedin: `This goes out to the ${audience} among you. If you could have said that yourself, have a look at ${program}.`,
    facebook: `I would have a look at ${program}.`,
    email: `For ${audience}, I think ${program} is worth a quarter of an hour.`,
    newsletter: `A word to the ${audience} among you.`,
    followUp: 'If you try it, reply and tell me how it went. I read everything.',
  }),
  employee: ({ program, audience }) => ({
    linkedin: `${program} is our answer to sentences like that.`,
    facebook: `${program} is what we made for days like that.`,
    email: `So take this as an invitation from the inside, to see what we make for ${audience}.`,
    newsletter: `A note from the workshop, for ${audience}.`,
    followUp: 'If you have a question first, reply to this mail. It reaches me and not a queue.',
  }),
  other: ({ program, audience }) => ({
    linkedin: `If you could have said that yourself, have a look at ${program}. It is what I recommend to ${audience}.`,
    facebook: `I would have a look at ${program}.`,
    email: `I think ${program} could be something for you.`,
    newsletter: `My tip for ${audience} is ${program}.`,
    followUp: 'If you want to know why I recommend it, just reply to this mail.',
  }),
};
