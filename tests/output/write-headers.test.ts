import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HEADER_POLICY } from '../../src/layouts/content-policy.ts';
import { NGINX_FILE, renderHeaders, renderNginx, writeHeaders } from '../../src/output/write-headers.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('every page is sent with the policy, portals with what keeps them private besides', () => {
  const [everywhere = '', ...rest] = renderHeaders().split('\n\n');
  expect(everywhere).toMatch(/^\/\*\n/);
  expect(everywhere).toContain(`  Content-Security-Policy: ${HEADER_POLICY}\n`);
  const portals = rest.find((rule) => rule.startsWith('/kits/*\n'));
  expect(portals).toContain('  Referrer-Policy: no-referrer\n');
  expect(portals).toContain('  X-Robots-Tag: noindex, nofollow\n');
});

test('the policy lets nothing run or load that is written into a page or stands on another site', () => {
  expect(HEADER_POLICY).toContain("default-src 'none'");
  expect(HEADER_POLICY).toContain("frame-ancestors 'none'");
  expect(HEADER_POLICY).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
});

test('for nginx each location has all of its headers, since it takes over none', () => {
  const locations = renderNginx().split('\nlocation ').slice(1);
  expect(locations.map((location) => location.split(' {')[0])).toEqual([
    '^~ /_assets/',
    '^~ /fonts/',
    '^~ /kits/',
  ]);
  for (const location of locations) {
    expect(location).toContain(`add_header Content-Security-Policy "${HEADER_POLICY}" always;`);
    expect(location.match(/add_header Referrer-Policy /g)).toHaveLength(1);
  }
});

test('a site with headers of its own keeps them', async () => {
  const site = await temporaryFolder();
  await mkdir(join(site, 'public'));
  await writeFile(join(site, 'public/_headers'), '/*\n  X-Own: yes\n');
  await writeHeaders(site);
  await expect(readFile(join(site, 'dist/_headers'))).rejects.toThrow('ENOENT');
  expect(await readFile(join(site, NGINX_FILE), 'utf8')).toBe(renderNginx());
});
