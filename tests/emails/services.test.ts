import { expect, test } from 'vitest';
import { fillBody } from '../../src/emails/fill-email.ts';
import { renderEmailHtml } from '../../src/emails/render-html.ts';
import { renderEmailText } from '../../src/emails/render-text.ts';
import { serviceNamed, SERVICE_NAMES, type ServiceName } from '../../src/emails/services.ts';
import { emailWith, optionsFor, templateWith } from './sample.ts';

const TEXT = 'Hello {firstName},\n\nYou came through {referrer}.\n\n[Your kit]({portal})';
const NOTHING = { texts: {}, addresses: {}, blocks: {} };
const EMAIL = emailWith(
  fillBody(templateWith(TEXT).body, {
    facts: NOTHING,
    links: { page: (path) => path, to: (address) => address },
    lang: 'en',
  }),
);

const textFor = (name: ServiceName) => renderEmailText(EMAIL, '2 Mill Lane', serviceNamed(name));

test('every service gets its own tags: a name, a paragraph for some, an address, the way out', () => {
  expect(textFor('mailchimp')).toMatchInlineSnapshot(`
    "Hello*|IF:FNAME|* *|FNAME|**|END:IF|*,

    *|IF:REFERRER|*You came through *|REFERRER|*.

    *|END:IF|*Your kit
    *|PORTAL|*

    --
    You signed up.
    Unsubscribe (*|UNSUB|*)
    2 Mill Lane
    "
  `);
  expect(textFor('brevo')).toMatchInlineSnapshot(`
    "Hello{% if contact.FIRSTNAME %} {{ contact.FIRSTNAME }}{% endif %},

    {% if contact.REFERRER %}You came through {{ contact.REFERRER }}.

    {% endif %}Your kit
    {{ contact.PORTAL }}

    --
    You signed up.
    Unsubscribe ({{ unsubscribe }})
    2 Mill Lane
    "
  `);
  expect(textFor('klaviyo')).toMatchInlineSnapshot(`
    "Hello{% if first_name %} {{ first_name }}{% endif %},

    {% if person|lookup:'Referrer' %}You came through {{ person|lookup:'Referrer' }}.

    {% endif %}Your kit
    {{ person|lookup:'Portal' }}

    --
    You signed up.
    Unsubscribe ({% unsubscribe_link %})
    2 Mill Lane
    "
  `);
});

test('without a service the e-mail does without names, and says where addresses belong', () => {
  expect(textFor('html')).toMatchInlineSnapshot(`
    "Hello,

    Your kit
    [[PORTAL]]

    --
    You signed up.
    Unsubscribe ([[UNSUBSCRIBE]])
    2 Mill Lane
    "
  `);
});

test.each(SERVICE_NAMES)('the HTML for %s has the same tags, in words and in addresses', async (name) => {
  const html = await renderEmailHtml(EMAIL, optionsFor(name));
  const service = serviceNamed(name);
  expect(html).toContain(`href="${service.unsubscribe}"`);
  expect(html).toContain(`href="${service.tag('portal') ?? ''}"`);
  const greeting = service.tag('firstName');
  expect(html).toContain(
    greeting === null ? '>Hello,</p>' : `>Hello${service.whenFilled('firstName', ` ${greeting}`)},</p>`,
  );
  expect(html.includes('You came through')).toBe(greeting !== null);
});

test('tags are as the services want them', () => {
  const tags = ['firstName', 'referrer', 'portal', 'affiliatePage', 'shortLink'] as const;
  for (const field of tags) {
    expect(serviceNamed('mailchimp').tag(field)).toMatch(/^\*\|[A-Z0-9_]{1,10}\|\*$/u);
    expect(serviceNamed('brevo').tag(field)).toMatch(/^\{\{ contact\.[A-Z_]+ \}\}$/u);
  }
  expect(Object.values(serviceNamed('brevo').columns).filter((name) => /\s/u.test(name))).toEqual([]);
});
