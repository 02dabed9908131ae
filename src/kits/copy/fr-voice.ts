import type { AffiliateKind } from '../../schemas/affiliate.ts';
import type { KitFacts } from '../kit-facts.ts';
import type { Voice } from './kit-copy.ts';

/**
 * What each kind of affiliate may say of itself, in French; see the English voices. No "de" or "que" before a name,
 * which may begin with a vowel, and nothing that agrees with the gender of the audience or of whoever speaks.
 */
export const frVoices: Readonly<Record<AffiliateKind, (facts: KitFacts) => Voice>> = {
  customer: ({ program, company }) => ({
    linkedin: `Vous auriez pu le dire ? ${company ? `Chez ${company}, nous utilisons ${program}` : `Nous utilisons ${program} nous-mêmes`}. À votre place, j’irais voir.`,
    facebook: company
      ? `Chez ${company}, nous utilisons ${program}.`
      : `Nous utilisons ${program} nous-mêmes.`,
    email: `Nous utilisons ${program}${company ? ` chez ${company}` : ' nous-mêmes'}, et cela pourrait vous servir aussi.`,
    newsletter: company
      ? `Je vous en parle côté client : ${company} utilise ${program}.`
      : `Je vous en parle côté client.`,
    followUp: 'Vous voulez savoir ce que cela donne au quotidien ? Répondez simplement à ce message.',
  }),
  partner: ({ program, company }) => ({
    linkedin: `Vous auriez pu le dire ? Regardez ${program}. ${company ? `${company} travaille avec ${program} en partenaire` : `Je travaille avec ${program} en partenaire`} : c’est par là que j’ai connu le produit.`,
    facebook: company
      ? `${company} et ${program} sont partenaires : voilà comment j’ai connu le produit.`
      : `J’ai connu ${program} comme partenaire.`,
    email: company
      ? `${company} et ${program} travaillent ensemble, et j’ai pensé à vous.`
      : `Je travaille avec ${program} en partenaire, et j’ai pensé à vous.`,
    newsletter: `Je connais ${program} en partenaire${company ? ` (${company})` : ''} : voici ce que l’on voit de ce côté-là.`,
    followUp: 'Vous vous demandez si cela convient chez vous ? Répondez simplement à ce message.',
  }),
  vendor: ({ program, company }) => ({
    linkedin: `Vous auriez pu le dire ? Regardez ${program}. Je parle en fournisseur${company ? ` (${company})` : ''} : sur l’usage, les clients vous en diront plus que moi.`,
    facebook: `Un tuyau de fournisseur${company ? `, signé ${company}` : ''} : ${program}.`,
    email: `Je vous écris en fournisseur${company ? ` (${company})` : ''}. Sur l’usage, les clients de la maison ${program} vous en diront plus que moi, mais à votre place j’irais voir.`,
    newsletter: `Voici un tuyau de fournisseur${company ? `, signé ${company}` : ''}. Pour l’usage, demandez à un client.`,
    followUp: 'Vous voulez en savoir plus ? Répondez à ce message et je vous mets en relation.',
  }),
  influencer: ({ program, audience }) => ({
    linkedin: `Un mot pour les ${audience} parmi vous. Vous auriez pu le dire ? Alors regardez ${program}.`,
    facebook: `À votre place, je regarderais ${program}.`,
    email: `Pour les ${audience}, ${program} vaut bien un quart d’heure.`,
    newsletter: `Cette fois, un mot pour les ${audience} parmi vous.`,
    followUp: 'Si vous essayez, répondez-moi et racontez : je lis tout.',
  }),
  employee: ({ program, audience }) => ({
    linkedin: `${program}, c’est notre réponse à ce genre de phrase.`,
    facebook: `${program}, c’est ce que nous avons fait pour ces jours-là.`,
    email: `Prenez donc ceci pour une invitation de la maison : venez voir ce que nous faisons pour les ${audience}.`,
    newsletter: `Des nouvelles de l’atelier, pour les ${audience}.`,
    followUp: 'Une question avant ? Répondez à ce message : c’est moi qui le lirai.',
  }),
  other: ({ program, audience }) => ({
    linkedin: `Vous auriez pu le dire ? Regardez ${program}. C’est ce que je conseille aux ${audience}.`,
    facebook: `À votre place, je regarderais ${program}.`,
    email: `Je pense à vous, parce que ${program} pourrait vous servir.`,
    newsletter: `Mon conseil pour les ${audience} : ${program}.`,
    followUp: 'Vous voulez savoir pourquoi je conseille ce produit ? Répondez simplement à ce message.',
  }),
};
