/** Words of a lesson on paper. */
import { wordsOf } from '../words.ts';

const english = {
  handout: 'Handout',
  lecturer: 'Lecturer’s copy',
  seen: 'What we saw today',
  print: 'Print or save as PDF',
  variant: 'Variant',
  everybody: 'For everybody',
  withNotes: 'With notes',
  perPage: 'Pictures a page',
  one: '1',
  two: '2',
  back: 'Back to the lesson',
  drawing: (done: number, all: number) => `Drawing picture ${done} of ${all}…`,
  pages: (count: number) => (count === 1 ? '1 page, A4 or Letter' : `${count} pages, A4 or Letter`),
  minutes: (count: number) => `${count} minutes`,
  objectives: 'Afterwards you can',
  byProtocol: (protocol: string) => `Played by the real protocol: ${protocol}`,
  figure: (number: number, words: string) => `Fig. ${number}. ${words}`,
  question: (number: number) => `Question ${number}`,
  pickOne: 'Tick one.',
  pickMany: 'Tick all that apply.',
  answers: 'Answers',
  answer: (number: number) => `${number}.`,
  none: 'None of them.',
  remember: 'To remember',
  speaker: 'Say',
  ask: 'If they ask',
  seconds: (count: number) => (count < 120 ? `${count} s` : `${Math.round(count / 60)} min`),
  whatIf: 'What if',
  shownAt: (time: string) => `shown at ${time}`,
  triedAt: (time: string) => `tried at ${time}`,
  nothingSeen:
    'Nothing of this lesson was shown in this window yet. Walk through it, try something, and come back.',
  page: (number: number, all: number) => `${number} / ${all}`,
  failed: (why: string) => `A picture could not be drawn: ${why}.`,
};

export type HandoutWords = typeof english;
export const handoutWords = wordsOf('handout', english);
