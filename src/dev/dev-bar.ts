import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../core/errors.ts';
import { DEV_EVENT, DEV_PATH, type DevPage } from './dev-page.ts';
import { renderProblems } from './render-problems.ts';

const BAR = fileURLToPath(new URL('./bar/bar.client.ts', import.meta.url));

/**
 * While developing: a bar below every page that leads to the page of any affiliate, segment and language, says why the
 * page says what it says, and names what is wrong in content. What it shows is asked of the command that runs the
 * server, for it comes from the private wing; builds have nothing of it.
 */
export function devBar(site: string): AstroIntegration {
  const desk = process.env['KITH_DESK'];
  const changes = deskFile(site);
  return {
    name: 'kith:dev-bar',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command === 'dev' && desk !== undefined) injectScript('page', `import ${JSON.stringify(BAR)};`);
      },
      'astro:server:setup': ({ server, logger }) => {
        if (desk === undefined) return;
        server.watcher.add(changes);
        for (const event of ['add', 'change'] as const) {
          server.watcher.on(event, (path) => {
            if (path === changes) server.environments.client.hot.send(DEV_EVENT, {});
          });
        }
        server.middlewares.use((request, response, next) => {
          const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
          const isAsked = pathname.startsWith(DEV_PATH);
          const isPage = (request.headers.accept ?? '').includes('text/html');
          if (!isAsked && !isPage) {
            next();
            return;
          }
          askDesk(desk, isAsked ? (searchParams.get('path') ?? '/') : pathname).then(
            (page) => {
              if (isAsked) response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
              else if (page.problems.some(({ blocks }) => blocks))
                response
                  .setHeader('content-type', 'text/html; charset=utf-8')
                  .end(renderProblems(page.problems));
              else next();
            },
            (thrown: unknown) => {
              logger.error(messageOf(thrown));
              next();
            },
          );
        });
      },
    },
  };
}

/** Written whenever something changed, so that the server tells the pages that are open. */
export function deskFile(site: string): string {
  return `${site}/.kith/desk.json`;
}

async function askDesk(desk: string, path: string): Promise<DevPage> {
  const answer = await fetch(`${desk}?path=${encodeURIComponent(path)}`);
  return (await answer.json()) as DevPage;
}
