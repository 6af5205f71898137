import type { LinkWords } from '../en/link.ts';

/** Links, die sich nicht so abspielen lassen, wie sie dastehen. */
export const link: LinkWords = {
  noProtocol: (id) => `Diese Ausgabe von Parley kennt das Protokoll „${id}“ nicht.`,
  noScenario: (id) => `Ein Szenario „${id}“ gibt es nicht, darum hier das erste.`,
  optionLeftOut: (why) => `Eine Einstellung in diesem Link wurde weggelassen: ${why}.`,
  notToItsEnd: (why) => `Der Link ließ sich nicht bis zum Ende abspielen: ${why}.`,
  unreadable: (why) =>
    `Was in diesem Link getan wurde, ist nicht lesbar: ${why}. Hier ist das Szenario von Anfang an.`,
};
