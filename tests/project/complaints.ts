import { formatProblem, KithError } from '../../src/core/errors.ts';
import { readProject } from '../../src/project/read-project.ts';
import { makeSite } from '../tiny-site.ts';

/** What a marketer would read after changing files of the tiny site (null: deleted). */
export async function complaintsAbout(changes: Record<string, string | null>): Promise<string> {
  const site = await makeSite(changes);
  try {
    await readProject(site);
  } catch (thrown) {
    if (thrown instanceof KithError) return thrown.problems.map(formatProblem).join('\n');
    throw thrown;
  }
  return 'no complaint';
}
