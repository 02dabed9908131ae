import type { Problem } from '../core/errors.ts';
import { knownNames } from '../core/suggest.ts';
import {
  CHANNELS,
  LINE_CHANNELS,
  LINKLESS_CHANNELS,
  isBlockChannel,
  type TextChannel,
} from '../schemas/channel.ts';
import { DISCLOSURE_FORMS, type CopyFile, type Wording, type Wordings } from '../schemas/copy.ts';
import { README_PLACEHOLDERS, isPlaceholder, namesIn, parsePattern } from '../schemas/pattern.ts';
import {
  checkPattern,
  disclosureComplaint,
  problemAt,
  type CopySource,
  type Place,
} from './check-wording.ts';
import type { KeyPath } from './read-document.ts';

const ONE_LINE = 'it has several lines, and there is room for one';
const NO_LINK = 'this text has no link of its own';
const NO_DISCLOSURE = 'the disclosure is added here by itself';
const LINE_REFUSES = { list: ONE_LINE, link: NO_LINK, disclosure: NO_DISCLOSURE };

/** Everything that is wrong in a file of patterns, each with its line, the remedy and the known names. */
export function checkCopy(own: CopyFile, standard: CopyFile, at: CopySource): Problem[] {
  const parts = [...new Set([standard, own].flatMap((copy) => Object.keys(copy.parts ?? {})))];
  const check = (wordings: Wordings | undefined, place: Place) =>
    (wordings ?? []).flatMap((wording, index) => {
      const named = typeof wording === 'string' ? [] : (wording.segments ?? []);
      return [
        ...textsOf(wording).flatMap(({ key, text }) =>
          checkPattern(text, { ...place, path: [...place.path, index, ...key] }, parts, at),
        ),
        ...named
          .filter((segment) => !at.segments.includes(segment))
          .map((segment) =>
            problemAt(at, [...place.path, index, 'segments'], {
              message: `There is no segment "${segment}"`,
              hint: knownNames(segment, [...new Set(at.segments)], 'segments'),
            }),
          ),
      ];
    });
  return [
    ...DISCLOSURE_FORMS.flatMap((form) =>
      check(own.disclosure?.[form], linePlace(['disclosure', form], { most: null })),
    ),
    ...Object.entries(own.parts ?? {}).flatMap(([name, wordings]) => [
      ...checkPartName(name, at),
      ...check(wordings, { ...linePlace(['parts', name], { most: null }), parts: false }),
    ]),
    ...Object.entries(own.headlines ?? {}).flatMap(([kind, headline]) =>
      LINE_CHANNELS.flatMap((field) =>
        check(headline[field], linePlace(['headlines', kind, field], { most: CHANNELS[field].most })),
      ),
    ),
    ...Object.entries(own.texts ?? {}).flatMap(([creative, text]) => {
      const channel = standard.texts?.[creative]?.channel ?? text.channel;
      const path = ['texts', creative];
      if (channel === undefined) return [newTextProblem(creative, standard, at)];
      return [
        ...checkWhole(text, standard.texts?.[creative], channel, path, at),
        ...check(text.text, placeOfText([...path, 'text'], channel)),
        ...check(text.subject, linePlace([...path, 'subject'], { most: CHANNELS.subject.most })),
        ...check(text.preheader, linePlace([...path, 'preheader'], { most: CHANNELS.preheader.most })),
        ...check(text.title, linePlace([...path, 'title'], { most: CHANNELS.headline.most })),
        ...check(text.button, linePlace([...path, 'button'], { most: CHANNELS.headline.most })),
      ];
    }),
    ...(own.words?.readme === undefined ? [] : checkReadme(own.words.readme, at)),
  ];
}

/** The texts of a wording, each with where it stands in it. */
function textsOf(wording: Wording): { key: KeyPath; text: string }[] {
  if (typeof wording === 'string') return [{ key: [], text: wording }];
  if ('text' in wording) return [{ key: ['text'], text: wording.text }];
  if (typeof wording.otherwise === 'string') return [{ key: ['otherwise'], text: wording.otherwise }];
  return wording.otherwise.map((text, index) => ({ key: ['otherwise', index], text }));
}

/** A text of one line, to which link and disclosure are added. */
export function linePlace(path: KeyPath, { most }: { most: number | null }): Place {
  return { path, refused: LINE_REFUSES, parts: true, most };
}

function placeOfText(path: KeyPath, channel: TextChannel): Place {
  const { most } = CHANNELS[channel];
  if (isBlockChannel(channel)) {
    const refused = { link: 'the button has it', disclosure: NO_DISCLOSURE };
    return { path, refused, parts: true, most };
  }
  const isLinkless = LINKLESS_CHANNELS.includes(channel);
  return {
    path,
    refused: isLinkless ? { link: 'links in this place cannot be pressed: it goes with the text' } : {},
    parts: true,
    most,
    demands: (names, pieces) =>
      disclosureComplaint(pieces) ??
      (isLinkless || names.includes('link')
        ? null
        : { message: 'There is no {link} in this text', hint: 'Add {link} where its tracked link belongs.' }),
  };
}

function checkPartName(name: string, at: CopySource): Problem[] {
  if (!isPlaceholder(name)) return [];
  return [
    problemAt(at, ['parts', name], {
      message: `"${name}" is a placeholder already`,
      hint: 'Give the part another name.',
    }),
  ];
}

/** What a text of its own needs that one of Kith's has already. */
function checkWhole(
  text: NonNullable<CopyFile['texts']>[string],
  known: NonNullable<CopyFile['texts']>[string] | undefined,
  channel: TextChannel,
  path: KeyPath,
  at: CopySource,
): Problem[] {
  if (text.show === false) return [];
  const wanted = ['text', ...(channel === 'email' ? ['subject'] : isBlockChannel(channel) ? ['button'] : [])];
  const has = { ...known, ...text } as Record<string, unknown>;
  return wanted
    .filter((field) => has[field] === undefined)
    .map((field) =>
      problemAt(at, path, {
        message: `"${path.map(String).join('.')}.${field}" is missing`,
        hint: `Add it: a list of wordings. A text for ${channel} needs ${wanted.join(' and ')}.`,
      }),
    );
}

function newTextProblem(creative: string, standard: CopyFile, at: CopySource): Problem {
  return problemAt(at, ['texts', creative], {
    message: `There is no text "${creative}", and it does not say its channel`,
    hint: `For a text of your own add "channel: linkedin" or another one. ${knownNames(creative, Object.keys(standard.texts ?? {}), 'texts')}`,
  });
}

function checkReadme(readme: string, at: CopySource): Problem[] {
  const { pieces } = parsePattern(readme);
  return [...new Set(namesIn(pieces))]
    .filter((name) => !(README_PLACEHOLDERS as readonly string[]).includes(name))
    .map((name) =>
      problemAt(
        at,
        ['words', 'readme'],
        {
          message: `There is no placeholder {${name}} in a README`,
          hint: knownNames(name, README_PLACEHOLDERS, 'placeholders'),
        },
        `{${name}`,
      ),
    );
}
