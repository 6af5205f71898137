/** What the keys do, as the list of keys says it. */
import { wordsOf } from '../words.ts';

const english = {
  darken: 'Darken the picture; any key of the clicker brings it back',
  whiten: 'Hide the picture behind white',
  fill: 'Fill the screen, or leave it',
  messageBack: 'One message back',
  messageForward: 'One message forward',
  slower: 'Slower',
  faster: 'Faster',
  crash: 'Crash or restart the selected node',
  part: 'Part or heal the network',
  theme: 'Paper or night',
  say: 'Say the state aloud',
  share: 'Link, code and pictures of this very moment',
  close: 'Close what is open',
  help: 'This list',
  play: 'Play or pause',
  nextMessage: 'Next message',
  eventBack: 'One event back',
  eventForward: 'One event forward',
  toStart: 'To the start',
  toEnd: 'To the end',
  select: 'Select a node',
  selectNode: (n: number) => `Select node ${n}`,
  reset: 'Start over',
  nextOrFinish: 'Next (or finish the motion)',
  next: 'Next',
  back: 'Back',
  nextStep: 'Next step, without motion',
  previousStep: 'Previous step, without motion',
  firstStep: 'First step',
  lastStep: 'Last step',
  answer: 'Pick an answer',
  answerNumber: (n: number) => `Pick answer ${n}`,
  reveal: 'Reveal the answer',
  playMotion: 'Play or pause the motion; play it again',
  onScript: 'Back on script, after a what-if',
  overview: 'All steps',
};

export type KeysWords = typeof english;
export const keysWords = wordsOf('keys', english);
