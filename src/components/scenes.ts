import type { UseCase } from '../schemas/use-case.ts';

/**
 * The larger drawings of use cases, 440 x 360, as the inside of an SVG. Classes take the theme's colours:
 * r raised, b brand, s brand's step, a accent, l line, t text line, o outline only.
 */
export const SCENES: Readonly<Record<UseCase['icon'], string>> = {
  calendar: calendar(),
  clock: clock(),
  swap:
    card(40, 52, 'b') +
    card(188, 208, 'a') +
    '<path class="o" d="M268 94h52a28 28 0 0 1 28 28v58m-15-16 15 17 15-17M172 268h-52a28 28 0 0 1-28-28v-58m-15 16 15-17 15 17"/>',
  phone:
    '<rect class="r" x="140" y="24" width="160" height="312" rx="28"/><rect class="l" x="192" y="40" width="56" height="8" rx="4"/>' +
    '<rect class="t" x="160" y="76" width="92" height="36" rx="14"/><rect class="t" x="160" y="122" width="68" height="36" rx="14"/>' +
    '<rect class="b" x="188" y="182" width="92" height="44" rx="16"/><path class="c" d="m221 204 9 9 17-18"/>' +
    '<rect class="a" x="160" y="262" width="120" height="40" rx="20"/>' +
    '<path class="o" d="M326 92a64 64 0 0 1 0 72M352 74a98 98 0 0 1 0 108M114 92a64 64 0 0 0 0 72M88 74a98 98 0 0 0 0 108"/>',
  shield:
    '<rect class="r" x="48" y="44" width="236" height="272" rx="22"/>' +
    lines([92, 128, 164, 200, 236], 76, [150, 120, 170, 90, 130]) +
    '<path class="b" d="M300 108c28 22 56 30 88 32 4 78-18 138-88 172-70-34-92-94-88-172 32-2 60-10 88-32z"/>' +
    '<path class="c w" d="m262 208 28 28 50-54"/>',
  people:
    person(92, 150, 'l') +
    person(348, 150, 'l') +
    person(156, 166, 's') +
    person(284, 166, 's') +
    person(220, 190, 'b') +
    '<circle class="a" cx="282" cy="92" r="26"/><path class="c d" d="m270 92 9 9 16-18"/>',
  chart:
    '<path class="l" d="M48 306h344v4H48z"/>' +
    [
      [64, 96],
      [130, 128],
      [196, 152],
      [262, 196],
    ]
      .map(
        ([x = 0, h = 0], i) =>
          `<rect class="${i === 3 ? 'b' : 's'}" x="${x}" y="${306 - h}" width="48" height="${h}" rx="10"/>`,
      )
      .join('') +
    '<rect class="a" x="328" y="62" width="48" height="244" rx="10"/><path class="o dash" d="M74 176 154 140 220 118 286 74 340 34"/>',
  money:
    '<path class="r" d="M92 40h216v276l-27-18-27 18-27-18-27 18-27-18-27 18-27-18-27 18z"/>' +
    lines([84, 116, 148, 180], 120, [84, 60, 96, 72]) +
    lines([84, 116, 148, 180], 244, [36, 36, 36, 36]) +
    '<rect class="b" x="120" y="224" width="160" height="32" rx="10"/>' +
    '<circle class="a" cx="322" cy="250" r="62"/><circle class="o d" cx="322" cy="250" r="44"/><path class="c d" d="m302 250 14 14 26-28"/>',
  map:
    '<rect class="r" x="36" y="40" width="368" height="280" rx="24"/>' +
    '<path class="o x" d="M36 132c90 30 130-30 220 0s110 10 148-6M150 40c-20 90 40 130 10 280M300 40c30 90-30 180 10 280"/>' +
    '<path class="o dash" d="M110 250c60-90 100 30 140-60 20-46 50-50 84-62"/>' +
    pin(110, 250, 'b') +
    pin(222, 218, 's') +
    pin(334, 128, 'a'),
  bell:
    '<path class="b" d="M220 60c58 0 84 42 84 92 0 62 20 76 34 96H102c14-20 34-34 34-96 0-50 26-92 84-92z"/>' +
    '<path class="a" d="M186 264h68a34 34 0 0 1-68 0z"/><rect class="b" x="208" y="36" width="24" height="36" rx="12"/>' +
    '<path class="o" d="M352 84a110 110 0 0 1 26 72M88 84a110 110 0 0 0-26 72"/>' +
    '<rect class="r" x="232" y="150" width="164" height="76" rx="20"/>' +
    '<circle class="a" cx="266" cy="188" r="16"/>' +
    lines([174, 194], 294, [78, 52]),
};

