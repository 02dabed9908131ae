import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { devBar } from './src/dev/dev-bar.ts';
import { followPlan } from './src/dev/follow-plan.ts';
import { flushLog } from './src/output/flush-log.ts';
import { forgiveHtmlPlugin } from './src/mdx/forgive-html-plugin.ts';
import { joinLines } from './src/mdx/join-lines.ts';
import { measurePictures } from './src/mdx/measure-pictures.ts';

const engine = fileURLToPath(new URL('.', import.meta.url));
const site = resolve(process.env.KITH_SITE ?? engine);

process.env.KITH_ENGINE = engine;

export default defineConfig({
  root: engine,
  site: process.env.KITH_SITE_URL ?? 'http://localhost',
  outDir: join(site, 'dist'),
  publicDir: join(site, 'public'),
  cacheDir: join(site, '.kith/astro'),
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  prefetch: false,
  devToolbar: { enabled: false },
  // Pages wait for the disk one after another otherwise: 20,000 of them take 47 s instead of 69 s.
  build: { concurrency: 4, format: 'directory', inlineStylesheets: 'never', assets: '_assets' },
  // Quotation marks differ from language to language: authors set them.
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: { smartPunctuation: false }, mdastPlugins: [joinLines, measurePictures] }),
  },
  integrations: [mdx(), followPlan(site), devBar(site), flushLog()],
  experimental: { incrementalBuild: true, contentIntellisense: true },
  vite: {
    plugins: [forgiveHtmlPlugin()],
    build: {
      // Pages that need not be rendered again stay where they are; what is no longer planned is swept by the build command.
      emptyOutDir: false,
      // Scripts stay files of their own, so that a strict Content-Security-Policy holds.
      assetsInlineLimit: 0,
    },
  },
});
