/** Words of the menus beside what was clicked. */
import { wordsOf } from '../words.ts';

const english = {
  whatWith: (id: string) => `What to do with ${id}`,
  whatWithMessage: 'What to do with this message',
  deliver: 'Deliver now',
  drop: 'Drop',
  delay: (ms: number) => `Delay by ${ms} ms`,
  duplicate: 'Duplicate',
  whatWithLink: (from: string, to: string) => `What to do with the link ${from}–${to}`,
  linkCut: (from: string, to: string) => `The link between ${from} and ${to} is cut.`,
  linkCutOneWay: (from: string, to: string) => `The link between ${from} and ${to} is cut one way.`,
  linkWorks: (from: string, to: string) => `The link between ${from} and ${to} works.`,
  cutBoth: 'Cut both ways',
  cut: (from: string, to: string) => `Cut ${from} → ${to}`,
  heal: 'Heal',
  crash: (id: string) => `Crash ${id}`,
  restart: (id: string) => `Restart ${id}`,
  runOut: (timer: string) => `Run out its ${timer} timer`,
  connect: 'Connect it again',
  cutOff: 'Cut it off',
  command: 'Command',
  sendTo: (id: string) => `Send to ${id}`,
};

export type MenuWords = typeof english;
export const menuWords = wordsOf('menu', english);
