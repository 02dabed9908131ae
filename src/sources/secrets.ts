import { KithError, messageOf, type Problem, type Where } from '../core/errors.ts';
import { isSecret } from '../schemas/secret.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What stands in environment variables, and a way to keep it out of everything that is printed. */
export interface Secrets {
  /** The value that `env:NAME` names, without spaces and line ends around it; any other text as it is. */
  readonly valueOf: (text: string, where: Where) => string;
  /** Keeps one more text secret: a part of a value, or what was made from it. */
  readonly keep: (secret: string, name: string) => void;
  /** A text with every secret that was used so far replaced by the name of its variable. */
  readonly hide: (text: string) => string;
}

/** Shorter texts are no secrets, and stand in too many words. */
const SHORTEST = 4;

export function openSecrets(environment: Environment): Secrets {
  const used = new Map<string, string>();
  const keep = (secret: string, name: string): void => {
    for (const form of [secret, encodeURIComponent(secret), encodeURI(secret)])
      if (form.length >= SHORTEST) used.set(form, name);
  };
  return {
    valueOf: (text, where) => {
      if (!isSecret(text)) return text;
      const name = nameOf(text);
      const value = environment[name]?.trim() ?? '';
      if (value === '') throw new KithError(...missing(name, where));
      keep(value, name);
      return value;
    },
    keep,
    hide: (text) =>
      [...used]
        .sort(([a], [b]) => b.length - a.length)
        .reduce((hidden, [secret, name]) => hidden.replaceAll(secret, `<${name}>`), text),
  };
}

/** Names every environment variable that a source needs and that is not set, before anything is read. */
export function checkSecrets(source: unknown, environment: Environment, where: Where): Problem[] {
  const names = new Set(namesIn(source));
  return [...names]
    .filter((name) => (environment[name]?.trim() ?? '') === '')
    .map((name) => {
      const [message, options] = missing(name, where);
      return { message, ...options };
    });
}

/** An error as it may be shown: without secrets, and so is what caused it. */
export function withoutSecrets(thrown: unknown, { hide }: Secrets): Error {
  const cause =
    thrown instanceof Error && thrown.cause !== undefined ? hideCause(thrown.cause, hide) : undefined;
  if (!(thrown instanceof KithError)) return hideCause(thrown, hide);
  const problems = thrown.problems.map(({ message, hint, where }) => ({
    message: hide(message),
    hint: hint === undefined ? undefined : hide(hint),
    where,
  }));
  const hint = thrown.hint === undefined ? undefined : hide(thrown.hint);
  return new KithError(hide(thrown.message), { hint, where: thrown.where, cause, problems });
}

/** What a library threw, as an error that holds its words and nothing else of it. */
function hideCause(thrown: unknown, hide: (text: string) => string): Error {
  const error = new Error(hide(messageOf(thrown)));
  error.stack = thrown instanceof Error && thrown.stack !== undefined ? hide(thrown.stack) : error.message;
  return error;
}

function missing(name: string, where: Where): [message: string, options: { hint: string; where: Where }] {
  return [
    `The environment variable ${name} is not set`,
    { hint: `Set it where Kith runs: ${name}=… npm run pull`, where },
  ];
}

/** The names of all variables in a value, however deep. */
function namesIn(value: unknown): string[] {
  if (isSecret(value)) return [nameOf(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namesIn);
}

function nameOf(secret: string): string {
  return secret.slice('env:'.length);
}
