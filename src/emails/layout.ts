/** What a layout has places for: `{body}`. Colours stand under the names that the site's stylesheets have for them. */
export type LayoutParts = Readonly<Record<string, string>>;

/** Without these an e-mail says nothing, or breaks the law. */
export const NEEDED_PLACES = ['head', 'body', 'footer'] as const;

/** Kith's own: the logo on the ground, the words on a card with a strip in the brand's colours, the footer below. */
export const STANDARD_LAYOUT = `<mjml lang="{lang}" dir="{dir}">
  {head}
  <mj-body background-color="{sunk}" css-class="k-ground" width="600px">
    <mj-section padding="32px 16px 20px" css-class="k-pad"><mj-column>{logo}</mj-column></mj-section>
    <mj-wrapper css-class="k-card" background-color="{raised}" border-radius="16px" padding="0">
      <mj-section><mj-group>
        <mj-column width="75%" background-color="{brand}"><mj-spacer height="8px" /></mj-column>
        <mj-column width="25%" background-color="{accent}"><mj-spacer height="8px" /></mj-column>
      </mj-group></mj-section>
      <mj-section padding="36px 16px 20px" css-class="k-pad"><mj-column>{body}</mj-column></mj-section>
    </mj-wrapper>
    <mj-section padding="24px 16px 40px" css-class="k-pad"><mj-column>{footer}</mj-column></mj-section>
  </mj-body>
</mjml>`;

/** Puts the parts in their places. A name that is none of them stays: MJML has braces of its own in styles. */
export function applyLayout(layout: string, parts: LayoutParts): string {
  return layout.replace(/\{([\w-]+)\}/gu, (place, name: string) =>
    Object.hasOwn(parts, name) ? (parts[name] ?? place) : place,
  );
}
