import type { Affiliate } from '../schemas/affiliate.ts';
import type { Insights } from '../schemas/insights/insights.ts';
import type { KitRecords } from '../schemas/kit-record.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Entry, Project } from '../schemas/project.ts';

/** Everything that a plan is made from; the date is that of the insights. */
export interface PlanInput {
  readonly project: Project;
  /** From files and from the source table, merged. */
  readonly affiliates: readonly Pick<Entry<Affiliate>, 'id' | 'file' | 'data'>[];
  readonly insights: Insights;
  /** Digests of what cards and kits are made with. */
  readonly versions: Plan['versions'];
  /** Pictures of public/ that cards may show -> digest of their bytes. */
  readonly pictures: Readonly<Record<string, string>>;
  /** The secret part of a portal's address. */
  readonly tokenOf: (affiliate: string) => string;
  /** What the last finished build made of the kits; null where there was none. */
  readonly kitRecords: KitRecords | null;
  /** Whether cards and kits are made; a site of pages alone is built without. */
  readonly cards: boolean;
}
