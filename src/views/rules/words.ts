/** Small words for rules. */
import type { Stimulus } from '../../engine/rule.ts';
import { rulesWords } from '../../words/en/rules.ts';

/** What a rule waits for: `an AppendEntries`, `the election timer`. */
export function stimulusInWords(stimulus: Stimulus): string {
  const w = rulesWords();
  switch (stimulus.on) {
    case 'message': {
      const { types } = stimulus;
      return types.length === 0 ? w.anyMessage : w.aMessage(types);
    }
    case 'timer':
      return w.theTimer(stimulus.timer);
    case 'command':
      return w.aCommand;
    case 'boot':
      return w.aStart;
    case 'whenever':
      return w.itsMoment;
  }
}
