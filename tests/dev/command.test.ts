import { expect, test } from 'vitest';
import { runKith } from '../run-kith.ts';
import { makeSite } from '../tiny-site.ts';

test('a site with nothing to show yet ends the command, with what is wrong', async () => {
  const site = await makeSite({ 'content/program.yaml': 'name: [\n' });
  const { code, stderr } = await runKith(['dev', '--site', site, '--port', '4719']);
  expect(code).toBe(1);
  expect(stderr).toContain('content/program.yaml');
  expect(stderr).toContain('There is nothing to show yet');
});
