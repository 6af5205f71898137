/** The stage of a figure, drawn as the protocol's portrait wants it. Each comes with the first protocol that needs it. */
import type { ReactElement } from 'react';
import type { Protocol } from '../engine/protocol.ts';
import type { CampView, CampViewProps } from '../views/camp/View.tsx';
import type { NetworkView } from '../views/network/View.tsx';

/** The stages that have come. */
const here: { network?: typeof NetworkView; camp?: typeof CampView } = {};

/** Fetches the stage a protocol is played on, and gives the protocol back: nothing is shown before both are there. */
export async function withStage<P extends Protocol | undefined>(protocol: P): Promise<P> {
  // What its panels ask comes as well, in its own time.
  void protocol?.portrait.further?.load();
  if (protocol?.portrait.stage === 'camp') {
    // Its table is on its way as well, so that the figure does not change its shape when it comes.
    void Promise.all([import('./Panels.tsx'), import('../views/heard/View.tsx')]);
    here.camp ??= (await import('../views/camp/View.tsx')).CampView;
  } else if (protocol) here.network ??= (await import('../views/network/View.tsx')).NetworkView;
  return protocol;
}

/** The stage. Throws if `withStage` was not waited for. */
export function Stage(props: CampViewProps): ReactElement {
  const View = props.portrait.stage === 'camp' ? here.camp : here.network;
  if (!View) throw new Error('the stage of this protocol was never fetched');
  return <View {...props} />;
}
