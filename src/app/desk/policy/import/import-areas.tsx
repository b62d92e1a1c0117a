import './import.css';
import { useState } from 'preact/hooks';
import { giveFile } from '#device/give-file';
import type { PolicyAnswer } from '#domain/desk/policy-desk';
import { areaTemplate } from '#domain/exchange/area-template';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { useDesk } from '../../desk-context';
import { Dialog } from '../../dialog';
import { usePlaceNames } from '../../place-names';
import { usePlacesWords } from '../../words';
import type { Draft } from '../draft';
import { ImportPreview } from './import-preview';
import { type AreaList, useAreaList } from './use-area-list';

export type ImportProps = {
  policy: PolicyAnswer;
  draft: Draft;
  keep: (draft: Draft) => void;
  onClose: () => void;
};

/** A list of risk areas as a department sends it: read here, looked at row by row, and taken into the draft as a whole. */
export function ImportAreas(props: ImportProps) {
  const { names } = usePlaceNames();
  const { list, choose } = useAreaList(names);
  const { device } = useDesk();
  const [at] = useState(() => device.now());
  return list.at === 'read' ? (
    <ImportPreview {...props} list={list} at={at} />
  ) : (
    <Choose list={list} onChoose={choose} onClose={props.onClose} />
  );
}

type ChooseProps = { list: AreaList; onChoose: (file: File) => void; onClose: () => void };

function Choose({ list, onChoose, onClose }: ChooseProps) {
  const { areaImport: words, confirm } = usePlacesWords();
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      footer={
        <Button kind="quiet" onPress={onClose}>
          {confirm.cancel}
        </Button>
      }
    >
      {words.text.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {list.at === 'reading' ? <p role="status">{words.reading}</p> : null}
      {list.at === 'refused' ? <Banner kind="look">{words.refused[list.why]}</Banner> : null}
      <div class="row">
        <FileButton label={words.choose} busy={list.at === 'reading'} onChoose={onChoose} />
        <Button kind="plain" onPress={() => void giveFile(words.templateName, areaTemplate())}>
          {words.template}
        </Button>
      </div>
    </Dialog>
  );
}

type FileButtonProps = { label: string; busy: boolean; onChoose: (file: File) => void };

function FileButton({ label, busy, onChoose }: FileButtonProps) {
  return (
    <label class="button primary">
      {label}
      <input
        class="unseen"
        type="file"
        accept=".xlsx,.csv,.txt"
        disabled={busy}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file again is a new choice too.
          event.currentTarget.value = '';
          if (file !== undefined) onChoose(file);
        }}
      />
    </label>
  );
}
