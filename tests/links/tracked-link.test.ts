import { expect, test } from 'vitest';
import { PLATFORM_PARAMETERS, subIdParameter, trackingParameter } from '../../src/links/platforms.ts';
import { portalToken } from '../../src/links/portal-token.ts';
import { linkProblem, scannedLink, trackedLink } from '../../src/links/tracked-link.ts';

const SETTINGS = {
  url: 'https://app.oatmark.example/signup?plan=team',
  hosts: ['app.oatmark.example'],
  parameter: 'via',
  subId: 'sid',
};
const CREDIT = {
  code: 'rosa',
  affiliate: 'rosa',
  segment: 'bakeries',
  locale: 'fr',
  creative: 'landing-page',
};

test('keeps what the address holds and adds parameter and utm values', () => {
  expect(trackedLink(SETTINGS, CREDIT)).toBe(
    'https://app.oatmark.example/signup?plan=team&via=rosa&utm_source=rosa&utm_medium=referral&utm_campaign=bakeries&utm_content=landing-page&sid=bakeries_fr_landing-page',
  );
});

test('credits nobody where there is no affiliate', () => {
  const link = new URL(trackedLink(SETTINGS, { ...CREDIT, code: null, affiliate: null }));
  expect(link.searchParams.has('via')).toBe(false);
  expect(link.searchParams.has('sid')).toBe(false);
  expect(link.searchParams.get('utm_source')).toBe('program');
});

test('what is scanned says who is credited and from which asset, and nothing that its page knows', () => {
  const settings = { ...SETTINGS, url: 'https://app.oatmark.example/with/rosa/' };
  expect(scannedLink(settings, 'rosa', 'poster')).toBe(
    'https://app.oatmark.example/with/rosa/?via=rosa&utm_content=poster',
  );
  expect(scannedLink(settings, null, 'poster')).toBe(
    'https://app.oatmark.example/with/rosa/?utm_content=poster',
  );
});

test('values are encoded, whatever they hold', () => {
  const link = trackedLink(SETTINGS, { ...CREDIT, code: '"><script>&x=1#' });
  expect(new URL(link).searchParams.get('via')).toBe('"><script>&x=1#');
  expect(link).not.toMatch(/[<>"]/);
});

test.each([
  ['javascript:alert(1)', 'begins with "javascript:"'],
  ['data:text/html,hi', 'begins with "data:"'],
  ['https://evil.example/signup', 'host "evil.example" is not in tracking.hosts'],
  ['https://app.oatmark.example.evil.example/', 'host "app.oatmark.example.evil.example" is not'],
  ['https://user:pass@app.oatmark.example/', 'user name or password'],
  ['https://app.oatmark.example@app.oatmark.example/', 'user name or password'],
  ['https://:pass@app.oatmark.example/', 'user name or password'],
  ['//app.oatmark.example/', 'is not a web address'],
])('refuses %s', (address, reason) => {
  expect(linkProblem(address, SETTINGS.hosts)).toContain(reason);
  expect(() => trackedLink({ ...SETTINGS, url: address }, CREDIT)).toThrow(reason);
});

test('every platform has its parameter, and an own name wins', () => {
  expect(trackingParameter({ platform: 'tapfiliate' })).toBe('ref');
  expect(trackingParameter({ platform: 'tapfiliate', parameter: 'friend' })).toBe('friend');
  expect(trackingParameter({ platform: 'custom' })).toBeNull();
  for (const parameter of Object.values(PLATFORM_PARAMETERS)) expect(parameter).toMatch(/^[a-z_]+$/);
});

test('sub-ids go where the platform takes them, else where analytics can read them', () => {
  expect(subIdParameter({ platform: 'partnerstack' })).toBe('sid');
  expect(subIdParameter({ platform: 'partnerstack', subId: 'sid2' })).toBe('sid2');
  expect(subIdParameter({ platform: 'rewardful' })).toBe('sub_id');
});

test('a portal token depends on secret and affiliate, and fits into a path', () => {
  const token = portalToken('one secret', 'rosa');
  expect(token).toBe(portalToken('one secret', 'rosa'));
  expect(token).toMatch(/^[0-9a-v]{26}$/);
  expect(
    new Set([
      token,
      portalToken('another secret', 'rosa'),
      portalToken('one secret', 'ruth'),
      portalToken('one secret', 'rosa', 1),
      portalToken('one secret', 'rosa', 2),
    ]).size,
  ).toBe(5);
});
