import type { Json } from '../../core/digest.ts';
import { describeDuration } from '../../core/duration.ts';
import { KithError, messageOf } from '../../core/errors.ts';
import { cleanText } from '../../schemas/text.ts';
import type { Turn } from './paging.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import { parseRetryAfter, pauseAfter } from './retry-after.ts';
import type { Session } from './session.ts';

/** How often one page is asked for before it counts as lost. */
const MOST_TRIES = 6;

/** Nobody wants to wait longer than this for a build, whatever an API asks for. */
const LONGEST_WAIT = 5 * 60_000;

const MOST_REDIRECTS = 5;

/** How much of an API's own words is repeated. */
const LONGEST_WORDS = 200;

export interface Answer {
  readonly body: Json;
  readonly link: string | null;
  readonly address: URL;
}

/** What came of one try: an answer, or a failure that may pass. */
type Outcome = { readonly answer: Answer } | { readonly failure: Failure };

interface Failure {
  readonly message: string;
  readonly hint: string;
  /** Whether asking again may help. */
  readonly mayPass: boolean;
  /** Milliseconds that the API asks us to wait. */
  readonly wait: number | null;
  readonly cause?: unknown;
}

/**
 * Asks for one page until it comes: again after 5xx, a broken connection or silence, each time after a longer pause, and
 * after 429 when the API says so. A POST is sent again after 429 only.
 * @throws a KithError with what the API said, and what to do
 */
export async function fetchAnswer(session: Session, turn: Turn): Promise<Answer> {
  const { request, reading } = session;
  for (let tries = 1; ; tries++) {
    await session.pace();
    const outcome = await tryOnce(session, turn);
    if ('answer' in outcome) return outcome.answer;
    const { failure } = outcome;
    // A wait of nothing is no answer to having asked too often.
    const wait = failure.wait === null || failure.wait === 0 ? pauseAfter(tries) : failure.wait;
    if (!failure.mayPass || tries === MOST_TRIES || wait > LONGEST_WAIT) {
      throw new KithError(`${request.shown}, page ${turn.page}: ${describe(failure, tries, wait)}`, {
        hint: failure.hint,
        where: request.where,
        cause: failure.cause,
      });
    }
    await reading.clock.sleep(wait);
  }
}

function describe({ message, mayPass }: Failure, tries: number, wait: number): string {
  if (wait > LONGEST_WAIT) return `${message} and wants ${describeDuration(wait)} of patience`;
  return mayPass && tries > 1 ? `${message}, ${tries} times in a row` : message;
}

async function tryOnce(session: Session, turn: Turn): Promise<Outcome> {
  const { source } = session.request;
  const init = session.initOf(turn);
  const signal = AbortSignal.timeout(source.timeout);
  try {
    const { response, address } = await follow(session.addressOf(turn), { ...init, signal }, session);
    const text = await readBody(response, session.request);
    if (!response.ok) return { failure: refusal(response, text, session, init.method) };
    const body = parseBody(text, session, turn);
    return { answer: { body, link: response.headers.get('link'), address } };
  } catch (cause) {
    if (cause instanceof KithError) throw cause;
    return { failure: breakdown(cause, session, init.method) };
  }
}

/** Redirects are followed within the host: the key goes nowhere else. */
async function follow(
  from: URL,
  init: RequestInit,
  { request }: Session,
): Promise<{ response: Response; address: URL }> {
  let address = from;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await fetch(address, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return { response, address };
    await response.body?.cancel();
    const next = URL.canParse(location, address) ? new URL(location, address) : null;
    if (next?.origin !== from.origin) {
      throw new KithError(`${request.shown} leads on to ${next ? next.host : 'an address that is none'}`, {
        hint: 'The key would go there, so nothing was asked of it. If it is the right place, write its address under "http:".',
        where: request.where,
      });
    }
    address = next;
  }
  throw new KithError(`${request.shown} leads from one address to the next without end`, {
    hint: 'Check the address.',
    where: request.where,
  });
}

function parseBody(text: string, { request }: Session, turn: Turn): Json {
  try {
    return parseJson(text);
  } catch (cause) {
    const isPage = text.trimStart().startsWith('<');
    throw new KithError(
      `${request.shown}, page ${turn.page}: the answer is ${isPage ? 'a web page, not JSON' : 'broken JSON'}`,
      {
        hint: isPage
          ? 'Check the address: it should be that of the API, not of the website, and the key may be needed.'
          : 'Pull again; if it stays, the API is at fault.',
        where: request.where,
        cause,
      },
    );
  }
}

function refusal(response: Response, text: string, { request, reading }: Session, method: string): Failure {
  const { status } = response;
  const wait = parseRetryAfter(response.headers.get('retry-after'), reading.clock.now());
  const said = wordsOf(text);
  const message = `the API answers ${status}${said === '' ? '' : `: ${said}`}`;
  if (status === 429) {
    const hint = `Ask less of it with a smaller "rate:" (now ${request.source.rate} requests in a second), or pull later.`;
    return { message, hint, mayPass: true, wait };
  }
  if (status >= 500 || status === 408) {
    return { message, hint: 'It has trouble of its own: pull later.', mayPass: method === 'GET', wait };
  }
  const hint =
    status === 401 || status === 403
      ? 'Check the key in the environment variable, and that it may read this.'
      : status === 404
        ? 'Check the address.'
        : 'Check the address and the parameters.';
  return { message, hint, mayPass: false, wait: null };
}

function breakdown(cause: unknown, { request }: Session, method: string): Failure {
  const isSilence = cause instanceof Error && cause.name === 'TimeoutError';
  const inner = cause instanceof Error && cause.cause !== undefined ? messageOf(cause.cause) : '';
  return {
    message: isSilence
      ? `no answer within ${describeDuration(request.source.timeout)}`
      : `the connection failed (${inner === '' ? messageOf(cause) : inner})`,
    hint: isSilence
      ? 'Ask for smaller pages, or allow more time with "timeout: 2m".'
      : 'Check the address and that this machine may connect to it; or pull later.',
    mayPass: method === 'GET',
    wait: null,
    cause,
  };
}

/** The message within an answer, as far as it can be made out. */
export function wordsOf(text: string): string {
  const found = /"(?:message|error|error_description|detail|title)"\s*:\s*"((?:[^"\\]|\\.){1,400})"/.exec(
    text.slice(0, 10_000),
  )?.[1];
  const words = cleanText(found ?? '');
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
}
