import type { MachineWords } from '../en/machine.ts';

/** Die Zustandsautomaten. */
export const machine: MachineWords = {
  machines: 'Zustandsautomaten',
  machinesOf: (of) => `Zustandsautomaten von ${of}`,
  caption:
    'Was jeder Zustandsautomat hält: wie weit er ausgeführt hat, seine Werte, was er von Clients behalten hat',
  node: 'Knoten',
  executed: 'ausgeführt',
  nothing: 'nichts',
  through: (index) => `bis ${index}`,
  values: 'Werte',
  sessions: 'Sitzungen',
  session: (seq, answer) => `Nr. ${seq} → ${answer}`,
  sessionSays: (client, seq, answer) => `${client}: Anfrage ${seq} wurde mit ${answer} beantwortet`,
  none: 'kein Wert',
  noSession: 'nichts behalten',
  empty: 'Noch hält kein Automat etwas.',
  down: 'aus',
  behind: 'noch nicht so weit ausgeführt',
  differs: (id) => `anders als bei ${id}, der ebenso weit ausgeführt hat`,
  alike: 'Automaten, die gleich weit ausgeführt haben, halten dasselbe.',
  apart: (ids) => `${ids} haben gleich weit ausgeführt und halten Verschiedenes: Das darf niemals geschehen.`,
};
