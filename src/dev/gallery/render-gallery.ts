import { escapeHtml } from '../../core/escape-html.ts';
import { CARD_FORMATS, hasBand } from '../../schemas/card.ts';
import type { Plan } from '../../schemas/plan.ts';
import { type GalleryCard, type Length, LENGTHS, templatesOf } from './gallery-cards.ts';

interface View {
  readonly locale: string;
  readonly length: Length;
}

const SAYS: Readonly<Record<Length, string>> = {
  real: 'your words',
  short: 'hardly any',
  long: 'as many as fit a field',
};

/** The gallery as a page: every template with its formats, by size; cards are drawn as they come into view. */
export function renderGallery(plan: Plan, cards: readonly GalleryCard[], view: View): string {
  const templates = templatesOf(plan);
  const name = plan.programs[view.locale]?.name ?? '';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Cards of ${escapeHtml(name)}</title>
<style>${STYLE}</style>
<header>
<h1>Cards of ${escapeHtml(name)}</h1>
<nav aria-label="Templates">${templates.map((each) => `<a href="#${escapeHtml(each)}">${escapeHtml(each)}</a>`).join('')}</nav>
<nav aria-label="Languages">${Object.keys(plan.programs)
    .map((locale) => link(locale, { ...view, locale }, view))
    .join('')}</nav>
<nav aria-label="Words">${LENGTHS.map((length) => link(SAYS[length], { ...view, length }, view)).join('')}</nav>
<label>Size <input type="range" min="15" max="100" value="32" id="zoom"></label>
</header>
<main>
${templates.map((template) => renderTemplate(template, cards, view)).join('\n')}
</main>
<script type="module">${SCRIPT}</script>
`;
}

function link(text: string, to: View, now: View): string {
  const here = to.locale === now.locale && to.length === now.length ? ' aria-current="page"' : '';
  return `<a href="/_cards/${to.locale}/${to.length}/"${here}>${escapeHtml(text)}</a>`;
}

function renderTemplate(template: string, cards: readonly GalleryCard[], view: View): string {
  const own = cards.filter((card) => card.template === template);
  const file = own.find(({ scene }) => scene.layout !== template);
  const from = file ? ` <small>content/cards/${escapeHtml(template)}.yaml</small>` : '';
  const none = own.length > 0 ? '' : '<p>Nothing in this language has what it shows.</p>';
  return `<section id="${escapeHtml(template)}">
<h2>${escapeHtml(template)}${from}</h2>${none}
<div class="cards">
${own.map((card) => renderCard(card, view)).join('\n')}
</div>
</section>`;
}

function renderCard({ template, format }: GalleryCard, { locale, length }: View): string {
  const { width, height, maxBytes, label } = CARD_FORMATS[format];
  const address = `/_cards/${locale}/${length}/${template}-${format}.png`;
  return `<figure style="--width:${width}px"${hasBand(format) ? '' : ' class="banner"'}>
<a href="${address}"><img data-src="${address}" data-limit="${maxBytes}" width="${width}" height="${height}" alt="${escapeHtml(template)}, ${escapeHtml(label)}"></a>
<figcaption><b>${escapeHtml(label)}</b> ${width} × ${height} <span class="weight"></span></figcaption>
</figure>`;
}

const STYLE = `
:root{color-scheme:light dark;--zoom:.32;font:15px/1.5 system-ui,sans-serif}
body{margin:0;background:light-dark(#e9e9ec,#1c1c20)}
header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;padding:10px 24px;background:light-dark(#fff,#101013);border-bottom:1px solid light-dark(#ccc,#333)}
h1{font-size:16px;margin:0}
nav{display:flex;gap:4px}
nav a{padding:4px 10px;border-radius:99px;color:inherit;text-decoration:none}
nav a:hover,nav [aria-current]{background:light-dark(#e3e3e8,#33333a)}
label{display:flex;gap:8px;align-items:center;margin-left:auto}
main{padding:0 24px 80px}
section{scroll-margin-top:64px}
h2{margin:36px 0 12px;font-size:22px}
small{font-weight:400;opacity:.7}
.cards{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start}
figure{--scale:var(--zoom);margin:0;width:max(150px,calc(var(--width)*var(--scale)))}
.banner{--scale:min(1,var(--zoom)*2)}
img{display:block;font-size:0;width:calc(var(--width)*var(--scale));height:auto;background:light-dark(#d8d8de,#2a2a30);box-shadow:0 1px 6px #0003}
figcaption{margin-top:6px;font-size:13px}
.weight{white-space:nowrap;opacity:.75}
.cut,.failed{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;white-space:normal;color:light-dark(#a3320b,#ffa07a);opacity:1}
`;

/** Draws a card when it comes near the window, one after another, and says what it weighs. */
const SCRIPT = `
const zoom = document.querySelector('#zoom');
const setZoom = () => document.documentElement.style.setProperty('--zoom', zoom.value / 100);
zoom.value = localStorage.getItem('kith-zoom') ?? 32;
zoom.addEventListener('input', () => { setZoom(); localStorage.setItem('kith-zoom', zoom.value); });
setZoom();
let last = Promise.resolve();
const say = (weight, text, as) => weight.insertAdjacentHTML('beforeend', '<span class="' + as + '"></span>') ?? (weight.lastChild.textContent = text);
async function show(image) {
  const weight = image.closest('figure').querySelector('.weight');
  const answer = await fetch(image.dataset.src);
  if (!answer.ok) return say(weight, await answer.text(), 'failed');
  const picture = await answer.blob();
  image.src = URL.createObjectURL(picture);
  const kilobytes = (bytes) => (bytes / 1000).toFixed(bytes < 10000 ? 1 : 0);
  weight.textContent = '· ' + kilobytes(picture.size) + ' of ' + kilobytes(image.dataset.limit) + ' KB';
  const cut = JSON.parse(decodeURIComponent(answer.headers.get('x-cut') ?? '%5B%5D'));
  for (const text of cut) say(weight, 'Not whole: “' + text + '”', 'cut');
}
const watch = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    watch.unobserve(target);
    last = last.then(() => show(target)).catch(() => undefined);
  }
}, { rootMargin: '400px' });
for (const image of document.querySelectorAll('img[data-src]')) watch.observe(image);
`;
