import type { FigureWords } from '../en/figure.ts';

/** Die Abbildung und was ein Screenreader von ihr hört. */
export const figure: FigureWords = {
  figure: 'Die Abbildung',
  elsewhere: (id) => `Es ist etwas geschehen, wovon ${id} nichts weiß.`,
  nothingYet: 'Noch ist nichts geschehen.',
  seenBy: 'Gesehen von',
  everybody: 'allen',
  happened: 'Was geschah',
  happenedIn: (title) => `Was in ${title} geschah`,
  state: 'Der Zustand in Worten',
  stateOf: (title) => `Der Zustand von ${title} in Worten`,
  playing: 'Die Abbildung läuft. Halten Sie sie an, um ihren Zustand zu lesen.',
};
