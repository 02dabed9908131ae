import { expect, test } from 'vitest';
import {
  renderBlockBox,
  renderBlockHtml,
  renderBlockMarkdown,
  renderBlockText,
} from '../../src/kits/block-markup.ts';

const LINK = 'https://friends.oatmark.example/with/rosa/bakeries/?via=rosa&utm_source=rosa';
const HOSTILE = {
  title: '<script>alert("1")</script> & \'co\'',
  disclosure: 'Ad: *Oat_mark* rewards me.',
  words: [
    '[click](javascript:alert(1)) `x` https://evil.example www.evil.example',
    '1. no list\n2. nor here',
    '- no list',
    '# no title',
  ].join('\n\n'),
  button: 'Start]( now',
  smallPrint: '| a | b |',
  link: LINK,
};
const ENGLISH = { locale: 'en', direction: 'ltr' } as const;
const BRAND = {
  colors: { primary: '#1f4e8a', accent: '#ffb627', ink: '#161c26', paper: '#f7f9fc' },
  fonts: { heading: 'Figtree', body: 'Figtree' },
  logo: '/logo.svg',
};

test('in HTML nothing that people wrote becomes markup', () => {
  expect(renderBlockHtml(HOSTILE, ENGLISH)).toMatchInlineSnapshot(`
    "<div lang="en" dir="ltr">
    <h2>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;</h2>
    <p><strong>Ad: *Oat_mark* rewards me.</strong></p>
    <p>[click](javascript:alert(1)) \`x\` https://evil.example www.evil.example</p>
    <p>1. no list<br>
    2. nor here</p>
    <p>- no list</p>
    <p># no title</p>
    <p><a href="https://friends.oatmark.example/with/rosa/bakeries/?via=rosa&amp;utm_source=rosa" rel="sponsored noopener">Start]( now</a></p>
    <p><small>| a | b |</small></p>
    </div>
    "
  `);
});

test('in Markdown nothing that people wrote becomes markup', () => {
  expect(renderBlockMarkdown(HOSTILE)).toMatchInlineSnapshot(`
    "## \\<script\\>alert("1")\\</script\\> \\& 'co'

    **Ad: \\*Oat\\_mark\\* rewards me.**

    \\[click\\](javascript:alert(1)) \\\`x\\\` https\\://evil.example www\\.evil.example

    1\\. no list  
    2\\. nor here

    \\- no list

    \\# no title

    [Start\\]( now](<https://friends.oatmark.example/with/rosa/bakeries/?via=rosa&utm_source=rosa>)

    *\\| a \\| b \\|*
    "
  `);
});

test('as plain text it is the same in order', () => {
  expect(renderBlockText(HOSTILE)).toBe(
    `${HOSTILE.title}\n\n${HOSTILE.disclosure}\n\n${HOSTILE.words}\n\nStart]( now\n${LINK}\n\n| a | b |`,
  );
});

test('a box has the colours of the brand, no script, and its own language', () => {
  const arabic = { locale: 'ar', direction: 'rtl' } as const;
  const html = renderBlockBox(HOSTILE, arabic, BRAND);
  expect(html).toMatch(/^<div lang="ar" dir="rtl" style="[^"]+">/u);
  expect(html).toContain('background:#1f4e8a;color:#ffffff');
  expect(html).toContain('rel="sponsored noopener"');
  expect(html).not.toMatch(/<script|\bon[a-z]+=/u);
});

test('words on a light colour are black', () => {
  const light = { ...BRAND, colors: { ...BRAND.colors, primary: '#ffe680' } };
  expect(renderBlockBox(HOSTILE, ENGLISH, light)).toContain('background:#ffe680;color:#000000');
});
