import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';

type PadProps = {
  characters: readonly string[];
  columns: 3 | 4 | 5;
  onType: (character: string) => void;
  onErase: () => void;
};

/** Keys of our own, as large as gloves need them: the system's keyboard is too small. */
export function Pad({ characters, columns, onType, onErase }: PadProps) {
  const { checkpoint } = usePostWords();
  return (
    <div class={`keys keys-${columns} pad digits`}>
      {characters.map((character) => (
        <Key key={character} onPress={() => onType(character)}>
          {character}
        </Key>
      ))}
      <Key label={checkpoint.temperature.erase} onPress={onErase}>
        ⌫
      </Key>
    </div>
  );
}
