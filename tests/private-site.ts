import type { SiteFiles } from './site-files.ts';
import { TINY_SITE } from './tiny-site.ts';

/**
 * Texts that stand in a private field each, and nowhere else: none may be found in dist. Figures have so many digits
 * that no other number is like them by chance.
 */
export const CANARIES = {
  'e-mail of a contact': 'canary.contact@private.example',
  'e-mail of an affiliate in a file': 'canary.file@private.example',
  'e-mail of an affiliate in a table': 'canary.row@private.example',
  'e-mail of an affiliate whose row is refused': 'canary.refused@private.example',
  'name of a contact': 'Canaria Contactson',
  'name of an account': 'Canary Crumbs Cooperative',
  'id of an account': 'CANARY-ACC-0001',
  'id of an account in an affiliate file': 'CANARY-ACC-0002',
  'id of an account in an affiliate row': 'CANARY-ACC-0003',
  'name of an affiliate without consent, in a file': 'Canaria Shyfile',
  'name of an affiliate without consent, in a table': 'Canaria Shyrow',
  'company of an affiliate without consent': 'Canary Shyness Ltd',
  'role of an affiliate without consent': 'Head of canary whispers',
  'quote of an affiliate without consent': 'The canary sings for nobody',
  'name of an affiliate whose consent ended': 'Canaria Expired',
  'name of an affiliate who withdrew': 'Canaria Withdrawn',
  'quote without consent for it': 'Quoted by no canary ever',
  'title of a case study without consent': 'How a canary kept quiet',
  'summary of a case study without consent': 'The canary has nothing to say in public',
  'company of a case study without consent': 'Canary Hush Bakery',
  'person of a case study without consent': 'Canaria Hushman',
  'quote of a case study without consent': 'Never print what the canary said',
  'result of a case study without consent': 'canary eggs a day',
  'text of a case study without consent': 'The canary told a story that stays in its cage',
  'number without consent for numbers': 'canary feathers saved',
  'who consented': 'Canaria Witness',
  'what was given for the consent': 'four hundred canary seeds and a mirror',
  'note in a YAML file': 'canary yaml comment',
  'note in a text': 'canary mdx comment',
  goal: '70431829',
  'rate of commission': '0.1739205',
  'rate of a currency': '1.8340276',
  secret: 'canary-secret-9f2c71d0b4',
  health: '61.3748291',
  mrr: '4417.832911',
  ltv: '73119.374821',
  'expansion so far': '917.610283',
  'expansion potential': '53.7104928',
  'cost of keeping an account': '3391.572904',
  'tickets in 90 days': '918273',
  nps: '7.3148261',
  csat: '4.2718281',
  usage: '47.9310284',
  size: 'canary-size',
  country: 'canary-country',
  'plan of an account': 'canary-plan',
  'acquisition channel': 'canary-acquisition',
  'attribute of an account': 'canary-attribute',
  'name of an attribute': 'canary_column',
  'influence or role of a contact': 'Canary-in-chief',
  'action of an account': 'canary-action',
  'topic of a ticket': 'canary-topic',
  'pain that no segment has': 'canary-pain',
  'score of a survey': '6.1938274',
  'invoice of a conversion': 'CANARY-INV-77',
  'amount of a conversion': '5519.837712',
  'creative of a conversion': 'canary-creative',
  'channel of a conversion': 'canary-channel',
  'address of a conversion': 'canary-address',
  'name of a data file': 'canary-data',
} as const satisfies Record<string, string>;

const C = CANARIES;
const DATA = 'content/data/canary-data';

/** Bakeries enough for proof; the first one holds the canaries. */
function accounts(): string {
  const rows = Array.from({ length: 24 }, (_, index) => {
    const id = `plain-${index + 100}`;
    return `${id},Loaf ${index},bakery,2024-0${(index % 9) + 1}-01,80,50,900,5,40,30,2,9,5,70,1-10,GB,team,organic,x`;
  });
  return [
    `account_id,name,industry,signed_up_at,health,mrr,ltv,expansion_mrr,expansion_potential,retention_cost,tickets_90d,nps,csat,usage,size,country,plan,acquisition_channel,${C['name of an attribute']}`,
    `${C['id of an account']},${C['name of an account']},bakery,2024-03-01,${C.health},${C.mrr},${C.ltv},${C['expansion so far']},${C['expansion potential']},${C['cost of keeping an account']},${C['tickets in 90 days']},${C.nps},${C.csat},${C.usage},${C.size},${C.country},${C['plan of an account']},${C['acquisition channel']},${C['attribute of an account']}`,
    ...rows,
    '',
  ].join('\n');
}

const row = (...cells: string[]) => `${cells.join(',')}\n`;

const consent = (what: string, more = '') =>
  `{ what: [${what}], by: "${C['who consented']}, lawyer", on: 2026-01-10, incentive: "${C['what was given for the consent']}"${more} }`;

/** A case study of a customer; what is not replaced is silent. */
function caseStudy(fields: {
  title: string;
  summary: string;
  account: string;
  company: string;
  person: string;
  quote: string;
  result: string;
  consent: string;
  text: string;
}): string {
  return `---
title: ${fields.title}
summary: ${fields.summary}
account: ${fields.account}
segments: [bakeries]
company: ${fields.company}
person: { name: ${fields.person}, role: Owner }
quote: ${fields.quote}
results: [{ value: 50 %, label: ${fields.result} }]
consent: ${fields.consent}
---

${fields.text}
`;
}

