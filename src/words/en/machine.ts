/** Words of the state machines. */
import { wordsOf } from '../words.ts';

const english = {
  machines: 'State machines',
  machinesOf: (of: string) => `State machines of ${of}`,
  caption: 'What each state machine holds: how far it has executed, its values, what it remembers of clients',
  node: 'Node',
  executed: 'executed',
  nothing: 'nothing',
  through: (index: number) => `through ${index}`,
  values: 'values',
  sessions: 'sessions',
  session: (seq: number, answer: string) => `#${seq} → ${answer}`,
  sessionSays: (client: string, seq: number, answer: string) =>
    `${client}: request ${seq} was answered ${answer}`,
  none: 'no value',
  noSession: 'nothing remembered',
  empty: 'No machine holds anything yet.',
  down: 'down',
  behind: 'not executed so far',
  differs: (id: string) => `differs from ${id}, which has executed as much`,
  alike: 'Machines that have executed equally far hold the same.',
  apart: (ids: string) =>
    `${ids} have executed equally far and hold different things: that must never happen.`,
};

export type MachineWords = typeof english;
export const machineWords = wordsOf('machine', english);
