import { localePath } from '../i18n/locales.ts';
import { trackedLink } from '../links/tracked-link.ts';
import type { ChannelName } from '../schemas/channel.ts';
import type { Plan, PlannedKit } from '../schemas/plan.ts';
import { lookUp } from './look-up.ts';

/** The addresses of one kit. */
export interface KitLinks {
  /** The affiliate's landing page, without parameters. */
  readonly landing: string;
  /** `/go/<affiliate>/<segment>/`, absolute: short enough to say, print and scan. */
  readonly short: string;
  /** The landing page with what credits the affiliate and tells this creative from the others. */
  readonly to: (creative: string, channel: ChannelName) => string;
}

/** @throws where the affiliate's code is missing, or where the site's address is not one to link to */
export function buildLinks(plan: Plan, { affiliate, segment, locale }: PlannedKit, site: string): KitLinks {
  const absolute = (path: string): string => new URL(localePath(path, locale, plan.defaultLocale), site).href;
  const landing = absolute(`/with/${affiliate}/${segment}/`);
  const hosts = [new URL(site).hostname, ...plan.tracking.hosts];
  const settings = { ...plan.tracking, url: landing, hosts };
  const code = lookUp(plan.codes, affiliate, 'codes');
  return {
    landing,
    short: absolute(`/go/${affiliate}/${segment}/`),
    to: (creative, channel) => trackedLink(settings, { code, affiliate, segment, creative, channel, locale }),
  };
}
