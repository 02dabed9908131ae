interface Person {
  readonly name: string | null;
  readonly role: string | null;
  readonly company: string | null;
}

/** "Owner, Osteria Lumen": role and company, without a company that the name or the role already says. */
export function describePerson({ name, role, company }: Person): string {
  const said = [name, role].filter((part) => part !== null).map(bare);
  const isSaid = company !== null && said.some((part) => part.includes(bare(company)));
  return [role, isSaid ? null : company].filter((part) => part !== null).join(', ');
}

function bare(text: string): string {
  return text.toLowerCase().replace(/^the /, '');
}
