/** Words of writing lessons: where one begins, the editor, files, what may be written, what cannot be played. */
import { wordsOf } from '../words.ts';

const english = {
  title: 'Write a lesson',
  crumb: 'Write',

  // Where one begins.
  lead: 'A lesson is a text. On the left you write, on the right it plays; every claim in it is checked while you type.',
  begin: 'Begin with',
  beginHint: 'Small lessons that are true. Change them until they are yours.',
  bundled: 'Or with one of ours',
  bundledHint: 'You get a copy; the original stays as it is.',
  choose: 'A lesson of Parley',
  take: 'Take a copy',
  yours: 'Your lessons',
  none: 'Nothing yet. What you write is kept in this browser.',
  untitled: 'Untitled',
  openFile: 'Open a file…',
  openHint: 'or drop a .md file, or an exported .html, anywhere on this page',
  drop: 'Drop it: it becomes a lesson of its own, nothing is overwritten',
  changed: (when: string) => `changed ${when}`,
  remove: (title: string) => `Delete “${title}”`,
  removed: (title: string) => `“${title}” is deleted.`,
  undoRemove: 'Bring it back',

  // The editor.
  textLabel: 'The text of the lesson',
  textHelp: 'Esc, then Tab leaves the text. Ctrl+Space suggests, F8 goes to the next mistake.',
  /** What the editor itself says; the keys are its own words. */
  phrases: {} as Readonly<Record<string, string>>,
  tabs: 'What to see',
  text: 'Text',
  preview: 'Preview',
  present: 'Present it',
  presentWait: 'This can be done once the mistakes are mended.',
  export: 'One HTML file',
  exportHint: 'The whole program with this lesson in it, as one file that runs without a network',
  exporting: 'Making the file…',
  exported: (name: string, kb: number) => `${name} (${kb} kB) runs from any disk, without a network.`,
  save: 'Save as .md',
  savedAs: (name: string) => `Saved as ${name}.`,
  saved: 'Kept in this browser',
  saving: 'Keeping…',
  notKept: 'Not kept',
  refused:
    'This browser keeps nothing for us, or has no room left. Save the lesson as a file before you leave.',
  noLesson: 'There is no such lesson in this browser.',
  toWriting: 'To your lessons',

  // What became of it.
  reading: 'Rehearsing…',
  good: (steps: number, claims: number) =>
    `${steps} ${steps === 1 ? 'step' : 'steps'}, ${claims} ${claims === 1 ? 'claim' : 'claims'}, all true`,
  mistakes: (count: number) => (count === 1 ? '1 mistake' : `${count} mistakes`),
  hints: (count: number) => (count === 1 ? '1 hint for the lecturer' : `${count} hints for the lecturer`),
  line: (line: number) => `line ${line}`,
  more: (count: number) => `and ${count} more`,
  stale: 'The picture is that of the last version that played.',
  nothing: 'As soon as the text can be played, it plays here.',
  previewLabel: 'How the lesson plays',
  cannotPlay: 'This lesson cannot be played yet',
  openEditor: 'Open it in the editor',
  noWorker: 'The part that rehearses lessons could not be started. Reload the page to try again.',
  tooSlow: (seconds: number) =>
    `this lesson was stopped after ${seconds} seconds: it takes too long to read or to play`,

  // Files.
  noTemplate:
    'This copy of Parley was built without the file that lessons are put into. “npm run build” makes it: parley.html.',
  tooBig: (name: string, kb: number, limit: number) =>
    `${name} has ${kb} kB; a lesson has at most ${limit} kB. Is it the right file?`,
  notText: (name: string) => `${name} is not a text. A lesson is a Markdown file: its name ends in .md.`,
  notLesson: (name: string) =>
    `${name} is no lesson: a lesson begins with a line of ---, and under it id:, title: and so on. Begin with one of the lessons on this page to see how it goes.`,
  noLessonInside: (name: string) =>
    `There is no lesson in ${name}. Only HTML files that Parley exported have one.`,

  // What may be written.
  head: {
    id: 'A short name, part of the address: small letters, digits and -',
    title: 'What the lesson is called',
    protocol: 'What is played',
    level: 'beginner, intermediate or advanced',
    minutes: 'How long it takes to teach',
    objectives: 'What people can do afterwards, one sentence each',
    cluster: 'Who plays, and under which conditions',
    beside: 'A second run, shown beside the first',
    teaches: 'Items of the syllabus it covers',
    lang: 'The language it is written in',
  },
  cluster: {
    nodes: 'The names of the nodes, or how many',
    clients: 'The names of clients',
    seed: 'A number: the same one gives the same dice',
    latency: 'How long a message takes one way: 10ms or 10-20ms',
    loss: 'The part of messages that get lost, from 0 to 1',
    timers: 'held: they run out only when the lesson says so; run: by themselves',
    timeouts: 'Lengths of timers to use instead of the dice, by node',
    options: 'Options of the protocol',
  },
  beside: {
    protocol: 'What the second run plays',
    nodes: 'Who plays in it, if others',
    options: 'Options of its protocol',
    off: 'Rules that are off in it',
    titles: 'What the two figures are called',
  },
  heading: {
    'time=2m': 'How long the step takes to teach',
    'show=': 'Which panels are shown',
    'fig=""': 'The caption of the figure',
    'eyes=': 'Through whose eyes the figure is seen',
  },
  blocks: {
    do: 'What happens: one action a line',
    check: 'What must be true here: one claim a line',
    predict: 'A question before something happens',
    given: 'A state set by hand: one node a line',
  },
  notes: {
    speaker: 'For the speaker alone',
    ask: 'What people may ask, and what to answer',
    key: 'The sentence to remember',
  },
  sides: { beside: 'Only in the second run', both: 'In both runs' },
  parts: {
    step: 'A step: its title, its id, how long it takes',
    title: 'Title',
    id: 'id',
    question: 'What happens next?',
    right: 'the right answer',
    wrong: 'a wrong answer',
    why: 'the reason',
    claim: 'the claim that decides it',
  },
};

export type WriteWords = typeof english;
export const writeWords = wordsOf('write', english);
