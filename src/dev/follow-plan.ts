import type { AstroIntegration } from 'astro';
import { messageOf } from '../core/errors.ts';
import { planPath, readPlan } from '../plan/read-plan.ts';

/** Rendering and prerendering see the plan, so both must forget what they made of the last one. */
const RENDERING = ['ssr', 'prerender'];

/**
 * While developing: a new plan is shown at once, and cards are drawn when somebody looks at them. Builds are not
 * touched.
 */
export function followPlan(site: string): AstroIntegration {
  return {
    name: 'kith:follow-plan',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        // The server would ask for a slash behind the names of fonts as well.
        if (command === 'dev') updateConfig({ trailingSlash: 'ignore' });
      },
      'astro:server:setup': ({ server, logger }) => {
        const path = planPath(site);
        server.watcher.add(path);
        server.watcher.on('change', (changed) => {
          if (changed !== path) return;
          // Astro remembers the paths of dynamic routes until content changes.
          for (const name of RENDERING) server.environments[name]?.hot.send('astro:content-changed', {});
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
        server.middlewares.use((request, response, next) => {
          const card = decodeURI((request.url ?? '').split('?')[0] ?? '').slice(1);
          if (!readPlan().cards.some((planned) => planned.path === card)) {
            next();
            return;
          }
          drawCard(card, site).then(
            (png) => response.setHeader('content-type', 'image/png').end(png),
            (thrown: unknown) => {
              logger.error(messageOf(thrown));
              next(thrown);
            },
          );
        });
      },
    },
  };
}

/** Loads the renderers only when a card is wanted: builds read this file too. */
async function drawCard(path: string, site: string): Promise<Buffer> {
  const { renderCard } = await import('../cards/render-card.ts');
  return renderCard(readPlan(), path, site);
}
