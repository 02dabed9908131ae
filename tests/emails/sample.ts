import type { EmailLook } from '../../src/emails/email-look.ts';
import type { FilledBlock, FilledEmail, FilledInline } from '../../src/emails/filled-email.ts';
import type { HtmlOptions } from '../../src/emails/render-html.ts';
import { serviceNamed, type ServiceName } from '../../src/emails/services.ts';
import { parseEmail } from '../../src/project/parse-email.ts';
import { readStandard } from '../../src/project/read-emails.ts';
import type { Emails, EmailTemplate } from '../../src/schemas/email.ts';
import { buildDarkPalette, buildLightPalette } from '../../src/theme/palette.ts';

const COLORS = { primary: '#1f4e8a', accent: '#ffb627', ink: '#161c26', paper: '#f7f9fc' };

/** A look without reading any file. */
export const LOOK: EmailLook = {
  light: buildLightPalette(COLORS),
  dark: buildDarkPalette(COLORS),
  heading: "'Bricolage Grotesque', Helvetica, Arial, sans-serif",
  body: "'Figtree', Helvetica, Arial, sans-serif",
  faces: "@font-face{font-family:'Figtree';src:url(https://friends.oatmark.example/fonts/f.woff2)}",
  logo: { url: 'https://friends.oatmark.example/email/logo.png', width: 120, height: 36 },
  logoOnDark: { url: 'https://friends.oatmark.example/email/night.png', width: 120, height: 36 },
};

/** How the tests render where nothing else is said. */
export function optionsFor(service: ServiceName, more: Partial<HtmlOptions> = {}): HtmlOptions {
  return {
    look: LOOK,
    service: serviceNamed(service),
    product: 'Oatmark',
    postalAddress: '2 Mill Lane, Leeds LS1 1AA',
    home: 'https://friends.oatmark.example/',
    ...more,
  };
}

/** An e-mail with nothing in it but what the test is about. */
export function emailWith(body: readonly FilledBlock[], more: Partial<FilledEmail> = {}): FilledEmail {
  return {
    ...{ id: 'welcome', template: 'welcome', lang: 'en', subject: 'Hello', preheader: 'There', body, day: 0 },
    ...{ when: null, because: 'You signed up.', unsubscribe: 'Unsubscribe' },
    ...more,
  };
}

export const words = (text: string): FilledInline[] => [{ kind: 'text', text }];

export const paragraph = (text: string): FilledBlock => ({
  kind: 'paragraph',
  children: words(text),
  needs: null,
});

/** A template as if somebody had written it in content/emails/. */
export function templateWith(text: string, more: Partial<EmailTemplate> = {}): EmailTemplate {
  const { body, problems } = parseEmail(text, { file: 'content/emails/test.md', firstLine: 1 });
  if (problems.length > 0) throw new Error(problems[0]?.message);
  return {
    ...{ id: 'test', lang: 'en', file: 'content/emails/test.md', isOwn: true, to: 'customer', days: [0] },
    ...{ subjects: ['Hello'], preheader: 'There', each: null, every: 3, when: null, segments: null, body },
    ...more,
  };
}

/** Nothing but these e-mails, in English. */
export function onlyEmails(...templates: EmailTemplate[]): Emails {
  const because = { customer: 'b', candidate: 'b', affiliate: 'b' };
  return { sets: { en: { templates, words: { because, unsubscribe: 'Leave' } } }, layouts: {} };
}

/** The e-mails that come with Kith, in the languages of the fixture. */
export async function standardEmails(): Promise<Emails> {
  const sets = await Promise.all(
    ['en', 'fr'].map(async (locale) => {
      const standard = await readStandard(locale);
      if (standard === null) throw new Error(`no e-mails in ${locale}`);
      const templates = [...standard.found.values()].filter((template) => template !== null);
      return [locale, { templates, words: standard.words }] as const;
    }),
  );
  return { sets: Object.fromEntries(sets), layouts: {} };
}
