import type { ReadmeFacts } from './kit-copy.ts';

/** README.txt of a French kit. */
export function frReadme({
  program,
  audience,
  disclosure,
  landing,
  short,
  attribution,
  images,
}: ReadmeFacts): string {
  return `${program} pour les ${audience} : votre kit

Tout est prêt à publier. Changez les mots à votre guise, mais laissez les liens tels quels : chacun nous dit
quel texte ou quelle image a fait venir quelqu’un, et que c’était grâce à vous.


CE QUE CONTIENT LE KIT

posts/linkedin.txt    une publication pour LinkedIn
posts/x.txt           des posts pour X, à publier séparément
posts/facebook.txt    une publication pour Facebook
email.txt             un e-mail pour quelqu’un que vous connaissez ; la première ligne est l’objet
newsletter.md         un texte pour votre newsletter, en Markdown
newsletter.html       le même, pour les outils qui acceptent le HTML
headlines.txt         des accroches pour vos propres textes, chacune avec son lien
qr.svg, qr.png        un code qui mène à votre page, pour le papier et les présentations
links.csv             tous les liens, si vous n’avez besoin que de cela
disclosure.txt        la phrase à mettre dans tout ce que vous publiez
manifest.json         la liste de ces fichiers, avec leurs sommes de contrôle

Images :
${images.map(({ file, size, use }) => `${file}  ${size}, pour ${use}`).join('\n')}


DITES QU’UNE RÉCOMPENSE VOUS REVIENT

  ${disclosure.own}

Vous recevez quelque chose quand quelqu’un s’inscrit : c’est à vous de le dire. Tous les textes de ce kit le
disent déjà. Si vous écrivez le vôtre, mettez cette phrase tout en haut, là où personne n’a besoin de cliquer sur
« plus » pour la lire. Dans une vidéo ou un podcast, dites-la à voix haute. Si quelqu’un parle de vous :

  ${disclosure.about}

Ne dites que vous utilisez ${program} que si c’est vrai.


VOS LIENS

À dire ou à imprimer :   ${short}
Votre page :             ${landing}

${attribution}

Sur un site web, marquez le lien rel="sponsored". N’écrivez qu’à des gens qui vous connaissent, et laissez
un moyen de dire non dans tout envoi à une liste.
`;
}
