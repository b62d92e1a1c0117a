import { useEffect } from 'preact/hooks';
import type * as z from 'zod/mini';
import { versionsSchema } from '#domain/desk/policy-desk';
import { Button } from '../../ui/button';
import { type Column, Table } from '../../ui/table';
import { useFormat } from '../../words/format';
import { useAnswer } from '../desk-context';
import { usePlacesWords } from '../words';

type Version = z.infer<typeof versionsSchema>['versions'][number];

type VersionsProps = {
  /** The number in force; a newer one than is listed is asked for. */
  inForce: number;
  /** null: only to be read. */
  onBack: ((number: number) => void) | null;
};

/** Every version with who published it, and the way back to an earlier one. */
export function Versions({ inForce, onBack }: VersionsProps) {
  const words = usePlacesWords().preview;
  const answer = useAnswer('/v1/policies', versionsSchema);
  const known = answer.value?.versions[0]?.number;
  useEffect(() => {
    if (known !== undefined && known < inForce) void answer.again();
  }, [inForce, known]);
  const columns = useColumns(inForce, onBack);
  if (answer.value === null) return null;
  return (
    <section>
      <Table<Version>
        caption={words.versions}
        rows={answer.value.versions}
        rowKey={({ number }) => String(number)}
        columns={columns}
      />
    </section>
  );
}

function useColumns(inForce: number, onBack: VersionsProps['onBack']): Column<Version>[] {
  const words = usePlacesWords().preview;
  const format = useFormat();
  const by = ({ by: first, second }: Version) =>
    first === null ? words.first : second === null ? first : words.and(first, second);
  return [
    { key: 'number', head: words.number, cell: ({ number }) => words.version(number) },
    { key: 'published', head: words.published, cell: ({ publishedAt }) => format.moment(publishedAt) },
    { key: 'by', head: words.by, cell: by },
    { key: 'areas', head: words.areas, cell: ({ riskAreas }) => riskAreas, number: true },
    {
      key: 'back',
      head: words.deeds,
      cell: ({ number }) =>
        number === inForce ? (
          <strong>{words.inForce}</strong>
        ) : onBack === null ? null : (
          <Button kind="quiet" label={words.backOf(number)} onPress={() => onBack(number)}>
            {words.back}
          </Button>
        ),
    },
  ];
}
