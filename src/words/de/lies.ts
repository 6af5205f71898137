import type { LiesWords } from '../en/lies.ts';

/** Die Menüs der Lügen. */
export const lies: LiesWords = {
  loyalty: (id) => `Loyalität von ${id}`,
  turnIt: 'Loyal. Als Verräter',
  traitor: 'Verräter. Er',
  choose: 'wählen Sie, wie er lügt',
  loyalAgain: 'ist wieder loyal',
  worst: 'Die schlimmsten Lügen suchen',
  likeThat: 'So lügen lassen',
  willSay: 'Was er sagen wird',
  to: 'zu',
  about: 'über',
  says: 'sagt er',
  toAbout: (to, about) => `Zu ${to} über ${about}`,
  nothing: 'nichts',
  makeUp: 'Eine Nachricht erfinden',
  forWhom: 'für',
  send: 'Senden',
  written: 'Was darauf steht',
  writeElse: 'Etwas anderes daraufschreiben:',
  another: 'Ein anderes Wort',
  write: 'Schreiben',
};
