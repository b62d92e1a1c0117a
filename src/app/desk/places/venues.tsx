import { useState } from 'preact/hooks';
import type { PlacesAnswer } from '#domain/desk/desk';
import { Field } from '../../ui/field';
import { useDesk } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { may } from '../rights';
import { usePlacesWords } from '../words';
import { EndOne } from './end-one';
import { List } from './list';
import { MakeForm } from './make-form';
import { OwnArea, useFirstArea } from './own-area';
import type { ListProps } from './places';

type Venue = PlacesAnswer['venues'][number];

/** Doors with a code on them. */
export function Venues({ places, onDone }: ListProps) {
  const words = usePlacesWords();
  const { account } = useDesk();
  const { short } = usePlaceNames();
  const allowed = may(account.role, 'venues');
  return (
    <List<Venue>
      caption={words.tabs.venues}
      rows={places.venues}
      empty={{ title: words.venues.empty, text: words.venues.emptyText }}
      add={
        allowed
          ? {
              label: words.venues.add,
              form: (onClose) => <AddVenue onMade={(name) => onDone(words.made(name))} onClose={onClose} />,
            }
          : null
      }
      columns={[
        { key: 'name', head: words.name, cell: (venue) => <span class="strong">{venue.name}</span> },
        { key: 'area', head: words.area, cell: (venue) => short(venue.area) },
        {
          key: 'deeds',
          head: words.deeds,
          cell: (venue) => (
            <span class="deeds">
              {venue.endedAt === null && may(account.role, 'posters') ? (
                <a
                  class="button plain"
                  href={`/desk/poster/venue/${venue.id}`}
                  aria-label={words.venues.posterOf(venue.name)}
                >
                  {words.venues.poster}
                </a>
              ) : null}
              <EndOne kind="venue" one={venue} allowed={allowed} onDone={onDone} />
            </span>
          ),
        },
      ]}
    />
  );
}

function AddVenue({ onMade, onClose }: { onMade: (name: string) => void; onClose: () => void }) {
  const words = usePlacesWords();
  const [name, setName] = useState('');
  const [area, setArea] = useState(useFirstArea());
  const faults = [
    ...(name.trim() === '' ? [{ id: 'venue-name', text: words.nameMissing }] : []),
    ...(area === null ? [{ id: 'venue-area', text: words.areaMissing }] : []),
  ];
  return (
    <MakeForm
      title={words.venues.add}
      go={words.venues.addGo}
      path="/v1/venues"
      body={() => ({ name: name.trim(), area })}
      faults={faults}
      onMade={() => onMade(name.trim())}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Field
            id="venue-name"
            label={words.name}
            hint={words.venues.nameHint}
            value={name}
            onInput={setName}
            error={error('venue-name')}
          />
          <OwnArea
            id="venue-area"
            hint={words.venues.areaHint}
            value={area}
            onPick={setArea}
            error={error('venue-area')}
          />
        </>
      )}
    </MakeForm>
  );
}
