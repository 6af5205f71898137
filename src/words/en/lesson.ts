/** Words of the page of a lesson: the column with its questions, and what is wrong with an address. */
import { wordsOf } from '../words.ts';

const english = {
  noStep: (step: string) => `This lesson has no step “${step}”, so here is its beginning.`,
  beyond: (from: number, moments: number) =>
    `it branches off at moment ${from}, and the lesson has ${moments}`,
  noWhatIf: (why: string) => `The what-if in this link cannot be shown: ${why}.`,
  figure: (number: number, title: string) => `Fig. ${number}. ${title}`,
  share: 'Share',
  present: 'Present',
  rulesOf: (protocol: string) => `The rules of ${protocol}`,
  stepOf: (step: number, steps: number) => `Step ${step} of ${steps}: all steps`,
  of: (step: number, steps: number) => `${step} of ${steps}`,
  onYourOwn: 'You are trying something of your own.',
  toLesson: 'Back to the lesson',
  steps: 'Steps',
  back: 'Back',
  finish: 'Finish',
  skip: 'Skip',
  see: 'See what happens',
  next: 'Next',
  ruleCard: 'Rule card',
  orPress: 'or press',
  checked: 'True here, checked by running it',
  predict: 'Predict',
  predictIt: 'Predict: click it on the figure',
  predictThem: 'Predict: click them on the figure',
  predictAll: 'Predict: pick all that apply',
  answers: 'Answers',
  right: 'right',
  wrong: 'not so',
  sawIt: 'You saw it coming.',
  missedIt: 'Worth remembering.',
};

export type LessonWords = typeof english;
export const lessonWords = wordsOf('lesson', english);
