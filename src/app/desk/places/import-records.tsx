import { useState } from 'preact/hooks';
import { giveFile } from '#device/give-file';
import { concat } from '#domain/bytes';
import { dayOf } from '#domain/day';
import type { PlacesAnswer } from '#domain/desk/desk';
import type { Shown } from '#domain/record/frame';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { MovingCode } from '../../ui/moving-code';
import { faultText } from '../ask';
import { useDesk } from '../desk-context';
import { Dialog } from '../dialog';
import { useDeskWords, usePlacesWords } from '../words';
import { type Imported, type Importing, useImport } from './use-import';

type ImportProps = { places: PlacesAnswer; onDone: (what: string) => void };

/** A file of records that a phone without a network gave out: read here, sent to the server, and the receipts given back. */
export function ImportRecords({ places, onDone }: ImportProps) {
  const words = usePlacesWords().carried;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {words.open}
      </Button>
      {open ? (
        <ImportDialog
          places={places}
          onClose={(imported) => {
            setOpen(false);
            if (imported) onDone(words.done);
          }}
        />
      ) : null}
    </>
  );
}

function ImportDialog({ places, onClose }: { places: PlacesAnswer; onClose: (imported: boolean) => void }) {
  const { carried: words, confirm } = usePlacesWords();
  const { importing, choose } = useImport();
  const close = () => onClose(importing.at === 'done');
  return (
    <Dialog
      title={words.title}
      onClose={close}
      footer={
        <Button kind="quiet" onPress={close}>
          {importing.at === 'done' ? confirm.close : confirm.cancel}
        </Button>
      }
    >
      {importing.at === 'done' ? (
        <Done places={places} imported={importing.imported} />
      ) : (
        <>
          <p>{words.text}</p>
          <Standing importing={importing} />
          <label class="button primary">
            {words.choose}
            <input
              class="unseen"
              type="file"
              disabled={importing.at === 'sending'}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                // The same file again is a new choice too.
                event.currentTarget.value = '';
                if (file !== undefined) choose(file);
              }}
            />
          </label>
        </>
      )}
    </Dialog>
  );
}

function Standing({ importing }: { importing: Importing }) {
  const words = usePlacesWords().carried;
  const desk = useDeskWords();
  switch (importing.at) {
    case 'idle':
    case 'done':
      return null;
    case 'sending':
      return <p role="status">{words.reading(importing.part, importing.parts)}</p>;
    case 'refused':
      return <Banner kind="look">{words.fault[importing.why]}</Banner>;
    case 'stopped':
      return (
        <Banner kind="look">
          {faultText(importing.why, desk)} {words.stopped(importing.part, importing.parts)}
        </Banner>
      );
  }
}

const COUNTS = ['stored', 'duplicate', 'conflict', 'rejected'] as const;

function Done({ places, imported }: { places: PlacesAnswer; imported: Imported }) {
  const { carried: words, phones } = usePlacesWords();
  const { device } = useDesk();
  const phone = places.phones.find((one) => one.install === imported.install);
  const post = places.posts.find((one) => one.id === phone?.post)?.name;
  const shown: Shown = { kind: 'receipts', bytes: imported.receipts, hash: imported.hash };
  const save = () => void giveFile(words.receiptsName(dayOf(device.now())), concat(imported.receipts));
  return (
    <div class="stack">
      <h3>
        {phone === undefined || post === undefined
          ? words.fromUnknown
          : words.from(phone.model || phones.unknownModel, post)}
      </h3>
      <dl class="import-counts">
        {COUNTS.map((one) => (
          <div key={one}>
            <dt>{words.counts[one]}</dt>
            <dd>{imported.counts[one]}</dd>
          </div>
        ))}
      </dl>
      {imported.revoked ? <Banner>{words.revoked}</Banner> : null}
      <h3>{words.receipts}</h3>
      <p>{words.receiptsText}</p>
      <MovingCode shown={shown} label={words.receiptsCode} progress={words.round} />
      <Button kind="quiet" onPress={save}>
        {words.saveReceipts}
      </Button>
    </div>
  );
}
