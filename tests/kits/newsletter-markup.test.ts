import { expect, test } from 'vitest';
import { renderNewsletterHtml, renderNewsletterMarkdown } from '../../src/kits/newsletter-markup.ts';

const LINK = 'https://friends.oatmark.example/with/rosa/bakeries/?via=rosa&utm_source=rosa';
const HOSTILE = {
  title: '<script>alert("1")</script> & \'co\'',
  disclosure: 'Ad: *Oat_mark* rewards me.',
  paragraphs: [
    '[click](javascript:alert(1)) `x` https://evil.example www.evil.example',
    '1. no list',
    '- no list',
    '# no title',
  ],
  button: 'Start]( now',
  smallPrint: '| a | b |',
};

test('in HTML nothing that people wrote becomes markup', () => {
  expect(renderNewsletterHtml(HOSTILE, LINK)).toMatchInlineSnapshot(`
    "<h2>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;</h2>
    <p><strong>Ad: *Oat_mark* rewards me.</strong></p>
    <p>[click](javascript:alert(1)) \`x\` https://evil.example www.evil.example</p>
    <p>1. no list</p>
    <p>- no list</p>
    <p># no title</p>
    <p><a href="https://friends.oatmark.example/with/rosa/bakeries/?via=rosa&amp;utm_source=rosa" rel="sponsored">Start]( now</a></p>
    <p><small>| a | b |</small></p>
    "
  `);
});

test('in Markdown nothing that people wrote becomes markup', () => {
  expect(renderNewsletterMarkdown(HOSTILE, LINK)).toMatchInlineSnapshot(`
    "## \\<script\\>alert("1")\\</script\\> \\& 'co'

    **Ad: \\*Oat\\_mark\\* rewards me.**

    \\[click\\](javascript:alert(1)) \\\`x\\\` https\\://evil.example www\\.evil.example

    1\\. no list

    \\- no list

    \\# no title

    [Start\\]( now](<https://friends.oatmark.example/with/rosa/bakeries/?via=rosa&utm_source=rosa>)

    *\\| a \\| b \\|*
    "
  `);
});
