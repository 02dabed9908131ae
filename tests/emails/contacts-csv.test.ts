import { expect, test } from 'vitest';
import {
  fieldText,
  firstNameOf,
  renderAffiliatesCsv,
  renderContactsCsv,
  renderReferrersCsv,
  type AffiliateContact,
} from '../../src/emails/contacts-csv.ts';
import { serviceNamed, SERVICE_NAMES, type ServiceName } from '../../src/emails/services.ts';
import { fixturePlan } from '../fixtures/plan.ts';

const ROSA: AffiliateContact = {
  id: 'rosa-oven',
  name: 'Rosa Almeida',
  email: 'rosa@forno.example',
  locale: 'en',
};
const QUIET: AffiliateContact = { id: 'quiet-guest', name: 'Quiet Guest', email: null, locale: 'fr' };

function planWithPortal() {
  const plan = fixturePlan();
  const [page] = plan.pages;
  if (!page) throw new Error('the fixture has pages');
  plan.pages.push({ ...page, kind: 'portal', path: '/kits/rosa-oven-s3cret/', segment: null });
  plan.pages.reverse();
  const of = (id: string) =>
    plan.pages.filter(({ affiliate, kind }) => affiliate === id || kind === 'portal');
  plan.pages = [...of('rosa-oven'), ...of('quiet-guest')];
  return plan;
}

const columnsOf = (csv: string) => csv.split('\r\n')[0]?.split(',');

test('the table of customers has the columns of the tags, and consent where a service takes nobody else', () => {
  const heads = SERVICE_NAMES.map((name) => [name, columnsOf(renderContactsCsv(serviceNamed(name)))]);
  expect(Object.fromEntries(heads)).toMatchInlineSnapshot(`
    {
      "brevo": [
        "EMAIL",
        "FIRSTNAME",
        "REFERRER",
        "SEGMENT",
        "LANGUAGE",
      ],
      "html": [
        "email",
        "first_name",
        "referrer",
        "segment",
        "language",
      ],
      "klaviyo": [
        "Email",
        "First Name",
        "Referrer",
        "Segment",
        "Language",
        "Email Marketing Consent",
      ],
      "mailchimp": [
        "Email Address",
        "FNAME",
        "REFERRER",
        "SEGMENT",
        "LANGUAGE",
      ],
    }
  `);
});

test('an affiliate’s row has its private page, its public one with its code, and its short link', () => {
  const { reachable, others, counts } = renderAffiliatesCsv(
    planWithPortal(),
    [ROSA, QUIET],
    serviceNamed('mailchimp'),
  );
  expect(counts).toEqual([1, 1]);
  expect(reachable).toMatchInlineSnapshot(`
    "Email Address,NAME,FNAME,PORTAL,PAGE,SHORTLINK,LANGUAGE
    rosa@forno.example,Rosa Almeida,Rosa,https://friends.oatmark.example/kits/rosa-oven-s3cret/,https://friends.oatmark.example/with/rosa-oven/?via=rosa&utm_source=rosa-oven&utm_medium=email&utm_content=from-email&sub_id=en_from-email,https://friends.oatmark.example/go/rosa-oven/hotels/,en
    "
  `);
  expect(others?.split('\r\n')[1]).toMatch(/^quiet-guest,Quiet Guest,Quiet,,https:\/\/.*via=g7/u);
});

test('who recommended is named only where the plan may name them', () => {
  const csv = renderReferrersCsv(fixturePlan(), serviceNamed('brevo'));
  expect(csv).toBe('code,REFERRER\r\nrosa,Rosa Almeida\r\ntill-and-co,Jon Falk\r\n');
});

test('no cell is a formula, breaks a line, or holds markup', () => {
  const name = '=cmd|"x"\n<b>Eve</b> \u202eevil {{ x }}';
  const { reachable } = renderAffiliatesCsv(
    planWithPortal(),
    [{ ...ROSA, name, email: '+eve@x.example' }],
    serviceNamed('brevo'),
  );
  const [, row = '', rest] = reachable.split('\r\n');
  expect(rest).toBe('');
  expect(row).toMatch(/^'\+eve@x\.example,"'=cmd\|""x"" ‹b›Eve‹\/b› evil \{ \{ x \} \}",,/u);
});

test.each<[ServiceName, number]>([
  ['mailchimp', 255],
  ['klaviyo', 255],
])('a text for %s is at most %d bytes, and no letter is cut in two', (name, most) => {
  const clipped = fieldText('👩‍🍳'.repeat(100), serviceNamed(name));
  expect(Buffer.byteLength(clipped)).toBeLessThanOrEqual(most);
  expect(clipped).toMatch(/^(?:👩‍🍳)+…$/u);
});

test('an address that would be clipped is left without its parameters', () => {
  const plan = planWithPortal();
  plan.codes['rosa-oven'] = 'r'.repeat(64);
  plan.tracking.parameter = 'p'.repeat(40);
  plan.tracking.subId = 's'.repeat(40);
  const { reachable } = renderAffiliatesCsv(plan, [ROSA], serviceNamed('mailchimp'));
  expect(reachable).toContain(',https://friends.oatmark.example/with/rosa-oven/,');
});

test.each([
  ['Chiara Bellandi', 'Chiara'],
  ['Dr. Amara Osei', ''],
  ['Shop Floor Letters & Sons', ''],
  ['Jean-Luc O’Neill', 'Jean-Luc'],
  ['<script>alert(1)</script>', ''],
  ['', ''],
])('%j is greeted as %j', (name, first) => {
  expect(firstNameOf(name)).toBe(first);
});