/** The tiny site with data and people, every private field of which holds a canary. */
export const PRIVATE_SITE: SiteFiles = {
  ...TINY_SITE,
  'content/program.yaml': `# ${C['note in a YAML file']}\n${(TINY_SITE['content/program.yaml'] ?? '').replace('[en, fr]', '[en]')}
goals:
  - { metric: revenue, target: ${C.goal}, by: 2027-06-30 }
commission: { rate: ${C['rate of commission']}, months: 12 }
rates: { USD: ${C['rate of a currency']} }
proof: { minimumAccounts: 10, show: [retention, accounts, ltv] }
refusedRowsLimit: 0.5
`,
  'content/segments/bakeries.mdx': `${TINY_SITE['content/segments/bakeries.mdx'] ?? ''}\n{/* ${C['note in a text']} */}\n`,
  'content/sources.yaml': [
    `accounts: { file: ${DATA}-accounts.csv }`,
    ...['contacts', 'activity', 'tickets', 'pains', 'surveys', 'asks', 'conversions', 'affiliates'].map(
      (table) => `${table}: { file: ${DATA}-${table}.csv }`,
    ),
    '',
  ].join('\n'),
  [`${DATA}-accounts.csv`]: accounts(),
  [`${DATA}-contacts.csv`]:
    row('account_id', 'name', 'email', 'role', 'influence') +
    row(
      C['id of an account'],
      C['name of a contact'],
      C['e-mail of a contact'],
      C['influence or role of a contact'],
      'champion',
    ),
  [`${DATA}-activity.csv`]:
    row('account_id', 'at', 'action') +
    row(C['id of an account'], '2026-10-01T10:00:00Z', C['action of an account']),
  [`${DATA}-tickets.csv`]:
    row('account_id', 'at', 'topic', 'severity') +
    row(C['id of an account'], '2026-10-01T10:00:00Z', C['topic of a ticket'], 'high'),
  [`${DATA}-pains.csv`]:
    row('account_id', 'pain') + row(C['id of an account'], C['pain that no segment has']),
  [`${DATA}-surveys.csv`]:
    row('account_id', 'at', 'kind', 'score') +
    row(C['id of an account'], '2026-10-01T10:00:00Z', 'nps', C['score of a survey']),
  [`${DATA}-asks.csv`]:
    row('account_id', 'at', 'kind', 'answer') +
    row(C['id of an account'], '2026-02-01T10:00:00Z', 'case-study', 'yes'),
  [`${DATA}-conversions.csv`]:
    row(
      ...['affiliate_id', 'account_id', 'at', 'kind', 'amount', 'currency'],
      ...['invoice_id', 'creative', 'channel', 'address'],
    ) +
    row(
      ...['rosa', C['id of an account'], '2026-10-01T10:00:00Z', 'sale', C['amount of a conversion'], 'EUR'],
      ...[C['invoice of a conversion'], C['creative of a conversion'], C['channel of a conversion']],
      C['address of a conversion'],
    ),
  [`${DATA}-affiliates.csv`]:
    row('affiliate_id', 'name', 'kind', 'company', 'segments', 'email', 'account_id', 'consent_on') +
    row('row-open', 'Otto Open', 'partner', 'Open Ovens', 'all', 'otto@private.example', '', '2026-01-10') +
    row(
      ...['row-shy', C['name of an affiliate without consent, in a table'], 'customer'],
      ...[C['company of an affiliate without consent'], 'all', C['e-mail of an affiliate in a table']],
      ...[C['id of an account in an affiliate row'], ''],
    ) +
    row(
      ...['???', C['name of an affiliate without consent, in a table'], 'other', ''],
      ...['all', C['e-mail of an affiliate whose row is refused'], '', ''],
    ),
  'content/affiliates/shy.yaml': `name: ${C['name of an affiliate without consent, in a file']}
kind: customer
role: ${C['role of an affiliate without consent']}
company: ${C['company of an affiliate without consent']}
segments: all
quote: ${C['quote of an affiliate without consent']}
account: ${C['id of an account in an affiliate file']}
email: ${C['e-mail of an affiliate in a file']}
`,
  'content/affiliates/over.yaml': `name: ${C['name of an affiliate whose consent ended']}
kind: partner
segments: all
consent: ${consent('name', ', until: 2026-05-01')}
`,
  'content/affiliates/gone.yaml': `name: ${C['name of an affiliate who withdrew']}
kind: partner
segments: all
consent: ${consent('name', ', withdrawn: 2026-05-01')}
`,
  'content/affiliates/named.yaml': `name: Nora Named
kind: customer
segments: all
quote: ${C['quote without consent for it']}
consent: ${consent('name')}
`,
  'content/case-studies/hush.mdx': caseStudy({
    title: C['title of a case study without consent'],
    summary: C['summary of a case study without consent'],
    account: C['id of an account'],
    company: C['company of a case study without consent'],
    person: C['person of a case study without consent'],
    quote: C['quote of a case study without consent'],
    result: C['result of a case study without consent'],
    consent: consent('story, name, quote, numbers', ', withdrawn: 2026-06-01'),
    text: C['text of a case study without consent'],
  }),
  'content/case-studies/partly.mdx': caseStudy({
    title: 'A story told in part',
    summary: 'Told without a name and without a number.',
    account: 'plain-101',
    company: C['company of a case study without consent'],
    person: C['person of a case study without consent'],
    quote: C['quote of a case study without consent'],
    result: C['number without consent for numbers'],
    consent: consent('story'),
    text: 'They bake at night.',
  }),
};
