import { localePath } from '../i18n/locales.ts';
import { linkProblem, subIdOf, trackedLink } from '../links/tracked-link.ts';
import type { Plan } from '../schemas/plan.ts';

/** Makes the addresses of one e-mail. */
export interface EmailLinks {
  /** A page of the site, tracked. `path` begins and ends with a slash and has no language in it. */
  readonly page: (path: string) => string;
  /** A path of the site or an address as somebody wrote it; tracked where it leads to the program's own hosts. */
  readonly to: (address: string) => string;
}

/**
 * Nobody is credited by these links: their readers have signed up already, or refer themselves. They tell which e-mail
 * was read (`utm_medium=email`, `utm_content`, and the sub-id).
 * @param creative name of the e-mail
 */
export function emailLinks(
  { tracking, defaultLocale }: Plan,
  site: string,
  { locale, segment, creative }: { locale: string; segment: string | null; creative: string },
): EmailLinks {
  const hosts = [new URL(site).hostname, ...tracking.hosts];
  const credit = { code: null, affiliate: null, segment, creative, channel: 'email', locale };
  const track = (address: string): string => {
    if (linkProblem(address, hosts) !== null) return address;
    const url = new URL(trackedLink({ ...tracking, hosts, url: address }, credit));
    url.searchParams.set(tracking.subId, subIdOf(credit));
    return url.href;
  };
  return {
    page: (path) => track(new URL(localePath(path, locale, defaultLocale), site).href),
    to: (address) => track(new URL(address, site).href),
  };
}
