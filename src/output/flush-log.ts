import type { AstroIntegration } from 'astro';

/**
 * Waits at the end of a build until all of Astro's log has been taken off its hands. Whoever started Astro reads it
 * through a pipe that holds a thousand lines; what Astro has written beyond that would be lost when it exits.
 */
export function flushLog(): AstroIntegration {
  return {
    name: 'kith:flush-log',
    hooks: {
      'astro:build:done': () => new Promise<void>((done) => process.stdout.write('', () => done())),
    },
  };
}
