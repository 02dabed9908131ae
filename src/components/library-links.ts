import type { Messages } from '../i18n/messages.ts';
import type { View } from '../plan/view-types.ts';

/** The parts of the library that the language of a page has, by name. */
export function libraryLinks(
  { useCases, caseStudies, guides }: View['library'],
  { nav }: Pick<Messages, 'nav'>,
): { href: string; text: string }[] {
  return [
    { href: useCases, text: nav.useCases },
    { href: caseStudies, text: nav.caseStudies },
    { href: guides, text: nav.guides },
  ].flatMap(({ href, text }) => (href === undefined ? [] : [{ href, text }]));
}
