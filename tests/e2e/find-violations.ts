import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe complains of on a page as it stands, by all of its rules: rule, element, and what to do. */
export async function findViolations(page: Page): Promise<string[]> {
  return [...(await ask(page)), ...(await findPaleArabic(page))];
}

async function ask(page: Page, rules?: string[]): Promise<string[]> {
  const options = { resultTypes: ['violations' as const], ...(rules && { runOnly: rules }) };
  // Pages hold no frames, and without looking for them it is twice as fast.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
  );
}

/**
 * Letters that join are icons to axe, whose colours it does not look at. So their colours are looked at with Latin letters
 * in their place, which are taken away again.
 */
async function findPaleArabic(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    window.arabic = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.nodeValue ?? '';
      const latin = text.replace(/\p{Script=Arabic}/gu, 'x');
      if (latin === text) continue;
      window.arabic.push([node, text]);
      node.nodeValue = latin;
    }
    return window.arabic.length > 0;
  });
  if (!isThere) return [];
  const found = await ask(page, ['color-contrast']);
  await page.evaluate(() => {
    for (const [node, text] of window.arabic) node.nodeValue = text;
  });
  return found;
}

declare global {
  interface Window {
    /** Texts in Arabic, with what they say. */
    arabic: [Node, string][];
  }
}
