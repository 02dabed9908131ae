import type { InvitationCopy, InvitationFacts } from './invitation-copy.ts';

/** No "de" or "que" before a name, which may begin with a vowel, and nothing that agrees with anybody's gender. */
export const fr: InvitationCopy = {
  // A no-break space where French typography has a space that no line may begin after.
  typeset: (text) => text.replace(/ ([:;?!»])/gu, '\u00a0$1').replace(/« /gu, '«\u00a0'),

  greeting: ({ person }) => (person ? `Bonjour ${person.given},` : 'Bonjour,'),

  opening: (facts) => {
    const { program, occasion, since, years } = facts;
    const they = facts.company ?? 'Votre entreprise';
    if (occasion === 'promoter')
      return `${they} nous a donné une très bonne note lors de notre dernière enquête. Merci beaucoup.`;
    if (occasion === 'upgrade')
      return `Depuis peu, vous utilisez davantage ${program}. Merci de votre confiance.`;
    if (occasion === 'has-grown')
      return `Vous utilisez davantage ${program} aujourd’hui qu’à vos débuts. Merci de votre confiance.`;
    if (occasion === 'anniversary')
      return `${they} et ${program}, cela fait ${years === 1 ? 'un an' : `${years} ans`} maintenant. Merci de votre fidélité.`;
    if (occasion === 'early-success')
      return `${they} vient de commencer avec ${program} et s’en sert déjà avec l’aisance des habitués. Cela fait plaisir à voir.`;
    if (occasion === 'said-yes')
      return `Vous nous aviez dit vouloir recommander ${program}. Voici tout ce qu’il vous faut.`;
    return since === null
      ? `Merci de travailler avec ${program}.`
      : `${they} travaille avec ${program} depuis ${since}. Merci de votre confiance.`;
  },

  result: (result) => `Sur votre compte, nous comptons ${result}.`,

  join: (facts) => ({
    subject: asked(facts, `qui d’autre devrait connaître ${facts.program} ?`),
    paragraphs: [
      `Connaissez-vous quelqu’un à qui cela conviendrait aussi ? ${rewards(facts)}`,
      `Cela prend deux minutes. Inscrivez-vous ici, et vous aurez une page et un lien à vous, prêts à transmettre :\n${facts.link}`,
      'Et si personne ne vous vient à l’esprit, ce n’est pas grave.',
    ],
  }),

  share: (facts) => ({
    subject: asked(facts, `votre page ${facts.program} n’attend que d’être transmise`),
    paragraphs: [
      `Votre page est là pour la prochaine personne à qui vous penserez :\n${facts.link}`,
      rewards(facts),
      'Et si personne ne vous vient à l’esprit, ce n’est pas grave.',
    ],
  }),

  story: (facts) => ({
    subject: facts.company
      ? `${facts.company} : pouvons-nous raconter votre histoire ?`
      : 'Pouvons-nous raconter votre histoire ?',
    paragraphs: [
      `Nous aimerions raconter à d’autres comment vous travaillez avec ${facts.program}. Pour vous, c’est un appel de vingt minutes ; la rédaction, c’est nous. Vous relisez chaque mot avant tout le monde, vous dites par écrit ce qui peut être montré et jusqu’à quand, et vous pouvez revenir sur votre accord à tout moment.`,
      `Votre histoire ouvrirait ensuite votre propre page :\n${facts.link}`,
      'Si l’idée vous plaît, répondez avec un jour qui vous convient. Sinon, ce n’est pas grave.',
    ],
  }),

  renew: (facts) => ({
    subject: facts.company
      ? `${facts.company} : votre histoire peut-elle revenir ?`
      : 'Votre histoire peut-elle revenir ?',
    paragraphs: [
      `${facts.storyUntil ? `Vous nous aviez permis de raconter votre histoire jusqu’au ${facts.storyUntil}` : 'Vous nous aviez permis de raconter votre histoire'} ; depuis, elle n’est plus sur nos pages. Nous aimerions la montrer de nouveau. Relisez-la, changez ce qui n’est plus vrai, et dites-nous par écrit jusqu’à quand elle peut rester. Vous pouvez revenir sur votre accord à tout moment.`,
      `Elle ouvrirait de nouveau votre propre page :\n${facts.link}`,
      'Si vous préférez en rester là, vous n’avez pas besoin de répondre.',
    ],
  }),

  closing: 'Bien à vous',
  smallPrint: (conditions) => `Conditions : ${conditions}`,
  optOut:
    'Vous préférez ne plus recevoir ce genre de message ? Répondez « non merci », et nous ne vous solliciterons plus.',
};

function asked({ person }: InvitationFacts, subject: string): string {
  return person ? `${person.given}, ${subject}` : subject.charAt(0).toUpperCase() + subject.slice(1);
}

function rewards({ program, friend, referrer, ends }: InvitationFacts): string {
  const until = ends === null ? '' : ` L’offre est valable jusqu’au ${ends}.`;
  return `À toute personne qui découvre ${program} grâce à vous, nous promettons « ${friend} ». Pour vous : ${referrer}.${until}`;
}
