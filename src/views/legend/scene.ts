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
}

const EVERYTHING: Parts = { logs: true, ledger: true };

/** The legend, with the protocol's own word for an epoch. */
export function legendOf(epoch: string, { logs, ledger }: Parts = EVERYTHING): readonly Chapter[] {
  const w = legendWords();
  const isShown: Readonly<Record<string, boolean>> = { [w.logs]: logs, [w.cards]: ledger };
  return chapters(epoch).filter(({ title }) => isShown[title] ?? true);
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
