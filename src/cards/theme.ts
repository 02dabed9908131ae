import type { GroundName } from '../schemas/card-template.ts';
import type { Brand } from '../schemas/program.ts';
import { type Hex, contrast, mix, readableOn, softened, VISIBLE } from './color.ts';

/** Two flat colours side by side that people still tell apart. */
const DISTINCT = 1.2;

/** A ground with what may be drawn upon it; every text colour reads on it. */
export interface Ground {
  readonly ground: Hex;
  /** Headlines. */
  readonly strong: Hex;
  /** Lines below. */
  readonly soft: Hex;
  /** Kickers and marks. */
  readonly mark: Hex;
}

/** The colours of the cards, drawn from the brand's four. `tint` is paper with a breath of primary. */
export type Theme = Readonly<Record<GroundName, Ground>>;

export function buildTheme({ colors }: Pick<Brand, 'colors'>): Theme {
  const { primary, ink, paper } = colors;
  const accent = apart(colors.accent, primary, paper);
  const tint = contrast(paper, primary) > VISIBLE ? mix(paper, primary, 0.12) : mix(paper, ink, 0.12);
  return {
    paper: buildGround(paper, [ink, primary], [primary, ink]),
    primary: buildGround(primary, [paper, ink], [accent, paper, ink]),
    accent: buildGround(accent, [ink, paper, primary], [primary, ink, paper]),
    ink: buildGround(ink, [paper, accent], [accent, paper]),
    tint: buildGround(tint, [ink, primary], [primary, ink]),
  };
}

/** The accent, or where it can hardly be told from primary, one between primary and paper. */
function apart(accent: Hex, primary: Hex, paper: Hex): Hex {
  return contrast(accent, primary) >= DISTINCT ? accent : mix(primary, paper, 0.45);
}

function buildGround(ground: Hex, strongs: readonly Hex[], marks: readonly Hex[]): Ground {
  const strong = readableOn(ground, strongs);
  return {
    ground,
    strong,
    soft: softened(strong, ground, 0.25),
    mark: readableOn(ground, [...marks, strong]),
  };
}
