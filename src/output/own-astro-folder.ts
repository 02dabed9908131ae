import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * Loaded with --import before Astro. Astro keeps the list of a site's entries in `.astro/` of its root, and has no setting
 * for that. All sites have one root, the engine: while one was shown by `kith dev`, the build of another put its own list
 * there, and either of them found no content. So where Astro says which folder that is, here it is a folder of the site.
 */

/** The module of Astro 7.3 that says so, and what it says. */
const SETTINGS = '/astro/dist/core/config/settings.js';
const FOLDER = 'new URL(".astro/", config.root)';

const site = process.env['KITH_SITE'];
if (site !== undefined) {
  const folder = pathToFileURL(`${join(site, '.kith', 'content')}/`).href;
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith(SETTINGS)) return loaded;
      const source =
        typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
      if (!source.includes(FOLDER)) throw new Error(`Astro no longer says "${FOLDER}" in ${url}`);
      return { ...loaded, source: source.replace(FOLDER, `new URL(${JSON.stringify(folder)})`) };
    },
  });
}
