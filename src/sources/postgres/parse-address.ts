/** The address of a database in its parts; null where it is none. An empty host behind a user is one to pg, and none to URL. */
export function parseAddress(address: string): URL | null {
  if (!/^(postgres(ql)?|socket):/.test(address)) return null;
  for (const form of [address, address.replace('@/', '@localhost/')])
    if (URL.canParse(form)) return new URL(form);
  return null;
}

/** Host and name of a database, without user and password; what cannot be told apart is left out. */
export function placeOf(address: string): string | null {
  const url = parseAddress(address);
  return url && `${url.searchParams.get('host') ?? url.host}${url.pathname}`;
}
