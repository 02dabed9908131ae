import { expect, test } from 'vitest';
import type { EmailFacts } from '../../src/emails/email-facts.ts';
import { fillBody, fillLine, fillSubject, type Filling } from '../../src/emails/fill-email.ts';
import { renderEmailText } from '../../src/emails/render-text.ts';
import { serviceNamed } from '../../src/emails/services.ts';
import { emailWith, templateWith } from './sample.ts';

const PAGE = 'https://friends.oatmark.example/welcome/hotels/';

function filling(texts: EmailFacts['texts'], lang = 'en'): Filling {
  return {
    facts: { texts, addresses: { welcomePage: PAGE, stepPage: null }, blocks: {} },
    links: { page: (path) => path, to: (address) => `to:${address}` },
    lang,
  };
}

/** What a text says, as plain text without the footer. */
function said(text: string, texts: EmailFacts['texts'], lang = 'en'): string {
  const body = fillBody(templateWith(text).body, filling(texts, lang));
  return renderEmailText(emailWith(body), '', serviceNamed('html')).split('--\n')[0]?.trim() ?? '';
}

test('a phrase begins a sentence with a capital, and stays as it is inside of one', () => {
  const texts = { friendReward: 'two months free', product: 'oatmark' };
  expect(said('{friendReward}, they said. {friendReward}! **{friendReward}** with {product}.', texts)).toBe(
    'Two months free, they said. Two months free! Two months free with oatmark.',
  );
});

test('a sentence keeps its own end instead of the full stop behind it', () => {
  expect(said('{conditions}. Then: {pain}, they say.', { conditions: 'Once a year.', pain: 'Why?' })).toBe(
    'Once a year. Then: Why?, they say.',
  );
});

test('French elides, and keeps its marks together with the word before', () => {
  expect(said('Le planning de {audience} ; fini ?', { audience: 'hôtels' }, 'fr')).toBe(
    'Le planning d’hôtels\u00a0; fini\u00a0?',
  );
});

test('a greeting that is a name and an honorific stands only for whom there is a name', () => {
  const needs = (text: string, lang: string) =>
    fillBody(templateWith(text).body, filling({}, lang)).map((block) =>
      block.kind === 'paragraph' ? block.needs : undefined,
    );
  expect(needs('{firstName}様', 'ja')).toEqual(['firstName']);
  expect(needs('Hello {firstName},', 'en')).toEqual([null]);
  expect(needs('{firstName}, your week is planned.', 'en')).toEqual([null]);
});

test('German keeps an amount together with its sign, in steps and figures too', () => {
  const steps = [{ mark: '1', title: 'Bis 300 €', text: 'Über 20 %.', more: null }];
  const figures = [{ value: '60 %', label: 'und 5 €' }];
  const facts: EmailFacts = {
    ...{ texts: {}, addresses: {} },
    blocks: { tiers: { kind: 'steps', steps }, results: { kind: 'figures', figures } },
  };
  const body = fillBody(templateWith('Für 9 €.\n\n{tiers}\n\n{results}').body, {
    ...filling({}, 'de'),
    facts,
  });
  const shown = JSON.stringify(body);
  expect(shown.match(/\d\u00a0[€%]/gu)).toHaveLength(5);
});

test('a part with something that there is not steps aside, and the rest stays', () => {
  const text = [
    'First.',
    '{proof} So there.',
    '- {storyTitle}\n- {product}',
    '[Go]({stepPage})',
    '> {storyQuote}',
    'Last: [page]({welcomePage}).',
  ];
  expect(said(text.join('\n\n'), { product: 'Oatmark', proof: null })).toBe(
    `First.\n\n- Oatmark\n\nLast: page (${PAGE}).`,
  );
});

test('values are words only: nothing of them becomes Markdown, a link or a line', () => {
  const product = '**x** [a](javascript:alert(1))\n\n# {audience} \u202egnp';
  expect(said('By {product}.', { product, audience: 'hotels' })).toBe(
    'By **x** [a](javascript:alert(1)) # {audience} gnp.',
  );
});

test('of several subjects the first that can be filled and is short enough is taken', () => {
  const subjects = ['{storyTitle}', '{audience} {audience} {audience}', 'Short'];
  const template = templateWith('x', { subjects });
  expect(fillSubject(template, filling({ audience: 'hotels' }))).toBe('Hotels hotels hotels');
  expect(fillSubject(template, filling({ audience: 'h'.repeat(40) }))).toBe('Short');
  expect(fillSubject({ ...template, subjects: ['{storyTitle}'] }, filling({}))).toBeNull();
});

test('a line is filled with words alone', () => {
  expect(fillLine('Welcome to {product}', filling({ product: 'Oatmark' }))).toBe('Welcome to Oatmark');
  expect(fillLine('{proof}', filling({}))).toBeNull();
});
