/**
 * Once a last day is over, puts what holds now in the place of what held until then. It waits in a template, so that nobody
 * without scripts reads both; what stands there before says by itself what holds afterwards.
 */
function showWhatHolds(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-ends]')) {
    const template = part.querySelector('template');
    if (template && Date.now() >= Date.parse(part.dataset['ends'] ?? ''))
      part.replaceChildren(template.content);
  }
}

showWhatHolds();
// A page may stay open over the last day.
document.addEventListener('visibilitychange', showWhatHolds);

export {};
