import type { APIRoute, GetStaticPaths } from 'astro';
import { buildFeed } from '../../layouts/build-feed.ts';
import { readPlan } from '../../plan/read-plan.ts';

export const getStaticPaths = (() => {
  const { programs, defaultLocale } = readPlan();
  return Object.keys(programs).map((locale) => ({
    params: { locale: locale === defaultLocale ? undefined : locale },
    props: { locale },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ locale: string }> = ({ props }) => buildFeed(readPlan(), props.locale);
