/** Half discs in a row at a seam, standing on it or, with `sweep` 1, hanging from it. Pixels. */
export function notches(left: number, width: number, y: number, notch: number, sweep: 0 | 1): string {
  const step = notch * 1.5;
  const count = Math.floor(width / step);
  const start = left + (width - count * step + step - notch) / 2;
  const radius = notch / 2;
  return Array.from(
    { length: count },
    (_, index) => `M${start + index * step} ${y}a${radius} ${radius} 0 0 ${1 - sweep} ${notch} 0Z`,
  ).join('');
}
