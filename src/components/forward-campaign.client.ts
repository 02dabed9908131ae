/**
 * Every creative has its own link to a page, and affiliates may add where a link was posted. Those values, and nothing
 * else of the address, are handed on to the links of the call to action, and to the pages of a choice.
 */
const FORWARDED = ['utm_content', 'utm_medium'];
const PLAIN = /^[\w.-]{1,128}$/;
/** The parameter of sub-ids has another name on every platform: it is the one that names the page itself. */
const OWN_SUB_ID = /_landing-page(?:\.[\w-]+)?$/;

const own = new URLSearchParams(location.search);
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-cta], a[data-forward]')) {
  const url = new URL(link.href);
  const subIds = [...url.searchParams].filter(([, value]) => OWN_SUB_ID.test(value)).map(([name]) => name);
  for (const name of [...FORWARDED, ...subIds]) {
    const value = own.get(name);
    if (value !== null && PLAIN.test(value)) url.searchParams.set(name, value);
  }
  link.href = url.href;
}

export {};
