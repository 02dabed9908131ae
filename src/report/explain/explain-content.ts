import { englishName } from '../../i18n/locales.ts';
import { placeOf, segmentOf } from './look-up.ts';
import { part, type Explained, type ExplainedPart } from './explanation.ts';

/** Use cases as the author lists them. */
export function explainUseCases(explained: Explained): ExplainedPart | null {
  const segment = segmentOf(explained);
  if (segment === null || segment.planned.useCases.length === 0) return null;
  return part('use cases', {
    because: [`${placeOf(segment.entry, 'useCases')}, lists them so`],
    shows: segment.planned.useCases.flatMap((key) => {
      const found = explained.plan.useCases[key];
      if (!found) return [];
      const { locale } = explained.page;
      const language = `nobody wrote it in ${englishName(locale)}, so it is in ${englishName(found.lang)}`;
      return [{ what: found.title, because: found.lang === locale ? [] : [language] }];
    }),
  });
}

/** The steps for new customers. */
export function explainSteps(explained: Explained): ExplainedPart | null {
  const segment = segmentOf(explained);
  if (segment === null) return null;
  return part('first steps', {
    because: [`${placeOf(segment.entry, 'steps')}, lists them so`],
    shows: segment.planned.steps.map(({ title }, place) => ({ what: `${place + 1}. ${title}`, because: [] })),
  });
}
