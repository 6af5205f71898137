import type { RuleCardWords } from '../en/rule-card.ts';

/** Der Kopf der Regelkarte. */
export const ruleCard: RuleCardWords = {
  ask: 'Fragen',
};
