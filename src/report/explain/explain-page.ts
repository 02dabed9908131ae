import type { PageKind } from '../../schemas/plan.ts';
import { explainAddress, summarisePage } from './explain-address.ts';
import { explainSteps, explainUseCases } from './explain-content.ts';
import { explainHeadline, explainSender } from './explain-hero.ts';
import { explainEntries, explainKits, explainNiches, explainTarget } from './explain-lists.ts';
import { explainButton, explainCard, explainOffer } from './explain-offer.ts';
import { explainPains } from './explain-pains.ts';
import { explainProof } from './explain-proof.ts';
import { explainStory } from './explain-story.ts';
import { explainVariant } from './explain-variant.ts';
import type { Explained, ExplainPart, Explanation } from './explanation.ts';

const AUDIENCE: readonly ExplainPart[] = [
  explainProof,
  explainStory,
  explainPains,
  explainUseCases,
  explainSteps,
  explainOffer,
  explainButton,
  explainCard,
];

/** What each kind of page consists of, from its top to its end. */
const PARTS: Readonly<Record<PageKind, readonly ExplainPart[]>> = {
  landing: [explainVariant, explainHeadline, explainSender, ...AUDIENCE],
  segment: [explainHeadline, ...AUDIENCE],
  welcome: [explainSteps, explainPains, explainButton, explainCard],
  program: [explainOffer, explainStory, explainButton, explainCard],
  choose: [explainSender, explainNiches, explainCard],
  'short-link': [explainTarget, explainCard],
  portal: [explainKits],
  kit: [explainKits],
  'use-case-index': [explainEntries],
  'case-study-index': [explainEntries],
  'guide-index': [explainEntries],
  'use-case': [explainCard],
  'case-study': [explainCard],
  guide: [explainCard],
};

/** Why a page shows what it shows. */
export function explainPage(explained: Explained): Explanation {
  const { path, kind, locale } = explained.page;
  return {
    ...{ path, kind, locale },
    summary: summarisePage(explained),
    parts: [explainAddress, ...PARTS[kind]].flatMap((explain) => explain(explained) ?? []),
  };
}
