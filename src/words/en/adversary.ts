/** Words of the game in which the learner is the adversary. */
import { wordsOf } from '../words.ts';

const steps = (n: number): string => `${n} ${n === 1 ? 'step' : 'steps'}`;

const english = {
  lead: 'Nothing happens by itself any more: you choose who hears what and when, whose timer runs out, who crashes, and what is asked.',
  goal: 'What to bring about',
  warmUps: 'To warm up',
  promises: 'To break',
  breakIt: (promise: string) => `Break it: ${promise}`,
  reachIt: (what: string) => `Bring it about: ${what}`,
  rules: 'The rules',
  allOn: 'All rules on',
  without: (rule: string) => `Without ${rule}`,
  begin: 'Begin',
  other: (kind: string) => `Do this: ${kind}`,

  used: (n: number) => `${steps(n)} used`,
  shortestKnown: (n: number) => `shortest known: ${n}`,
  undo: 'Undo',
  restart: 'Restart',
  leave: 'Another goal',
  hint: 'Hint',
  hinting: 'Looking for a way…',
  hinted: (choice: string, left: number) =>
    left === 0 ? `${choice}: that does it.` : `${choice}. After that, ${steps(left)} to go.`,
  doIt: 'Do it',
  noWay: (far: string, isWhole: boolean) =>
    `No way found from here: searched ${far}.${isWhole ? ' With all rules on nobody has ever found one.' : ' Undo a few steps, or look longer.'}`,
  giveUp: 'Give up?',
  checking: 'The checker looks for a way from the beginning…',
  gaveUp: (far: string) =>
    `The checker found none either: ${far}. That is how far it looked, and not a proof.`,
  wayOf: (n: number) => `There is a way of ${steps(n)}.`,
  show: 'Show it',
  cancel: 'Cancel',

  choices: 'Your choices',
  about: (node: string) => `What may happen to ${node}`,
  down: 'crashed',
  tip: 'Or click in the figure: a message is heard at once, a node shows what may become of it.',
  none: 'Nothing can happen here any more. Undo, or restart.',
  hear: (to: string, from: string, type: string) => `Let ${to} hear ${from}’s ${type}`,
  dies: (to: string, from: string, type: string) => `Let ${from}’s ${type} to ${to} get lost`,
  drop: (to: string, from: string, type: string) => `Lose ${from}’s ${type} to ${to}`,
  double: (to: string, from: string, type: string) => `Double ${from}’s ${type} to ${to}`,
  shortDeliver: 'Hear',
  shortDrop: 'Lose',
  shortDouble: 'Double',
  fire: (node: string, timer: string) => `Let ${node}’s ${timer} timer run out`,
  ask: (node: string, command: string, to: string | undefined) =>
    `Ask ${node}: ${command}${to === undefined ? '' : ` (through ${to})`}`,
  order: (node: string, command: string) => `Tell ${node}: ${command}`,
  crash: (node: string) => `Crash ${node}`,
  startAgain: (node: string) => `Restart ${node}`,
  cut: (links: string) => `Cut ${links}`,
  heal: 'Heal the network',
  loyal: (node: string) => `Make ${node} loyal`,
  turn: (node: string, way: string) => `Make ${node} a traitor: ${way}`,
  tamper: (to: string, from: string, type: string, text: string) =>
    `Change ${from}’s ${type} to ${to}: ${text}`,
  forge: (node: string, to: string, text: string) => `Let ${node} make up for ${to}: ${text}`,

  won: 'Broken.',
  reached: 'There it is.',
  wonIn: (n: number) => `You needed ${steps(n)}.`,
  measuring: 'Looking for the shortest way…',
  isShortest: 'Nobody knows a shorter way.',
  shorter: (n: number) => `The shortest known way takes ${steps(n)}.`,
  playAgain: 'Play it again',
  tryAgain: 'Try to be shorter',
};

export type AdversaryWords = typeof english;
export const adversaryWords = wordsOf('adversary', english);
