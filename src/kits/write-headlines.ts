import { CHANNELS, LINE_CHANNELS, type ChannelName } from '../schemas/channel.ts';
import type { CopyHeadline } from '../schemas/copy.ts';
import type { KitHeadline, KitPlace } from '../schemas/kit.ts';
import { chooseWording } from './choose-wording.ts';
import { fitsOn, lengthOn } from './count-length.ts';
import type { Writing } from './writing.ts';

/** Places by their limits; a post on X has the disclosure and the link besides. */
const PLACES: Readonly<Record<Exclude<KitPlace, 'x'>, ChannelName>> = {
  description: 'headline',
  preheader: 'preheader',
  subject: 'subject',
  ad: 'ad',
};

/** The headlines of a language with those of one segment: wordings of a kind that there is go before the others. */
export function joinHeadlines(
  headlines: readonly CopyHeadline[],
  own: readonly CopyHeadline[] = [],
): readonly CopyHeadline[] {
  if (own.length === 0) return headlines;
  const byKind = new Map(own.map((each) => [each.kind, each]));
  const kinds = new Set(headlines.map(({ kind }) => kind));
  return [
    ...headlines.map((each) => ({
      ...each,
      headline: [...(byKind.get(each.kind)?.headline ?? []), ...each.headline],
    })),
    ...own.filter(({ kind }) => !kinds.has(kind)),
  ];
}

/** The headlines of every kind in the lengths that differ. What fits nowhere is named in `writing.tooLong`. */
export function writeHeadlines(headlines: readonly CopyHeadline[], writing: Writing): KitHeadline[] {
  return headlines.flatMap((headline, order) => {
    const found = writeLengths(headline, order, writing);
    if (found.lines.length === 0 && found.wasTooLong) writing.tooLong.push(`headline-${headline.kind}`);
    return found.lines;
  });
}

function writeLengths(headline: CopyHeadline, order: number, { voice, links, disclosures }: Writing) {
  const lines: KitHeadline[] = [];
  let wasTooLong = false;
  for (const channel of LINE_CHANNELS) {
    const creative = `${channel}-${headline.kind}`;
    const fits = (text: string) => fitsOn(channel, text);
    const chosen = chooseWording(headline[channel], voice, { name: creative, order, own: {}, fits });
    wasTooLong ||= chosen.wasTooLong;
    const { text } = chosen;
    if (text === null || text === '' || lines.some((line) => line.text === text)) continue;
    const link = links.to(creative, channel);
    const post = `${voice.grammar.typeset(`${disclosures.label} ${text}`)}\n${link}`;
    lines.push({
      ...{ creative, channel, label: headline.label, text, link, post },
      length: lengthOn(channel, text),
      limit: CHANNELS[channel].most,
      fits: placesOf(text, post),
    });
  }
  return { lines, wasTooLong };
}

function placesOf(text: string, post: string): KitPlace[] {
  const others = (Object.entries(PLACES) as [Exclude<KitPlace, 'x'>, ChannelName][])
    .filter(([, channel]) => fitsOn(channel, text))
    .map(([place]) => place);
  return fitsOn('x', post) ? ['x', ...others] : others;
}
