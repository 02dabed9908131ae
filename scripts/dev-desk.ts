import { createServer } from 'node:http';
import { checkBodies } from '../src/check/check-bodies.ts';
import { contentNames } from '../src/check/check-components.ts';
import { digest } from '../src/core/digest.ts';
import { formatWhere, KithError, messageOf, type Problem } from '../src/core/errors.ts';
import { writeFileWhole } from '../src/core/files.ts';
import { deskFile } from '../src/dev/dev-bar.ts';
import type { DevPage, DevProblem } from '../src/dev/dev-page.ts';
import { findSwitches } from '../src/dev/find-switches.ts';
import { weighChoices } from '../src/plan/weigh-choices.ts';
import { explainPage } from '../src/report/explain/explain-page.ts';
import { readBodies } from './inspection.ts';
import type { MadePlan } from './make-plan.ts';

/** Answers the dev server about pages: it runs in another process, and knows the public wing alone. */
export interface Desk {
  /** Where it listens, on this machine only. */
  readonly address: string;
  /** The plan as it is now, and what is wrong all the same. */
  planned(made: MadePlan, problems: readonly Problem[]): Promise<void>;
  /** Content or data could not be planned: the last plan stays. */
  failed(thrown: unknown): Promise<void>;
  close(): void;
}

export async function openDesk(site: string): Promise<Desk> {
  let made: MadePlan | null = null;
  let problems: readonly DevProblem[] = [];
  let changes = 0;
  const texts = openTexts(site);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://desk').searchParams.get('path') ?? '/';
    // Planning takes seconds; a text that cannot be read would be shown as a stack of the renderer's until then.
    void texts.check().then((blocking) => {
      const all = [...blocking.map((problem) => describeProblem(problem, true)), ...problems];
      response.setHeader('content-type', 'application/json').end(JSON.stringify(describe(path, made, all)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The desk has no port');
  const tell = () => writeFileWhole(deskFile(site), JSON.stringify({ changes: ++changes }));
  await tell();
  return {
    address: `http://127.0.0.1:${address.port}/`,
    planned: async (plan, wrong) => {
      made = plan;
      problems = wrong.map((problem) => describeProblem(problem, false));
      await tell();
    },
    failed: async (thrown) => {
      const all = thrown instanceof KithError ? thrown.problems : [{ message: messageOf(thrown) }];
      problems = all.map((problem) => describeProblem(problem, made === null));
      await tell();
    },
    close: () => server.close(),
  };
}

/** The texts of a site, each checked again only when it is another one. */
function openTexts(site: string) {
  let known = new Map<string, readonly Problem[]>();
  return {
    check: async (): Promise<Problem[]> => {
      const bodies = await readBodies(site);
      const names = contentNames(bodies);
      const checked = await Promise.all(
        bodies.map(async (body) => {
          const key = digest({ ...body, names });
          return [key, known.get(key) ?? (await checkBodies([body], names))] as const;
        }),
      );
      known = new Map(checked);
      return checked.flatMap(([, problems]) => problems);
    },
  };
}

function describe(path: string, made: MadePlan | null, problems: readonly DevProblem[]): DevPage {
  const page = made?.plan.pages.find((each) => each.path === path);
  if (!made || !page) return { problems, switches: null, explanation: null };
  const choices = weighChoices(made, made.plan, page);
  return {
    problems,
    switches: findSwitches(made.plan, page),
    explanation: explainPage({ ...made, page, choices }),
  };
}

function describeProblem({ message, hint, where }: Problem, blocks: boolean): DevProblem {
  return { place: where ? formatWhere(where) : null, message, hint: hint ?? null, blocks };
}
