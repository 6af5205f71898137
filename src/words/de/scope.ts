import type { ScopeWords } from '../en/scope.ts';

/** Das Signal und wie es gelesen wird. */
export const scope: ScopeWords = {
  signal: 'Signal',
  signalOf: (of) => `Signal von ${of}`,
  who: 'Das Signal und wer was gelesen hat',
  noStates: 'noch keine Zustände',
  split: 'gespalten',
  alike: 'gleich',
  caption: 'Was jeder Rechner bei jeder Abtastung las, und sein Zustand',
  computer: 'Rechner',
  level: (level) => `Pegel ${level}`,
  state: 'Zustand',
  out: 'raus',
  read: (node, read, state, out) =>
    `${node} las ${read === '' ? 'nichts' : read}, Zustand ${state === '' ? 'keiner' : state}${out ? ', überstimmt' : ''}`,
};
