import { expect, test } from 'vitest';
import { html, landingHtml, LANDING, wrongIn } from './tiny-dist.ts';

const PAGE = 'guides/waste/index.html';

test('a page whose links all lead somewhere has no problems', async () => {
  const body = `<a href="/for/bakeries/">1</a> <a href="../../for/bakeries/?utm_source=x">2</a> <a href="#here">3</a>
    <a href="/for/bakeries/#top-of-page">4</a> <a href="https://app.oatmark.example/signup">5</a>
    <a href="mailto:hello@oatmark.example">6</a> <p id="here">x</p> <img src="/pic.png?v=1" srcset="/pic.png 1x, /pic.png 2x">
    <a href="https://friends.oatmark.example/for/bakeries/">7</a> <img src="data:image/png;base64,AA==">
    <svg><use href="#here"/></svg> <style>p { background: url("/pic.png") }</style>`;
  expect(await wrongIn({ [PAGE]: html(body), 'pic.png': 'x', [LANDING]: landingHtml() })).toEqual([]);
});

test.each([
  ['<a href="/for/hotels/">x</a>', '"/for/hotels/" leads to nothing: there is no dist/for/hotels/index.html'],
  ['<a href="/for/bakeries">x</a>', '"/for/bakeries" lacks the slash at its end'],
  [
    '<a href="../nowhere/">x</a>',
    '"../nowhere/" leads to nothing: there is no dist/guides/nowhere/index.html',
  ],
  ['<a href="#gone">x</a>', '"#gone" leads to a place that is not there: no element has the id "gone"'],
  [
    '<a href="/for/bakeries/#gone">x</a>',
    '"/for/bakeries/#gone" leads to a place that is not there: no element has the id "gone"',
  ],
  ['<a href="">x</a>', 'A link leads nowhere: its address is empty'],
  ['<a href="javascript:alert(1)">x</a>', 'A link begins with "javascript:": javascript:alert(1)'],
  [
    '<a href=" JaVa&#x53;cript&colon;alert(1)">x</a>',
    'A link begins with "javascript:":  JaVaScript:alert(1)',
  ],
  [
    '<form action="ftp://app.oatmark.example/x"></form>',
    'A link begins with "ftp:": ftp://app.oatmark.example/x',
  ],
  ['<a href="https://evil.example/">x</a>', 'A link leads to a host that nobody named: evil.example'],
  [
    '<a href="https://app.oatmark.example@evil.example/">x</a>',
    'A link leads to a host that nobody named: evil.example',
  ],
  [
    '<meta http-equiv="refresh" content="0; url=/gone/">',
    '"/gone/" leads to nothing: there is no dist/gone/index.html',
  ],
  [
    '<img src="/a.png" srcset="/b.png 2x">',
    '"/a.png" leads to nothing: there is no dist/a.png',
    '"/b.png" leads to nothing: there is no dist/b.png',
  ],
  ['<style>p { background: url(/c.png) }</style>', '"/c.png" leads to nothing: there is no dist/c.png'],
  ['<p style="background: url(\'/d.png\')">x</p>', '"/d.png" leads to nothing: there is no dist/d.png'],
  [
    '<script src="https://app.oatmark.example/t.js"></script>',
    'The page loads something from another server: https://app.oatmark.example/t.js',
  ],
  [
    '<img src="//cdn.example/x.png">',
    'The page loads something from another server: https://cdn.example/x.png',
  ],
  [
    '<iframe src="https://video.example/1"></iframe>',
    'The page loads something from another server: https://video.example/1',
  ],
  [
    '<style>@import "https://fonts.example/f.css";</style>',
    'The page loads something from another server: https://fonts.example/f.css',
  ],
  ['<p onclick="go()">x</p>', 'An element carries script: p onclick'],
])('%s is a problem', async (body, ...expected) => {
  const found = await wrongIn({ [PAGE]: html(body) });
  expect(found.map((line) => line.replace(/^dist\/guides\/waste\/index.html (\(.*?\) )?/, ''))).toEqual(
    expected,
  );
});

test.each([
  [
    '<link rel="preconnect" href="https://fonts.example">',
    'The page loads something from another server: https://fonts.example/',
  ],
  ['<link rel="stylesheet" href="/gone.css">', '"/gone.css" leads to nothing: there is no dist/gone.css'],
  [
    '<link rel="alternate" hreflang="fr" href="https://friends.oatmark.example/fr/">',
    '"https://friends.oatmark.example/fr/" leads to nothing: there is no dist/fr/index.html',
  ],
  [
    '<meta property="og:image" content="https://friends.oatmark.example/cards/x.png?v=1">',
    '"https://friends.oatmark.example/cards/x.png?v=1" leads to nothing: there is no dist/cards/x.png',
  ],
  [
    '<script type="application/ld+json">{"url":"https://friends.oatmark.example/gone/"}</script>',
    '"https://friends.oatmark.example/gone/" leads to nothing: there is no dist/gone/index.html',
  ],
])('%s in the head is a problem', async (head, expected) => {
  const found = await wrongIn({ [PAGE]: html('', head) });
  expect(found.map((line) => line.replace(/^\S+ \(.*?\) /, ''))).toEqual([expected]);
});

test('style sheets are read as well, comments in them left aside', async () => {
  const css = '@import url(./more.css); /* url(/no.png) */ @font-face { src: url("../fonts/a.woff2") }';
  const files = { '_assets/a.css': css, '_assets/more.css': '', 'fonts/a.woff2': 'x' };
  expect(await wrongIn(files)).toEqual([]);
  expect(await wrongIn({ '_assets/a.css': css, 'fonts/a.woff2': 'x' })).toEqual([
    'dist/_assets/a.css (style) "./more.css" leads to nothing: there is no dist/_assets/more.css',
  ]);
});

test('only the files asked for are looked at, and links from them may lead to any other', async () => {
  const files = {
    [PAGE]: html('<a href="/gone/">x</a>'),
    'b/index.html': html('<a href="/guides/waste/">x</a>'),
  };
  expect(await wrongIn(files, { look: ['b/index.html'] })).toEqual([]);
});
