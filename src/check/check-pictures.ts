import type { Problem, Where } from '../core/errors.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Project } from '../schemas/project.ts';

interface WithheldPicture {
  /** Path in dist, as in public/. */
  readonly path: string;
  readonly where: Where;
}

/**
 * Faces and logos that content names and no consent allows to show on the day of the plan. Files of public/ are copied
 * whoever asks, and their addresses are easy to guess or remembered: a build must leave these out.
 */
export function withheldPictures(
  { affiliates, caseStudies, program }: Project,
  plan: Plan,
): WithheldPicture[] {
  const shown = new Set([
    program.brand.logo,
    program.brand.logoOnDark,
    program.brand.icon,
    ...Object.values(plan.affiliates).map(({ face }) => face),
    ...Object.values(plan.caseStudies).flatMap(({ face, logo }) => [face, logo]),
  ]);
  const named = [
    ...affiliates.map(({ file, data, lineOf }) => ({ file, key: 'face', picture: data.face, lineOf })),
    ...caseStudies.flatMap(({ file, data, lineOf }) => [
      { file, key: 'face', picture: data.face, lineOf },
      { file, key: 'logo', picture: data.logo, lineOf },
    ]),
  ];
  return named.flatMap(({ file, key, picture, lineOf }) =>
    picture === undefined || shown.has(picture)
      ? []
      : [{ path: picture.slice(1), where: { file, line: lineOf([key]), key } }],
  );
}

/** Pictures in dist that should have been withheld. */
export function checkPictures(project: Project, plan: Plan, files: ReadonlySet<string>): Problem[] {
  return withheldPictures(project, plan)
    .filter(({ path }) => files.has(path))
    .map(({ path, where }) => ({
      message: `dist/${path} can be seen by everybody, and no consent that holds allows it`,
      hint: `Move the picture out of public/ and take the line "${where.key ?? ''}" away, or note the consent.`,
      where,
    }));
}
