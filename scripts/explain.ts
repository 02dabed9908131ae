import { KithError } from '../src/core/errors.ts';
import { nearest } from '../src/core/suggest.ts';
import { weighChoices } from '../src/plan/weigh-choices.ts';
import { explainPage } from '../src/report/explain/explain-page.ts';
import { renderExplanation } from '../src/report/explain/render-explanation.ts';
import type { Plan, PlannedPage } from '../src/schemas/plan.ts';
import type { MadePlan } from './make-plan.ts';
import { textWidth, type Terminal } from './terminal.ts';

/** `kith plan --explain`: why a page shows what it shows, from what was learned and what was weighed. */
export function explain(made: MadePlan, path: string, terminal: Terminal): void {
  const page = findPage(made.plan, path);
  const explanation = explainPage({ ...made, page, choices: weighChoices(made, made.plan, page) });
  terminal.print(renderExplanation(explanation, textWidth()), { ...explanation, page });
}

/** @throws where the plan has no such page, with the one that was most likely meant */
function findPage({ pages }: Plan, path: string): PlannedPage {
  const wanted = `/${pathOf(path)}/`.replace(/\/+/g, '/');
  const page = pages.find((candidate) => candidate.path === wanted);
  if (page) return page;
  const near = nearest(
    wanted,
    pages.map((each) => each.path),
  );
  throw new KithError(`The plan has no page ${wanted}`, {
    hint: `${near === null ? '' : `Did you mean ${near}? `}Give a path as it stands in the address, such as /for/hotels/; "kith plan --all" lists them.`,
  });
}

/** The path of an address; somebody may have copied it whole. */
function pathOf(given: string): string {
  return URL.canParse(given) ? new URL(given).pathname : (given.split(/[?#]/)[0] ?? '');
}
