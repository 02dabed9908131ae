import { turnOf } from '../core/turn.ts';
import type { Grammar } from '../i18n/grammar.ts';
import type { AffiliateKind } from '../schemas/affiliate.ts';
import type { Choice, Pattern } from '../schemas/copy.ts';
import { isPlaceholder, parsePattern, placeholderFacts, type Piece } from '../schemas/pattern.ts';
import { fillPieces } from './fill-pattern.ts';
import type { KitValues } from './kit-facts.ts';

/** Who speaks to whom, and what there is to say. */
export interface Voice {
  readonly affiliate: string;
  readonly kind: AffiliateKind;
  readonly segment: string;
  readonly locale: string;
  readonly grammar: Grammar;
  readonly values: KitValues;
  /** What the friend gets and until when, for texts that do not name the last day otherwise; null where there is none. */
  readonly rewardWithEnd: string | null;
  readonly parts: Readonly<Record<string, Choice>>;
}

/** One text that is wanted. */
export interface Wish {
  /** What it is, so that its turn is its own: `x-pain.text`. */
  readonly name: string;
  /** Place of the text in the kit: texts one after another take pains, questions and parts one after another. */
  readonly order: number;
  /** What belongs to this text alone: its link and the forms of the disclosure. */
  readonly own: Readonly<Record<string, string>>;
  readonly fits: (text: string) => boolean;
}

export interface Chosen {
  readonly text: string | null;
  /** Whether something could be filled and was too long. */
  readonly wasTooLong: boolean;
}

/** How many combinations of pains, questions and parts a pattern is tried with before it counts as too long. */
const TRIES = 6;

/**
 * The wording of a text for one affiliate and segment. Groups are tried in order; in the first that has wordings which
 * can be filled and fit, those that tell a last day or a coupon go first, and of the rest it is this affiliate's turn.
 */
export function chooseWording(choice: Choice, voice: Voice, wish: Wish): Chosen {
  let wasTooLong = false;
  for (const group of choice) {
    const found = group
      .filter((pattern) => isFor(pattern, voice))
      .map((pattern) => ({ tells: countTold(piecesOf(pattern)), ...tryPattern(pattern, voice, wish) }));
    wasTooLong ||= found.some((one) => one.wasTooLong);
    const texts = mostTelling(found.filter(({ text }) => text !== null));
    const chosen = texts[turnOf(voice.affiliate, voice.segment, wish.name) % texts.length];
    if (chosen) return { text: chosen.text, wasTooLong };
  }
  return { text: null, wasTooLong };
}

/** One wording, filled with one combination after another until it fits. */
export function tryPattern(pattern: Pattern, voice: Voice, wish: Wish): Chosen {
  let wasTooLong = false;
  let last: string | null = null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const text = fillOnce(pattern, voice, wish, attempt);
    // Nothing in it takes turns, so that it will stay as it is.
    if (attempt > 0 && text === last) break;
    last = text;
    if (text === null) continue;
    if (wish.fits(text)) return { text, wasTooLong: false };
    wasTooLong = true;
  }
  return { text: null, wasTooLong };
}

function fillOnce(pattern: Pattern, voice: Voice, { order, own }: Wish, attempt: number): string | null {
  const { affiliate, segment, grammar, locale, values, rewardWithEnd } = voice;
  const turn = turnOf(affiliate, segment) + order + attempt;
  const pieces = piecesOf(pattern).flatMap((piece) =>
    'name' in piece ? (expandPart(piece.name, voice, turn) ?? [piece]) : [piece],
  );
  const tellsEnd = pieces.some((piece) => 'name' in piece && piece.name === 'ends');
  const valueOf = (name: string): string | null => {
    if (Object.hasOwn(own, name)) return own[name] ?? null;
    // What is posted stays: a reward that ends says when, in wordings of the site's own too.
    if (name === 'friendReward' && rewardWithEnd !== null && !tellsEnd) return rewardWithEnd;
    const list = Object.hasOwn(values, name) ? values[name as keyof KitValues] : [];
    return list[turn % list.length] ?? null;
  };
  return fillPieces(pieces, { valueOf, grammar, locale });
}

/** The pieces of a part in the wording whose turn it is; null where the name is no part's, or nothing of it can be said. */
function expandPart(name: string, voice: Voice, turn: number): readonly Piece[] | null {
  if (!Object.hasOwn(voice.parts, name)) return null;
  for (const group of voice.parts[name] ?? []) {
    const known = group
      .filter((pattern) => isFor(pattern, voice))
      .map(piecesOf)
      .filter((pieces) => pieces.every((piece) => isKnown(piece, voice.values)))
      .map((pieces) => ({ pieces, tells: countTold(pieces) }));
    const wordings = mostTelling(known);
    const chosen = wordings[(turnOf(name) + turn) % wordings.length];
    if (chosen) return chosen.pieces;
  }
  return null;
}

function isKnown(piece: Piece, values: KitValues): boolean {
  if ('text' in piece) return true;
  return Object.hasOwn(values, piece.name) && values[piece.name as keyof KitValues].length > 0;
}

function isFor({ for: kinds, segments }: Pattern, { kind, segment }: Voice): boolean {
  return (kinds?.includes(kind) ?? true) && (segments?.includes(segment) ?? true);
}

/** What must be told wherever it can be: a last day, because nobody should learn it too late, and a coupon. */
function countTold(pieces: readonly Piece[]): number {
  return pieces.filter((piece) => {
    if ('text' in piece || !isPlaceholder(piece.name)) return false;
    const { group } = placeholderFacts(piece.name);
    return group === 'ends' || group === 'coupon';
  }).length;
}

function mostTelling<Told extends { readonly tells: number }>(all: readonly Told[]): Told[] {
  const most = Math.max(...all.map(({ tells }) => tells));
  return all.filter(({ tells }) => tells === most);
}

/** Taking a pattern apart takes longer than filling it, and thousands of kits use the same. */
const takenApart = new Map<string, readonly Piece[]>();

function piecesOf({ text }: Pattern): readonly Piece[] {
  const found = takenApart.get(text);
  if (found) return found;
  const { pieces } = parsePattern(text);
  takenApart.set(text, pieces);
  return pieces;
}
