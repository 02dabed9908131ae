import { escapeText } from './escape.ts';
import type { FilledEmail, Journey } from './filled-email.ts';
import { fileNameOf } from './schedule.ts';

/** `index.html` of an export: every e-mail to look at, in a browser, without sending anything. */
export function renderPreview(program: string, journeys: readonly Journey[]): string {
  const sections = journeys.map(
    (journey) =>
      `<section><h2>${escapeText(journey.folder)}</h2><ol>${journey.emails.map((email) => renderLine(email, journey)).join('')}</ol></section>`,
  );
  const first = journeys[0]?.emails[0];
  const opened = first && journeys[0] ? `${journeys[0].folder}/${fileNameOf(first)}.html` : 'about:blank';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>E-mails of ${escapeText(program)}</title>
<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { display: grid; grid-template-columns: minmax(18rem, 26rem) 1fr; gap: 1.5rem; height: 100vh; margin: 0; padding: 1.5rem; box-sizing: border-box; }
nav { overflow: auto; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
ol { list-style: none; margin: 0; padding: 0; } li { margin: 0 0 .5rem; }
small { display: block; opacity: .75; }
iframe { width: 100%; height: 100%; border: 1px solid; border-radius: 8px; background: white; box-sizing: border-box; }
@media (max-width: 700px) { body { grid-template-columns: 1fr; height: auto; } iframe { height: 80vh; } }
</style>
<nav>
<h1>E-mails of ${escapeText(program)}</h1>
<p>Pictures and fonts come from the published site.</p>
${sections.join('\n')}
</nav>
<iframe name="email" title="The chosen e-mail" sandbox="allow-popups" src="${escapeText(opened)}"></iframe>
</html>
`;
}

function renderLine(email: FilledEmail, { folder }: Journey): string {
  const name = `${folder}/${fileNameOf(email)}`;
  const when = email.day === null ? (email.when ?? '') : `Day ${email.day}`;
  return `<li><small>${escapeText(when)}</small><a target="email" href="${escapeText(name)}.html">${escapeText(email.subject)}</a> <a target="email" href="${escapeText(name)}.txt">(text)</a><small>${escapeText(email.preheader)}</small></li>`;
}
