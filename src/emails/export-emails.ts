import type { Emails } from '../schemas/email.ts';
import type { Plan } from '../schemas/plan.ts';
import { checkLayouts } from './check-layouts.ts';
import {
  renderAffiliatesCsv,
  renderContactsCsv,
  renderReferrersCsv,
  type AffiliateContact,
} from './contacts-csv.ts';
import type { EmailLook } from './email-look.ts';
import { renderExportReadme } from './export-readme.ts';
import type { FilledEmail, Journey } from './filled-email.ts';
import { renderPreview } from './preview.ts';
import { renderEmailHtml } from './render-html.ts';
import { renderEmailText } from './render-text.ts';
import { fileNameOf, renderJourneyReadme, renderOverviewCsv, renderScheduleCsv } from './schedule.ts';
import { emailLinks } from './email-links.ts';
import type { Service } from './services.ts';
import { lookUp } from './look-up.ts';

export interface ExportInput {
  readonly plan: Plan;
  readonly emails: Emails;
  readonly journeys: readonly Journey[];
  readonly affiliates: readonly AffiliateContact[];
  readonly service: Service;
  readonly look: EmailLook;
  readonly asOf: string;
}

export interface Export {
  /** Path in the folder -> text. */
  readonly files: Readonly<Record<string, string>>;
  /** The heaviest e-mail as HTML, in bytes. */
  readonly heaviest: number;
  /** Affiliates with an e-mail address, and without one. */
  readonly affiliates: readonly [number, number];
}

/** Everything that a service needs, as files. @param onEmail called for each e-mail that is done */
export async function exportEmails(input: ExportInput, onEmail: () => void): Promise<Export> {
  const { plan, service, journeys, asOf } = input;
  checkLayouts(input.emails.layouts);
  const files: Record<string, string> = {};
  let heaviest = 0;
  for (const journey of journeys) {
    for (const email of journey.emails) {
      const html = await renderHtml(email, journey, input);
      const path = `${journey.folder}/${fileNameOf(email)}`;
      files[`${path}.html`] = html;
      const { postalAddress } = lookUp(plan.programs, journey.locale, 'programs');
      files[`${path}.txt`] = renderEmailText(email, postalAddress, service);
      heaviest = Math.max(heaviest, Buffer.byteLength(html));
      onEmail();
    }
    files[`${journey.folder}/schedule.csv`] = renderScheduleCsv(journey);
    files[`${journey.folder}/README.txt`] = renderJourneyReadme(journey);
  }
  const { reachable, others, counts } = renderAffiliatesCsv(plan, input.affiliates, service);
  const { name: program, site } = lookUp(plan.programs, plan.defaultLocale, 'programs');
  return {
    files: {
      ...files,
      'index.html': renderPreview(program, journeys),
      'schedule.csv': renderOverviewCsv(journeys),
      'contacts.csv': renderContactsCsv(service),
      'referrers.csv': renderReferrersCsv(plan, service),
      'affiliates.csv': reachable,
      ...(others === null ? {} : { 'affiliates-without-address.csv': others }),
      'README.txt': renderExportReadme({ program, site, asOf, service, journeys, affiliates: counts }),
    },
    heaviest,
    affiliates: counts,
  };
}

function renderHtml(
  email: FilledEmail,
  journey: Journey,
  { plan, emails, service, look }: ExportInput,
): Promise<string> {
  const { name, postalAddress, site } = lookUp(plan.programs, journey.locale, 'programs');
  const links = emailLinks(plan, site, {
    locale: journey.locale,
    segment: journey.segment,
    creative: email.id,
  });
  const own = [email.template, 'layout'].find((one) => Object.hasOwn(emails.layouts, one));
  const mjml = own === undefined ? undefined : emails.layouts[own];
  return renderEmailHtml(email, {
    ...{ look, service, postalAddress },
    product: name,
    home: links.page('/'),
    layout:
      own === undefined || mjml === undefined ? undefined : { mjml, file: `content/emails/${own}.mjml` },
  });
}
