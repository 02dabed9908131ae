import { resolve } from 'node:path';
import type { APIRoute } from 'astro';
import { readPlan } from '../../plan/read-plan.ts';
import { emailLogos, renderEmailLogo, type EmailLogo } from '../../theme/email-logo.ts';
import { brandOf } from '../../theme/theme.ts';

export function getStaticPaths() {
  return emailLogos(brandOf(readPlan()), resolve(process.env['KITH_SITE'] ?? '.')).map((logo) => ({
    params: { file: logo.name },
    props: { logo },
  }));
}

export const GET: APIRoute<{ logo: EmailLogo }> = async ({ props }) =>
  new Response(new Uint8Array(await renderEmailLogo(props.logo)), {
    headers: { 'content-type': 'image/png' },
  });
