import type { Choices, Weighed } from '../schemas/choices.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { Plan, PlannedPage } from '../schemas/plan.ts';
import type { Project } from '../schemas/project.ts';
import { inLocale } from '../schemas/text.ts';
import type { PlanInput } from './plan-input.ts';
import { weighShare } from './weigh-share.ts';
import { offerObstacle } from '../schemas/offer.ts';
import { offerAfter, offerOn } from './publish-offers.ts';
import { weighFirstStories, weighStories } from './weigh-stories.ts';

/** What the plan weighed for a page: by the same rules and in the same order as when it chose. */
export function weighChoices(
  input: Pick<PlanInput, 'project' | 'affiliates' | 'insights'>,
  plan: Plan,
  page: PlannedPage,
): Choices {
  const { project, insights } = input;
  const isAboutOne = (data: { segments: readonly string[] }) => data.segments.includes(page.segment ?? '');
  const originals = project.caseStudies.filter(({ locale }) => locale === project.defaultLocale);
  const elsewhere = originals.filter(({ data }) => !isAboutOne(data)).length;
  return {
    stories: page.kind === 'program' ? weighFirstStories(input, plan, page) : weighStories(input, plan, page),
    storiesElsewhere: page.segment === null ? 0 : elsewhere,
    offers: weighOffers(project, insights, page),
    share: weighShare(plan, page),
  };
}

function weighOffers({ program, defaultLocale }: Project, { asOf }: Insights, page: PlannedPage): Weighed[] {
  const chosen = offerOn(program, page.segment, asOf);
  const whom = page.segment === null ? 'for everybody' : `for ${page.segment}`;
  const weighed = program.offers.map((offer): Weighed => {
    const isShown = offer.id === chosen;
    const because = isShown
      ? `it is the first in content/program.yaml that holds ${whom} on ${asOf}`
      : (offerObstacle(offer, page.segment === null ? [] : [page.segment], asOf) ??
        'an earlier one in content/program.yaml holds');
    const title = inLocale(offer.friend, page.locale, defaultLocale);
    const later = isShown ? offerAfter(program, offer.id, page.segment) : null;
    const after = later === null ? [] : [`after ${offer.ends ?? ''}, its last day, "${later}" holds`];
    return { id: offer.id, title, isShown, because: [because, ...after] };
  });
  return [...weighed.filter(({ isShown }) => isShown), ...weighed.filter(({ isShown }) => !isShown)];
}
