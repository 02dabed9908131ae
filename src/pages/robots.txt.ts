import type { APIRoute } from 'astro';
import { readPlan } from '../plan/read-plan.ts';

/** Everybody may read everything: what shall not be listed says so itself, and must be read to be heard. */
export const GET: APIRoute = () => {
  const { programs, defaultLocale } = readPlan();
  const site = programs[defaultLocale]?.site ?? '';
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL('/sitemap.xml', site).href}\n`);
};
