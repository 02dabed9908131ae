import type { Problem } from '../core/errors.ts';
import { knownNames } from '../core/suggest.ts';
import { CARD_FORMAT_NAMES, CARD_TEMPLATES } from '../schemas/card.ts';
import { creativeNames } from '../schemas/creatives.ts';
import type { Entry, Project } from '../schemas/project.ts';
import type { Segment } from '../schemas/segment.ts';
import { RESERVED_VARIANTS } from '../schemas/variant.ts';

type SegmentEntry = Entry<Segment>;

/** Variants that no page or link could tell apart, that differ in nothing, or that a translation has of nothing. */
export function checkVariants(project: Project): Problem[] {
  const { segments, defaultLocale } = project;
  const originals = new Map(
    segments.filter(({ locale }) => locale === defaultLocale).map((entry) => [entry.id, entry]),
  );
  return segments.flatMap((entry) => [
    ...checkNames(entry),
    ...(entry.locale === defaultLocale
      ? checkCreatives(entry, project)
      : checkTranslation(entry, originals.get(entry.id))),
  ]);
}

function checkNames(entry: SegmentEntry): Problem[] {
  const { variants } = entry.data;
  return variants.flatMap(({ name, headline, subhead, cta }, index) => {
    if ((RESERVED_VARIANTS as readonly string[]).includes(name)) {
      return problem(entry, [index, 'name'], `A variant cannot be called "${name}"`, RESERVED);
    }
    const first = variants.findIndex((other) => other.name === name);
    if (first < index) {
      const line = entry.lineOf(['variants', first, 'name']);
      return problem(
        entry,
        [index, 'name'],
        `There are two variants called "${name}"`,
        `The other one stands in line ${line}. Give one of them another name.`,
      );
    }
    return headline === undefined && subhead === undefined && cta === undefined
      ? problem(entry, [index], `The variant "${name}" says nothing of its own`, NOTHING)
      : [];
  });
}

const RESERVED = 'The segment’s own page is called so in lists and reports. Choose another name.';
const NOTHING = 'Give it a headline, a subhead or a cta, or a row in content/headlines.csv.';

/** Which creatives are a variant's the original says, for all languages. */
function checkCreatives(entry: SegmentEntry, { copy, cardTemplates, defaultLocale }: Project): Problem[] {
  const words = copy[defaultLocale] ?? { texts: [], headlines: [] };
  const known = creativeNames(words, [
    ...CARD_TEMPLATES.flatMap((template) => CARD_FORMAT_NAMES.map((format) => `${template}-${format}`)),
    ...cardTemplates.flatMap(({ id, data }) => data.formats.map((format) => `${id}-${format}`)),
  ]);
  const owners = new Map<string, string>();
  return entry.data.variants.flatMap(({ name, creatives = [] }, index) =>
    creatives.flatMap((creative, place) => {
      const path = [index, 'creatives', place];
      const owner = owners.get(creative);
      owners.set(creative, owner ?? name);
      if (!known.includes(creative)) {
        return problem(
          entry,
          path,
          `Nothing in kits is called "${creative}"`,
          knownNames(creative, known, 'names'),
        );
      }
      return owner === undefined
        ? []
        : problem(
            entry,
            path,
            `"${creative}" leads to the variant "${owner}" already`,
            'Name it in one variant alone.',
          );
    }),
  );
}

function checkTranslation(entry: SegmentEntry, original: SegmentEntry | undefined): Problem[] {
  const known = original?.data.variants.map(({ name }) => name) ?? [];
  return entry.data.variants.flatMap(({ name, creatives }, index) => [
    ...(original && !known.includes(name)
      ? problem(
          entry,
          [index, 'name'],
          `"${name}" is a translation of no variant`,
          `${knownNames(name, known, 'variants')} They stand in ${original.file}.`,
        )
      : []),
    ...(creatives === undefined
      ? []
      : problem(
          entry,
          [index, 'creatives'],
          'A translation does not say which creatives lead to a variant',
          `Take the list out: that of ${original?.file ?? 'the original'} counts for all languages.`,
        )),
  ]);
}

function problem(
  { file, lineOf }: SegmentEntry,
  path: readonly PropertyKey[],
  message: string,
  hint: string,
): Problem[] {
  const whole = ['variants', ...path];
  return [{ message, hint, where: { file, line: lineOf(whole), key: whole.map(String).join('.') } }];
}
