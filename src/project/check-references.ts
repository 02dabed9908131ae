import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../core/errors.ts';
import { KNOWN_LOCALES, isKnownLocale } from '../i18n/locales.ts';
import { trackingParameter } from '../links/platforms.ts';
import { linkProblem } from '../links/tracked-link.ts';
import type { Entry, Project } from '../schemas/project.ts';
import type { YamlSource } from './read-document.ts';
import { knownNames } from './suggest.ts';

type Path = readonly PropertyKey[];

const PROGRAM = 'content/program.yaml';

/** Problems between files: names that nobody bears, pictures that are missing, languages and addresses not allowed. */
export async function checkReferences(project: Project, program: YamlSource): Promise<Problem[]> {
  return [
    ...checkProgram(project, program),
    ...checkTranslations(project),
    ...checkSegments(project),
    ...checkLibrary(project),
    ...checkAffiliates(project),
    ...(await checkPictures(project, program)),
  ];
}

function checkProgram(project: Project, source: YamlSource): Problem[] {
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
  const segments = idsOf(project.segments);
  program.offers.forEach((offer, index) => {
    for (const segment of offer.segments ?? []) {
      if (!segments.includes(segment)) {
        report(
          ['offers', index, 'segments'],
          `There is no segment "${segment}"`,
          knownNames(segment, segments, 'segments'),
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

/** A translation needs the original, or links between languages would lead nowhere. */
function checkTranslations(project: Project): Problem[] {
  return [project.segments, project.useCases, project.caseStudies, project.guides].flatMap((entries) => {
    const originals = new Set(
      entries.filter((entry) => entry.locale === project.defaultLocale).map(({ id }) => id),
    );
    return entries
      .filter((entry) => !originals.has(entry.id))
      .map(({ file, id, locale }) => ({
        message: `"${id}" is a translation of nothing`,
        hint: `Write ${file.replace(`/${locale}/`, '/')} first, or give both files the same name.`,
        where: { file },
      }));
  });
}

function checkSegments(project: Project): Problem[] {
  const useCases = idsOf(project.useCases);
  return project.segments.flatMap((entry) =>
    entry.data.useCases.flatMap((id, index) =>
      unknown(entry, ['useCases', index], id, useCases, 'use case', 'use cases'),
    ),
  );
}

function checkLibrary(project: Project): Problem[] {
  const segments = idsOf(project.segments);
  const affiliates = idsOf(project.affiliates);
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

function checkAffiliates(project: Project): Problem[] {
  const segments = idsOf(project.segments);
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
  const first = new Map<string, string>();
  return affiliates.flatMap((entry) => {
    const value = valueOf(entry);
    const other = first.get(value);
    first.set(value, other ?? entry.file);
    if (other === undefined) return [];
    return [
      {
        message: `The ${what} "${value}" is that of another affiliate too: ${other}`,
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
    { picture: project.program.brand.logo, file: PROGRAM, line: program.lineOf(['brand', 'logo']) },
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
      hint: knownNames(id, known, nouns),
      where: { file: entry.file, line: entry.lineOf(path), key: path.join('.') },
    },
  ];
}

/** Ids of the originals, each once. */
function idsOf(entries: readonly Entry<unknown>[]): string[] {
  return [...new Set(entries.map(({ id }) => id))];
}
