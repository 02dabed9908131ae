import type { APIRoute } from 'astro';
import { buildSitemap } from '../layouts/build-sitemap.ts';
import { readPlan } from '../plan/read-plan.ts';

export const GET: APIRoute = () =>
  new Response(buildSitemap(readPlan()), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
