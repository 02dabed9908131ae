import { part, type Explained, type ExplainedPart, type Reasoned } from './explanation.ts';
import { segmentOf } from './look-up.ts';

/** Which offer holds, and why not the others. */
export function explainOffer({ choices }: Explained): ExplainedPart {
  const asReasoned = ({ id, title, because }: (typeof choices.offers)[number]): Reasoned => ({
    what: `“${title}” (${id})`,
    because,
  });
  return part('offer', {
    shows: choices.offers.filter(({ isShown }) => isShown).map(asReasoned),
    leavesOut: choices.offers.filter(({ isShown }) => !isShown).map(asReasoned),
  });
}

/** Where the button leads, and whom the link credits. */
export function explainButton(explained: Explained): ExplainedPart | null {
  const { page, plan } = explained;
  if (page.cta === null) return null;
  const segment = segmentOf(explained);
  const code = page.affiliate === null ? undefined : plan.codes[page.affiliate];
  const credit =
    code === undefined
      ? 'nobody recommends here, so nobody is credited'
      : `"${plan.tracking.parameter}=${code}" credits the affiliate`;
  return part('button', {
    shows: [
      {
        what: segment === null ? page.cta : `“${segment.planned.cta}” leads to ${page.cta}`,
        because: ['tracking.url in content/program.yaml leads there', credit],
      },
    ],
  });
}

/** The picture that apps show beside the link. */
export function explainCard({ page }: Explained): ExplainedPart {
  if (page.card === null) return part('card', { because: ['no cards are made'] });
  const words = page.segment === null ? 'what the program says in one line' : 'the headline';
  const whose =
    page.affiliate !== null && page.segment !== null ? 'whoever recommends' : 'the name of the program';
  return part('card', { shows: [{ what: page.card, because: [`it shows ${words} above ${whose}`] }] });
}
