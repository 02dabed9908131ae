import { localePath } from '../i18n/locales.ts';
import { creativeOn, landingPath, variantFor } from '../links/share-out.ts';
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
  /** The variant of the page to which that leads; null for the landing page itself. */
  readonly variantOf: (creative: string) => string | null;
}

/** @throws where the affiliate's code is missing, or where the site's address is not one to link to */
export function buildLinks(plan: Plan, { affiliate, segment, locale }: PlannedKit, site: string): KitLinks {
  const absolute = (path: string): string => new URL(localePath(path, locale, plan.defaultLocale), site).href;
  const hosts = [new URL(site).hostname, ...plan.tracking.hosts];
  const variants = plan.variants[`${locale}/${segment}`] ?? [];
  const variantOf = (creative: string) => variantFor(variants, { affiliate, segment, creative });
  const code = lookUp(plan.codes, affiliate, 'codes');
  return {
    landing: absolute(landingPath(affiliate, segment)),
    variantOf,
    short: absolute(`/go/${affiliate}/${segment}/`),
    to: (name, channel) => {
      const variant = variantOf(name);
      const url = absolute(landingPath(affiliate, segment, variant));
      const creative = creativeOn(name, variant);
      return trackedLink(
        { ...plan.tracking, url, hosts },
        { code, affiliate, segment, creative, channel, locale },
      );
    },
  };
}
