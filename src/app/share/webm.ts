/** Writes pictures as WebM: in a file of its own, for the library comes only when somebody makes a film. */
import {
  BufferTarget,
  CanvasSource,
  Output,
  QUALITY_HIGH,
  WebMOutputFormat,
  getFirstEncodableVideoCodec,
} from 'mediabunny';
import type { FilmWriter } from './film-writer.ts';

/** A writer of what stands on a canvas. Throws if this browser encodes neither VP9 nor VP8. */
export async function webmWriter(canvas: HTMLCanvasElement): Promise<FilmWriter> {
  const codec = await getFirstEncodableVideoCodec(['vp9', 'vp8'], {
    width: canvas.width,
    height: canvas.height,
  });
  if (codec === null) throw new Error('this browser encodes neither VP9 nor VP8');
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new CanvasSource(canvas, { codec, bitrate: QUALITY_HIGH, keyFrameInterval: 4 });
  output.addVideoTrack(source);
  await output.start();
  let seconds = 0;
  return {
    async add(ms) {
      await source.add(seconds, ms / 1000);
      seconds += ms / 1000;
    },
    async finish() {
      await output.finalize();
      return new Blob([target.buffer!], { type: 'video/webm' });
    },
    async cancel() {
      await output.cancel();
    },
  };
}
