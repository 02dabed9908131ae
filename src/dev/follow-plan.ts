import type { AstroIntegration } from 'astro';
import { messageOf } from '../core/errors.ts';
import { planPath, readPlan } from '../plan/read-plan.ts';
import { GALLERY, type GalleryAnswer, serveGallery } from './gallery/serve-gallery.ts';

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
          const path = decodeURI((request.url ?? '').split('?')[0] ?? '');
          answerWith(path, site).then(
            (answer) => {
              if (answer === null) {
                next();
                return;
              }
              response.statusCode = answer.status;
              response.setHeader('content-type', answer.type);
              response.setHeader('x-cut', encodeURIComponent(JSON.stringify(answer.cut)));
              response.end(answer.body);
            },
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

/** A card of the plan, or something of the gallery; null for whatever else is asked for. */
async function answerWith(path: string, site: string): Promise<GalleryAnswer | null> {
  const card = path.slice(1);
  if (!path.startsWith(GALLERY) && !readPlan().cards.some((planned) => planned.path === card)) return null;
  if (path.startsWith(GALLERY)) return serveGallery(path, readPlan(), site);
  return { status: 200, type: 'image/png', body: await drawCard(card, site), cut: [] };
}

/** Loads the renderers only when a card is wanted: builds read this file too. */
async function drawCard(path: string, site: string): Promise<Buffer> {
  const { renderCard } = await import('../cards/render-card.ts');
  return renderCard(readPlan(), path, site);
}
