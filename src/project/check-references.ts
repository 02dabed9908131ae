import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../core/errors.ts';
import { KNOWN_LOCALES, isKnownLocale } from '../i18n/locales.ts';
import { trackingParameter } from '../links/platforms.ts';
import { linkProblem } from '../links/tracked-link.ts';
import { ACTIONS_FILE } from '../schemas/actions.ts';
import type { Entry, Folder, Project } from '../schemas/project.ts';
import { checkVariants } from './check-variants.ts';
import type { YamlSource } from './read-document.ts';
import { didYouMean, knownNames } from '../core/suggest.ts';

type Path = readonly PropertyKey[];

const PROGRAM = 'content/program.yaml';

/** Ids of the files that are there, also of those that cannot be read: a broken file is one problem, not ten. */
export type Present = Readonly<Record<Folder, string[]>>;

/** Problems between files: names that nobody bears, pictures that are missing, languages and addresses not allowed. */
export async function checkReferences(
  project: Project,
  { program, actions }: { readonly program: YamlSource; readonly actions: YamlSource | undefined },
  present: Present,
): Promise<Problem[]> {
  return [
    ...checkProgram(project, program, present),
    ...(actions ? checkActions(project, actions, present) : []),
    ...checkTranslations(project, present),
    ...checkSegments(project, present),
    ...checkVariants(project),
    ...checkLibrary(project, present),
    ...checkAffiliates(project, present),
    ...(await checkPictures(project, program)),
  ];
}

function checkProgram(project: Project, source: YamlSource, { segments }: Present): Problem[] {
  const { program } = project;
  const problems: Problem[] = [];
  const report = (path: Path, message: string, hint: string) =>
    void problems.push({
      message,
      hint,
      where: { file: PROGRAM, line: source.lineOf(path), key: path.join('.') },
    });
  const link = linkProblem(program.tracking.url, program.tracking.hosts);
  if (link !== null) {
    report(
      ['tracking', 'url'],
      `The call to action cannot lead there: ${link}`,
      'Correct the address, or add its host to tracking.hosts.',
    );
  }
  if (trackingParameter(program.tracking) === null) {
    report(
      ['tracking', 'platform'],
      'The platform "custom" has no parameter of its own',
      'Add tracking.parameter, the name in your links, such as "ref".',
    );
  }
  program.locales.forEach((locale, index) => {
    if (!isKnownLocale(locale)) {
      report(
        ['locales', index],
        `Kith has no interface texts in "${locale}"`,
        knownNames(locale, KNOWN_LOCALES, 'locales'),
      );
    }
  });
  program.offers.forEach((offer, index) => {
    for (const segment of offer.segments ?? []) {
      if (!segments.includes(segment)) {
        report(
          ['offers', index, 'segments'],
          `There is no segment "${segment}"`,
          knownNames(segment, [...new Set(segments)], 'segments'),
        );
      }
    }
  });
  if (!program.offers.some((offer) => !offer.starts && !offer.ends && !offer.segments)) {
    report(
      ['offers'],
      'There is no evergreen offer',
      'Add one without starts, ends and segments: it holds wherever no other does.',
    );
  }
  return problems;
}

function checkActions({ actions }: Project, { lineOf }: YamlSource, present: Present): Problem[] {
  const entry = { file: ACTIONS_FILE, lineOf };
  return Object.entries(actions).flatMap(([action, { useCase, guide }]) => [
    ...(useCase === undefined
      ? []
      : unknown(entry, [action, 'useCase'], useCase, present['use-cases'], 'use case', 'use cases')),
    ...(guide === undefined
      ? []
      : unknown(entry, [action, 'guide'], guide, present.guides, 'guide', 'guides')),
  ]);
}

/** A translation needs the original, or links between languages would lead nowhere. */
function checkTranslations(project: Project, present: Present): Problem[] {
  const collections = [
    [project.segments, present.segments],
    [project.useCases, present['use-cases']],
    [project.caseStudies, present['case-studies']],
    [project.guides, present.guides],
  ] as const;
  return collections.flatMap(([entries, ids]) => {
    const originals = new Set(
      entries.filter((entry) => entry.locale === project.defaultLocale).map(({ id }) => id),
    );
    // A file that cannot be read may well be the original.
    const isLone = (id: string) => !originals.has(id) && ids.filter((other) => other === id).length < 2;
    return entries
      .filter(({ id, locale }) => locale !== project.defaultLocale && isLone(id))
      .map(({ file, id, locale }) => ({
        message: `"${id}" is a translation of nothing`,
        hint: `${didYouMean(id, [...originals])}Write ${file.replace(`/${locale}/`, '/')} first, or give both files the same name.`,
        where: { file },
      }));
  });
}

