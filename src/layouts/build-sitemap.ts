import { INDEXED_KINDS } from '../plan/view-frame.ts';
import type { Plan, PlannedPage } from '../schemas/plan.ts';

/** The pages that search engines may list, each with its other languages. */
export function buildSitemap({ pages, programs, defaultLocale }: Plan): string {
  const site = programs[defaultLocale]?.site ?? '';
  const absolute = (path: string): string => escapeXml(new URL(path, site).href);
  const entries = pages
    .filter(({ kind }) => INDEXED_KINDS.has(kind))
    .map((page) => buildEntry(page, defaultLocale, absolute));
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' +
    `${entries.join('\n')}\n</urlset>\n`
  );
}

function buildEntry(
  { path, alternates }: PlannedPage,
  defaultLocale: string,
  absolute: (path: string) => string,
): string {
  const languages = Object.entries(alternates);
  const other = alternates[defaultLocale];
  const all: typeof languages = other === undefined ? languages : [...languages, ['x-default', other]];
  const links = languages.length > 1 ? all : [];
  return `<url><loc>${absolute(path)}</loc>${links
    .map(([locale, other]) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${absolute(other)}"/>`)
    .join('')}</url>`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
