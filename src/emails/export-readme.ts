import type { Journey } from './filled-email.ts';
import type { Service } from './services.ts';

export interface ReadmeFacts {
  readonly program: string;
  readonly site: string;
  readonly asOf: string;
  readonly service: Service;
  readonly journeys: readonly Journey[];
  readonly affiliates: readonly [number, number];
}

/** `README.txt` of an export: what lies there, how to use it, what to keep to oneself. */
export function renderExportReadme({
  program,
  site,
  asOf,
  service,
  journeys,
  affiliates,
}: ReadmeFacts): string {
  const [reachable, others] = affiliates;
  const { columns, consent } = service;
  const listed = journeys.map(({ folder, emails }) => {
    const days = emails.flatMap(({ day }) => (day === null ? [] : [day]));
    const when = days.length === 0 ? '' : `, on days ${days.join(', ')}`;
    return `  ${folder}/  ${emails.length} ${emails.length === 1 ? 'e-mail' : 'e-mails'}${when}`;
  });
  return `E-mails of ${program} for ${service.label}, as of ${asOf}

PRIVATE: affiliates.csv holds e-mail addresses and the secret addresses of the affiliates' pages. Do not publish this folder.

Publish the site first (${site}): logo and pictures of the e-mails are loaded from there.

How to use it
${service.howTo.map((line, index) => `  ${index + 1}. ${line}`).join('\n')}

What is here
  index.html      every e-mail, to look at in a browser
  schedule.csv    every e-mail: journey, day, subject, preview text, files
  contacts.csv    the columns for your customers, empty. "${columns.segment}" is the name of a segment's folder,
                  "${columns.language}" that of its language, "${columns.referrer}" may stay empty.
  referrers.csv   what to write into "${columns.referrer}" for the code that a customer came with. Who is not
                  listed has not agreed to be named: leave it empty for them.
  affiliates.csv  ${reachable} affiliates with an e-mail address, their pages and links${
    others === 0
      ? ''
      : `
  affiliates-without-address.csv
                  ${others} affiliates whose address is in none of your files`
  }
${consent === null ? '' : `\nThe column "${consent}" is empty on purpose: only you know who agreed to get e-mails.\n`}
Each folder has a schedule.csv and a README.txt of its own, and every e-mail as .html and .txt:

${listed.join('\n')}

Run "kith emails" again whenever content, data or offers changed.
`;
}
