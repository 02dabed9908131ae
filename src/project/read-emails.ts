import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KithError, throwIfAny, type Problem } from '../core/errors.ts';
import { listFiles, readTextIfAny } from '../core/files.ts';
import {
  EmailSchema,
  EmailWordsSchema,
  type Emails,
  type EmailSet,
  type EmailTemplate,
  type EmailWords,
} from '../schemas/email.ts';
import { SLUG } from '../schemas/slug.ts';
import { checkEmail } from './check-email.ts';
import { parseEmail } from './parse-email.ts';
import { parseWith } from './parse-with.ts';
import { parseMdx, parseYaml } from './read-document.ts';

/** Where a site's own e-mails stand: `<name>.md`, translations in a folder for each further language. */
const FOLDER = 'content/emails';
/** Where Kith's stand, a folder for each language: a new language is a new folder. */
const STANDARD = fileURLToPath(new URL('../i18n/emails/', import.meta.url));

/** `null` marks an e-mail that its file leaves out. */
type Found = Map<string, EmailTemplate | null>;

/**
 * The e-mails of every language of a program. An e-mail is the site's own in that language, else Kith's in it, else the
 * site's in its default language, else Kith's in that or in English: one that is missing never leaves a hole.
 * @param segments ids that there are, which e-mails may name
 */
export async function readEmails(
  site: string,
  locales: readonly string[],
  segments: readonly string[],
): Promise<{ readonly emails: Emails; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const { own, layouts } = await readOwn(site, locales, segments, problems);
  const defaultLocale = locales[0] ?? 'en';
  const sets: Record<string, EmailSet> = {};
  for (const locale of locales) {
    const fallbacks = await Promise.all([locale, defaultLocale, 'en'].map(readStandard));
    const [standard, standardDefault, english] = fallbacks;
    const order = [
      own.get(locale),
      standard?.found,
      own.get(defaultLocale),
      standardDefault?.found,
      english?.found,
    ];
    const words = fallbacks.find((one) => one !== null)?.words;
    if (words === undefined) throw noEmails(locale);
    sets[locale] = { templates: choose(order, own.get(defaultLocale)), words };
  }
  return { emails: { sets, layouts }, problems };
}

function choose(order: readonly (Found | undefined)[], ofDefault: Found | undefined): EmailTemplate[] {
  const ids = [...new Set(order.flatMap((found) => [...(found?.keys() ?? [])]))].sort();
  return ids.flatMap((id) => {
    const first = order.find((found) => found?.has(id));
    // What the default language leaves out, the others leave out too, unless they have a file of their own.
    const isLeftOut = ofDefault?.get(id) === null && first !== order[0];
    const template = isLeftOut ? null : first?.get(id);
    return template ? [template] : [];
  });
}

async function readOwn(
  site: string,
  locales: readonly string[],
  segments: readonly string[],
  problems: Problem[],
): Promise<{ own: Map<string, Found>; layouts: Record<string, string> }> {
  const own = new Map<string, Found>(locales.map((locale) => [locale, new Map()]));
  const layouts: Record<string, string> = {};
  for (const name of await listFiles(join(site, FOLDER))) {
    if (name.split('/').some((part) => part.startsWith('.') || part.startsWith('_'))) continue;
    const file = `${FOLDER}/${name}`;
    const text = (await readTextIfAny(join(site, file))) ?? '';
    const layout = /^([^/]+)\.mjml$/.exec(name)?.[1];
    if (layout !== undefined) {
      layouts[layout] = text;
      continue;
    }
    const [, folder, id = ''] = /^(?:([^/]+)\/)?([^/]+)\.md$/.exec(name) ?? [];
    const locale = folder ?? locales[0] ?? '';
    const found = own.get(locale);
    if (!found || folder === locales[0] || !SLUG.test(id)) {
      problems.push(notRead(file, locales));
      continue;
    }
    const { template, problems: wrong } = readEmail({ id, lang: locale, file, isOwn: true, text, segments });
    problems.push(...wrong);
    if (wrong.length === 0) found.set(id, template);
  }
  return { own, layouts };
}

