import type { APIRoute } from 'astro';
import { readPlan } from '../plan/read-plan.ts';
import { brandOf, themeOf } from '../theme/theme.ts';

export const GET: APIRoute = () =>
  new Response(themeOf(brandOf(readPlan())).css, { headers: { 'content-type': 'text/css; charset=utf-8' } });
