import { trainModel } from './churn/train-model.ts';
import { judgeScopes } from './playbook/judge-scopes.ts';

/** What is computed without the database, and takes seconds where there are very many accounts. */
export const COMPUTATIONS = { trainModel, judgeScopes };

export type Computations = typeof COMPUTATIONS;
