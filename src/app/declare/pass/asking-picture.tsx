import { useState } from 'preact/hooks';
import type { Decoder } from '#device/scanner/decoder';
import { decodeStill, type StillFault } from '#device/scanner/still';
import { FieldError } from '../../ui/field-error';
import { useCarryWords } from '../../words/carry';

type PictureProps = { openDecoder: () => Promise<Decoder>; onText: (text: string) => void };

/** A photograph or screenshot of the worker's code, where the page gets no camera of its own. */
export function AskingPicture({ openDecoder, onText }: PictureProps) {
  const { asked: words } = useCarryWords();
  const [fault, setFault] = useState<StillFault | null>(null);
  const read = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    setFault(null);
    const text = await decodeStill(file, await openDecoder());
    // The same file again is a new choice too.
    input.value = '';
    if (text.ok) onText(text.value);
    else setFault(text.fault);
  };
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
