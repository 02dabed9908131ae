import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe complains of on a page as it stands, by all of its rules: rule, element, and what to do. */
export async function findViolations(page: Page): Promise<string[]> {
  const options = { resultTypes: ['violations' as const] };
  // Pages hold no frames, and without looking for them it is twice as fast.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
  );
}
