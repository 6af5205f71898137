import type { AdversaryWords } from '../en/adversary.ts';

const schritte = (n: number): string => `${n} ${n === 1 ? 'Schritt' : 'Schritte'}`;
const schritten = (n: number): string => `${n} ${n === 1 ? 'Schritt' : 'Schritten'}`;

/** Das Spiel, in dem man selbst der Gegner ist. */
export const adversary: AdversaryWords = {
  lead: 'Nichts geschieht mehr von selbst: Sie bestimmen, wer wann was hört, wessen Timer abläuft, wer abstürzt und was gefragt wird.',
  goal: 'Was geschehen soll',
  warmUps: 'Zum Aufwärmen',
  promises: 'Zum Zerbrechen',
  breakIt: (promise) => `Zerbrechen: ${promise}`,
  reachIt: (what) => `Herbeiführen: ${what}`,
  rules: 'Die Regeln',
  allOn: 'Alle Regeln gelten',
  without: (rule) => `Ohne ${rule}`,
  begin: 'Anfangen',
  other: (kind) => `Dies tun: ${kind}`,

  used: (n) => `${schritte(n)} gebraucht`,
  shortestKnown: (n) => `kürzester bekannter Weg: ${n}`,
  undo: 'Zurücknehmen',
  restart: 'Von vorn',
  leave: 'Ein anderes Ziel',
  hint: 'Hinweis',
  hinting: 'Ein Weg wird gesucht …',
  hinted: (choice, left) =>
    left === 0 ? `${choice}: Damit ist es geschafft.` : `${choice}. Danach noch ${schritte(left)}.`,
  doIt: 'Tun',
  noWay: (far, isWhole) =>
    `Von hier wurde kein Weg gefunden, durchsucht: ${far}.${isWhole ? ' Solange alle Regeln gelten, hat noch niemand einen gefunden.' : ' Nehmen Sie ein paar Schritte zurück, oder suchen Sie länger.'}`,
  giveUp: 'Aufgeben?',
  checking: 'Der Prüfer sucht einen Weg von Anfang an …',
  gaveUp: (far) =>
    `Auch der Prüfer hat keinen gefunden: ${far}. So weit hat er gesehen, ein Beweis ist es nicht.`,
  wayOf: (n) => `Es gibt einen Weg aus ${schritten(n)}.`,
  show: 'Zeigen',
  cancel: 'Abbrechen',

  choices: 'Was Sie tun können',
  about: (node) => `Was mit ${node} geschehen kann`,
  down: 'abgestürzt',
  tip: 'Oder klicken Sie in die Figur: Eine Nachricht kommt sofort an, ein Knoten zeigt, was mit ihm geschehen kann.',
  none: 'Hier kann nichts mehr geschehen. Nehmen Sie etwas zurück, oder beginnen Sie von vorn.',
  hear: (to, from, type) => `${to} hört ${type} von ${from}`,
  dies: (to, from, type) => `${type} von ${from} an ${to} geht verloren`,
  drop: (to, from, type) => `${type} von ${from} an ${to} wegnehmen`,
  double: (to, from, type) => `${type} von ${from} an ${to} verdoppeln`,
  shortDeliver: 'Hören',
  shortDrop: 'Wegnehmen',
  shortDouble: 'Verdoppeln',
  fire: (node, timer) => `${timer}-Timer von ${node} läuft ab`,
  ask: (node, command, to) => `${node} fragen: ${command}${to === undefined ? '' : ` (über ${to})`}`,
  order: (node, command) => `${node} anweisen: ${command}`,
  crash: (node) => `${node} stürzt ab`,
  startAgain: (node) => `${node} startet neu`,
  cut: (links) => `${links} trennen`,
  heal: 'Das Netz heilen',
  loyal: (node) => `${node} wird loyal`,
  turn: (node, way) => `${node} wird zum Verräter: ${way}`,
  tamper: (to, from, type, text) => `${type} von ${from} an ${to} ändern: ${text}`,
  forge: (node, to, text) => `${node} erfindet etwas für ${to}: ${text}`,

  won: 'Gebrochen.',
  reached: 'Da ist es.',
  wonIn: (n) => `Sie haben ${schritte(n)} gebraucht.`,
  measuring: 'Der kürzeste Weg wird gesucht …',
  isShortest: 'Einen kürzeren Weg kennt niemand.',
  shorter: (n) => `Der kürzeste bekannte Weg hat ${schritte(n)}.`,
  playAgain: 'Noch einmal zeigen',
  tryAgain: 'Kürzer versuchen',
};
