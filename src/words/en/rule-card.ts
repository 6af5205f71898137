/** Words of the rule card’s head. */
import { wordsOf } from '../words.ts';

const english = {
  ask: 'Ask',
};

export type RuleCardWords = typeof english;
export const ruleCardWords = wordsOf('ruleCard', english);
