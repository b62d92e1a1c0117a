import { FieldError } from '../../ui/field-error';
import { usePostWords } from '../../words/checkpoint';
import type { OpenDecoder } from './use-decoder';
import { usePicture } from './use-picture';

type PhotoInputProps = { openDecoder: OpenDecoder; onText: (text: string) => void };

/** A photograph in place of the living picture, where the camera is denied or black. */
export function PhotoInput({ openDecoder, onText }: PhotoInputProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.scan;
  const { fault, read } = usePicture(openDecoder, onText);
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
