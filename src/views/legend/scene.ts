/** How to read the figures, in words: one table for all protocols. */
import type { MarkName } from './marks.tsx';
import { legendWords } from '../../words/en/legend.ts';

/** A mark and what it means. */
export interface Meaning {
  readonly mark: MarkName;
  readonly name: string;
  readonly says: string;
}

/** Marks that belong together. */
export interface Chapter {
  readonly title: string;
  readonly meanings: readonly Meaning[];
}

const meaning = (mark: MarkName, name: string, says: string): Meaning => ({ mark, name, says });

/** What of the figures a protocol has: the rest need not be explained. */
export interface Parts {
  readonly logs: boolean;
  readonly ledger: boolean;
  /** Who belongs to the cluster may change, and logs may be folded. */
  readonly members?: boolean;
}

const EVERYTHING: Parts = { logs: true, ledger: true, members: true };

/** Marks that only figures with changing members and folded logs have. */
const OF_MEMBERS: readonly MarkName[] = ['hull', 'outsider', 'folded', 'members'];

/** The legend, with the protocol's own word for an epoch. */
export function legendOf(epoch: string, { logs, ledger, members }: Parts = EVERYTHING): readonly Chapter[] {
  const w = legendWords();
  const isShown: Readonly<Record<string, boolean>> = { [w.logs]: logs, [w.cards]: ledger };
  return chapters(epoch)
    .filter(({ title }) => isShown[title] ?? true)
    .map(({ title, meanings }) => ({
      title,
      meanings: meanings.filter(({ mark }) => members === true || !OF_MEMBERS.includes(mark)),
    }));
}

function chapters(epoch: string): readonly Chapter[] {
  const w = legendWords();
  return [
    {
      title: w.messages,
      meanings: [
        meaning('request', w.request, w.requestSays),
        meaning('success', w.success, w.successSays),
        meaning('refusal', w.refusal, w.refusalSays),
        meaning('beat', w.beat, w.beatSays),
      ],
    },
    {
      title: w.nodes,
      meanings: [
        meaning('crown', w.crown, w.crownSays),
        meaning('question', w.question, w.questionSays),
        meaning('ring', w.ring, w.ringSays),
        meaning('down', w.down, w.downSays),
        meaning('disk', w.disk, w.diskSays),
      ],
    },
    {
      title: w.together,
      meanings: [
        meaning('tear', w.tear, w.tearSays),
        meaning('loop', w.loop, w.loopSays),
        meaning('forbidden', w.forbidden, w.forbiddenSays),
        meaning('hull', w.hull, w.hullSays),
        meaning('outsider', w.outsider, w.outsiderSays),
      ],
    },
    {
      title: w.cards,
      meanings: [
        meaning('card', w.card, w.cardSays(epoch)),
        meaning('dotted', w.dotted, w.dottedSays),
        meaning('thought', w.thought, w.thoughtSays),
        meaning('promised', w.promised, w.promisedSays(epoch)),
        meaning('accepted', w.accepted, w.acceptedSays(epoch)),
        meaning('chosen', w.chosen, w.chosenSays),
        meaning('page', w.page, w.pageSays),
      ],
    },
    {
      title: w.logs,
      meanings: [
        meaning('cell', w.cell, w.cellSays(epoch)),
        meaning('commit', w.commit, w.commitSays),
        meaning('tick', w.tick, w.tickSays),
        meaning('special', w.special, w.specialSays),
        meaning('members', w.members, w.membersSays),
        meaning('folded', w.folded, w.foldedSays),
        meaning('conflict', w.conflict, w.conflictSays),
        meaning('next', w.next, w.nextSays),
      ],
    },
    {
      title: w.score,
      meanings: [meaning('stroke', w.stroke, w.strokeSays(epoch))],
    },
  ];
}
