import type { CommonWords } from '../en/common.ts';

/** Der Rahmen, in dem jede Seite steht. */
export const common: CommonWords = {
  skip: 'Direkt zur Abbildung',
  where: 'Wo Sie sind',
  night: 'Dunkle Darstellung',
  paper: 'Helle Darstellung',
  keys: 'Tasten',
  wait: 'Einen Augenblick …',
  lost: 'Diese Seite gibt es in Parley nicht',
  toFront: 'Zur Startseite',
  unloaded: (what) =>
    `${what} konnte nicht geladen werden. Keine Verbindung? Laden Sie die Seite neu, um es noch einmal zu versuchen.`,
  oneOfThese: 'Eines dieser Protokolle',
  theLesson: (title) => `Die Lektion „${title}“`,
  noLesson: (id) => `Eine Lektion namens „${id}“ gibt es nicht.`,
  broke: 'Hier ist bei uns etwas kaputtgegangen',
  kept: 'Was gespeichert war, ist nicht verloren.',
  or: ' oder',
  again: 'noch einmal versuchen',
};
