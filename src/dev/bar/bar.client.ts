/// <reference types="vite/client" />
import { DEV_EVENT, DEV_PATH, type DevChoice, type DevPage } from '../dev-page.ts';
import { BAR_STYLE } from './bar-style.ts';

/*
 * The bar below every page while the site is edited. It lives in a shadow tree: nothing of it changes how the page looks,
 * and the page's styles do not reach it. All texts are set as texts, for names are whatever somebody wrote.
 */

const host = document.createElement('kith-bar');
const root = host.attachShadow({ mode: 'open' });
document.body.append(host);

/** Panels stay open from page to page: whoever compares pages would open them again and again. */
const OPEN = 'kith-bar-open';

async function refresh(): Promise<void> {
  const answer = await fetch(`${DEV_PATH}page.json?path=${encodeURIComponent(location.pathname)}`);
  if (answer.ok) show((await answer.json()) as DevPage);
}

function show({ switches, explanation, problems }: DevPage): void {
  const style = element('style', BAR_STYLE);
  const bar = element('nav', [
    element('b', 'Kith'),
    ...(switches
      ? [
          choice('Affiliate', switches.affiliates),
          choice('Segment', switches.segments),
          choice('Language', switches.locales),
        ]
      : []),
    ...(explanation ? [toggle('why', 'Why this page says this')] : []),
    link('/_cards/', 'Cards'),
    ...(problems.length > 0
      ? [toggle('problems', problems.length === 1 ? '1 problem' : `${problems.length} problems`)]
      : []),
  ]);
  const panels = [
    ...(explanation ? [panel('why', whyItems(explanation), explanation.summary)] : []),
    ...(problems.length > 0
      ? [panel('problems', problemItems(problems), 'The page shows what was right before.')]
      : []),
  ];
  root.replaceChildren(style, ...panels, bar);
  const open = problems.length > 0 ? 'problems' : sessionStorage.getItem(OPEN);
  for (const each of panels) each.hidden = each.id !== open;
}

type Explanation = NonNullable<DevPage['explanation']>;

function whyItems({ parts }: Explanation): HTMLElement[] {
  return parts.map(({ part, because, shows, leavesOut }) =>
    element('section', [
      element('h2', part),
      ...because.map((reason) => element('p', `because ${reason}`)),
      ...shows.flatMap(({ what, because: why }) => [
        element('p', [element('strong', what)]),
        ...why.map((reason) => element('p', `because ${reason}`)),
      ]),
      ...leavesOut.map(({ what, because: why }) =>
        element('p', `not ${what}${why.length > 0 ? `, because ${why.join(', and because ')}` : ''}`, 'not'),
      ),
    ]),
  );
}

function problemItems(problems: DevPage['problems']): HTMLElement[] {
  return problems.map(({ place, message, hint }) =>
    element('section', [
      ...(place === null ? [] : [element('code', place)]),
      element('p', message),
      ...(hint === null ? [] : [element('p', `→ ${hint}`, 'not')]),
    ]),
  );
}

function panel(id: string, content: HTMLElement[], lead: string): HTMLElement {
  const made = element('div', [element('p', lead, 'lead'), ...content]);
  made.id = id;
  return made;
}

function toggle(id: string, text: string): HTMLElement {
  const button = element('button', text, id);
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => {
    for (const each of root.querySelectorAll<HTMLElement>('div[id]'))
      each.hidden = each.id === id ? !each.hidden : true;
    const isOpen = root.querySelector<HTMLElement>(`#${id}`)?.hidden === false;
    sessionStorage.setItem(OPEN, isOpen ? id : '');
  });
  return button;
}

function choice(label: string, choices: readonly DevChoice[]): HTMLElement {
  const select = document.createElement('select');
  select.append(...choices.map(({ label: text, path, isHere }) => new Option(text, path, isHere, isHere)));
  if (!choices.some(({ isHere }) => isHere)) select.prepend(new Option('…', '', true, true));
  select.disabled = choices.length < 2 && choices.every(({ isHere }) => isHere);
  select.addEventListener('change', () => location.assign(select.value));
  return element('label', [element('span', label), select]);
}

function link(href: string, text: string): HTMLElement {
  const made = element('a', text);
  made.setAttribute('href', href);
  return made;
}

function element(name: string, content: string | Node[], className = ''): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...(typeof content === 'string' ? [content] : content));
  return made;
}

void refresh();
import.meta.hot?.on(DEV_EVENT, () => void refresh());
