import { localePath } from '../../../i18n/locales.ts';
import { landingPath } from '../../../links/share-out.ts';
import type { Affiliate } from '../../../schemas/affiliate.ts';
import type { Project } from '../../../schemas/project.ts';

export interface OwnAffiliate {
  readonly id: string;
  readonly data: Affiliate;
}

/** The affiliate's landing page, or where it serves several segments the page that lets friends choose. */
export function pageToPassOn({ id, data }: OwnAffiliate, locale: string, project: Project): string {
  const { program, defaultLocale, segments } = project;
  const all = segments.filter((segment) => segment.locale === defaultLocale).map((segment) => segment.id);
  const served = data.segments === 'all' ? all : data.segments;
  const [only] = served;
  if (only === undefined) return programPage(locale, project);
  const wanted = data.locales ?? [data.locale ?? defaultLocale];
  const written = wanted.filter((one) =>
    segments.some((segment) => segment.locale === one && served.includes(segment.id)),
  );
  const spoken = written.includes(locale) ? locale : (written[0] ?? defaultLocale);
  const path = landingPath(id, served.length === 1 ? only : null);
  return new URL(localePath(path, spoken, defaultLocale), program.site).href;
}

/** Where somebody joins; the program's own page where no address is named. */
export function programPage(locale: string, { program, defaultLocale }: Project): string {
  return program.join ?? new URL(localePath('/', locale, defaultLocale), program.site).href;
}
