import '../../checkpoint/camera.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Decoder } from '#device/scanner/decoder';
import { BrandHeader } from '../../brand-header';
import { CameraPicture } from '../../checkpoint/scan/camera-picture';
import { useCamera } from '../../checkpoint/scan/use-camera';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { useCarryWords } from '../../words/carry';
import { AskingPicture } from './asking-picture';
import { type Answer, type AnswerFault, readAnswer } from './read-answer';
import { TypedAnswer } from './typed-answer';

type AskingProps = { device: Device; onAnswer: (answer: Answer) => void; onBack: () => void };
type OpenDecoder = () => Promise<Decoder>;

/** Where the traveller scans what the worker's phone asks; where there is no camera the six digits, a picture, or the text. */
export function AskingPage({ device, onAnswer, onBack }: AskingProps) {
  const { common } = useWords();
  const { asked: words } = useCarryWords();
  const [typing, setTyping] = useState(false);
  const [wrong, setWrong] = useState<AnswerFault | null>(null);
  const openDecoder = useDecoder();
  const take = (text: string) => {
    const answer = readAnswer(text);
    setWrong(answer.ok ? null : answer.fault);
    if (answer.ok) onAnswer(answer.value);
  };
  const turn = (to: boolean) => {
    setWrong(null);
    setTyping(to);
  };
  return (
    <Page
      title={words.title}
      hideTitle={!typing}
      header={<BrandHeader device={device} />}
      footer={
        <div class="pair">
          <Button kind="quiet" onPress={onBack}>
            {common.back}
          </Button>
          <Button kind="quiet" onPress={() => turn(!typing)}>
            {typing ? words.scan : words.type}
          </Button>
        </div>
      }
    >
      {typing ? (
        <>
          <TypedAnswer wrong={wrong} onText={take} />
          <AskingPicture openDecoder={openDecoder} onText={take} />
        </>
      ) : (
        <Looking openDecoder={openDecoder} wrong={wrong} onText={take} onType={() => turn(true)} />
      )}
    </Page>
  );
}

type LookingProps = {
  openDecoder: OpenDecoder;
  wrong: AnswerFault | null;
  onText: (text: string) => void;
  onType: () => void;
};

/** The living picture; what was read and is no challenge is said over it, and looking goes on. */
function Looking({ openDecoder, wrong, onText, onType }: LookingProps) {
  const { asked: words } = useCarryWords();
  const video = useRef<HTMLVideoElement>(null);
  const { state, wake } = useCamera(video, openDecoder, onText);
  return (
    <div class="finder">
      <CameraPicture video={video} state={state.is} words={words} onWake={wake} />
      {state.is === 'failed' ? (
        <div class="finder-failed">
          <Banner kind="look">{words.cameraFault[state.fault]}</Banner>
          <Button onPress={onType}>{words.type}</Button>
          <Button kind="quiet" onPress={wake}>
            {words.retry}
          </Button>
        </div>
      ) : (
        <div class="finder-over" role="status">
          <p>{wrong === null ? words.how : words.fault[wrong]}</p>
        </div>
      )}
    </div>
  );
}

/** The decoder of this page: on its way before the camera is, gone with the page. */
function useDecoder(): OpenDecoder {
  const opened = useRef<Promise<Decoder> | null>(null);
  const open: OpenDecoder = () => {
    opened.current ??= import('#device/scanner/decoder').then(({ openDecoder }) => openDecoder());
    return opened.current;
  };
  useEffect(() => {
    void open();
    return () => void opened.current?.then((decoder) => decoder.close());
  }, []);
  return open;
}
