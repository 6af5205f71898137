/** Words about addresses that ask for what is not there. */
import { wordsOf } from '../words.ts';

const english = {
  tooLong: 'The address is far too long to be one of ours.',
  noNumber: (name: string, value: string) => `The address says ${name}=${value}, which is no number.`,
  noPage: (page: string) => `There is no page called “${page}”.`,
};

export type AddressWords = typeof english;
export const addressWords = wordsOf('address', english);
