import { englishName } from '../i18n/locales.ts';
import type { CaseStudy } from '../schemas/case-study.ts';
import type { Weighed } from '../schemas/choices.ts';
import type { Insights, Standing } from '../schemas/insights/insights.ts';
import type { Plan, PlannedCaseStudy, PlannedPage } from '../schemas/plan.ts';
import type { Entry } from '../schemas/project.ts';
import { rankCaseStudies } from './choose-case-study.ts';
import { keyOf, lookUp } from './keys.ts';
import { indexOwnStories } from './own-stories.ts';
import type { PlanInput } from './plan-input.ts';
import { caseStudyObstacle } from './publish-case-studies.ts';
import { programView } from './views.ts';

type Input = Pick<PlanInput, 'project' | 'affiliates' | 'insights'>;
type Story = Entry<CaseStudy>;

/** The case studies of a page's segment: the one that is shown, those that could be, those that may not. */
export function weighStories(input: Input, plan: Plan, page: PlannedPage): Weighed[] {
  const { segment, locale } = page;
  if (segment === null) return [];
  const own = ownStories(input, page);
  const ranked = rankCaseStudies(plan.caseStudies, segment, locale, plan.defaultLocale, own).map(
    ({ id, key }) => ({ isOwn: own.has(id), planned: lookUp(plan.caseStudies, key) }),
  );
  const about = originals(input).filter(({ data }) => data.segments.includes(segment));
  const may = ranked.map(({ planned, isOwn }, place): Weighed => {
    const [first = { planned, isOwn }] = ranked;
    const story = about.find(({ id }) => id === planned.id);
    const because =
      place === 0 ? whyShown(story, planned, isOwn, page, input.insights) : [whyLater(planned, first, page)];
    return { id: planned.id, title: planned.title, isShown: place === 0, because };
  });
  const barred = about.flatMap(({ id, data }): Weighed[] => {
    const obstacle = obstacleOf(id, input);
    return obstacle === null ? [] : [{ id, title: data.title, isShown: false, because: [obstacle] }];
  });
  return [...may, ...barred];
}

/** The program's page shows the first stories that are written in its language. */
export function weighFirstStories(input: Input, plan: Plan, page: PlannedPage): Weighed[] {
  const shown = programView(plan, page).caseStudies.map(({ entry }) => entry.id);
  const weighed = originals(input).map(({ id, data }): Weighed => {
    const planned = plan.caseStudies[keyOf(page.locale, id)];
    const isShown = shown.includes(id);
    const later = planned
      ? `there is room for ${shown.length}, and it comes later by the name of its file`
      : `it is not written in ${englishName(page.locale)}`;
    const because = isShown
      ? 'it is among the first that may be shown, by the names of their files'
      : (obstacleOf(id, input) ?? later);
    return { id, title: planned?.title ?? data.title, isShown, because: [because] };
  });
  return [...weighed.filter(({ isShown }) => isShown), ...weighed.filter(({ isShown }) => !isShown)];
}

function originals({ project }: Input): Story[] {
  return project.caseStudies.filter(({ locale }) => locale === project.defaultLocale);
}

function ownStories({ project, affiliates }: Input, page: PlannedPage): ReadonlySet<string> {
  const affiliate = affiliates.find(({ id }) => id === page.affiliate);
  return affiliate ? indexOwnStories(project)(affiliate.id, affiliate.data) : new Set();
}

function whyShown(
  story: Story | undefined,
  { lang }: PlannedCaseStudy,
  isOwn: boolean,
  { segment, locale }: PlannedPage,
  insights: Insights,
): string[] {
  if (!story) return [];
  const { consent, account } = story.data;
  const end = consent.until === undefined ? 'until it is withdrawn' : `until ${consent.until}`;
  const standing = insights.standing[account] ?? 'unknown';
  const elsewhere = `nobody wrote it in ${englishName(locale)}, so it is in ${englishName(lang)}`;
  return [
    isOwn
      ? `it is the affiliate's own story, as ${story.file} says`
      : `it is the first story about ${segment ?? ''} that may be shown`,
    `the consent of ${consent.on} covers ${consent.what.join(', ')} ${end}`,
    STANDINGS[standing] ?? `the account is ${standing}`,
    ...(lang === locale ? [] : [elsewhere]),
  ];
}

const STANDINGS: Readonly<Partial<Record<Standing, string>>> = {
  customer: 'the account is still a customer',
  unknown: 'nothing in the data says that the account has left',
};

/** Why a story that may be shown comes after the first. */
function whyLater(
  { lang }: PlannedCaseStudy,
  first: { readonly planned: PlannedCaseStudy; readonly isOwn: boolean },
  { locale }: PlannedPage,
): string {
  if (first.isOwn) return "the affiliate's own story comes before it";
  if (first.planned.lang === locale && lang !== locale) return `it is not written in ${englishName(locale)}`;
  return 'it comes later by the name of its file';
}

/** What bars a story: the original or any translation of it. */
function obstacleOf(id: string, { project, insights }: Input): string | null {
  const versions = project.caseStudies.filter((each) => each.id === id);
  return versions.map(({ data }) => caseStudyObstacle(data, insights)).find((each) => each !== null) ?? null;
}
