import { encode } from 'uqr';

/** Light modules around the code: the standard (ISO/IEC 18004) asks for four. */
const QUIET = 4;

/** The modules of a code, true where dark, its quiet zone included. */
export function buildQr(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: QUIET }).data;
}

/** A code as one SVG path, black on white, a unit a module: it scales to any size. */
export function renderQrSvg(text: string): string {
  const rows = buildQr(text);
  const path = rows.map((row, y) => renderRow(row, y)).join('');
  const size = rows.length;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>\n`
  );
}

/** One rectangle for each run of dark modules. */
function renderRow(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) x++;
    if (x > start) path += `M${start} ${y}h${x - start}v1H${start}z`;
  }
  return path;
}
