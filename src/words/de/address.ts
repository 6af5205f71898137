import type { AddressWords } from '../en/address.ts';

/** Adressen, die nach etwas fragen, das es nicht gibt. */
export const address: AddressWords = {
  tooLong: 'Die Adresse ist viel zu lang, um von Parley zu stammen.',
  noNumber: (name, value) => `In der Adresse steht ${name}=${value}, und das ist keine Zahl.`,
  noPage: (page) => `Eine Seite namens „${page}“ gibt es nicht.`,
};
