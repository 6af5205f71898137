/** How a client looks, and what it and servers say to each other. */
import type { Capsule, Face, Field } from '../../engine/portrait.ts';
import type { Message } from '../../engine/world.ts';
import type { ClientBody, ClientState } from './client.ts';

/** A client on the stage: what it waits for, or what it had done last. */
export function clientFace(state: ClientState): Face {
  if (state.pending) return { role: 'client', mark: 'client', badge: `waits for ${state.pending.command}` };
  const last = state.answers.at(-1);
  return { role: 'client', mark: 'client', ...(last && { badge: `${last.command} done` }) };
}

/** A client from inside. */
export function clientFields(state: ClientState): readonly Field[] {
  const { pending, queue, nextSeq, leaderHint } = state;
  return [
    {
      name: 'pending',
      value: pending ? `#${pending.seq} ${pending.command} at ${pending.to}` : '—',
      durable: true,
      says: 'The request it waits to hear about.',
    },
    {
      name: 'queue',
      value: queue.map(({ command }) => command).join(' ') || '—',
      durable: true,
      says: 'Requests that wait for their turn.',
    },
    {
      name: 'nextSeq',
      value: String(nextSeq),
      durable: true,
      says: 'The number of its next request: a repeated one keeps its number.',
    },
    { name: 'leaderHint', value: leaderHint ?? '—', durable: true, says: 'Who led when it last heard.' },
  ];
}

/** A request or an answer under way. */
export function clientCapsule({
  from,
  to,
  body,
}: Pick<Message<ClientBody>, 'from' | 'to' | 'body'>): Capsule {
  const who = `${from} to ${to}`;
  switch (body.type) {
    case 'ClientRequest':
      return {
        label: body.command,
        glyph: '!',
        shape: 'request',
        tone: 'gold',
        says: `${who}: please do ${body.command} (my request ${body.seq}).`,
      };
    case 'ClientReply':
      return body.status === 'ok'
        ? {
            label: `✓ ${body.response}`,
            glyph: '✓',
            shape: 'success',
            tone: 'ok',
            says: `${who}: done, ${body.response}.`,
          }
        : body.status === 'session expired'
          ? {
              label: 'forgotten',
              glyph: '✕',
              shape: 'refusal',
              tone: 'bad',
              says: `${who}: I remember no session of yours, so I did not do it now. Whether I did it before, I cannot say.`,
            }
          : {
              label: body.leaderHint ? `ask ${body.leaderHint}` : 'not me',
              glyph: '↪',
              shape: 'refusal',
              tone: 'gold',
              says: `${who}: I do not lead${body.leaderHint ? `; ask ${body.leaderHint}` : ', and I do not know who does'}.`,
            };
  }
}
