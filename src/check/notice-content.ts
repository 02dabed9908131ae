import type { Problem } from '../core/errors.ts';
import { ACTIONS_FILE } from '../schemas/actions.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Entry, Project } from '../schemas/project.ts';
import { slugify } from '../schemas/slug.ts';

/** What is not wrong in content and still worth knowing: what nothing refers to, what is not translated, telling ids. */
export function noticeContent(project: Project, plan: Plan): Problem[] {
  return [
    ...noticeUnused(project),
    ...noticeUntranslated(project),
    ...noticeUntranslatedActions(project),
    ...noticeUntranslatedVariants(project),
    ...noticeTellingIds(project, plan),
  ];
}

function noticeUnused({ segments, useCases, guides, defaultLocale }: Project): Problem[] {
  const originals = <Data>(entries: readonly Entry<Data>[]) =>
    entries.filter(({ locale }) => locale === defaultLocale);
  const usedCases = new Set(segments.flatMap(({ data }) => data.useCases));
  const pains = new Set(segments.flatMap(({ data }) => data.pains.map(({ pain }) => pain)));
  return [
    ...originals(useCases)
      .filter(({ id }) => !usedCases.has(id))
      .map(({ id, file }) => ({
        message: 'No segment names this use case',
        hint: `It stands in the library alone; add "${id}" to useCases of the segments where it matters.`,
        where: { file },
      })),
    ...originals(guides)
      .filter(({ data }) => !pains.has(data.pain))
      .map(({ data, file, lineOf }) => ({
        message: `No segment names the pain "${data.pain}" of this guide`,
        hint: 'It stands in the library alone; add the pain to the segments that have it.',
        where: { file, line: lineOf(['pain']), key: 'pain' },
      })),
  ];
}

/** One remark for each language and folder: a list of twenty files is read, twenty remarks are not. */
function noticeUntranslated({ program, defaultLocale, ...project }: Project): Problem[] {
  const folders = {
    segments: project.segments,
    'use-cases': project.useCases,
    'case-studies': project.caseStudies,
    guides: project.guides,
  } satisfies Record<string, readonly Entry<unknown>[]>;
  const others = program.locales.filter((locale) => locale !== defaultLocale);
  return others.flatMap((locale) =>
    Object.entries(folders).flatMap(([folder, entries]: [string, readonly Entry<unknown>[]]): Problem[] => {
      const translated = new Set(entries.filter((entry) => entry.locale === locale).map(({ id }) => id));
      const missing = entries.filter((entry) => entry.locale === defaultLocale && !translated.has(entry.id));
      if (missing.length === 0) return [];
      return [
        {
          message: `Not in "${locale}" yet: ${missing.map(({ id }) => id).join(', ')}`,
          hint: 'Pages in that language leave them out or show the original; a translation has the same file name.',
          where: { file: `content/${folder}/${locale}/` },
        },
      ];
    }),
  );
}

/** Variants that are not written in a language in which their segment is. */
function noticeUntranslatedVariants({ segments, defaultLocale }: Project): Problem[] {
  const originals = segments.filter(
    ({ locale, data }) => locale === defaultLocale && data.variants.length > 0,
  );
  return originals.flatMap(({ id, data }) =>
    segments
      .filter((entry) => entry.id === id && entry.locale !== defaultLocale)
      .flatMap(({ locale, file, lineOf, data: { variants } }): Problem[] => {
        const written = new Set(variants.map(({ name }) => name));
        const missing = data.variants.flatMap(({ name }) => (written.has(name) ? [] : [name]));
        if (missing.length === 0) return [];
        return [
          {
            message: `${missing.length === 1 ? 'A variant is' : 'Variants are'} not in "${locale}" yet: ${missing.join(', ')}`,
            hint: 'In that language all links of kits lead to the page without it; a translation has the same name.',
            where: { file, line: lineOf(['variants']) },
          },
        ];
      }),
  );
}

/** First steps of a welcome page in one language, in the words of another. */
function noticeUntranslatedActions({ program, defaultLocale, actions }: Project): Problem[] {
  return program.locales
    .filter((locale) => locale !== defaultLocale)
    .flatMap((locale): Problem[] => {
      const missing = Object.entries(actions).filter(([, { title, text }]) =>
        [title, text].some((words) => typeof words === 'string' || !Object.hasOwn(words, locale)),
      );
      if (missing.length === 0) return [];
      return [
        {
          message: `Not in "${locale}" yet: ${missing.map(([action]) => action).join(', ')}`,
          hint: `Welcome pages in that language show the original; write { ${defaultLocale}: …, ${locale}: … }.`,
          where: { file: ACTIONS_FILE },
        },
      ];
    });
}

/** An address that spells out a name which nobody allowed to be shown. */
function noticeTellingIds({ affiliates, defaultLocale }: Project, plan: Plan): Problem[] {
  return affiliates
    .filter(({ id, data }) => {
      const shown = plan.affiliates[`${defaultLocale}/${id}`];
      return shown !== undefined && shown.name === null && id.includes(slugify(data.name));
    })
    .map(({ id, file }) => ({
      message: `Without a consent that holds no page shows this name, but the address does: /with/${id}/`,
      hint: 'Note the consent, or give the file another name; the tracking code may stay.',
      where: { file },
    }));
}
