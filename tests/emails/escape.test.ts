import { expect, test } from 'vitest';
import { defuseText, escapeText } from '../../src/emails/escape.ts';

test.each([
  ['<script>alert("1")</script>', '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;'],
  ["Rye & Son's", 'Rye &amp; Son&#39;s'],
  ['{{ contact.EMAIL }}', '&#123;{ contact.EMAIL }&#125;'],
  ['{% unsubscribe %}', '&#123;% unsubscribe %&#125;'],
  ['*|EMAIL|*', '&#42;|EMAIL|&#42;'],
  ['[[PORTAL]]', '&#91;[PORTAL]]'],
  ['2 * 3 | {4} [5]', '2 * 3 | {4} [5]'],
  ['🥐 Café “Zoë”', '🥐 Café “Zoë”'],
])('in HTML %j is %j', (text, html) => {
  expect(escapeText(text)).toBe(html);
});

test.each([
  ['{{ contact.EMAIL }}', '{ { contact.EMAIL } }'],
  ['{{{x}}}', '{ { {x} } }'],
  ['{% if x %}', '{ % if x % }'],
  ['{# x #}', '{ # x # }'],
  ['*|EMAIL|*', '* |EMAIL| *'],
  ['[[PORTAL]]', '[ [PORTAL]]'],
  ['a < b & {c}', 'a < b & {c}'],
])('in plain text %j is %j', (text, plain) => {
  expect(defuseText(text)).toBe(plain);
});
