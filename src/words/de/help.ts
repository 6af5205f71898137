import type { HelpWords } from '../en/help.ts';

/** Die Liste der Tasten. */
export const help: HelpWords = {
  title: 'Tasten und Zeichen',
  key: 'Taste',
  does: 'Was sie tut',
  letters: 'Einzelne Tasten wirken sofort (schalten Sie das ab, wenn Sie diktieren)',
  caps: {
    Space: 'Leertaste',
    PageDown: 'Bild ↓',
    PageUp: 'Bild ↑',
    Home: 'Pos1',
    End: 'Ende',
    Backspace: 'Rücktaste',
    'Shift →': 'Umschalt →',
  },
};
