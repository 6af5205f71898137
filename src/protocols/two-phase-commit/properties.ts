/** What atomic commitment means: four of the five demands of Bernstein, Hadzilacos and Goodman, judged after every step. */
import type { Property } from '../../engine/property.ts';
import { listInWords } from '../../engine/words.ts';
import { propertyOf } from '../kit/judging.ts';
import { participantsOf } from './cast.ts';
import type { CommitHistory } from './history.ts';
import { justDecided } from './history.ts';
import { inPast } from './state.ts';

const BHG = 'Bernstein, Hadzilacos and Goodman 1987 §7.3';

export const properties: Readonly<Record<string, Property<CommitHistory>>> = {
  AC1: propertyOf(
    'AC1',
    {
      name: 'All alike',
      cite: `${BHG}, AC1`,
      says: 'All who decide decide the same, even those who crash later.',
    },
    (happening, _, { decided }) => {
      const now = justDecided(happening);
      const other = now && decided.find(({ by, outcome }) => by !== now.by && outcome !== now.outcome);
      return (
        other && {
          says: `${now.by} has ${inPast(now.outcome)}, and ${other.by} has ${inPast(other.outcome)}.`,
          nodes: [now.by, other.by],
        }
      );
    },
  ),
  AC2: propertyOf(
    'AC2',
    { name: 'Final', cite: `${BHG}, AC2`, says: 'Nobody reverses its decision, crash or no crash.' },
    (happening, _, { decided }) => {
      const now = justDecided(happening);
      const earlier = now && decided.find(({ by, outcome }) => by === now.by && outcome !== now.outcome);
      return (
        earlier && {
          says: `${now.by} had ${inPast(earlier.outcome)}, and now has ${inPast(now.outcome)}.`,
          nodes: [now.by],
        }
      );
    },
  ),
  AC3: propertyOf(
    'AC3',
    { name: 'All said yes', cite: `${BHG}, AC3`, says: 'Nobody commits unless all have said yes.' },
    (happening, { yes }) => {
      const now = justDecided(happening);
      if (now?.outcome !== 'commit') return undefined;
      const missing = participantsOf(happening.after)
        .map(({ id }) => id)
        .filter((id) => !yes.includes(id));
      return missing.length === 0
        ? undefined
        : {
            says: `${now.by} has committed, and ${listInWords(missing)} never said yes.`,
            nodes: [now.by, ...missing],
          };
    },
  ),
  AC4: propertyOf(
    'AC4',
    {
      name: 'No abort without a reason',
      cite: `${BHG}, AC4`,
      says: 'If nothing fails and all say yes, nobody aborts. A crash, a loss or a timeout is a failure.',
      open: (_, { excuse }) =>
        excuse === null ? undefined : excuse === 'no' ? 'somebody said no' : 'something failed',
    },
    (happening, { excuse }) => {
      const now = justDecided(happening);
      return now?.outcome === 'abort' && excuse === null
        ? { says: `${now.by} has aborted, though nothing has failed and nobody said no.`, nodes: [now.by] }
        : undefined;
    },
  ),
};
