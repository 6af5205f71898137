/**
 * The protocol of cssplice.org, by which exercises report to learning systems: a score between 0 and 1, and a state that
 * is given back when the learner returns.
 */
import { newSession } from '../../player/wire.ts';
import type { Mailbox } from './mailbox.ts';
import type { Piece } from './piece.ts';

/** How long a learning system may take to find what it kept, ms; the protocol's own example waits as long. */
const PATIENCE = 5000;

/** Reports closer together than this are sent as one, ms. */
const BATCH = 400;

/** This frame's part. */
export interface Splice {
  /** Hears what arrived; true if it was meant for this protocol. */
  readonly heed: (data: unknown) => boolean;
  /** Something may have changed: reports it if it has. */
  readonly changed: () => void;
  /** The frame would like to be so large, CSS px. */
  readonly size: (width: number, height: number) => void;
  readonly close: () => void;
}

/** Begins: asks what was kept. Until that is known nothing is reported, or it would be written over. */
export function beginSplice(piece: Piece, box: Mailbox): Splice {
  const asked = newSession();
  const start = piece.sign(piece.state());
  let reported: string | undefined;
  let isKnown = false;
  let batch: ReturnType<typeof setTimeout> | undefined;
  const signature = (): string => `${piece.score() ?? 0} ${piece.sign(piece.state())}`;

  function report(): void {
    const now = signature();
    if (now === reported || piece.standing().playing) return;
    reported = now;
    box.post({
      subject: 'SPLICE.reportScoreAndState',
      message_id: newSession(),
      score: piece.score() ?? 0,
      state: piece.state(),
    });
  }
  function changed(): void {
    if (!isKnown) return;
    clearTimeout(batch);
    batch = setTimeout(report, BATCH);
  }
  function know(): void {
    if (isKnown) return;
    isKnown = true;
    clearTimeout(patience);
    // What the learner did while we waited is news; that we are there is not.
    if (piece.sign(piece.state()) === start) reported = signature();
    changed();
  }
  const patience = setTimeout(know, PATIENCE);
  box.post({ subject: 'SPLICE.getState', message_id: asked });

  return {
    heed: (data) => {
      if (typeof data !== 'object' || data === null) return false;
      const { subject, message_id: id, state } = data as Record<string, unknown>;
      if (typeof subject !== 'string' || !subject.startsWith('SPLICE.')) return false;
      if (subject !== 'SPLICE.getState.response' || isKnown || (id !== undefined && id !== asked))
        return true;
      const kept = piece.read(state);
      if (kept && piece.sign(piece.state()) === start) {
        piece.put(kept);
        reported = signature();
        isKnown = true;
        clearTimeout(patience);
      } else know();
      return true;
    },
    changed,
    size: (width, height) =>
      box.post({ subject: 'lti.frameResize', message_id: newSession(), width, height }),
    close: () => {
      clearTimeout(patience);
      clearTimeout(batch);
    },
  };
}
