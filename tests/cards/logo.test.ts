import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { placeLogo, rasterizeLogo, readLogo } from '../../src/cards/logo.ts';
import { LOGO, makeSite } from './sample-plan.ts';

const FILE = { path: '/logo.svg', key: 'logo' } as const;
const WHERE = { file: 'content/program.yaml', key: 'brand.logo' };

async function failureOf(logo: string | Buffer | null): Promise<unknown> {
  const { site } = await makeSite(logo);
  return readLogo(FILE, site).catch((thrown: unknown) => thrown);
}

test('reads SVG and PNG', async () => {
  const png = await sharp(Buffer.from(LOGO)).png().toBuffer();
  const [vector, pixels] = await Promise.all(
    [LOGO, png].map(async (logo) => readLogo(FILE, (await makeSite(logo)).site)),
  );
  expect(vector).toMatchObject({ width: 120, height: 40, isVector: true });
  expect(pixels).toMatchObject({ width: 120, height: 40, isVector: false });
});

test.each([
  ['is missing', null],
  ['is an empty file', ''],
  ['has 2.1 MB, at most 2 MB are allowed', Buffer.alloc(2_100_000)],
  ['is not a picture that can be read', 'hello'],
  ['is not a picture that can be read', '<svg xmlns="http://www.w3.org/2000/svg" width="9"'],
])('says that a logo %s, where that stands, and what to do', async (what, logo) => {
  expect(await failureOf(logo)).toMatchObject({
    message: `The logo public/logo.svg ${what}`,
    hint: 'Put an SVG or PNG of at most 4096 x 4096 pixels at public/logo.svg, or name another one in brand.logo.',
    where: WHERE,
  });
});

test('refuses a picture that would fill the memory, and one of another kind', async () => {
  const huge = '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"/>';
  expect(await failureOf(huge)).toMatchObject({ where: WHERE });
  const jpeg = await sharp(Buffer.from(LOGO)).jpeg().toBuffer();
  expect(await failureOf(jpeg)).toMatchObject({
    message: 'The logo public/logo.svg is a picture of the kind jpeg',
  });
  const truncated = (
    await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 99, sigma: 40 },
      },
    })
      .png()
      .toBuffer()
  ).subarray(0, 9000);
  expect(await failureOf(truncated)).toMatchObject({ message: 'The logo public/logo.svg cannot be drawn' });
});

test('runs no script of an SVG, reads no file and asks no server that it names', async () => {
  const { site } = await makeSite();
  await sharp({ create: { width: 50, height: 50, channels: 3, background: '#ff0000' } })
    .png()
    .toFile(join(site, 'secret.png'));
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const hostile = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="50">
    <script>document.documentElement.innerHTML = '<rect width="100" height="50" fill="red"/>'</script>
    <style>@import url("http://127.0.0.1:${port}/style.css");</style>
    <rect width="100" height="50" fill="#00ff00" onload="this.setAttribute('fill', 'red')"/>
    <image width="50" height="50" href="file://${site}/secret.png" xlink:href="file://${site}/secret.png"/>
    <image x="50" width="50" height="50" href="http://127.0.0.1:${port}/a.png"/>
  </svg>`;
  await writeFile(join(site, 'public', 'logo.svg'), hostile);
  const { data } = await rasterizeLogo(await readLogo(FILE, site), 100, 50);
  server.close();
  const colors = new Set(
    Array.from({ length: data.length / 4 }, (_, pixel) => data.toString('hex', pixel * 4, pixel * 4 + 3)),
  );
  expect([...colors]).toEqual(['00ff00']);
  expect(asked).toBe(0);
});

test('stands on a ground on which it can be seen', async () => {
  const white = LOGO.replaceAll(/#[0-9a-f]{6}/g, '#ffffff');
  const [dark, light] = await Promise.all(
    [LOGO, white].map(async (logo) => readLogo(FILE, (await makeSite(logo)).site)),
  );
  if (!dark || !light) throw new Error('both are read');
  expect(await placeLogo([dark], ['#fff8ef', '#26121e'])).toMatchObject({ ground: '#fff8ef' });
  expect(await placeLogo([light], ['#fff8ef', '#26121e'])).toMatchObject({ ground: '#26121e' });
  expect(await placeLogo([dark, light], ['#101020', '#ffffff'])).toMatchObject({
    ground: '#101020',
    logo: light,
  });
});
