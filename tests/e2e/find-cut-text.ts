import type { Page } from 'playwright-core';

/**
 * Words that stick out of their box, of what cuts them off, or of the screen, sideways; empty where everything can be read.
 * What is hidden from sight on purpose, and boxes that scroll, do not count.
 */
export function findCutText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Letters reach a little beyond the room that they take. */
    const SLACK = 2;
    type Sides = readonly [left: number, right: number];
    interface Room {
      readonly box: Sides;
      readonly edge: Sides;
    }
    const SCREEN: Sides = [0, document.documentElement.clientWidth];
    const ENDLESS: Sides = [-Infinity, Infinity];
    const rooms = new Map<Element, Room>();
    const found = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (!parent || words === '' || !isMeantToBeRead(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { box, edge } = roomOf(parent);
      const left = Math.max(box[0], edge[0]) - SLACK;
      const right = Math.min(box[1], edge[1]) + SLACK;
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || (rect.left >= left && rect.right <= right)) continue;
        found.add(`${parent.tagName.toLowerCase()}.${parent.className}: ${words.slice(0, 60)}`);
      }
    }
    return [...found];

    function isMeantToBeRead(element: Element): boolean {
      return (
        element.closest('.hidden, .skip, script, style, svg') === null &&
        element.checkVisibility({ visibilityProperty: true }) &&
        getComputedStyle(element).textOverflow !== 'ellipsis'
      );
    }

    /**
     * The sides that an element's text must keep to: those of the box that it stands in, and of what would cut it off,
     * which is the screen if nothing else.
     */
    function roomOf(element: Element): Room {
      const known = rooms.get(element);
      if (known) return known;
      const around = element.parentElement ? roomOf(element.parentElement) : { box: SCREEN, edge: SCREEN };
      const { display, overflowX, textIndent } = getComputedStyle(element);
      const { left, right } = element.getBoundingClientRect();
      // Quotation marks may hang.
      const hung = Math.max(0, -Number.parseFloat(textIndent));
      const own: Sides = [left - hung, right + hung];
      const scrolls = /auto|scroll/.test(overflowX);
      const room = {
        box: scrolls ? ENDLESS : /^(inline|contents)$/.test(display) ? around.box : own,
        edge: scrolls ? ENDLESS : overflowX === 'visible' ? around.edge : own,
      };
      rooms.set(element, room);
      return room;
    }
  });
}
