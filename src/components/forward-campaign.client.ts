/**
 * Affiliates may add where a link was posted to a page's address. Those two values, and nothing else of the address,
 * are handed on to the links of the call to action.
 */
const FORWARDED = ['utm_content', 'utm_medium'];
const PLAIN = /^[\w.-]{1,64}$/;

const own = new URLSearchParams(location.search);
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-cta]')) {
  const url = new URL(link.href);
  for (const name of FORWARDED) {
    const value = own.get(name);
    if (value !== null && PLAIN.test(value)) url.searchParams.set(name, value);
  }
  link.href = url.href;
}

export {};
