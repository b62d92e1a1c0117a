import { useState } from 'preact/hooks';
import type { PlacesAnswer } from '#domain/desk/desk';
import { Button } from '../../ui/button';
import { State } from '../../ui/state';
import { type Column, Table } from '../../ui/table';
import { useWatched } from '../../ui/use-watched';
import { useDesk } from '../desk-context';
import { Dialog } from '../dialog';
import { may } from '../rights';
import { Select } from '../select';
import { When } from '../when';
import { useDeskWords, usePlacesWords } from '../words';
import { Enrol } from './enrol';
import { ImportRecords } from './import-records';
import { Clock, PhoneState, Unsent } from './phone-cells';
import { type Phone, phoneWarnings, worstFirst } from './phone-state';
import type { ListProps } from './places';
import { Revoke } from './revoke';
import { Troubles } from './troubles';

/** The phones of the posts as they last told of themselves: what has gone silent stands first. */
export function Phones({ places, now, onDone }: ListProps) {
  const words = usePlacesWords();
  const { account, device } = useDesk();
  const { policy } = useWatched(device.known);
  const inForce = policy?.number ?? null;
  const allowed = may(account.role, 'phones');
  const columns = useColumns({ places, now, onDone, policy: inForce });
  const enrol = allowed ? <EnrolSomewhere places={places} /> : null;
  if (places.phones.length === 0)
    return (
      <State kind="empty" title={words.phones.empty} action={enrol}>
        <p>{words.phones.emptyText}</p>
      </State>
    );
  return (
    <>
      <div class="row">
        {enrol}
        {allowed ? <ImportRecords places={places} onDone={onDone} /> : null}
      </div>
      <Table<Phone>
        caption={words.tabs.phones}
        rows={worstFirst(places.phones, now, inForce)}
        rowKey={(phone) => phone.install}
        rowTone={(phone) => (phoneWarnings(phone, now, inForce).length > 0 ? 'orange' : null)}
        columns={columns}
      />
    </>
  );
}

function useColumns({ places, now, onDone, policy }: ListProps & { policy: number | null }): Column<Phone>[] {
  const words = usePlacesWords();
  const desk = useDeskWords();
  const { account } = useDesk();
  const allowed = may(account.role, 'phones');
  const postName = (id: string) => places.posts.find((post) => post.id === id)?.name ?? '';
  return [
    {
      key: 'post',
      head: words.post,
      cell: (phone) => <span class="strong">{postName(phone.post)}</span>,
    },
    {
      key: 'state',
      head: words.state,
      cell: (phone) => <PhoneState phone={phone} now={now} policy={policy} />,
    },
    {
      key: 'seen',
      head: words.phones.lastSeen,
      cell: (phone) => (phone.lastSeen === null ? desk.time.never : <When at={phone.lastSeen} now={now} />),
    },
    { key: 'unsent', head: words.phones.unsent, cell: (phone) => <Unsent phone={phone} now={now} /> },
    { key: 'skew', head: words.phones.skew, cell: (phone) => <Clock skewMs={phone.skewMs} /> },
    {
      key: 'policy',
      head: words.phones.policy,
      number: true,
      cell: (phone) => phone.policy ?? <span class="quiet">{words.phones.untold}</span>,
    },
    {
      key: 'kept',
      head: words.phones.persisted,
      cell: (phone) => <Kept persisted={phone.persisted} />,
    },
    {
      key: 'model',
      head: words.phones.model,
      cell: (phone) => <Model phone={phone} />,
    },
    {
      key: 'deeds',
      head: words.deeds,
      cell: (phone) => (
        <span class="deeds">
          <Troubles phone={phone} post={postName(phone.post)} />
          <Revoke phone={phone} post={postName(phone.post)} allowed={allowed} onDone={onDone} />
        </span>
      ),
    },
  ];
}

function Model({ phone }: { phone: Phone }) {
  const words = usePlacesWords().phones;
  return (
    <>
      <span class="model">{phone.model || words.unknownModel}</span>
      <span class="quiet small row-line">
        {[words.watermark(phone.watermark), phone.app === null ? '' : words.app(phone.app)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

function Kept({ persisted }: { persisted: boolean | null }) {
  const words = usePlacesWords().phones;
  if (persisted === null) return <span class="quiet">{words.untold}</span>;
  return <>{persisted ? words.kept : words.notKept}</>;
}

/** Which post first, when one is not on its line. */
function EnrolSomewhere({ places }: { places: PlacesAnswer }) {
  const words = usePlacesWords();
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const active = places.posts.filter((one) => one.endedAt === null);
  const post = active.find((one) => one.id === chosen);
  const close = () => {
    setChoosing(false);
    setChosen(null);
  };
  return (
    <>
      <Button kind={places.phones.length === 0 ? 'primary' : 'quiet'} onPress={() => setChoosing(true)}>
        {words.phones.enrol}
      </Button>
      {choosing && post === undefined ? (
        <Dialog
          title={words.phones.enrol}
          onClose={close}
          footer={
            <Button kind="quiet" onPress={close}>
              {words.confirm.cancel}
            </Button>
          }
        >
          <Select
            label={words.post}
            none={words.postMissing}
            options={active.map((one) => ({ value: one.id, label: one.name }))}
            value={null}
            onChoose={setChosen}
          />
        </Dialog>
      ) : null}
      {choosing && post !== undefined ? <Enrol post={post} phones={places.phones} onClose={close} /> : null}
    </>
  );
}
