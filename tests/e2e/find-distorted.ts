import type { Page } from 'playwright-core';

/** Pictures that are shown wider or higher than their own shape is, by more than the pixel to which sizes are rounded. */
export function findDistorted(page: Page): Promise<string[]> {
  return page.locator('img').evaluateAll((images: HTMLImageElement[]) =>
    images
      .filter((image) => image.checkVisibility() && getComputedStyle(image).objectFit === 'fill')
      .filter(({ clientWidth, clientHeight, naturalWidth, naturalHeight }) => {
        const shape = naturalWidth / naturalHeight;
        return (
          Math.abs(clientHeight * shape - clientWidth) > 1 && Math.abs(clientWidth / shape - clientHeight) > 1
        );
      })
      .map(({ src, clientWidth, clientHeight }) => `distorted to ${clientWidth} × ${clientHeight}: ${src}`),
  );
}
