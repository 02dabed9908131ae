import { z } from 'zod';

const NAME = /^env:[A-Za-z_][A-Za-z0-9_]*$/;

/** Names of parameters and headers that hold secrets. */
const SECRET_NAME =
  /(^|[-_])(key|token|secret|password|passwd|auth|authorization|signature)($|[-_])|api-?key/i;

/** Marks an issue whose value must not be repeated, with what to do about it. */
export function secretIssue(hint: string): { secret: true; hint: string } {
  return { secret: true, hint };
}

/** A value that stands in an environment variable and nowhere else: `env:NAME`. */
export const SecretSchema = z.custom<`env:${string}`>(isSecret, {
  error: 'must be "env:" and the name of an environment variable',
  params: secretIssue('Write env:API_TOKEN here, and put the token into the environment variable API_TOKEN.'),
});
export type Secret = z.infer<typeof SecretSchema>;

export function isSecret(value: unknown): value is Secret {
  return typeof value === 'string' && NAME.test(value);
}

/** Texts by name, of which those with a name such as `api_key` must be `env:NAME`. */
export const ValuesSchema = z
  .record(z.string().min(1), z.union([z.string(), z.number(), z.boolean()]))
  .superRefine((values, context) => {
    for (const [name, value] of Object.entries(values)) {
      if (!namesSecret(name) || isSecret(value)) continue;
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'looks like a secret, and sources.yaml is no place for one',
        params: secretIssue('Write env:NAME, and put the value into the environment variable NAME.'),
      });
    }
  });

export function namesSecret(name: string): boolean {
  return SECRET_NAME.test(name);
}
