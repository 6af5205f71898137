/** Words of the sentence generator: headlines, what an action was, and the state of a world. */
import { listed } from '../lists.ts';
import { wordsOf } from '../words.ts';

const english = {
  list: (items: readonly string[]) => listed(items, 'and'),
  percent: (part: number) => `${Math.round(part * 1000) / 10} %`,

  // Headlines, at most eight words.
  span: (first: number, last: number) => (first === last ? `entry ${first}` : `entries ${first}–${last}`),
  replaces: (id: string, span: string) => `${id} replaces its ${span}`,
  deletes: (id: string, span: string) => `${id} deletes ${span}`,
  stores: (id: string, span: string) => `${id} stores ${span}`,
  commits: (id: string, span: string) => `${id} commits ${span}`,
  refuses: (id: string, from: string, type: string) => `${id} refuses ${from}’s ${type}`,
  saysYes: (id: string, from: string, type: string) => `${id} says yes to ${from}’s ${type}`,
  yes: 'yes',
  no: 'no',
  /** What it was: `yes`, `no`, or the type of the message. */
  arrival: (from: string, what: string, to: string) => `${from}’s ${what} reaches ${to}`,
  /** A node that wears a crown leads of its epoch; others are in it. The clock may be empty. */
  standing: (role: string, clock: string, crowned: boolean) =>
    clock === '' ? role : `${role} ${crowned ? 'of' : 'in'} ${clock}`,
  becomes: (id: string, standing: string) => `${id} becomes ${standing}`,
  movesTo: (id: string, clock: string) => `${id} moves to ${clock}`,
  aMessageArrives: 'A message arrives',
  nobodyHears: (from: string, to: string) => `Nobody hears ${from} at ${to}`,
  lost: (from: string, type: string, to: string) => `${from}’s ${type} to ${to} is lost`,
  aMessageLost: 'A message is lost',
  aMessageDoubled: 'A message is doubled',
  aMessageDelayed: 'A message is delayed',
  timerOut: (id: string, timer: string) => `${id}’s ${timer} timer runs out`,
  /** Where commands are things to do, a node is told to do them; elsewhere it is asked for something. */
  asked: (id: string, command: string, told: boolean) =>
    `${id} is ${told ? 'told to' : 'asked for'} ${command}`,
  crashes: (id: string) => `${id} crashes`,
  startsAgain: (id: string) => `${id} starts again`,
  tears: 'The network tears',
  heals: 'The network heals',
  ruleHolds: 'A rule holds again',
  ruleOff: 'A rule is switched off',
  timersStop: 'The timers stop',
  timersRun: 'The timers run again',
  networkChanges: 'The network changes',
  beginsAgain: 'Everything begins again',
  loyalAgain: (id: string) => `${id} is loyal again`,
  isTraitor: (id: string) => `${id} is a traitor`,
  messageChanged: 'A message is changed on its way',
  makesUp: (id: string) => `${id} makes up a message`,
  setByHand: (id: string) => `${id} is set by hand`,
  timePasses: 'Time passes',

  // What an action was, in one sentence.
  between: (a: string, b: string) => `between ${a} and ${b}`,
  fromTo: (a: string, b: string) => `from ${a} to ${b}`,
  andOn: (links: string, rest: number) => `${links} and on ${rest} more links`,
  take: (min: number, max: number) => `messages take ${min}–${max} ms`,
  areLost: (percent: string) => `${percent} of messages are lost`,
  comeTwice: (percent: string) => `${percent} of messages come twice`,
  changes: (changes: string) => `The network changes: ${changes}.`,
  noChange: 'The network stays as it is.',
  the: (type: string, from: string) => `The ${type} from ${from}`,
  aMessage: 'A message',
  whereSent: 'where it was sent',
  reaches: (what: string, to: string, down: boolean) =>
    `${what} reaches ${to}${down ? ', which is down: nobody hears it' : ''}.`,
  dies: (what: string, to: string) => `${what} to ${to} dies on the way: nothing passes there.`,
  isLost: (what: string, to: string) => `${what} to ${to} is lost on the way.`,
  isTaken: (what: string, to: string) => `${what} to ${to} is taken away.`,
  isDoubled: (what: string, to: string) => `${what} to ${to} is doubled: it will arrive twice.`,
  isDelayed: (what: string, to: string, ms: number) => `${what} to ${to} takes ${ms} ms longer.`,
  runsOut: (id: string, timer: string) => `${id}’s ${timer} timer runs out.`,
  isAsked: (id: string, command: string, told: boolean, through: string | undefined) =>
    `${id} is ${told ? 'told to' : 'asked for'} ${command}${through ? `, through ${through}` : ''}.`,
  hasCrashed: (id: string, keeps: boolean) =>
    `${id} crashes: its memory is gone, ${keeps ? 'its disk stays' : 'and it has no disk'}.`,
  isBack: (id: string) => `${id} starts again.`,
  splits: (parts: string) => `The network splits: ${parts}.`,
  nothingPasses: (links: string) => `Nothing passes ${links} any more.`,
  isWhole: 'The network is whole again.',
  passAgain: (links: string) => `Messages pass ${links} again.`,
  switchOn: (rule: string) => `The switch ${rule} is on again: the rule holds.`,
  switchOff: (rule: string, says: string) => `The switch ${rule} is off. ${says}`.trim(),
  timersWait: 'The timers stop and wait for a hand.',
  timersGoOn: 'The timers run again.',
  allAgain: 'Everything begins again.',
  turnsLoyal: (id: string) => `${id} is loyal again.`,
  turnsTraitor: (id: string) => `${id} turns traitor.`,
  changesLies: (id: string) => `${id} changes its lies.`,
  tampered: (type: string | undefined, from: string | undefined, to: string) =>
    `Somebody changes the ${type ?? 'message'} from ${from ?? 'somebody'} to ${to} on its way.`,
  forges: (id: string, to: string) => `${id} makes up a message for ${to}.`,
  given: (id: string) => `${id}’s state is set by hand.`,
  nothingUntil: (ms: number) => `Nothing happens until ${ms} ms.`,

  // The state of a world.
  crashed: 'crashed',
  logEmpty: 'log empty',
  log: (last: number, word: string, epochs: number, listed: string, commit: number) =>
    `log ${last} ${last === 1 ? 'entry' : 'entries'}: ${epochs === 1 ? word : `${word}s`} ${listed}, committed ${commit}`,
  ballot: (word: string, number: number, by: string, says: string) =>
    `${word.charAt(0).toUpperCase() + word.slice(1)} ${number} by ${by}: ${says}.`,
};

export type StoryWords = typeof english;
export const storyWords = wordsOf('story', english);
