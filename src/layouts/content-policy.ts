import type { PageKind } from '../schemas/plan.ts';

/** Pages with the search, which runs a small program of Pagefind's. */
const SEARCHING: ReadonlySet<PageKind> = new Set(['use-case-index', 'case-study-index', 'guide-index']);

/**
 * What browsers may load for a page: this site's own scripts, styles, fonts and pictures, and nothing that is written
 * into the page itself. It stands in every page, so that it holds on hosts where nobody can set headers.
 */
export function contentPolicy(kind: PageKind): string {
  return render(SEARCHING.has(kind));
}

/** The same for a header, which counts for all pages, and says besides that no other site may frame them. */
export const HEADER_POLICY = `${render(true)}; frame-ancestors 'none'`;

function render(searches: boolean): string {
  return Object.entries({
    'default-src': "'none'",
    'script-src': searches ? "'self' 'wasm-unsafe-eval'" : "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
