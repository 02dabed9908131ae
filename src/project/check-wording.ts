import type { Problem } from '../core/errors.ts';
import { nearest } from '../core/suggest.ts';
import {
  PLACEHOLDER_NAMES,
  isPlaceholder,
  namesIn,
  parsePattern,
  placeholderFacts,
  type Piece,
  type PlaceholderType,
} from '../schemas/pattern.ts';
import type { KeyPath, YamlSource } from './read-document.ts';

export interface CopySource {
  readonly source: YamlSource;
  /** The file as it stands, to find the line of a placeholder in a text of several lines. */
  readonly text: string;
  /** Ids of segments that there are. */
  readonly segments: readonly string[];
}

/** Where a pattern stands, and what may stand in it. */
export interface Place {
  readonly path: KeyPath;
  /** Types of placeholders that have no business there, each with the reason. */
  readonly refused: Partial<Record<PlaceholderType, string>>;
  readonly parts: boolean;
  readonly most: number | null;
  /** What every wording must hold, besides. */
  readonly demands?: (names: readonly string[], pieces: readonly Piece[]) => Complaint | null;
}

export interface Complaint {
  readonly message: string;
  readonly hint: string;
}

/** Letters that may stand before the disclosure in a post, for a greeting. */
const GREETING = 40;

/** What is wrong with one wording in its place: the first thing only, so that one slip is one problem. */
export function checkPattern(
  pattern: string,
  place: Place,
  parts: readonly string[],
  at: CopySource,
): Problem[] {
  const { pieces, stray } = parsePattern(pattern);
  const names = namesIn(pieces);
  const report = (complaint: Complaint, token?: string) => problemAt(at, place.path, complaint, token);
  if (stray !== null) {
    return [
      report(
        {
          message: `A "${stray}" stands alone`,
          hint: 'Placeholders stand in braces on one line, such as {product}; write {{ for a brace itself.',
        },
        stray,
      ),
    ];
  }
  const unknown = [...new Set(names)].flatMap((name) => {
    const complaint = nameComplaint(name, place, parts);
    return complaint === null ? [] : [report(complaint, `{${name}`)];
  });
  if (unknown.length > 0) return unknown;
  const demanded = place.demands?.(names, pieces) ?? null;
  if (demanded !== null) return [report(demanded)];
  const fixed = pieces.reduce((sum, piece) => sum + [...textOf(piece)].length, 0);
  if (place.most === null || fixed <= place.most) return [];
  return [
    report({
      message: `This wording never fits: it has ${fixed} characters even without its placeholders, and ${place.most} are allowed`,
      hint: 'Shorten it.',
    }),
  ];
}

function nameComplaint(name: string, place: Place, parts: readonly string[]): Complaint | null {
  if (parts.includes(name)) {
    if (place.parts) return null;
    return {
      message: `{${name}} is a part, and parts cannot stand in parts`,
      hint: 'Write out what it says.',
    };
  }
  if (!isPlaceholder(name)) {
    const known = place.parts ? [...PLACEHOLDER_NAMES, ...parts] : PLACEHOLDER_NAMES;
    const meant = nearest(name, known);
    return {
      message: `There is no placeholder {${name}}`,
      hint: `${meant === null ? '' : `Did you mean {${meant}}? `}Known placeholders: ${[...known].sort().join(', ')}.`,
    };
  }
  const reason = place.refused[placeholderFacts(name).type];
  return reason === undefined
    ? null
    : { message: `{${name}} cannot stand here: ${reason}`, hint: 'Take it out.' };
}

/** Whoever reads a post must learn of the reward before anything else. */
export function disclosureComplaint(pieces: readonly Piece[]): Complaint | null {
  const first = pieces.findIndex((piece) => 'name' in piece);
  const piece = pieces[first];
  const opens =
    piece !== undefined &&
    'name' in piece &&
    isPlaceholder(piece.name) &&
    placeholderFacts(piece.name).type === 'disclosure';
  const before = pieces.slice(0, Math.max(first, 0)).reduce((sum, one) => sum + textOf(one).length, 0);
  if (opens && before <= GREETING) return null;
  return {
    message: 'This text does not begin with the disclosure',
    hint: `Put {disclosure}, or the short {disclosureLabel}, before everything else: at most a greeting of ${GREETING} characters may stand there.`,
  };
}

function textOf(piece: Piece): string {
  return 'text' in piece ? piece.text : '';
}

/** A problem at the line of a value, or at the line of a token inside it. */
export function problemAt(
  { source, text }: CopySource,
  path: KeyPath,
  complaint: Complaint,
  token?: string,
): Problem {
  const begin = source.lineOf(path);
  const below =
    token === undefined
      ? -1
      : text.split('\n').findIndex((one, index) => index >= begin - 1 && one.includes(token));
  return {
    ...complaint,
    where: {
      file: source.file,
      line: below < 0 ? begin : below + 1,
      key: path.map(String).join('.'),
    },
  };
}
