/** Words of who belongs to the cluster: on the stage, and as a table. */
import { listed } from '../lists.ts';
import { wordsOf } from '../words.ts';

const english = {
  members: 'Members',
  membersOf: (of: string) => `Members, ${of}`,
  caption: 'Which configuration each server goes by, which entry says so, and whether that is committed',
  node: 'Node',
  counts: 'counts',
  entry: 'by entry',
  committed: 'committed',
  kinds: { old: 'old', new: 'new', now: 'members', other: 'others count' },
  byWhom: (ids: readonly string[]) =>
    ids.length > 2
      ? `${ids.length} servers count`
      : `${listed(ids, 'and')} count${ids.length === 1 ? 's' : ''}`,
  needed: (needed: number, of: string) => `${needed} of ${of}`,
  both: (ids: readonly string[]) => `in both: ${ids.join(' ')}`,
  learners: (ids: readonly string[]) => `catching up: ${ids.join(' ')}`,
  outside: (ids: readonly string[]) => `no members: ${ids.join(' ')}`,
  learner: 'catching up',
  noMember: 'no member',
  goesBy: (id: string, sets: string) => `${id} counts ${sets}`,
  none: 'knows of no cluster',
  and: 'and',
  beginning: 'at first',
  yes: 'yes',
  notYet: 'not known to be',
  leads: 'leads',
  differs: (id: string) => `other than ${id}`,
  differsFromNewest: 'other than the newest log',
  joint: 'Every decision needs a majority of the old ones and one of the new ones.',
  single: 'A majority of the members decides.',
  apart: 'Not all go by the same configuration.',
  all: 'All servers are members, and always were.',
};

export type MembersWords = typeof english;
export const membersWords = wordsOf('members', english);
