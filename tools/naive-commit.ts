/**
 * Two-phase commit a second time, as plainly as it can be written, to count its states: plain objects, compared as JSON.
 * It shares nothing with the engine or the protocol played there; when both count the same, there are two witnesses.
 *
 * It is the bare protocol. The coordinator begins, once, and asks everybody. A participant says yes, or no if it was told
 * to before it voted. The coordinator commits when all have said yes; at the first no it aborts, and tells all others.
 * Nothing is repeated, acknowledged or timed. Messages arrive in any order.
 */

type Outcome = 'commit' | 'abort' | null;

interface Participant {
  up: boolean;
  meansNo: boolean;
  vote: 'yes' | 'no' | null;
  outcome: Outcome;
}

interface State {
  coordinator: { up: boolean; began: boolean; yes: boolean[]; outcome: Outcome };
  participants: Participant[];
  /** What is under way, sorted: `prepare 2` is for participant 2, `yes 2` comes from it. */
  messages: string[];
}

/** What may happen besides. */
export interface Mishaps {
  /** One of them, no matter who, may crash once: it forgets what is not on its disk, hears nothing, and stays away. */
  readonly crash?: boolean;
}

const begun = (participants: number): State => ({
  coordinator: {
    up: true,
    began: false,
    yes: Array.from({ length: participants }, () => false),
    outcome: null,
  },
  participants: Array.from({ length: participants }, () => ({
    up: true,
    meansNo: false,
    vote: null,
    outcome: null,
  })),
  messages: [],
});

/** The coordinator decides, and tells all but one. */
function decide(state: State, outcome: 'commit' | 'abort', spared?: number): void {
  state.coordinator.outcome = outcome;
  for (let i = 0; i < state.participants.length; i++)
    if (i !== spared) state.messages.push(`${outcome} ${i}`);
}

/** A message arrives. */
function arrive(state: State, message: string): void {
  const [what, who] = message.split(' ');
  const i = Number(who);
  const { coordinator } = state;
  const participant = state.participants[i]!;
  if (what === 'yes' || what === 'no') {
    if (!coordinator.up || coordinator.outcome !== null) return;
    if (what === 'no') {
      decide(state, 'abort', i);
      return;
    }
    coordinator.yes[i] = true;
    if (coordinator.yes.every((yes) => yes)) decide(state, 'commit');
    return;
  }
  if (!participant.up) return;
  if (what === 'prepare') {
    if (participant.outcome === 'abort') state.messages.push(`no ${i}`);
    else if (participant.meansNo) {
      participant.vote = 'no';
      participant.outcome = 'abort';
      state.messages.push(`no ${i}`);
    } else {
      participant.vote = 'yes';
      state.messages.push(`yes ${i}`);
    }
    return;
  }
  participant.outcome ??= what === 'commit' ? 'commit' : 'abort';
}

const copied = ({ coordinator, participants, messages }: State): State => ({
  coordinator: { ...coordinator, yes: [...coordinator.yes] },
  participants: participants.map((participant) => ({ ...participant })),
  messages: [...messages],
});

/** Everything that may follow in one step. */
function followers(state: State, { crash = false }: Mishaps): State[] {
  const found: State[] = [];
  const happen = (change: (next: State) => void): void => {
    const next = copied(state);
    change(next);
    next.messages.sort();
    found.push(next);
  };
  const { coordinator, participants, messages } = state;
  if (coordinator.up && !coordinator.began)
    happen((next) => {
      next.coordinator.began = true;
      participants.forEach((_, i) => next.messages.push(`prepare ${i}`));
    });
  participants.forEach(({ up, meansNo, vote, outcome }, i) => {
    if (up && !meansNo && vote === null && outcome === null)
      happen((next) => (next.participants[i]!.meansNo = true));
  });
  messages.forEach((message, i) => {
    happen((next) => {
      next.messages.splice(i, 1);
      arrive(next, message);
    });
  });
  if (crash && coordinator.up && participants.every(({ up }) => up)) {
    happen((next) => {
      next.coordinator.up = false;
      next.coordinator.yes.fill(false);
    });
    participants.forEach((_, i) => {
      happen((next) => {
        next.participants[i]!.up = false;
        next.participants[i]!.meansNo = false;
      });
    });
  }
  return found;
}

/** How many different states can be reached with so many participants. */
export function countStates(participants: number, mishaps: Mishaps = {}): number {
  const start = begun(participants);
  const seen = new Set([JSON.stringify(start)]);
  for (let wave = [start]; wave.length > 0;) {
    const next: State[] = [];
    for (const state of wave)
      for (const follower of followers(state, mishaps)) {
        const key = JSON.stringify(follower);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(follower);
      }
    wave = next;
  }
  return seen.size;
}
