import { listed } from '../lists.ts';
import type { ElectableWords } from '../en/electable.ts';

/** Wie ein Log endet. */
const ends = (epoch: string, index: number, number: number): string =>
  index === 0 ? 'ist leer' : `endet bei ${index} in ${epoch} ${number}`;

/** Wer eine Wahl gewinnen könnte. */
export const electable: ElectableWords = {
  electable: 'Wer jetzt eine Wahl gewinnen könnte',
  electableOf: (of) => `Wer jetzt eine Wahl gewinnen könnte, ${of}`,
  caption: 'Eine Zeile für jeden, der sich stellen könnte, eine Spalte für jeden, der wählen könnte',
  stands: 'stellt sich',
  votes: 'würde wählen',
  result: 'Ergebnis',
  end: (epoch, index, number) => (index === 0 ? '∅' : `${index}·${epoch[0]}${number}`),
  endSays: (epoch, index, number) => `Log ${ends(epoch, index, number)}`,
  count: (had, needed) => `${had}, ${needed} nötig`,
  wins: 'könnte gewinnen',
  loses: 'könnte nicht',
  down: 'ist aus',
  outside: 'kein Mitglied',
  yes: 'ja',
  itself: 'selbst',
  answers: { log: 'späteres Log', down: 'aus', cut: 'getrennt', outside: 'nicht gefragt' },
  yesSays: (voter, candidate) => `${voter} würde ${candidate} wählen`,
  noSays: (voter, candidate, why) => `${voter} würde ${candidate} nicht wählen: ${why}`,
  whyLog: (its, candidates) => `sein ${its}, das des Kandidaten: ${candidates}`,
  whyDown: 'er ist aus',
  whyCut: 'sie erreichen einander nicht',
  whyOutside: 'er ist kein Mitglied, soweit der Kandidat weiß',
  because: (candidate) => `${candidate}: `,
  refuse: (voters, end) =>
    `${listed(voters, 'und')} ${voters.length === 1 ? 'würde' : 'würden'} ablehnen (${end});`,
  own: (end) => `sein eigenes ${end}.`,
  areDown: (ids) => `${listed(ids, 'und')} ${ids.length === 1 ? 'ist' : 'sind'} aus.`,
  areCut: (ids) => `${listed(ids, 'und')} ${ids.length === 1 ? 'ist' : 'sind'} nicht zu erreichen.`,
  areOutside: (ids) =>
    `${listed(ids, 'und')} ${ids.length === 1 ? 'ist kein Mitglied' : 'sind keine Mitglieder'} und ${ids.length === 1 ? 'wird' : 'werden'} nicht gefragt.`,
  all: 'Alle würden ihn wählen.',
  isDown: 'Er ist aus.',
  isOutside: 'Er ist kein Mitglied und darf sich nicht stellen.',
  who: (winners) =>
    winners.length === 0
      ? 'Niemand könnte jetzt eine Wahl gewinnen.'
      : `${listed(winners, 'und')} ${winners.length === 1 ? 'könnte' : 'könnten'} jetzt, in einem neuen Term, eine Wahl gewinnen.`,
  choose: 'Wählen Sie einen Server, um zu sehen, warum.',
};
