import type { ContactField } from '../schemas/email.ts';

export const SERVICE_NAMES = ['mailchimp', 'brevo', 'klaviyo', 'html'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** What an e-mail service calls things. */
export interface Service {
  readonly name: ServiceName;
  readonly label: string;
  /** Where somebody stops getting e-mails: a tag that stands for an address. */
  readonly unsubscribe: string;
  /** The tag that the service fills with a field of the contact; null where it knows none and the e-mail does without. */
  readonly tag: (field: ContactField) => string | null;
  /** What stands in the e-mail only where the contact's field is filled. */
  readonly whenFilled: (field: ContactField, inner: string) => string;
  /** Headings of the table of contacts. */
  readonly columns: Readonly<Record<ContactField | 'email' | 'name' | 'segment' | 'language', string>>;
  /** The column that says who agreed to get e-mails, for services that take nobody else. */
  readonly consent: string | null;
  /** The longest text of a field, in bytes. */
  readonly longest: number;
  /** How its files are used, a line each. */
  readonly howTo: readonly string[];
}

/**
 * Merge tags of up to ten capitals and digits; conditions in the same marks; fields of at most 255 bytes.
 * @see https://mailchimp.com/developer/marketing/docs/merge-fields/
 * @see https://mailchimp.com/help/format-guidelines-for-your-import-file/
 */
const MAILCHIMP_TAGS = {
  firstName: 'FNAME',
  referrer: 'REFERRER',
  portal: 'PORTAL',
  affiliatePage: 'PAGE',
  shortLink: 'SHORTLINK',
} as const;

const mailchimp: Service = {
  name: 'mailchimp',
  label: 'Mailchimp',
  unsubscribe: '*|UNSUB|*',
  tag: (field) => `*|${MAILCHIMP_TAGS[field]}|*`,
  whenFilled: (field, inner) => `*|IF:${MAILCHIMP_TAGS[field]}|*${inner}*|END:IF|*`,
  columns: {
    ...MAILCHIMP_TAGS,
    email: 'Email Address',
    name: 'NAME',
    segment: 'SEGMENT',
    language: 'LANGUAGE',
  },
  consent: null,
  longest: 255,
  howTo: [
    'Audience > Settings > Audience fields and merge tags: add the text fields that the tables name; the heading is the tag.',
    'Import the tables. Import people only who agreed to get e-mails from you.',
    'Make a template for each .html file (Code your own > Paste in code), and paste the .txt file as its plain text.',
    'Build one automation for each journey: the trigger is the SEGMENT, the delays are the days in schedule.csv.',
  ],
};

/**
 * Attributes in capitals; the newer template language, which knows conditions. Headings without spaces.
 * @see https://help.brevo.com/hc/en-us/articles/4402386448530
 * @see https://help.brevo.com/hc/en-us/articles/208729849
 */
const BREVO_ATTRIBUTES = {
  firstName: 'FIRSTNAME',
  referrer: 'REFERRER',
  portal: 'PORTAL',
  affiliatePage: 'AFFILIATE_PAGE',
  shortLink: 'SHORT_LINK',
} as const;

const brevo: Service = {
  name: 'brevo',
  label: 'Brevo',
  unsubscribe: '{{ unsubscribe }}',
  tag: (field) => `{{ contact.${BREVO_ATTRIBUTES[field]} }}`,
  whenFilled: (field, inner) => `{% if contact.${BREVO_ATTRIBUTES[field]} %}${inner}{% endif %}`,
  columns: { ...BREVO_ATTRIBUTES, email: 'EMAIL', name: 'NAME', segment: 'SEGMENT', language: 'LANGUAGE' },
  consent: null,
  longest: 255,
  howTo: [
    'Contacts > Settings > Contact attributes: add the text attributes that the tables name.',
    'Import the tables. Import people only who agreed to get e-mails from you.',
    'Make a template for each .html file (Paste your code). Every one needs the new template language.',
    'Build one automation for each journey: entry by SEGMENT, delays as in schedule.csv.',
  ],
};

/**
 * Django's tags; custom properties by `person|lookup`. Only people who opted in may be imported as subscribed.
 * @see https://developers.klaviyo.com/en/docs/use_conditionals_in_messages
 * @see https://help.klaviyo.com/hc/en-us/articles/115005078267
 * @see https://help.klaviyo.com/hc/en-us/articles/360043841811
 */
const KLAVIYO_PROPERTIES = {
  firstName: 'First Name',
  referrer: 'Referrer',
  portal: 'Portal',
  affiliatePage: 'Affiliate Page',
  shortLink: 'Short Link',
} as const;

const klaviyoValue = (field: ContactField): string =>
  field === 'firstName' ? 'first_name' : `person|lookup:'${KLAVIYO_PROPERTIES[field]}'`;

const klaviyo: Service = {
  name: 'klaviyo',
  label: 'Klaviyo',
  unsubscribe: '{% unsubscribe_link %}',
  tag: (field) => `{{ ${klaviyoValue(field)} }}`,
  whenFilled: (field, inner) => `{% if ${klaviyoValue(field)} %}${inner}{% endif %}`,
  columns: { ...KLAVIYO_PROPERTIES, email: 'Email', name: 'Name', segment: 'Segment', language: 'Language' },
  consent: 'Email Marketing Consent',
  longest: 255,
  howTo: [
    'Import the tables into a list. Take only people who opted in, and write "Subscribe" in "Email Marketing Consent" for them; an empty cell means that somebody never did.',
    'Content > Templates: make one for each .html file (HTML editor), and paste the .txt file as its plain text.',
    'Build one flow for each journey: the trigger is the list, filtered by Segment; the time delays are the days in schedule.csv.',
  ],
};

const html: Service = {
  name: 'html',
  label: 'any other service',
  unsubscribe: '[[UNSUBSCRIBE]]',
  // A name that nobody fills in would stand there as it is: the e-mails do without.
  tag: (field) => (field === 'firstName' || field === 'referrer' ? null : `[[${MAILCHIMP_TAGS[field]}]]`),
  whenFilled: () => '',
  columns: {
    email: 'email',
    name: 'name',
    firstName: 'first_name',
    referrer: 'referrer',
    portal: 'portal',
    affiliatePage: 'page',
    shortLink: 'short_link',
    segment: 'segment',
    language: 'language',
  },
  consent: null,
  longest: Infinity,
  howTo: [
    'Replace [[UNSUBSCRIBE]] with what your service calls the address for leaving. In e-mails to affiliates replace [[PORTAL]], [[PAGE]] and [[SHORTLINK]] with its fields of those names.',
    'Nobody is addressed by name in these files, because services write that differently.',
    'Send people only e-mails that they agreed to get.',
  ],
};

const SERVICES: Readonly<Record<ServiceName, Service>> = { mailchimp, brevo, klaviyo, html };

export function serviceNamed(name: ServiceName): Service {
  return SERVICES[name];
}
