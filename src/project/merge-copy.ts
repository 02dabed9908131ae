import {
  CopySchema,
  DISCLOSURE_FORMS,
  type Choice,
  type Copy,
  type CopyFile,
  type CopyHeadline,
  type CopyText,
  type Pattern,
  type Wording,
  type Wordings,
} from '../schemas/copy.ts';

/** A site's own patterns before those that come with Kith; without own ones, Kith's alone. */
export function mergeCopy(standard: CopyFile, own: CopyFile): Copy {
  const { words = {} } = standard;
  const mine = own.words ?? {};
  return CopySchema.parse({
    disclosure: Object.fromEntries(
      DISCLOSURE_FORMS.map((form) => [form, choiceOf(standard.disclosure?.[form], own.disclosure?.[form])]),
    ),
    parts: mapValues(namesOf(standard.parts, own.parts), (name) =>
      choiceOf(standard.parts?.[name], own.parts?.[name]),
    ),
    headlines: namesOf(standard.headlines, own.headlines).flatMap((kind) =>
      mergeHeadline(kind, standard.headlines?.[kind] ?? {}, own.headlines?.[kind] ?? {}),
    ),
    texts: namesOf(standard.texts, own.texts).flatMap((creative) =>
      mergeText(creative, standard.texts?.[creative] ?? {}, own.texts?.[creative] ?? {}),
    ),
    words: {
      ...words,
      ...mine,
      disclosures: { ...words.disclosures, ...mine.disclosures },
      columns: { ...words.columns, ...mine.columns },
      places: { ...words.places, ...mine.places },
      files: { ...words.files, ...mine.files },
      images: { ...words.images, ...mine.images },
    },
  });
}

type FileHeadline = NonNullable<CopyFile['headlines']>[string];
type FileText = NonNullable<CopyFile['texts']>[string];

function mergeHeadline(kind: string, standard: FileHeadline, own: FileHeadline): CopyHeadline[] {
  if (own.show === false) return [];
  const merge = (field: 'headline' | 'subject' | 'ad') => choiceOf(standard[field], own[field], own.mix);
  return [
    {
      kind,
      label: own.label ?? standard.label ?? kind,
      headline: merge('headline'),
      subject: merge('subject'),
      ad: merge('ad'),
    },
  ];
}

function mergeText(creative: string, standard: FileText, own: FileText): CopyText[] {
  const channel = standard.channel ?? own.channel;
  if (own.show === false || channel === undefined) return [];
  const merge = (field: 'text' | 'subject' | 'preheader' | 'title' | 'button') =>
    choiceOf(standard[field], own[field], own.mix);
  return [
    {
      creative,
      channel,
      label: own.label ?? standard.label ?? creative,
      text: merge('text'),
      subject: merge('subject'),
      preheader: merge('preheader'),
      title: merge('title'),
      button: merge('button'),
    },
  ];
}

/** The groups in which wordings are tried: a site's, Kith's, and of each what stands under `otherwise`, one by one. */
function choiceOf(standard: Wordings | undefined, own: Wordings | undefined, mix = false): Choice {
  if (mix) return groupsOf([...(own ?? []), ...(standard ?? [])]);
  return [...groupsOf(own ?? []), ...groupsOf(standard ?? [])];
}

function groupsOf(wordings: Wordings): Choice {
  const first = wordings.filter((wording) => !waits(wording)).flatMap(patternsOf);
  const others = wordings.filter(waits).map(patternsOf);
  return first.length > 0 ? [first, ...others] : others;
}

function waits(wording: Wording): boolean {
  return typeof wording !== 'string' && 'otherwise' in wording;
}

function patternsOf(wording: Wording): Pattern[] {
  if (typeof wording === 'string') return [{ text: wording, for: null, segments: null }];
  const texts = 'otherwise' in wording ? [wording.otherwise].flat() : [wording.text];
  return texts.map((text) => ({ text, for: wording.for ?? null, segments: wording.segments ?? null }));
}

function namesOf(...records: readonly (object | undefined)[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record ?? {})))];
}

function mapValues<Value>(names: readonly string[], valueOf: (name: string) => Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)]));
}
