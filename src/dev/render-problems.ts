import { escapeHtml } from '../core/escape-html.ts';
import type { DevProblem } from './dev-page.ts';

/** What stands in place of a page that cannot be shown: what is wrong, where, and what to do. It goes when that is put right. */
export function renderProblems(problems: readonly DevProblem[]): string {
  const items = problems.map(
    ({ place, message, hint }) =>
      `<li>${place === null ? '' : `<code>${escapeHtml(place)}</code>`}<p>${escapeHtml(message)}</p>${hint === null ? '' : `<p class="hint">→ ${escapeHtml(hint)}</p>`}</li>`,
  );
  const title = problems.length === 1 ? 'One thing to put right' : `${problems.length} things to put right`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  body { margin: 0; padding: clamp(1.5rem, 6vw, 5rem); background: #fff8ef; color: #26121e; font: 1.0625rem/1.55 system-ui, sans-serif; }
  main { max-width: 46rem; }
  h1 { margin: 0 0 1.5rem; font-size: clamp(1.75rem, 4vw, 2.5rem); letter-spacing: -0.02em; }
  ul { margin: 0; padding: 0; list-style: none; }
  li { padding: 1.25rem 0; border-top: 1px solid #e5d6cb; }
  code { font: 600 0.9375rem/1.5 ui-monospace, monospace; color: #8a1f4f; overflow-wrap: anywhere; }
  p { margin: 0.35rem 0 0; }
  .hint { color: #6b5563; }
  @media (prefers-color-scheme: dark) { body { background: #1b0e16; color: #f7ebf1; } code { color: #ff9cc6; } li { border-color: #44303c; } .hint { color: #c4aeba; } }
</style>
<main>
  <h1>${title}</h1>
  <ul>${items.join('')}</ul>
  <p class="hint">The page comes back by itself as soon as the file is saved.</p>
</main>
<script type="module">
  import { createHotContext } from '/@vite/client';
  createHotContext('/_kith/problems').on('kith:changed', () => location.reload());
</script>
</html>
`;
}
