/** Names of the panels beneath a stage. */
import { wordsOf } from '../words.ts';

const english = {
  logs: 'Logs',
  ledger: 'Ledger',
  notebook: 'Notebooks',
  heard: 'Heard',
  scope: 'Signal',
  machine: 'Machines',
  electable: 'Who could win?',
  members: 'Members',
  beneath: 'Beneath the stage',
};

export type PanelsWords = typeof english;
export const panelsWords = wordsOf('panels', english);
