/** How to read the figures, in words: one table for all protocols. */
import type { MarkName } from './marks.tsx';

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
  const isShown: Readonly<Record<string, boolean>> = { Logs: logs, 'Cards and ledger': ledger };
  return chapters(epoch).filter(({ title }) => isShown[title] ?? true);
}

function chapters(epoch: string): readonly Chapter[] {
  return [
    {
      title: 'Messages',
      meanings: [
        meaning('request', 'Round', 'asks for something. The tail points back to the sender.'),
        meaning('success', 'Round with a tick', 'says yes.'),
        meaning('refusal', 'Square with a cross', 'says no.'),
        meaning(
          'beat',
          'A small disc',
          'says “I am still here”. In a crowd all messages shrink to discs; point at one to read it.',
        ),
      ],
    },
    {
      title: 'Nodes',
      meanings: [
        meaning('crown', 'A crown', 'leads.'),
        meaning(
          'question',
          'A question mark',
          'wants to lead and asks for votes; the pips count those it has.',
        ),
        meaning('ring', 'The ring', 'is a timer. When it has run out, the node acts by itself.'),
        meaning('down', 'Faded and dashed', 'has crashed. What was in memory is gone.'),
        meaning('disk', 'The disk', 'marks what survives a crash.'),
      ],
    },
    {
      title: 'Together',
      meanings: [
        meaning('tear', 'A tear', 'lets nothing pass: messages die at it.'),
        meaning(
          'loop',
          'A loop',
          'closes round a majority when it has decided something. A node in two loops glows.',
        ),
        meaning('forbidden', 'A hatched loop', 'is a majority that the rules forbid to count.'),
      ],
    },
    {
      title: 'Cards and ledger',
      meanings: [
        meaning(
          'card',
          'A card',
          `is an acceptor: what it has promised, and what it has accepted last, which gives it its tint. A green outline: a quorum accepted that in one ${epoch}.`,
        ),
        meaning(
          'dotted',
          'A dotted loop',
          'goes round a quorum for as long as it stands: green if it has chosen a value, blue if it has promised.',
        ),
        meaning('thought', 'Words in quotation marks', 'are what a node might think. It knows nothing else.'),
        meaning('promised', 'A dashed place', `has promised this ${epoch}, and below it what it reported.`),
        meaning('accepted', 'A tinted place', `has accepted the value in this ${epoch}.`),
        meaning('chosen', 'Tinted, with a green edge', 'is one of the quorum that chose the value.'),
        meaning(
          'page',
          'A ruled page',
          'is what a node has written down. Filled pips count towards the quorum.',
        ),
      ],
    },
    {
      title: 'Logs',
      meanings: [
        meaning(
          'cell',
          'A cell',
          `is an entry. Tint and corner number tell the ${epoch} that wrote it; after eight the tints come again, hatched.`,
        ),
        meaning('commit', 'The green rule', 'stands behind the last committed entry.'),
        meaning(
          'tick',
          'A tick, and an empty place',
          'where slots are decided one by one: known to be chosen, though an earlier one is not; and a gap.',
        ),
        meaning(
          'special',
          'Dotted, or with a bar',
          'does nothing but close a gap; or was taken over from an earlier leader.',
        ),
        meaning('conflict', 'Dashed in red', 'disagrees with the leader, and will have to go.'),
        meaning('next', 'The blue pointer', 'is where the leader will try next.'),
      ],
    },
    {
      title: 'The score',
      meanings: [
        meaning(
          'stroke',
          'A stroke',
          `runs from sender to receiver, time from left to right; a cross is where it was lost. A tint behind the lines is a ${epoch} with a leader, whose line is heavier.`,
        ),
      ],
    },
  ];
}
