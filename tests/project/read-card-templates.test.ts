import { expect, test } from 'vitest';
import { readProject } from '../../src/project/read-project.ts';
import { formatProblem, KithError } from '../../src/core/errors.ts';
import { makeSite } from '../tiny-site.ts';

async function problemsOf(files: Record<string, string>): Promise<string[]> {
  try {
    await readProject(await makeSite(files));
    return [];
  } catch (thrown) {
    if (!(thrown instanceof KithError)) throw thrown;
    return thrown.problems.map(formatProblem);
  }
}

const GOOD = 'layout: offer\nheadline: "{friendReward}"\n';

test('reads a template of one file, in the formats for social media unless it says others', async () => {
  const { cardTemplates } = await readProject(await makeSite({ 'content/cards/season.yaml': GOOD }));
  expect(cardTemplates.map(({ id, data }) => [id, data.layout, data.formats])).toEqual([
    ['season', 'offer', ['og', 'square', 'portrait', 'story', 'pinterest']],
  ]);
});

test('names file, line and key of a placeholder that there is not, and the one that was meant', async () => {
  const [problem, ...others] = await problemsOf({
    'content/cards/season.yaml': 'layout: offer\nheadline: Hello\ntext: "For {audiense}"\n',
  });
  expect(others).toEqual([]);
  expect(problem).toContain('content/cards/season.yaml:3 (text)\n  There is no placeholder {audiense}\n');
  expect(problem).toContain('→ Did you mean {audience}? Cards know {product}, {tagline}, {audience},');
});

test.each([
  [
    'a layout that there is not',
    'season.yaml',
    'layout: poster\nheadline: x\n',
    'must be statement, proof, quote, offer, steps',
  ],
  [
    'a layout of the site that is not there',
    'season.yaml',
    'layout: own.ts\nheadline: x\n',
    'There is no content/cards/own.ts',
  ],
  [
    'a segment that there is not',
    'season.yaml',
    `${GOOD}segments: [bakery]\n`,
    'There is no segment "bakery"',
  ],
  [
    'a picture that there is not',
    'season.yaml',
    `${GOOD}picture: /no.jpg\n`,
    'The picture public/no.jpg does not exist',
  ],
  ['a format that there is not', 'season.yaml', `${GOOD}formats: [poster]\n`, 'content/cards/season.yaml:3'],
  ['a brace that stands alone', 'season.yaml', 'layout: offer\nheadline: "a { b"\n', 'A "{" stands alone'],
  ['the name of one of Kith’s', 'offer.yaml', GOOD, 'Kith has a template "offer" already'],
  ['a name that is no address', 'Sea Son.yaml', GOOD, 'cannot be part of an address'],
  ['another ending', 'season.mdx', GOOD, 'This file is not read'],
])('refuses %s', async (_, name, text, message) => {
  const problems = await problemsOf({ [`content/cards/${name}`]: text });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(message);
  expect(problems[0]).toContain('content/cards/');
});

test('leaves notes and layouts alone', async () => {
  const files = {
    'content/cards/_note.txt': 'x',
    'content/cards/own.ts': 'export default 1',
    'content/cards/own.yaml': 'layout: own.ts\nheadline: x\n',
  };
  expect(await problemsOf(files)).toEqual([]);
});
