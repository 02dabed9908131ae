import type { Problem } from '../core/errors.ts';
import { knownNames } from '../core/suggest.ts';
import {
  EMAIL_PLACEHOLDERS,
  emailPlaceholderFacts,
  isEmailPlaceholder,
  type EmailBlock,
  type EmailInline,
  type EmailPlaceholder,
  type EmailPlaceholderForm,
  type EmailSettings,
} from '../schemas/email.ts';
import { namesIn, parsePattern } from '../schemas/pattern.ts';
import type { MdxSource } from './read-document.ts';

/** An e-mail as read, before anybody knows whether it is right. */
export interface ReadEmail {
  readonly settings: EmailSettings;
  readonly body: readonly EmailBlock[];
  readonly source: MdxSource;
  /** The whole file, to find the line of what is wrong. */
  readonly text: string;
  /** Ids of the segments that there are; null where any name will do. */
  readonly segments: readonly string[] | null;
}

type Report = (message: string, hint: string, near: string | readonly string[]) => void;

/** Everything that is wrong with an e-mail whose lines could be read, each with its line and what to do. */
export function checkEmail({ settings, body, source, text, segments }: ReadEmail): Problem[] {
  const problems: Problem[] = [];
  const lines = text.split('\n');
  const report: Report = (message, hint, near) => {
    const line =
      typeof near === 'string' ? lines.findIndex((one) => one.includes(near)) + 1 : source.lineOf(near);
    problems.push({ message, hint, where: { file: source.file, line: line === 0 ? 1 : line } });
  };
  if (!settings.show) return [];
  checkSettings(settings, body, segments, report);
  for (const subject of [settings.subject ?? []].flat()) checkLine(subject, 'subject', settings, report);
  if (settings.preheader !== undefined) checkLine(settings.preheader, 'preheader', settings, report);
  for (const { pattern, place } of textsIn(body)) checkNames(pattern, place, settings, report);
  for (const to of linksIn(body)) checkTarget(to, settings, report);
  return problems;
}

function checkSettings(
  settings: EmailSettings,
  body: readonly EmailBlock[],
  segments: readonly string[] | null,
  report: Report,
): void {
  const { to, subject, preheader, day, when, each, segments: wanted } = settings;
  const missing = (key: string, hint: string) => report(`"${key}" is missing`, hint, [key]);
  if (subject === undefined)
    missing('subject', 'Add it: what stands in the inbox, in at most 60 characters.');
  if (preheader === undefined) missing('preheader', 'Add it: what inboxes show behind the subject.');
  if (to === 'customer' && day === undefined) missing('day', 'Add it: whole days after signup, such as 3.');
  if (to !== 'customer' && when === undefined) missing('when', 'Add it: what it is sent after, in words.');
  if (to !== 'customer' && each !== undefined)
    report('"each" is for e-mails to customers', 'Remove it, or write "to: customer".', ['each']);
  if (Array.isArray(day) && each === undefined)
    report('Several days are for an e-mail with "each: step"', 'Name one day.', ['day']);
  if (body.length === 0)
    report('The e-mail has no text', 'Write it below the second line "---", in Markdown.', [] as string[]);
  for (const segment of wanted ?? []) {
    if (segments !== null && !segments.includes(segment))
      report(`There is no segment "${segment}"`, knownNames(segment, segments, 'segments'), ['segments']);
  }
}

/** Subject and preheader are plain: they are filled before anybody knows who reads. */
function checkLine(text: string, key: string, settings: EmailSettings, report: Report): void {
  checkNames(text, 'line', settings, (message, hint) => report(message, hint, [key]));
}

type Place = 'line' | 'words' | 'link';

const ALL_FORMS = ['text', 'address', 'block', 'contact', 'contact-address'] as const;

const ALLOWED: Readonly<Record<Place, readonly EmailPlaceholderForm[]>> = {
  line: ['text'],
  words: ['text', 'contact', 'address', 'contact-address'],
  link: ['address', 'contact-address'],
};

