/** Keeps windows in step: each says how things stand when they change, and takes over whatever is newer. */
import { isNewer, readLetter } from './told.ts';
import type { Letter, Told } from './told.ts';
import type { Transport, Wire } from './wire.ts';

/** What is kept in step, and how. */
export interface Company<State> {
  readonly session: string;
  /** The name of this window, unlike any other's. */
  readonly me: string;
  readonly transports: readonly Transport[];
  /** How things stand here. */
  readonly read: () => State;
  /** Makes them stand so here. */
  readonly put: (state: State) => void;
  /** Checks a state that came from elsewhere. */
  readonly check: (state: unknown) => State | undefined;
  /** What must differ for a state to count as changed; a clock that runs does not. */
  readonly sign: (state: State) => string;
  readonly onPointer: (at: readonly [x: number, y: number] | undefined) => void;
  /** Called when a window is heard that was silent. */
  readonly onCompany: () => void;
  /** How things stood when this window was last here, if it was. */
  readonly last?: Told<State> | undefined;
  /** Keeps what was told last, so that a reload can go on from it. */
  readonly keep?: (told: Told<State>) => void;
}

/** This window's part in it. */
export interface InStep {
  /** Something may have changed here: tells the others if it has. */
  changed(): void;
  /** Where this window's pointer is. At most 30 times a second is enough. */
  point(at: readonly [x: number, y: number] | undefined): void;
  /** Asks who is there. */
  hello(): void;
  close(): void;
}

/** Joins the windows of a session. */
export function keepInStep<State>(company: Company<State>): InStep {
  const { me, read, put, check, sign, keep } = company;
  let told: Told<State> | undefined = company.last;
  let signature = told ? sign(told.state) : undefined;
  let isPutting = false;
  const wires = company.transports.flatMap((open): readonly Wire[] => {
    const wire = open(company.session, heed);
    return wire ? [wire] : [];
  });
  const send = (letter: Letter<State>): void => {
    for (const wire of wires) wire.send(letter);
  };

  function tell(): void {
    if (told) send({ kind: 'state', ...told, state: read() });
  }

  function heed(data: unknown): void {
    const letter = readLetter(data, check);
    if (!letter || letter.by === me) return;
    switch (letter.kind) {
      case 'hello':
        tell();
        company.onCompany();
        return;
      case 'pointer':
        company.onPointer(letter.at);
        return;
      case 'state':
        company.onCompany();
        if (isNewer(letter, told)) take(letter);
    }
  }

  function take({ rev, by, state }: Told<State>): void {
    told = { rev, by, state };
    isPutting = true;
    try {
      put(state);
    } finally {
      isPutting = false;
    }
    signature = sign(read());
    keep?.(told);
  }

  const self: InStep = {
    changed() {
      if (isPutting) return;
      const state = read();
      const now = sign(state);
      if (now === signature) return;
      signature = now;
      told = { rev: (told?.rev ?? 0) + 1, by: me, state };
      keep?.(told);
      tell();
    },
    point(at) {
      send({ kind: 'pointer', by: me, at });
    },
    hello() {
      send({ kind: 'hello', by: me });
    },
    close() {
      for (const wire of wires) wire.close();
    },
  };
  return self;
}
