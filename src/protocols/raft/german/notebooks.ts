/** Die Notizbücher der Kandidaten und Leader, auf Deutsch. */
import type { NotebookWords } from '../panels/panels.ts';

export const german: NotebookWords = {
  asks: (id, term) => `${id} fragt, wer ihn in Term ${term} wählen würde`,
  stands: (id, term) => `${id} stellt sich in Term ${term}`,
  leads: (id, term) => `${id} führt Term ${term}`,
  would: 'würden wählen',
  votes: 'Stimmen',
  of: (what, which) => `${what}, ${which === 0 ? 'alt' : 'neu'}`,
  itself: 'er selbst',
  would1: 'würde',
  vote: 'seine Stimme',
  more: (missing, won) => `Es fehlen noch ${missing.join(' und ')}${won}.`,
  moreOf: (count, which) =>
    `${count}${which === undefined ? '' : which === 0 ? ' von den alten' : ' von den neuen'}`,
  toStand: ', bevor er sich stellt',
  toLead: ', damit er führt',
  enough: 'Das genügt.',
  entry: (index, text) => `Eintrag ${index}, ${text}`,
  entries: (first, last) => `Einträge ${first}–${last}`,
  wrote: 'hat ihn',
  match: (index) => `stimmt überein bis ${index}`,
  nothingOpen: 'Alles in seinem Log ist festgeschrieben.',
  lacks: (first, last, missing) =>
    `${first === last ? `Eintrag ${first} fehlt` : `Einträge ${first}–${last} fehlen`} noch bei ${missing.join(' und ')}.`,
  inVain: (index, old, term) =>
    `Eintrag ${index} ist bei einer Mehrheit, aber aus Term ${old}: Kopien zu zählen, schreibt ihn nicht fest. Ein Eintrag aus Term ${term} bei einer Mehrheit tut es, und ihn mit.`,
};
