import { messagesFor } from '../i18n/messages.ts';
import type { EmailBlock, EmailInline, EmailTemplate } from '../schemas/email.ts';
import { namesIn, parsePattern } from '../schemas/pattern.ts';
import type { EmailFacts } from './email-facts.ts';

/**
 * The facts for one e-mail: what an offer gives is followed by the offer's last day, where it has one and the e-mail does
 * not tell it in words of its own. Behind the friend's reward, else behind the referrer's; a reward that an affiliate has
 * earned stays as it is, whatever the day.
 */
export function tellLastDay(facts: EmailFacts, template: EmailTemplate, locale: string): EmailFacts {
  const { ends, friendReward, referrerReward } = facts.texts;
  const names = namesOf(template);
  if (!ends || names.has('ends')) return facts;
  const { withEnd } = messagesFor(locale).offer;
  if (names.has('friendReward'))
    return friendReward ? changed(facts, { friendReward: withEnd(friendReward, ends) }) : facts;
  return referrerReward && template.to !== 'affiliate'
    ? changed(facts, { referrerReward: withEnd(referrerReward, ends) })
    : facts;
}

function changed(facts: EmailFacts, texts: EmailFacts['texts']): EmailFacts {
  return { ...facts, texts: { ...facts.texts, ...texts } };
}

/** The placeholders among an e-mail's words. */
function namesOf({ subjects, preheader, body }: EmailTemplate): Set<string> {
  const patterns = [...subjects, preheader, ...body.flatMap(patternsIn)];
  return new Set(patterns.flatMap((pattern) => namesIn(parsePattern(pattern).pieces)));
}

function patternsIn(block: EmailBlock): string[] {
  if ('children' in block) return block.children.flatMap(wordsIn);
  if (block.kind === 'list') return block.items.flat().flatMap(wordsIn);
  return block.kind === 'quote' ? block.paragraphs.flat().flatMap(wordsIn) : [];
}

function wordsIn(inline: EmailInline): string[] {
  if (inline.kind === 'text') return [inline.text];
  return 'children' in inline ? inline.children.flatMap(wordsIn) : [];
}
