import { rename, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { writeFileWhole } from '../src/core/files.ts';
import { count, table } from '../src/core/table.ts';
import { buildJourneys, noticeOfferEnds } from '../src/emails/build-journeys.ts';
import type { AffiliateContact } from '../src/emails/contacts-csv.ts';
import { readEmailLook } from '../src/emails/email-look.ts';
import { exportEmails } from '../src/emails/export-emails.ts';
import type { Journey } from '../src/emails/filled-email.ts';
import { lookUp } from '../src/emails/look-up.ts';
import { serviceNamed, type ServiceName } from '../src/emails/services.ts';
import type { CommonOptions } from './kith.ts';
import { makePlan, type MadePlan } from './make-plan.ts';
import { bytes, openTerminal } from './terminal.ts';

export interface EmailsOptions extends CommonOptions {
  readonly asOf: string;
  readonly pull: boolean;
  readonly service: ServiceName;
}

/**
 * `kith emails`: every e-mail for an e-mail service, in `.kith/emails/<service>/`. It is private, for it holds the
 * affiliates' addresses: nothing of it goes into dist.
 */
export async function emails(options: EmailsOptions): Promise<void> {
  const terminal = openTerminal(options);
  const site = resolve(options.site);
  const made = await makePlan({ ...options, cards: true }, terminal.progress);
  const { project, plan } = made;
  const { journeys, remarks: noticed } = buildJourneys(plan, project.emails);
  const remarks = [...noticed, ...noticeOfferEnds(plan, journeys)];
  const total = journeys.reduce((sum, { emails: each }) => sum + each.length, 0);
  terminal.progress.begin('emails', total);
  let done = 0;
  const exported = await exportEmails(
    {
      ...{ plan, journeys, emails: project.emails, asOf: options.asOf },
      affiliates: contactsOf(made),
      service: serviceNamed(options.service),
      look: await readEmailLook(lookUp(plan.programs, plan.defaultLocale, 'programs'), site),
    },
    () => terminal.progress.advance(++done),
  );
  const folder = join(site, '.kith', 'emails', options.service);
  await replaceFolder(folder, exported.files);
  terminal.progress.end(`${total} in ${journeys.length} journeys, the heaviest ${bytes(exported.heaviest)}`);
  terminal.remark(remarks);
  const shown = relative(process.cwd(), folder) || '.';
  terminal.print(describe(journeys, exported.affiliates, shown), {
    folder,
    service: options.service,
    journeys: journeys.map(({ folder: path, locale, segment, emails: each }) => ({
      ...{ folder: path, locale, segment },
      emails: each.map(({ id, day, when, subject, lang }) => ({ id, day, when, subject, lang })),
    })),
    affiliates: { withAddress: exported.affiliates[0], without: exported.affiliates[1] },
    heaviest: exported.heaviest,
    remarks,
  });
}

/** Affiliates as their own files and tables have them. */
function contactsOf({ affiliates, plan }: MadePlan): AffiliateContact[] {
  return affiliates
    .filter(({ id }) => Object.hasOwn(plan.codes, id))
    .map(({ id, data }) => ({
      id,
      name: data.name,
      email: data.email ?? null,
      locale: data.locale ?? plan.defaultLocale,
    }));
}

/** The new files in place of all old ones, at once: half of an export never passes for a whole one. */
async function replaceFolder(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const next = `${folder}.${process.pid}.tmp`;
  try {
    for (const [path, text] of Object.entries(files)) await writeFileWhole(join(next, path), text);
    await rm(folder, { recursive: true, force: true });
    await rename(next, folder);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

function describe(
  journeys: readonly Journey[],
  [reachable, others]: readonly [number, number],
  folder: string,
): string {
  return [
    table(
      ['journey', 'e-mails', 'days'],
      journeys.map(({ folder: path, emails: each }) => [
        path,
        each.length,
        each.flatMap(({ day }) => (day === null ? [] : [day])).join(', '),
      ]),
    ),
    '',
    `${count(reachable)} affiliates have an e-mail address, ${count(others)} have none.`,
    '',
    `Wrote ${folder}/. It is private: it holds addresses of people, and secret ones of pages.`,
    `→ Look at them in ${folder}/index.html; ${folder}/README.txt says how to use the files.`,
  ].join('\n');
}
