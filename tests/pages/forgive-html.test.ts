import { expect, test } from 'vitest';
import { forgiveHtml } from '../../src/mdx/forgive-html.ts';

test.each([
  ['a void tag without a slash', 'one<br>two', 'one<br />two'],
  ['a void tag that has one', 'one<br />two', 'one<br />two'],
  ['attributes with all quotes', `<img src="/a>b.svg" alt='x'>`, `<img src="/a>b.svg" alt='x' />`],
  ['an attribute that is an expression', '<img src={picture}>', '<img src={picture} />'],
  ['an end tag that HTML does not know', '<br></br>', '<br />'],
  ['a comment', '<!-- later -->', '{/* later */}'],
  ['less than', 'if 3 < 4 and 5 <6', 'if 3 &lt; 4 and 5 &lt;6'],
  ['less than in an expression', '{a < b}', '{a < b}'],
  ['an element whose name begins like one', '<colgroup></colgroup>', '<colgroup></colgroup>'],
  ['code in a line', 'write `<br>` so', 'write `<br>` so'],
  ['fenced code', '```html\n<br>\n```\n<hr>', '```html\n<br>\n```\n<hr />'],
  ['frontmatter', '---\ntitle: a <br> b\n---\n<br>', '---\ntitle: a <br> b\n---\n<br />'],
])('%s', (_, written, read) => {
  expect(forgiveHtml(written)).toBe(read);
});

test('no line moves', () => {
  const written = 'a\n<!-- one\ntwo -->\n<img\n src="x"\n>\nb';
  expect(forgiveHtml(written).split('\n')).toHaveLength(written.split('\n').length);
});
