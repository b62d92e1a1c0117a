import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type WedgeRefusal, watchHardwareScanner } from '#device/scanner/hardware-scanner';
import { keepAwake } from '#device/wake-lock';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { usePostWords } from '../../words/checkpoint';
import { CameraPicture } from './camera-picture';
import { FinderTools } from './finder-tools';
import { PhotoInput } from './photo-input';
import { useCamera } from './use-camera';
import type { OpenDecoder } from './use-decoder';

type FinderProps = {
  openDecoder: OpenDecoder;
  onText: (text: string) => void;
  /** What stands over the picture: whose code is wanted, what was just recorded. */
  children?: ComponentChildren;
};

/** The living picture with its ways round a camera that fails: photograph, hardware scanner. */
export function Finder({ openDecoder, onText, children }: FinderProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.scan;
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState<WedgeRefusal | null>(null);
  const scanning = useCamera(video, openDecoder, onText);
  const { state, wake } = scanning;
  const hear = useRef(onText);
  hear.current = onText;
  useEffect(keepAwake, []);
  useEffect(
    () => watchHardwareScanner(window, { onText: (text) => hear.current(text), onRefused: setRefused }),
    [],
  );
  return (
    <div class="finder">
      <CameraPicture video={video} state={state.is} words={words} onWake={wake} />
      {state.is === 'failed' ? (
        <div class="finder-failed" role="alert">
          <Icon name="look" size={40} />
          <p>{words.cameraFault[state.fault]}</p>
          <PhotoInput openDecoder={openDecoder} onText={onText} />
          <Button kind="quiet" onPress={wake}>
            {words.retryCamera}
          </Button>
        </div>
      ) : null}
      {state.is === 'live' ? <FinderTools state={state} scanning={scanning} /> : null}
      <div class="finder-over">
        {scanning.crowded ? (
          <p class="finder-crowd" role="alert">
            <Icon name="look" size={32} /> {words.severalPasses}
          </p>
        ) : null}
        {refused === null ? null : <p role="alert">{words.wedge[refused]}</p>}
        {children}
      </div>
    </div>
  );
}
