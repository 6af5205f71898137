/** The stage of a figure, drawn as the protocol's portrait wants it. Each comes with the first protocol that needs it. */
import type { ReactElement } from 'react';
import type { Protocol } from '../engine/protocol.ts';
import type { NodeId } from '../engine/world.ts';
import type { CampView } from '../views/camp/View.tsx';
import type { NetworkView, NetworkViewProps } from '../views/network/View.tsx';

/** What a stage is given. */
export interface StageProps extends NetworkViewProps {
  /** Through whose eyes it is seen; undefined: the observer's, who knows everything. */
  readonly eyes?: NodeId | undefined;
}

/** The stages that have come. */
const here: { network?: typeof NetworkView; camp?: typeof CampView } = {};

/** Fetches the stage a protocol is played on, and gives the protocol back: nothing is shown before both are there. */
export async function withStage<P extends Protocol | undefined>(protocol: P): Promise<P> {
  if (protocol?.portrait.stage === 'camp') {
    // Its table is on its way as well, so that the figure does not change its shape when it comes.
    void Promise.all([import('./Panels.tsx'), import('../views/heard/View.tsx')]);
    here.camp ??= (await import('../views/camp/View.tsx')).CampView;
  } else if (protocol) here.network ??= (await import('../views/network/View.tsx')).NetworkView;
  return protocol;
}

/** The stage. Throws if `withStage` was not waited for. */
export function Stage(props: StageProps): ReactElement {
  const View = props.portrait.stage === 'camp' ? here.camp : here.network;
  if (!View) throw new Error('the stage of this protocol was never fetched');
  return <View {...props} />;
}
