import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from '../core/files.ts';
import { HEADER_POLICY } from '../layouts/content-policy.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** Headers by paths; the later ones hold besides those for all. */
const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/*': {
    'Content-Security-Policy': HEADER_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
  },
  // Names of files here change with what is in them.
  '/_assets/*': { 'Cache-Control': FOREVER },
  '/fonts/*': { 'Cache-Control': FOREVER },
  // Whoever has the address of a portal may open it; nobody else shall learn it.
  '/kits/*': {
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
    'Cache-Control': 'private, no-cache',
  },
};

/** Where the headers for nginx are, relative to the site: not in dist, for they are nobody's to read. */
export const NGINX_FILE = '.kith/nginx-headers.conf';

/**
 * Writes what hosts should send with the pages: `dist/_headers`, which Netlify and Cloudflare Pages read, unless public/
 * has one of its own, and a file for nginx to include.
 */
export async function writeHeaders(site: string): Promise<void> {
  if (!existsSync(join(site, 'public', '_headers')))
    await writeFileWhole(join(site, 'dist', '_headers'), renderHeaders());
  await writeFileWhole(join(site, NGINX_FILE), renderNginx());
}

export function renderHeaders(): string {
  const rules = Object.entries(HEADERS).map(([path, headers]) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  return `${rules.join('\n\n')}\n`;
}

/** To be included in the server block. A location that sets headers of its own takes over none: each has all. */
export function renderNginx(): string {
  const { '/*': everywhere = {}, ...rest } = HEADERS;
  const lines = (headers: Readonly<Record<string, string>>, indent: string) =>
    Object.entries(headers)
      .map(([name, value]) => `${indent}add_header ${name} "${value}" always;`)
      .join('\n');
  const locations = Object.entries(rest).map(
    ([path, headers]) =>
      `location ^~ ${path.slice(0, -1)} {\n${lines({ ...everywhere, ...headers }, '  ')}\n}`,
  );
  return `# Include this file in the server block of the site.\n${[lines(everywhere, ''), ...locations].join('\n\n')}\n`;
}
