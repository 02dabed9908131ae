import { CHANNELS, isBlockChannel, type BlockChannel, type ChannelName } from '../schemas/channel.ts';
import type { Choice, CopyText } from '../schemas/copy.ts';
import type { KitText } from '../schemas/kit.ts';
import {
  renderBlockBox,
  renderBlockHtml,
  renderBlockMarkdown,
  renderBlockText,
  type Block,
} from './block-markup.ts';
import { chooseWording } from './choose-wording.ts';
import { fitsOn, lengthOn } from './count-length.ts';
import type { Writing } from './writing.ts';

/** Blocks that are pasted into pages which were not made for them; the others take the looks of their place. */
const BOXED: readonly BlockChannel[] = ['home-page', 'post-purchase', 'confirmation-page'];
/** Channels on which somebody writes to somebody. */
const PERSONAL: readonly ChannelName[] = ['message', 'email'];

/** The texts of a kit. What the kit has nothing to say for is left out; what fits nowhere is named in `writing.tooLong`. */
export function writeTexts(texts: readonly CopyText[], writing: Writing): KitText[] {
  return texts.flatMap((text, order) => {
    const write = openWriter(text, order, writing);
    const link = writing.links.to(text.creative, text.channel);
    const written = isBlockChannel(text.channel)
      ? writeBlock(text, text.channel, link, write, writing)
      : writePost(text, link, write, writing);
    return written === null ? [] : [written];
  });
}

type Write = (
  field: string,
  choice: Choice,
  channel: ChannelName,
  own?: Record<string, string>,
) => string | null;

/** Writes the fields of one text, and notes where one is too long in every wording. */
function openWriter({ creative }: CopyText, order: number, { voice, tooLong }: Writing): Write {
  return (field, choice, channel, own = {}) => {
    const fits = (text: string) => fitsOn(channel, text);
    const { text, wasTooLong } = chooseWording(choice, voice, {
      name: `${creative}.${field}`,
      ...{ order, own, fits },
    });
    if (text === null && wasTooLong) tooLong.push(field === 'text' ? creative : `${creative} (${field})`);
    return text === '' ? null : text;
  };
}

function writePost(copy: CopyText, link: string, write: Write, { disclosures }: Writing): KitText | null {
  const { creative, channel, label } = copy;
  const disclosure = PERSONAL.includes(channel) ? disclosures.personal : disclosures.post;
  const own = { link, disclosure, disclosureLabel: disclosures.label };
  const text = write('text', copy.text, channel, own);
  const isMail = channel === 'email';
  const subject = isMail ? write('subject', copy.subject, 'subject') : null;
  if (text === null || (isMail && subject === null)) return null;
  return {
    ...{ creative, channel, label, text, subject, link },
    preheader: isMail ? write('preheader', copy.preheader, 'preheader') : null,
    length: lengthOn(channel, text),
    limit: CHANNELS[channel].most,
    ...{ markdown: null, html: null },
  };
}

function writeBlock(
  copy: CopyText,
  channel: BlockChannel,
  link: string,
  write: Write,
  { disclosures, language, brand, voice, smallPrint }: Writing,
): KitText | null {
  const { creative, label } = copy;
  const words = write('text', copy.text, channel);
  const title = write('title', copy.title, 'headline');
  const button = write('button', copy.button, 'headline');
  if (words === null || title === null || button === null) return null;
  const block: Block = {
    ...{ title, words, button, link },
    disclosure: disclosures.page,
    smallPrint: voice.grammar.typeset(`${smallPrint} ${voice.values.conditions[0] ?? ''}`),
  };
  return {
    ...{ creative, channel, label, link },
    text: renderBlockText(block),
    ...{ subject: null, preheader: null },
    length: lengthOn(channel, words),
    limit: CHANNELS[channel].most,
    markdown: renderBlockMarkdown(block),
    html: BOXED.includes(channel) ? renderBlockBox(block, language, brand) : renderBlockHtml(block, language),
  };
}