/** A week for five people; the gap that was left is the one that stands out. */
function calendar(): string {
  const column = (at: number): number => 100 + at * 42;
  const shift = (row: number, from: number, days: number, look: string): string =>
    `<rect class="${look}" x="${column(from)}" y="${96 + row * 46}" width="${days * 42 - 6}" height="30" rx="9"/>`;
  const people = [0, 1, 2, 3, 4]
    .map((row) => `<circle class="l" cx="66" cy="${111 + row * 46}" r="15"/>`)
    .join('');
  const days = [0, 1, 2, 3, 4, 5, 6].map(
    (day) => `<rect class="t" x="${column(day) + 8}" y="62" width="20" height="8" rx="4"/>`,
  );
  return (
    `<rect class="r" x="28" y="32" width="384" height="296" rx="24"/>${days.join('')}${people}` +
    shift(0, 0, 2, 'b') +
    shift(0, 3, 2, 's') +
    shift(1, 1, 3, 's') +
    shift(1, 5, 2, 'b') +
    shift(2, 0, 1, 's') +
    shift(2, 5, 2, 's') +
    shift(3, 1, 2, 'b') +
    shift(3, 4, 3, 's') +
    shift(4, 0, 2, 's') +
    shift(4, 5, 1, 'b') +
    `<rect class="o gap" x="185" y="189" width="118" height="28" rx="8"/>` +
    `<g class="fill">${shift(2, 2, 3, 'a')}<path class="c d" d="m236 203 7 7 13-14"/></g>`
  );
}

function clock(): string {
  const ticks = Array.from({ length: 12 }, (_, hour) => {
    return `<rect class="${hour % 3 ? 't' : 'l'}" x="217" y="62" width="6" height="${hour % 3 ? 10 : 16}" rx="3" transform="rotate(${hour * 30} 220 180)"/>`;
  });
  return (
    '<circle class="r" cx="220" cy="180" r="136"/><path class="a" d="M220 180V84a96 96 0 0 1 83 144z"/>' +
    `${ticks.join('')}<path class="h" d="M220 180V100M220 180l-44 26"/><circle class="b" cx="220" cy="180" r="12"/>`
  );
}

function card(x: number, y: number, look: string): string {
  return (
    `<rect class="r" x="${x}" y="${y}" width="212" height="100" rx="22"/><circle class="l" cx="${x + 48}" cy="${y + 50}" r="24"/>` +
    `<rect class="${look}" x="${x + 88}" y="${y + 26}" width="100" height="26" rx="9"/><rect class="t" x="${x + 88}" y="${y + 64}" width="64" height="9" rx="4.5"/>`
  );
}

function lines(ys: readonly number[], x: number, widths: readonly number[]): string {
  return ys
    .map((y, i) => `<rect class="t" x="${x}" y="${y}" width="${widths[i] ?? 80}" height="10" rx="5"/>`)
    .join('');
}

function person(x: number, y: number, look: string): string {
  const body = `M${x - 66} 400V${y + 130}c0-46 26-78 66-78s66 32 66 78V400z`;
  return `<g class="p"><circle class="${look}" cx="${x}" cy="${y}" r="38"/><path class="${look}" d="${body}"/></g>`;
}

function pin(x: number, y: number, look: string): string {
  return `<path class="${look}" d="M${x} ${y}c-16-26-30-38-30-58a30 30 0 0 1 60 0c0 20-14 32-30 58z"/><circle class="rr" cx="${x}" cy="${y - 58}" r="11"/>`;
}
