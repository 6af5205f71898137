import type { MenuWords } from '../en/menu.ts';

/** Die Menüs neben dem, was angeklickt wurde. */
export const menu: MenuWords = {
  whatWith: (id) => `Was mit ${id} geschehen soll`,
  whatWithMessage: 'Was mit dieser Nachricht geschehen soll',
  deliver: 'Jetzt zustellen',
  drop: 'Verwerfen',
  delay: (ms) => `Um ${ms} ms verzögern`,
  duplicate: 'Verdoppeln',
  whatWithLink: (from, to) => `Was mit der Verbindung ${from}–${to} geschehen soll`,
  linkCut: (from, to) => `Die Verbindung zwischen ${from} und ${to} ist getrennt.`,
  linkCutOneWay: (from, to) => `Die Verbindung zwischen ${from} und ${to} ist in einer Richtung getrennt.`,
  linkWorks: (from, to) => `Die Verbindung zwischen ${from} und ${to} besteht.`,
  cutBoth: 'Beide Richtungen trennen',
  cut: (from, to) => `${from} → ${to} trennen`,
  heal: 'Heilen',
  crash: (id) => `${id} abstürzen lassen`,
  restart: (id) => `${id} neu starten`,
  runOut: (timer) => `${timer}-Timer ablaufen lassen`,
  connect: 'Wieder verbinden',
  cutOff: 'Abtrennen',
  command: 'Befehl',
  sendTo: (id) => `An ${id} senden`,
};
