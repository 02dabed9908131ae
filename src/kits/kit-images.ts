import {
  CARD_FORMATS,
  CARD_FORMAT_NAMES,
  CARD_TEMPLATES,
  cardPath,
  type CardFormatName,
  type CardTemplateName,
} from '../schemas/card.ts';
import type { KitImage } from '../schemas/kit.ts';
import type { Plan, PlannedCard, PlannedKit } from '../schemas/plan.ts';
import type { KitLinks } from './kit-links.ts';

/** The cards of a plan by path: made once a plan, since a kit looks up a handful among many thousands. */
const cardsByPlan = new WeakMap<Plan, ReadonlyMap<string, PlannedCard>>();

/** The share images of a kit: of every template and format the affiliate's own card, else the segment's. */
export function buildImages(plan: Plan, row: PlannedKit, links: KitLinks, headline: string): KitImage[] {
  return CARD_TEMPLATES.flatMap((template) =>
    CARD_FORMAT_NAMES.flatMap((format) => {
      const card = findCard(plan, row, template, format);
      return card ? [buildImage(plan, card, { template, format }, links, headline)] : [];
    }),
  );
}

function buildImage(
  plan: Plan,
  card: PlannedCard,
  { template, format }: { template: CardTemplateName; format: CardFormatName },
  links: KitLinks,
  headline: string,
): KitImage {
  const creative = `${template}-${format}`;
  const { width, height } = CARD_FORMATS[format];
  return {
    ...{ creative, template, format, width, height },
    card: card.path,
    file: `images/${creative}.png`,
    alt: describeCard(plan, card, headline),
    link: links.to(creative, 'image'),
  };
}

function findCard(
  plan: Plan,
  { affiliate, segment, locale }: PlannedKit,
  template: CardTemplateName,
  format: CardFormatName,
): PlannedCard | undefined {
  const cards = cardsOf(plan);
  const path = (owner: string | null): string =>
    cardPath({ affiliate: owner, segment, locale, defaultLocale: plan.defaultLocale, template, format });
  return cards.get(path(affiliate)) ?? cards.get(path(null));
}

function cardsOf(plan: Plan): ReadonlyMap<string, PlannedCard> {
  const known = cardsByPlan.get(plan);
  if (known) return known;
  const cards = new Map(plan.cards.map((card) => [card.path, card]));
  cardsByPlan.set(plan, cards);
  return cards;
}

/** What the card says, for whoever cannot see it. */
function describeCard(plan: Plan, card: PlannedCard, headline: string): string {
  const scene = plan.scenes[card.scene];
  const band = plan.bands[card.band];
  const words = [scene?.headline ?? headline, scene?.text, band?.headline, band?.text];
  return words.filter((part) => part !== undefined && part !== '').join(' · ');
}
