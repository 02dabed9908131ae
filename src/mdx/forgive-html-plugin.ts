import type { Plugin } from 'vite';
import { forgiveHtml } from './forgive-html.ts';

/** Lets `forgiveHtml` read every MDX file before MDX does. */
export function forgiveHtmlPlugin(): Plugin {
  return {
    name: 'kith:forgive-html',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx$/ },
      order: 'pre',
      handler: (code) => ({ code: forgiveHtml(code), map: null }),
    },
  };
}
