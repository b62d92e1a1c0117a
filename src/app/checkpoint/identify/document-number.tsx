import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Day } from '#domain/day';
import type { DocumentFault } from '#domain/document/fault';
import type { DocumentType } from '#domain/document/identity';
import { normaliseNumber } from '#domain/document/number';
import { parseDocument } from '#domain/document/parse';
import { type DocumentRead, readDocument } from '#domain/document/read-document';
import { Field } from '../../ui/field';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { FormPage } from './form-page';
import { Pad } from './pad';

type DocumentNumberProps = {
  header: ComponentChildren;
  type: DocumentType;
  today: Day;
  onDocument: (read: DocumentRead) => void;
  onBack: () => void;
};

/** What stands in these numbers and nothing else: they have keys of their own. */
const KEYS: Partial<Record<DocumentType, readonly string[]>> = {
  'national-id': [...'123456789X0'],
  'tw-permit': [...'1234567890'],
};

/** The number of a document, read back in groups while it is typed and judged when it is finished. */
export function DocumentNumber({ header, type, today, onDocument, onBack }: DocumentNumberProps) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<DocumentFault | null>(null);
  const keys = KEYS[type];
  const change = (next: (before: string) => string) => {
    setFault(null);
    setText(next);
  };
  const go = () => {
    // Machine-readable lines say themselves of what kind they are.
    const read = readDocument(text, today);
    if (read !== null && read.name !== null) return onDocument(read);
    const document = parseDocument(type, text, today);
    if (document.ok) onDocument({ document: document.value, name: null, birth: null });
    else setFault(document.fault);
  };
  return (
    <FormPage
      header={header}
      title={checkpoint.byHand.numberTitle}
      onBack={onBack}
      onGo={go}
      pad={
        keys === undefined ? null : (
          <Pad
            characters={keys}
            columns={3}
            onType={(character) => change((before) => before + character)}
            onErase={() => change((before) => before.slice(0, -1))}
          />
        )
      }
    >
      <Field
        id="document-number"
        label={terms.document[type]}
        value={text}
        capitals
        inputMode={keys === undefined ? 'text' : 'none'}
        error={fault === null ? null : terms.documentFault[fault]}
        echo={type === 'national-id' ? grouped(normaliseNumber(text)) : null}
        onInput={(value) => change(() => value)}
      />
    </FormPage>
  );
}

/** Region, birth and the rest apart, as people read such a number aloud. */
const grouped = (number: string): string =>
  [number.slice(0, 6), number.slice(6, 14), number.slice(14)].filter((part) => part !== '').join(' ');
