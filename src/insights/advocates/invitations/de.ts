import type { InvitationCopy, InvitationFacts } from './invitation-copy.ts';

/** „Sie“, und nichts, was sich nach dem Geschlecht der angeschriebenen Person richten müsste. */
export const de: InvitationCopy = {
  typeset: (text) => text,

  greeting: ({ person }) => (person ? `Guten Tag ${person.name},` : 'Guten Tag,'),

  opening: (facts) => {
    const { program, occasion, since, years } = facts;
    const they = facts.company ?? 'Ihr Unternehmen';
    if (occasion === 'promoter')
      return `${they} hat uns in der letzten Umfrage eine sehr gute Note gegeben. Vielen Dank dafür.`;
    if (occasion === 'upgrade')
      return `Sie nutzen ${program} seit Kurzem noch umfangreicher. Vielen Dank für Ihr Vertrauen.`;
    if (occasion === 'has-grown')
      return `Sie nutzen ${program} heute viel umfangreicher als am Anfang. Vielen Dank für Ihr Vertrauen.`;
    if (occasion === 'anniversary')
      return `${they} arbeitet nun seit ${years === 1 ? 'einem Jahr' : `${years} Jahren`} mit ${program}. Vielen Dank für Ihre Treue.`;
    if (occasion === 'early-success')
      return `${they} ist noch neu bei ${program} und arbeitet schon damit, als wäre es nie anders gewesen. Das freut uns sehr.`;
    if (occasion === 'said-yes')
      return `Sie hatten uns gesagt, dass Sie ${program} weiterempfehlen würden. Hier ist alles, was Sie dafür brauchen.`;
    return since === null
      ? `Vielen Dank, dass Sie mit ${program} arbeiten.`
      : `${they} arbeitet seit ${since} mit ${program}. Vielen Dank für Ihr Vertrauen.`;
  },

  result: (result) => `Bei Ihnen zählen wir ${result}.`,

  join: (facts) => ({
    subject: asked(facts, `wer sollte ${facts.program} noch kennen?`),
    paragraphs: [
      `Kennen Sie jemanden, für den das auch etwas wäre? ${rewards(facts)}`,
      `Es dauert zwei Minuten. Hier melden Sie sich an und bekommen eine eigene Seite und einen eigenen Link zum Weitergeben:\n${facts.link}`,
      'Und wenn Ihnen niemand einfällt, ist das völlig in Ordnung.',
    ],
  }),

  share: (facts) => ({
    subject: asked(facts, `Ihre Seite bei ${facts.program} steht bereit`),
    paragraphs: [
      `Ihre eigene Seite ist da, für wen auch immer sie als Nächstes passt:\n${facts.link}`,
      rewards(facts),
      'Und wenn Ihnen niemand einfällt, ist das völlig in Ordnung.',
    ],
  }),

  story: (facts) => ({
    subject: facts.company
      ? `${facts.company}: Dürfen wir Ihre Geschichte erzählen?`
      : 'Dürfen wir Ihre Geschichte erzählen?',
    paragraphs: [
      `Wir würden anderen gern erzählen, wie bei Ihnen mit ${facts.program} gearbeitet wird. Für Sie ist das ein Gespräch von zwanzig Minuten, das Schreiben übernehmen wir. Sie lesen jedes Wort vor allen anderen, Sie legen schriftlich fest, was gezeigt werden darf und bis wann, und Sie können Ihre Zusage jederzeit zurücknehmen.`,
      `Ihre Geschichte stünde dann ganz vorn auf Ihrer eigenen Seite:\n${facts.link}`,
      'Wenn Ihnen die Idee gefällt, antworten Sie mit einem Tag, der Ihnen passt. Wenn nicht, ist das auch in Ordnung.',
    ],
  }),

  renew: (facts) => ({
    subject: facts.company
      ? `${facts.company}: Darf Ihre Geschichte zurückkommen?`
      : 'Darf Ihre Geschichte zurückkommen?',
    paragraphs: [
      `${facts.storyUntil ? `Sie hatten uns erlaubt, Ihre Geschichte bis zum ${facts.storyUntil} zu erzählen` : 'Sie hatten uns erlaubt, Ihre Geschichte zu erzählen'}; seither steht sie nicht mehr auf unseren Seiten. Wir würden sie gern wieder zeigen. Lesen Sie sie durch, ändern Sie, was nicht mehr stimmt, und schreiben Sie uns, bis wann sie stehen darf. Sie können Ihre Zusage jederzeit zurücknehmen.`,
      `Sie stünde dann wieder ganz vorn auf Ihrer eigenen Seite:\n${facts.link}`,
      'Wenn Sie es lieber dabei belassen, brauchen Sie nicht zu antworten.',
    ],
  }),

  closing: 'Mit freundlichen Grüßen',
  smallPrint: (conditions) => `Bedingungen: ${conditions}`,
  optOut:
    'Sie möchten solche Nachrichten nicht mehr bekommen? Antworten Sie mit „Nein, danke“, und wir fragen nicht wieder.',
};

function asked({ person }: InvitationFacts, subject: string): string {
  return person ? `${person.name}, ${subject}` : subject.charAt(0).toUpperCase() + subject.slice(1);
}

function rewards({ program, friend, referrer, ends }: InvitationFacts): string {
  const until = ends === null ? '' : ` Das Angebot gilt bis zum ${ends}.`;
  return `Wer über Sie zu ${program} kommt, bekommt von uns zugesagt: „${friend}“. Für Sie gibt es ${referrer}.${until}`;
}
