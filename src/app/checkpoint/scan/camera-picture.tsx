import type { Ref } from 'preact';
import type { CameraState } from './use-camera';

type PictureProps = {
  video: Ref<HTMLVideoElement>;
  state: CameraState['is'];
  words: { camera: string; starting: string; asleep: string; asleepHint: string };
  onWake: () => void;
};

/** The living picture, or what the camera is doing instead of showing one; what failed is its page's to say. */
export function CameraPicture({ video, state, words, onWake }: PictureProps) {
  return (
    <>
      <video
        ref={video}
        class={state === 'live' ? 'finder-video' : 'finder-video off'}
        aria-label={words.camera}
        muted
        playsInline
      />
      {state === 'live' ? <div class="finder-frame" aria-hidden="true" /> : null}
      {state === 'starting' ? <p class="finder-words">{words.starting}</p> : null}
      {state === 'asleep' ? (
        <button type="button" class="finder-asleep" onClick={onWake}>
          <strong>{words.asleep}</strong>
          <span>{words.asleepHint}</span>
        </button>
      ) : null}
    </>
  );
}
