import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { readPlan } from '../../plan/read-plan.ts';
import { brandOf, themeOf } from '../../theme/theme.ts';

export function getStaticPaths() {
  return themeOf(brandOf(readPlan())).fonts.map(({ name, source }) => ({
    params: { file: name },
    props: { source },
  }));
}

export const GET: APIRoute<{ source: string }> = ({ props }) =>
  new Response(new Uint8Array(readFileSync(props.source)), { headers: { 'content-type': 'font/woff2' } });
