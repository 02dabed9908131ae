import { isBodyComponent, SHOWS_NOTHING, type BodyShows } from '../schemas/body.ts';
import { SLUG } from '../schemas/slug.ts';
import { findComponents, type FoundComponent } from './find-components.ts';
import { forgiveHtml } from './forgive-html.ts';

/** What the components of a text show; nothing where it cannot be read, which the check of texts says. */
export function noteShows(mdx: string): BodyShows {
  const found = findOrNone(mdx);
  if (found.length === 0) return SHOWS_NOTHING;
  const names = (component: string, prop: string) =>
    unique(
      found
        .filter(({ name }) => name === component)
        .flatMap(({ props }) => props.flatMap(({ name, value }) => (name === prop ? [value ?? ''] : [])))
        .filter((value) => SLUG.test(value)),
    );
  return {
    components: unique(found.map(({ name }) => name).filter(isBodyComponent)),
    figuresOf: names('Stat', 'segment'),
    quotes: names('Quote', 'of'),
  };
}

function findOrNone(mdx: string): FoundComponent[] {
  try {
    return findComponents(forgiveHtml(mdx));
  } catch {
    return [];
  }
}

function unique<Name extends string>(names: readonly Name[]): Name[] {
  return [...new Set(names)].sort();
}
