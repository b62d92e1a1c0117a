import { useState } from 'preact/hooks';
import { decodeStill, type StillFault } from '#device/scanner/still';
import { FieldError } from '../../ui/field-error';
import { usePostWords } from '../../words/checkpoint';
import type { OpenDecoder } from './use-decoder';

type PhotoInputProps = { openDecoder: OpenDecoder; onText: (text: string) => void };

/** A photograph in place of the living picture, where the camera is denied or black. */
export function PhotoInput({ openDecoder, onText }: PhotoInputProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.scan;
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
    <>
      <label class="button primary photo">
        {words.photo}
        <input
          class="unseen"
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => void read(event.currentTarget)}
        />
      </label>
      <FieldError id="photo-error" text={fault === null ? null : words.photoFault[fault]} />
    </>
  );
}
