import type { Decoder } from '#device/scanner/decoder';
import { usePicture } from '../../checkpoint/scan/use-picture';
import { FieldError } from '../../ui/field-error';
import { useCarryWords } from '../../words/carry';

type PictureProps = { openDecoder: () => Promise<Decoder>; onText: (text: string) => void };

/** A photograph or screenshot of the worker's code, where the page gets no camera of its own. */
export function AskingPicture({ openDecoder, onText }: PictureProps) {
  const { asked: words } = useCarryWords();
  const { fault, read } = usePicture(openDecoder, onText);
  return (
    <div class="field">
      <FieldError id="picture-error" text={fault === null ? null : words.pictureFault[fault]} />
      <label class="button quiet photo">
        {words.picture}
        <input
          class="unseen"
          type="file"
          accept="image/*"
          aria-describedby={fault === null ? undefined : 'picture-error'}
          onChange={(event) => void read(event.currentTarget)}
        />
      </label>
    </div>
  );
}
