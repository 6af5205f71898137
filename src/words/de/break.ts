import type { BreakWords } from '../en/break.ts';

const mehrere = (n: number, eins: string, viele: string): string =>
  `${n.toLocaleString('de')} ${n === 1 ? eins : viele}`;

/** Die Suche nach einem Fehler. */
export const breakPanel: BreakWords = {
  title: 'Fehler suchen',
  mode: 'Wer es zerbricht',
  byMachine: 'Fehler suchen',
  byHand: 'Der Gegner sein',
  lead: 'Parley spielt den Gegner, erst zufällig, dann der Reihe nach, bis ein Versprechen bricht. Was es findet, kürzt es so weit wie möglich und spielt es vor.',

  rules: 'Abgeschaltete Regeln',
  allOn: 'Keine. Mit all seinen Regeln sollte ein Protokoll halten, was es verspricht.',
  switchOff: 'Eine Regel abschalten …',
  switchOn: (rule) => `${rule} wieder einschalten`,
  breaks: (promises) => `Brechen kann: ${promises}`,
  progressOnly: 'Kostet nur Fortschritt: Kein Versprechen bricht.',
  promise: 'Welches Versprechen',
  named: (promises) => `Was diese Regeln schützen: ${promises}`,
  any: 'Irgendeines',
  anyPromise: 'irgendein Versprechen',
  where: 'Wo gesucht wird',
  fromHere: 'Von hier an, wie das Labor steht',
  fromBeginning: 'Von Anfang an',
  elsewhere: 'Von Anfang an, und in anderen kleinen Clustern',
  long: 'Wie lange höchstens',
  seconds: (s) => (s < 60 ? `${s} s` : `${s / 60} min`),
  more: 'Wie gesucht wird, und wie weit',
  how: 'Wie',
  both: 'Zufall, dann alles der Reihe nach',
  dice: 'Nur Zufall',
  breadth: 'Nur alles der Reihe nach',
  seed: 'Seed der Würfel',
  bounds: {
    depth: 'Schritte höchstens',
    epoch: 'Höchster Term, Ballot oder View',
    flights: 'Nachrichten unterwegs',
    crashes: 'Abstürze',
    duplicates: 'Verdoppelte Nachrichten',
    losses: 'In Runden verlorene Nachrichten',
    requests: 'Anfragen',
    errands: 'Anordnungen der Verwaltung',
    lies: 'Lügen',
  },
  boundsSay:
    'Diese Grenzen gelten, wo alles der Reihe nach versucht wird. Der Zufall hält sich an keine davon.',
  from: (min, max) => `Von ${min} bis ${max}`,
  find: 'Fehler suchen',

  searching: 'Die Suche läuft',
  shortening: 'Gefunden; es wird noch gekürzt',
  shorterThan: (n) =>
    `Einen Weg aus ${mehrere(n, 'Schritt', 'Schritten')} gefunden; ein kürzerer wird gesucht`,
  doing: { dice: 'zufällig', shrink: 'wird gekürzt', breadth: 'alles der Reihe nach' },
  placed: { here: 'von Anfang an', elsewhere: 'in anderen Clustern', guided: 'mit Wegweiser' },
  walks: 'Zufällige Läufe',
  steps: 'Deren Schritte',
  stepRate: 'Schritte je Sekunde',
  states: 'Verschiedene Zustände',
  stateRate: 'Zustände je Sekunde',
  depth: 'Vollständig bis Tiefe',
  waiting: 'Noch offen',
  memory: 'Speicher',
  megabytes: (n) => `${n} MB`,
  time: 'Zeit',
  of: (s, all) => `${s} von ${all} s`,
  pace: 'Wie schnell es geht',
  workers: (n) => mehrere(n, 'Arbeiter', 'Arbeiter'),
  workersLost: (lost, all) =>
    lost === all
      ? 'Kein Arbeiter ließ sich starten, oder alle sind ausgefallen. Laden Sie die Seite neu, oder suchen Sie kürzer.'
      : `${lost} von ${mehrere(all, 'Arbeiter', 'Arbeitern')} ausgefallen, wohl weil der Speicher fehlte; die anderen machten weiter.`,
  cancel: 'Abbrechen',
  said: (walks, states) =>
    `Die Suche läuft: bisher ${mehrere(walks, 'zufälliger Lauf', 'zufällige Läufe')}, ${mehrere(states, 'Zustand', 'Zustände')}.`,

  found: (promise) => `${promise} ist gebrochen`,
  promised: (says) => `Versprochen war: ${says}`,
  inSteps: (n) => mehrere(n, 'Schritt', 'Schritte'),
  by: {
    dice: 'durch Zufall gefunden, dann gekürzt',
    breadth: 'gefunden, weil alles der Reihe nach versucht wurde',
  },
  shortest: 'kürzer geht es in diesen Grenzen nicht',
  guide: (says) => `Ohne Wegweiser war es nicht zu finden. ${says}`,
  otherPlace:
    'Es geschieht in einem anderen Cluster als dem dieses Labors und öffnet sich daher in einem eigenen.',
  watch: 'Ansehen',
  watchThere: 'Öffnen und ansehen',
  stop: 'Anhalten',
  withRule: 'Mit der Regel',
  copy: 'Link kopieren',
  copied: 'Kopiert',
  notCopied: 'Der Browser erlaubt es nicht',
  again: 'Noch einmal suchen',
  asLesson: 'Als Lektion',
  noLesson: 'Für einen dieser Schritte hat die Sprache der Lektionen keine Worte.',
  change: 'Etwas anderes suchen',
  lessonGoal: (promise, rules) =>
    rules === ''
      ? `Sagen können, wie ${promise} bricht`
      : `Sagen können, wie ${promise} ohne ${rules} bricht`,
  lessonBegin: 'Eine Regel fehlt',
  stepsOf: 'Schritt für Schritt',
  step: (n) => `Schritt ${n}`,
  steppedIn: (rules) => `Hier hätte ${rules} eingegriffen.`,
  instead: (what) => `Stattdessen: ${what}`,
  impossible: 'Diesen Schritt hätte es gar nicht geben können.',
  whereRule: 'Wo die Regel eingegriffen hätte',
  noneSteppedIn:
    'Bei keinem einzelnen Schritt hätte die Regel etwas geändert: Es liegt an dem, was vorher vergessen wurde.',

  nothing: 'Nichts gefunden',
  nothingOff: 'Kein Versprechen ist gebrochen. Das ist kein Beweis: So weit hat diese Suche gesehen.',
  howFar: (depth, states, walks) =>
    [
      walks > 0 || !(states > 0) ? mehrere(walks, 'zufälliger Lauf', 'zufällige Läufe') : '',
      states > 0 ? `${mehrere(states, 'Zustand', 'Zustände')}, vollständig bis Tiefe ${depth}` : '',
    ]
      .filter((part) => part !== '')
      .join(' und '),
  looked: (far, seconds) => `Durchsucht in ${seconds} s: ${far}.`,
  endings: {
    time: 'Dann war die Zeit um.',
    states: 'Dann waren so viele Zustände gesehen wie erlaubt.',
    memory: 'Dann war der Speicher voll. Engere Grenzen oder nur Zufall führen weiter.',
    exhausted: 'In diesen Grenzen wurde alles versucht. Weitere Grenzen könnten noch etwas verbergen.',
    cancelled: 'Sie haben sie angehalten.',
    lost: 'Kein Arbeiter war mehr da.',
  },
  never: 'Was in dieser Suche nie vorkam, so dass sie wenig darüber sagt:',
  next: 'Was Sie noch versuchen können',
  tryLonger: (s) => `Länger suchen: ${s}`,
  tryElsewhere: 'Auch in anderen kleinen Clustern suchen',
  tryCrashes: 'Mehr Abstürze erlauben',
  tryRule: 'Eine Regel abschalten und sehen, wozu sie gut war',
  lookFor: (promises) => `Gesucht: ${promises}`,
  without: (rules) => `Ohne ${rules}`,
  withAll: 'Alle Regeln gelten',
};
