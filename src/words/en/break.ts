/** Words of the panel that looks for a failure. */
import { wordsOf } from '../words.ts';

const plural = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

const english = {
  title: 'Find a failure',
  mode: 'Who breaks it',
  byMachine: 'Find a failure',
  byHand: 'Be the adversary',
  lead: 'Parley plays the adversary, at random and then in order, until a promise breaks. What it finds it makes as short as it can, and plays.',

  rules: 'Rules that are off',
  allOn: 'None. With all its rules a protocol should keep its promises.',
  switchOff: 'Switch a rule off…',
  switchOn: (rule: string) => `Switch ${rule} on again`,
  breaks: (promises: string) => `May break: ${promises}`,
  progressOnly: 'Costs progress only: no promise breaks.',
  promise: 'Which promise',
  named: (promises: string) => `Those these rules keep: ${promises}`,
  any: 'Any',
  anyPromise: 'any promise',
  where: 'Where to look',
  fromHere: 'From here, as the lab stands',
  fromBeginning: 'From its beginning',
  elsewhere: 'From its beginning, and in other small clusters',
  long: 'How long at most',
  seconds: (s: number) => (s < 60 ? `${s} s` : `${s / 60} min`),
  more: 'How it looks, and how far',
  how: 'How',
  both: 'Chance, then everything in order',
  dice: 'Chance only',
  breadth: 'Everything in order only',
  seed: 'Seed of the dice',
  bounds: {
    depth: 'Steps at most',
    epoch: 'Highest term, ballot or view',
    flights: 'Messages under way',
    crashes: 'Crashes',
    duplicates: 'Messages doubled',
    losses: 'Messages lost in rounds',
    requests: 'Requests',
    errands: 'Orders of those in charge',
    lies: 'Lies',
  },
  boundsSay: 'These bounds hold where everything is tried in order. Chance keeps to none of them.',
  from: (min: number, max: number) => `From ${min} to ${max}`,
  find: 'Find a failure',

  searching: 'Searching',
  shortening: 'Found one; making it shorter',
  shorterThan: (n: number) => `Found one of ${plural(n, 'step', 'steps')}; looking for a shorter one`,
  doing: { dice: 'at random', shrink: 'making it shorter', breadth: 'everything in order' },
  placed: { here: 'from the start', elsewhere: 'in other clusters', guided: 'along a guide' },
  walks: 'Random walks',
  steps: 'Their steps',
  stepRate: 'Steps a second',
  states: 'Distinct states',
  stateRate: 'States a second',
  depth: 'Complete to depth',
  waiting: 'Waiting',
  memory: 'Memory',
  megabytes: (n: number) => `${n} MB`,
  time: 'Time',
  of: (s: number, all: number) => `${s} of ${all} s`,
  pace: 'How fast it goes',
  workers: (n: number) => plural(n, 'worker', 'workers'),
  workersLost: (lost: number, all: number) =>
    lost === all
      ? 'No worker could be started, or all have died. Reload the page, or look with a shorter time.'
      : `${lost} of ${plural(all, 'worker', 'workers')} died, probably for want of memory; the others went on.`,
  cancel: 'Cancel',
  said: (walks: number, states: number) =>
    `Searching: ${plural(walks, 'random walk', 'random walks')}, ${plural(states, 'state', 'states')} so far.`,

  found: (promise: string) => `${promise} is broken`,
  promised: (says: string) => `What was promised: ${says}`,
  inSteps: (n: number) => plural(n, 'step', 'steps'),
  by: { dice: 'found by chance, then shortened', breadth: 'found by trying everything in order' },
  shortest: 'the shortest there is within these bounds',
  guide: (says: string) => `It took a guide to find it. ${says}`,
  otherPlace: 'It happens in another cluster than this lab’s, so it opens in a lab of its own.',
  watch: 'Watch it',
  watchThere: 'Open it and watch',
  stop: 'Stop',
  withRule: 'With the rule on',
  copy: 'Copy link',
  copied: 'Copied',
  notCopied: 'The browser does not allow it',
  again: 'Look again',
  asLesson: 'As a lesson',
  noLesson: 'The lesson language has no words for one of these steps.',
  change: 'Change what to look for',
  lessonGoal: (promise: string, rules: string) =>
    rules === '' ? `Say how ${promise} breaks` : `Say how ${promise} breaks without ${rules}`,
  lessonBegin: 'A rule is missing',
  stepsOf: 'Step by step',
  step: (n: number) => `Step ${n}`,
  steppedIn: (rules: string) => `Here ${rules} would have stepped in.`,
  instead: (what: string) => `Instead: ${what}`,
  impossible: 'This step would not have been possible at all.',
  whereRule: 'Where the rule would have stepped in',
  noneSteppedIn:
    'At no single step would the rule have changed anything: what matters is what was forgotten before.',

  nothing: 'Nothing found',
  nothingOff: 'No promise broke. That is not a proof: it is how far this search has looked.',
  howFar: (depth: number, states: number, walks: number) =>
    [
      walks > 0 || !(states > 0) ? plural(walks, 'random walk', 'random walks') : '',
      states > 0 ? `${plural(states, 'state', 'states')}, complete to depth ${depth}` : '',
    ]
      .filter((part) => part !== '')
      .join(' and '),
  looked: (far: string, seconds: string) => `It looked at ${far}, in ${seconds} s.`,
  endings: {
    time: 'It ended because its time was up.',
    states: 'It ended because it had seen as many states as it may.',
    memory: 'It ended because memory ran out. Narrower bounds, or chance only, let it go on.',
    exhausted: 'Within these bounds everything was tried. Wider bounds may still hide something.',
    cancelled: 'You stopped it.',
    lost: 'No worker was left.',
  },
  never: 'What never came about in this search, so that it says little about it:',
  next: 'What to try next',
  tryLonger: (s: string) => `Look longer: ${s}`,
  tryElsewhere: 'Look in other small clusters too',
  tryCrashes: 'Allow more crashes',
  tryRule: 'Switch a rule off, and see what it was good for',
  lookFor: (promises: string) => `Looking for: ${promises}`,
  without: (rules: string) => `Without ${rules}`,
  withAll: 'All rules on',
};

export type BreakWords = typeof english;
export const breakWords = wordsOf('break', english);