const INSTEAD: Readonly<Record<EmailPlaceholderForm, string>> = {
  text: 'It is a text: write it among the words.',
  address: 'It is an address: write it behind words in brackets, [read on]({welcomePage}).',
  block: 'It needs room of its own: leave an empty line above and below it.',
  contact: 'Only the e-mail service knows it: write it among the words of the text.',
  'contact-address':
    'Only the e-mail service knows it: write it behind words in brackets, [your kit]({portal}).',
};

function checkNames(pattern: string, place: Place, settings: EmailSettings, report: Report): void {
  const { pieces, stray } = parsePattern(pattern);
  if (stray !== null)
    report(
      `There is a "${stray}" that belongs to no placeholder`,
      'Write {{ or }} for a brace itself.',
      stray,
    );
  for (const name of new Set(namesIn(pieces))) {
    const known = namesFor(settings, ALLOWED[place]);
    if (known.includes(name as EmailPlaceholder)) continue;
    if (!isEmailPlaceholder(name)) {
      report(
        `There is no placeholder {${name}} for e-mails`,
        knownNames(name, namesFor(settings, ALL_FORMS), 'placeholders'),
        `{${name}`,
      );
      continue;
    }
    const { form, each, to } = emailPlaceholderFacts(name);
    const hint = !ALLOWED[place].includes(form)
      ? INSTEAD[form]
      : each !== undefined && settings.each === undefined && settings.to === 'customer'
        ? 'Only an e-mail with "each: step" is about a single step; {steps} lists all of them.'
        : `Only e-mails to ${(to ?? []).map((one) => `a ${one}`).join(' or ')} know it. ${knownNames(name, known, 'placeholders')}`;
    report(
      `The placeholder {${name}} cannot stand here`,
      hint.replace('a affiliate', 'an affiliate'),
      `{${name}`,
    );
  }
}

/** The placeholders that an e-mail may use in a place. */
function namesFor({ to, each }: EmailSettings, forms: readonly EmailPlaceholderForm[]): EmailPlaceholder[] {
  return (Object.keys(EMAIL_PLACEHOLDERS) as EmailPlaceholder[]).filter((name) => {
    const facts = emailPlaceholderFacts(name);
    return (
      forms.includes(facts.form) &&
      (facts.to?.includes(to) ?? true) &&
      (facts.each === undefined || each !== undefined)
    );
  });
}

/** A link leads to a placeholder's address, to a page of the site, to the web or to a mailbox; nowhere else. */
function checkTarget(to: string, settings: EmailSettings, report: Report): void {
  if (/^\{[^{}]*\}$/u.test(to)) {
    checkNames(to, 'link', settings, report);
    return;
  }
  if (/^\/(?![/\\])/u.test(to)) return;
  const protocol = URL.canParse(to) ? new URL(to).protocol : null;
  if (protocol !== null && ['https:', 'http:', 'mailto:'].includes(protocol)) return;
  report(
    protocol === null
      ? `"${to}" is not an address to link to`
      : `A link in an e-mail cannot begin with "${protocol}"`,
    'Write a placeholder such as {welcomePage}, a page of the site such as /guides/, or an address with https://.',
    to,
  );
}

function* textsIn(blocks: readonly EmailBlock[]): Generator<{ pattern: string; place: Place }> {
  for (const inline of inlinesIn(blocks))
    if (inline.kind === 'text') yield { pattern: inline.text, place: 'words' };
}

function* linksIn(blocks: readonly EmailBlock[]): Generator<string> {
  for (const block of blocks) if (block.kind === 'button') yield block.to;
  for (const inline of inlinesIn(blocks)) if (inline.kind === 'link') yield inline.to;
}

function* inlinesIn(blocks: readonly EmailBlock[]): Generator<EmailInline> {
  for (const block of blocks) {
    if ('children' in block) yield* nested(block.children);
    if (block.kind === 'list') for (const item of block.items) yield* nested(item);
    if (block.kind === 'quote') for (const paragraph of block.paragraphs) yield* nested(paragraph);
  }
}

function* nested(inlines: readonly EmailInline[]): Generator<EmailInline> {
  for (const inline of inlines) {
    yield inline;
    if ('children' in inline) yield* nested(inline.children);
  }
}
