import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { newRoomsSchema, type Site } from '#domain/desk/transfers-desk';
import { Field } from '../../ui/field';
import { useTransferWords } from '../../words/transfers';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { useDeskWords } from '../words';
import { roomNames } from './room-names';

type AddRoomsProps = { site: Site; onClose: () => void; onAdded: () => void };

/** Rooms more for a site, by their names. */
export function AddRooms({ site, onClose, onAdded }: AddRoomsProps) {
  const { deskTransfers: words } = useTransferWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [text, setText] = useState('');
  const add = async () => {
    const body = newRoomsSchema.safeParse({ names: roomNames(text) });
    if (!body.success) return words.roomsMissing;
    const answer = await ask('POST', `/v1/sites/${site.id}/rooms`, z.object({}), body.data);
    if (!answer.ok) return faultText(answer.fault.code, desk);
    onClose();
    onAdded();
    return null;
  };
  return (
    <Confirm title={words.addRoomsTitle(site.name)} go={words.addRoomsGo} onGo={add} onClose={onClose}>
      <Field
        id="room-names"
        label={words.roomNames}
        hint={words.addRoomsHint}
        value={text}
        onInput={setText}
      />
    </Confirm>
  );
}
