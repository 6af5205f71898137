/** Small words for rules. */
import type { Stimulus } from '../../engine/rule.ts';

/** What a rule waits for: `an AppendEntries`, `the election timer`. */
export function stimulusInWords(stimulus: Stimulus): string {
  switch (stimulus.on) {
    case 'message': {
      const { types } = stimulus;
      if (types.length === 0) return 'any message';
      const article = /^[AEIOU]/.test(types[0]!) ? 'an' : 'a';
      const last = types.length > 1 ? ` or ${types[types.length - 1]}` : '';
      return `${article} ${types.slice(0, Math.max(1, types.length - 1)).join(', ')}${last}`;
    }
    case 'timer':
      return `the ${stimulus.timer} timer`;
    case 'command':
      return 'a command';
    case 'boot':
      return 'a start or restart';
    case 'whenever':
      return 'its own moment: it is tried after every answer';
  }
}