function notRead(file: string, locales: readonly string[]): Problem {
  const folders = locales.slice(1).map((locale) => `${FOLDER}/${locale}/<name>.md`);
  return {
    message: 'This file is not read',
    hint: `E-mails are ${[`${FOLDER}/<name>.md`, ...folders].join(', ')}, with a name of lowercase letters, digits and hyphens; put a "_" before the name to keep it as a note.`,
    where: { file },
  };
}

/**
 * The e-mails that come with Kith for a language, else for the language without its country; null where there are none.
 * @throws with everything that is wrong in them, which is a fault of Kith's
 */
export async function readStandard(
  locale: string,
): Promise<{ readonly found: Found; readonly words: EmailWords } | null> {
  for (const lang of new Set([locale, locale.slice(0, 2)])) {
    const folder = join(STANDARD, lang);
    const names = (await listFiles(folder)).filter((name) => name.endsWith('.md'));
    if (names.length === 0) continue;
    const found: Found = new Map();
    for (const name of names) {
      const id = name.slice(0, -'.md'.length);
      const file = `src/i18n/emails/${lang}/${name}`;
      const text = (await readTextIfAny(join(folder, name))) ?? '';
      const read = readEmail({ id, lang, file, isOwn: false, text, segments: null });
      throwIfAny(read.problems, file);
      found.set(id, read.template);
    }
    return { found, words: await readWords(folder, lang) };
  }
  return null;
}

/** The text of an e-mail that comes with Kith, in a language or in English; null where there is none of that name. */
export async function standardEmailText(locale: string, id: string): Promise<string | null> {
  for (const lang of [locale, locale.slice(0, 2), 'en']) {
    const text = await readTextIfAny(join(STANDARD, lang, `${id}.md`));
    if (text !== null) return text;
  }
  return null;
}

async function readWords(folder: string, lang: string): Promise<EmailWords> {
  const file = `src/i18n/emails/${lang}/words.yaml`;
  const text = (await readTextIfAny(join(folder, 'words.yaml'))) ?? '';
  const parsed = parseWith(EmailWordsSchema, parseYaml(file, text));
  throwIfAny(parsed.problems, file);
  if (parsed.data === null) throw noEmails(lang);
  return parsed.data;
}

function noEmails(locale: string): KithError {
  return new KithError(`There are no e-mails in "${locale}"`, { hint: `Add src/i18n/emails/${locale}/.` });
}

/** Controls, and characters that turn the direction of the text around them. */
const UNPRINTABLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

interface EmailFile extends Pick<EmailTemplate, 'id' | 'lang' | 'file' | 'isOwn'> {
  readonly text: string;
  readonly segments: readonly string[] | null;
}

/** One file; the template is null where the file leaves the e-mail out. */
function readEmail({ text: raw, segments, ...about }: EmailFile): {
  template: EmailTemplate | null;
  problems: readonly Problem[];
} {
  const text = raw.normalize('NFC').replace(/\r\n?/gu, '\n').replace(UNPRINTABLE, '');
  const source = parseMdx(about.file, text);
  const { data: settings, problems } = parseWith(EmailSchema, source);
  if (settings === null) return { template: null, problems };
  const firstLine = text.slice(0, text.length - source.body.length).split('\n').length;
  const { body, problems: refused } = parseEmail(source.body, { file: about.file, firstLine });
  const wrong = [...refused, ...checkEmail({ settings, body, source, text, segments })];
  if (wrong.length > 0 || !settings.show) return { template: null, problems: settings.show ? wrong : [] };
  const template: EmailTemplate = {
    ...about,
    to: settings.to,
    subjects: [settings.subject ?? []].flat(),
    preheader: settings.preheader ?? '',
    days: [settings.day ?? 0].flat(),
    each: settings.each ?? null,
    every: settings.every,
    when: settings.when ?? null,
    segments: settings.segments ?? null,
    body,
  };
  return { template, problems: [] };
}
