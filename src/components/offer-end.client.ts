/**
 * Of everything that has a last day, shows what holds now: the first part until the day is over, the last part from then
 * on. Both parts are in the page, and the first says by itself what holds afterwards.
 */
function showWhatHolds(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-ends]')) {
    const [before, after] = part.querySelectorAll<HTMLElement>(':scope > div');
    const isOver = Date.now() >= Date.parse(part.dataset['ends'] ?? '');
    if (!before || !after) continue;
    before.hidden = isOver;
    after.hidden = !isOver;
  }
}

showWhatHolds();
// A page may stay open over the last day.
document.addEventListener('visibilitychange', showWhatHolds);

export {};