function checkSegments(project: Project, present: Present): Problem[] {
  return project.segments.flatMap((entry) =>
    entry.data.useCases.flatMap((id, index) =>
      unknown(entry, ['useCases', index], id, present['use-cases'], 'use case', 'use cases'),
    ),
  );
}

function checkLibrary(project: Project, { segments, affiliates }: Present): Problem[] {
  return [
    ...project.caseStudies.flatMap((entry) => [
      ...entry.data.segments.flatMap((id, index) =>
        unknown(entry, ['segments', index], id, segments, 'segment', 'segments'),
      ),
      ...(entry.data.affiliate && !project.sources?.affiliates
        ? unknown(entry, ['affiliate'], entry.data.affiliate, affiliates, 'affiliate', 'affiliates')
        : []),
    ]),
    ...project.guides.flatMap((entry) =>
      (entry.data.segments ?? []).flatMap((id, index) =>
        unknown(entry, ['segments', index], id, segments, 'segment', 'segments'),
      ),
    ),
  ];
}

function checkAffiliates(project: Project, { segments }: Present): Problem[] {
  const problems = project.affiliates.flatMap((entry) => [
    ...(entry.data.segments === 'all'
      ? []
      : entry.data.segments.flatMap((id, index) =>
          unknown(entry, ['segments', index], id, segments, 'segment', 'segments'),
        )),
    ...[entry.data.locale, ...(entry.data.locales ?? [])].flatMap((locale) =>
      locale === undefined
        ? []
        : unknown(entry, ['locale'], locale, project.program.locales, 'locale of the program', 'locales'),
    ),
  ]);
  return [
    ...problems,
    ...twice(project.affiliates, 'id', ({ id }) => id),
    ...twice(project.affiliates, 'code', ({ id, data }) => data.code ?? id),
  ];
}

/** Affiliates that share what must be theirs alone. */
function twice(
  affiliates: Project['affiliates'],
  what: string,
  valueOf: (entry: Project['affiliates'][number]) => string,
): Problem[] {
  const first = new Map<string, { id: string; file: string }>();
  return affiliates.flatMap((entry) => {
    const value = valueOf(entry);
    const other = first.get(value);
    first.set(value, other ?? entry);
    if (other === undefined || (what !== 'id' && other.id === entry.id)) return [];
    return [
      {
        message: `The ${what} "${value}" is that of another affiliate too: ${other.file}`,
        hint:
          what === 'id'
            ? 'Keep one of the two files.'
            : 'Give each its own code, or nobody knows whom to credit.',
        where: { file: entry.file, line: entry.lineOf([what]), key: what },
      },
    ];
  });
}

async function checkPictures(project: Project, program: YamlSource): Promise<Problem[]> {
  const wanted = [
    ...(['logo', 'logoOnDark', 'icon', 'photo'] as const).flatMap((key) => {
      const picture = project.program.brand[key];
      return picture === undefined ? [] : [{ picture, file: PROGRAM, line: program.lineOf(['brand', key]) }];
    }),
    ...project.cardTemplates.flatMap(({ data: { picture }, file, lineOf }) =>
      picture === undefined ? [] : [{ picture, file, line: lineOf(['picture']) }],
    ),
    ...[...project.caseStudies, ...project.affiliates].flatMap(({ data, file, lineOf }) =>
      (['face', 'logo'] as const).flatMap((key) => {
        const picture = (data as { face?: string; logo?: string })[key];
        return picture === undefined ? [] : [{ picture, file, line: lineOf([key]) }];
      }),
    ),
  ];
  const problems = await Promise.all(
    wanted.map(async ({ picture, file, line }): Promise<Problem[]> => {
      const found = await stat(join(project.site, 'public', picture)).catch(() => null);
      if (found?.isFile() && found.size > 0) return [];
      return [
        {
          message: `The picture public${picture} ${found ? 'is empty' : 'does not exist'}`,
          hint: 'Put the picture there, or correct the path (upper and lower case count).',
          where: { file, line },
        },
      ];
    }),
  );
  return problems.flat();
}

function unknown(
  entry: Pick<Entry<unknown>, 'file' | 'lineOf'>,
  path: Path,
  id: string,
  known: readonly string[],
  noun: string,
  nouns: string,
): Problem[] {
  if (known.includes(id)) return [];
  return [
    {
      message: `There is no ${noun} "${id}"`,
      hint: knownNames(id, [...new Set(known)], nouns),
      where: { file: entry.file, line: entry.lineOf(path), key: path.join('.') },
    },
  ];
}
