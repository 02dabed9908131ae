import type { Messages } from './messages.ts';

interface Person {
  readonly name: string | null;
  readonly role: string | null;
  readonly company: string | null;
}

/** "Owner, Osteria Lumen": role and company, without a company that the name or the role already says. */
export function describePerson({ name, role, company }: Person, pair: Messages['pair']): string {
  const said = [name, role].filter((part) => part !== null).map(bare);
  const isSaid = company !== null && said.some((part) => part.includes(bare(company)));
  const known = isSaid ? null : company;
  if (role === null || known === null) return role ?? known ?? '';
  return pair(role, known);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/^the /, '');
}
