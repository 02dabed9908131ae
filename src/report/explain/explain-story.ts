import type { Weighed } from '../../schemas/choices.ts';
import { part, type Explained, type ExplainedPart, type Reasoned } from './explanation.ts';

/** Which case study, and why not the others. */
export function explainStory({ page, choices }: Explained): ExplainedPart {
  const { stories, storiesElsewhere } = choices;
  const asReasoned = ({ id, title, because }: Weighed): Reasoned => ({ what: `“${title}” (${id})`, because });
  const shown = stories.filter(({ isShown }) => isShown);
  const isOne = storiesElsewhere === 1;
  return part('case study', {
    because: shown.length > 0 ? [] : ['there is none that may be shown'],
    shows: shown.map(asReasoned),
    leavesOut: [
      ...stories.filter(({ isShown }) => !isShown).map(asReasoned),
      ...(storiesElsewhere === 0
        ? []
        : [
            {
              what: isOne ? '1 other story' : `${storiesElsewhere} other stories`,
              because: [`${isOne ? 'it is' : 'they are'} not about ${page.segment ?? 'it'}`],
            },
          ]),
    ],
  });
}
