import { KithError } from '../core/errors.ts';

/** What links are made of, as the plan has it. */
export interface LinkSettings {
  /** Address of the signup, or of a page of this site. */
  readonly url: string;
  /** Hosts to which links may lead. */
  readonly hosts: readonly string[];
  readonly parameter: string;
  /** The parameter in which the platform keeps apart what one affiliate posts. */
  readonly subId: string;
}

/** Who is credited, and for what. `code` null means that nobody is. */
export interface Credit {
  readonly code: string | null;
  readonly affiliate: string | null;
  readonly segment: string | null;
  /** The asset that carries the link. */
  readonly creative: string;
  /** Where it is posted. */
  readonly channel?: string | undefined;
  /** Language of whatever carries the link, where it comes in several. */
  readonly locale?: string | undefined;
}

/**
 * An absolute link with the platform's parameter and utm values. What the address already holds is kept.
 * @throws where the address is not http(s) or its host is not allowed
 */
export function trackedLink(settings: LinkSettings, credit: Credit): string {
  const url = parseAllowed(settings.url, settings.hosts);
  if (credit.code !== null) url.searchParams.set(settings.parameter, credit.code);
  url.searchParams.set('utm_source', credit.affiliate ?? 'program');
  url.searchParams.set('utm_medium', credit.channel ?? 'referral');
  if (credit.segment !== null) url.searchParams.set('utm_campaign', credit.segment);
  url.searchParams.set('utm_content', credit.creative);
  if (credit.code !== null) url.searchParams.set(settings.subId, subIdOf(credit));
  return url.href;
}

/**
 * A link to a page of this site that is printed as a code: what the page itself knows (affiliate, segment, language) is
 * left out, since every character makes the code denser. The page hands `utm_content` and `utm_medium` on.
 * @throws where the address is not http(s) or its host is not allowed
 */
export function scannedLink(settings: LinkSettings, code: string | null, creative: string): string {
  const url = parseAllowed(settings.url, settings.hosts);
  if (code !== null) url.searchParams.set(settings.parameter, code);
  url.searchParams.set('utm_content', creative);
  return url.href;
}

/** What tells a creative from all others of the affiliate: `hotels_fr_x-pain`. */
export function subIdOf({
  segment,
  locale,
  creative,
}: Pick<Credit, 'segment' | 'locale' | 'creative'>): string {
  return [segment, locale, creative].filter((part) => part !== null && part !== undefined).join('_');
}

/** What is wrong with an address as the target of a link; null where nothing is. */
export function linkProblem(address: string, hosts: readonly string[]): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return `"${address}" is not a web address`;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `"${address}" begins with "${url.protocol}", links must begin with https:// or http://`;
  }
  if (url.username || url.password) return `"${address}" holds a user name or password`;
  if (!hosts.includes(url.hostname))
    return `host "${url.hostname}" is not in tracking.hosts (${hosts.join(', ')})`;
  return null;
}

function parseAllowed(address: string, hosts: readonly string[]): URL {
  const problem = linkProblem(address, hosts);
  if (problem !== null) {
    throw new KithError(`Cannot link to this address: ${problem}`, {
      hint: 'Correct tracking.url in content/program.yaml, or add its host to tracking.hosts.',
    });
  }
  return new URL(address);
}
