/** A worker of a browser that searches for the bench: alone, as a member of a team, or as the one who conducts it. */
import type { Breadth } from '../src/drivers/explore/breadth.ts';
import type { Order, Packet, Report } from '../src/drivers/explore/team.ts';
import type { SpaceName } from './spaces.ts';
import { beginSearch, conductTeam, joinTeam, searchAll, summedUp } from './spaces.ts';

/** What the page asks of a worker. It answers with what was searched, unless it is a member. */
export type Role =
  | { readonly role: 'alone'; readonly space: SpaceName }
  | {
      readonly role: 'member';
      readonly space: SpaceName;
      readonly index: number;
      /** To each member, itself excepted, and to the one who conducts. */
      readonly ports: readonly (MessagePort | undefined)[];
      readonly conductor: MessagePort;
    }
  | { readonly role: 'conductor'; readonly space: SpaceName; readonly ports: readonly MessagePort[] };

/** How long a member goes on before it looks whether something has come, ms. */
const BREATH = 12;

/** What was searched last: held, so that its weight can be taken. */
const held: Breadth[] = [];

addEventListener('message', ({ data }: MessageEvent<Role>) => {
  switch (data.role) {
    case 'alone':
      held[0] = beginSearch(data.space);
      postMessage(searchAll(held[0]));
      return;
    case 'member':
      join(data);
      return;
    case 'conductor':
      conduct(data);
  }
});

function join({ space, index, ports, conductor }: Role & { readonly role: 'member' }): void {
  const member = joinTeam(
    space,
    index,
    ports.length,
    (to, packet) => {
      ports[to]!.postMessage(packet, [packet.data.buffer]);
    },
    (report) => {
      conductor.postMessage(report);
    },
  );
  // A message to itself: a timeout would rest for four milliseconds.
  const pulse = new MessageChannel();
  let isAwake = false;
  const wake = (): void => {
    if (isAwake) return;
    isAwake = true;
    pulse.port2.postMessage(0);
  };
  pulse.port1.onmessage = () => {
    isAwake = false;
    if (member.goOn(BREATH)) wake();
  };
  for (const port of [...ports, conductor]) {
    if (!port) continue;
    port.onmessage = (event: MessageEvent<Packet | Order>) => {
      member.take(event.data);
      wake();
    };
  }
  wake();
}

function conduct({ space, ports }: Role & { readonly role: 'conductor' }): void {
  const began = performance.now();
  const team = conductTeam(space, ports.length, (to, order) => {
    ports[to]!.postMessage(order);
  });
  ports.forEach((port, from) => {
    port.onmessage = ({ data }: MessageEvent<Report>) => {
      if (team.isOver) return;
      team.take(from, data);
      if (team.isOver) postMessage(summedUp(team, began));
    };
  });
}
