import type { InvitationCopy, InvitationFacts } from './invitation-copy.ts';

export const en: InvitationCopy = {
  typeset: (text) => text,

  greeting: ({ person }) => (person ? `Hello ${person.given},` : 'Hello,'),

  opening: (facts) => {
    const { program, occasion, since, years } = facts;
    const they = facts.company ?? 'Your company';
    if (occasion === 'promoter')
      return `${they} gave us very good marks in our last survey. Thank you for that.`;
    if (occasion === 'upgrade') return `Thank you for taking on more of ${program} lately.`;
    if (occasion === 'has-grown')
      return `There is more of ${program} at ${facts.company ?? 'your company'} today than in the beginning. Thank you for that trust.`;
    if (occasion === 'anniversary')
      return `${they} has been with ${program} for ${years === 1 ? 'a year' : `${years} years`} now. Thank you for staying.`;
    if (occasion === 'early-success')
      return `${they} is still new to ${program} and already uses it like an old hand. That is good to see.`;
    if (occasion === 'said-yes')
      return `You told us that you would recommend ${program}. Here is everything you need for it.`;
    return since === null
      ? `Thank you for working with ${program}.`
      : `${they} has been with ${program} since ${since}. Thank you for that.`;
  },

  result: (result) => `On your account we count ${result}.`,

  join: (facts) => ({
    subject: asked(facts, `who else should know ${facts.program}?`),
    paragraphs: [
      `Do you know somebody who would get on well with it too? ${rewards(facts)}`,
      `It takes two minutes. You join here, and get a page and a link of your own to pass on:\n${facts.link}`,
      'And if nobody comes to mind, that is fine.',
    ],
  }),

  share: (facts) => ({
    subject: asked(facts, `your ${facts.program} page is ready to pass on`),
    paragraphs: [
      `Your own page is there for whoever comes to mind next:\n${facts.link}`,
      rewards(facts),
      'And if nobody comes to mind, that is fine.',
    ],
  }),

  story: (facts) => ({
    subject: facts.company ? `May we tell the story of ${facts.company}?` : 'May we tell your story?',
    paragraphs: [
      `We would like to tell others how ${facts.company ?? 'your company'} works with ${facts.program}. For you that is a call of twenty minutes; we do the writing. You read every word before anyone else does, you say in writing what may be shown and until when, and you can take it back at any time.`,
      `Your story would then stand first on your own page:\n${facts.link}`,
      'If you like the idea, reply with a day that suits you. If not, that is fine too.',
    ],
  }),

  renew: (facts) => ({
    subject: facts.company ? `May the story of ${facts.company} come back?` : 'May your story come back?',
    paragraphs: [
      `${facts.storyUntil ? `You allowed us to tell your story until ${facts.storyUntil}` : 'You once allowed us to tell your story'}, and since then it is off our pages. We would like to show it again. Read it through, change what is no longer so, and tell us in writing until when it may stand. You can take it back at any time.`,
      `It would stand first on your own page again:\n${facts.link}`,
      'If you would rather leave it at that, no answer is needed.',
    ],
  }),

  closing: 'Best wishes',
  smallPrint: (conditions) => `Small print: ${conditions}`,
  optOut: 'If you would rather not get mails like this one, reply “no, thank you” and we will not ask again.',
};

function asked({ person }: InvitationFacts, subject: string): string {
  return person ? `${person.given}, ${subject}` : subject.charAt(0).toUpperCase() + subject.slice(1);
}

function rewards({ program, friend, referrer, ends }: InvitationFacts): string {
  const until = ends === null ? '' : ` The offer holds until ${ends}.`;
  return `Whoever comes to ${program} through you is promised “${friend}”, and you get ${referrer}.${until}`;
}
