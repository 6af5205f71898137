import { listed } from '../lists.ts';
import type { MembersWords } from '../en/members.ts';

/** Wer dazugehört: auf der Bühne und als Tabelle. */
export const members: MembersWords = {
  members: 'Mitglieder',
  membersOf: (of) => `Mitglieder, ${of}`,
  caption:
    'Nach welcher Konfiguration sich jeder Server richtet, welcher Eintrag das sagt und ob er festgeschrieben ist',
  node: 'Knoten',
  counts: 'zählt',
  entry: 'laut Eintrag',
  committed: 'festgeschrieben',
  kinds: { old: 'alt', new: 'neu', now: 'Mitglieder', other: 'andere zählen' },
  byWhom: (ids) =>
    ids.length > 2
      ? `${ids.length} Server zählen`
      : `${listed(ids, 'und')} ${ids.length === 1 ? 'zählt' : 'zählen'}`,
  needed: (needed, of) => `${needed} von ${of}`,
  both: (ids) => `in beiden: ${ids.join(' ')}`,
  learners: (ids) => `holen auf: ${ids.join(' ')}`,
  outside: (ids) => `keine Mitglieder: ${ids.join(' ')}`,
  learner: 'holt auf',
  noMember: 'kein Mitglied',
  goesBy: (id, sets) => `${id} zählt ${sets}`,
  none: 'kennt keinen Verbund',
  and: 'und',
  beginning: 'von Anfang an',
  yes: 'ja',
  notYet: 'nicht bekannt',
  leads: 'führt',
  differs: (id) => `anders als ${id}`,
  differsFromNewest: 'anders als das neueste Log',
  joint: 'Jede Entscheidung braucht eine Mehrheit der alten und eine der neuen.',
  single: 'Eine Mehrheit der Mitglieder entscheidet.',
  apart: 'Nicht alle richten sich nach derselben Konfiguration.',
  all: 'Alle Server sind Mitglieder und waren es immer.',
};
