import type { PanelsWords } from '../en/panels.ts';

/** Was unter der Bühne steht. */
export const panels: PanelsWords = {
  logs: 'Logs',
  ledger: 'Wahlbuch',
  notebook: 'Notizbücher',
  heard: 'Gehört',
  scope: 'Signal',
  machine: 'Automaten',
  electable: 'Wer könnte gewinnen?',
  members: 'Mitglieder',
  beneath: 'Unter der Bühne',
};
