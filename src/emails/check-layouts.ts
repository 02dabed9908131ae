import { throwIfAny, type Problem } from '../core/errors.ts';
import { NEEDED_PLACES } from './layout.ts';

/** @throws where a site's own layout has no place for what every e-mail needs */
export function checkLayouts(layouts: Readonly<Record<string, string>>): void {
  throwIfAny(layoutProblems(layouts), 'the layouts of e-mails');
}

/** What is wrong with the layouts of a site. */
export function layoutProblems(layouts: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(layouts).flatMap(([name, mjml]) => {
    const missing = NEEDED_PLACES.filter((place) => !mjml.includes(`{${place}}`));
    if (missing.length === 0) return [];
    return [
      {
        message: `The layout has no ${missing.map((place) => `{${place}}`).join(', ')}`,
        hint: 'Put {head} first in <mjml>, {body} and {footer} into an <mj-column>; without the footer nobody can leave.',
        where: { file: `content/emails/${name}.mjml` },
      },
    ];
  });
}
