import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Device } from '#device/device';
import { DEFAULT_ZONE_MINUTES, dayOf } from '#domain/day';
import { DOCUMENT_TYPES, type DocumentType } from '#domain/document/identity';
import { parseDocument } from '#domain/document/parse';
import { type PhoneFault, parsePhone } from '#domain/document/phone';
import { BrandHeader } from '../../brand-header';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary';
import { Field } from '../../ui/field';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { useCarryWords } from '../../words/carry';
import { useDeclareWords } from '../../words/declare';
import { DocumentFields } from '../questions/document-fields';
import { keepRebound } from '../sent';
import { keepCheckedAt } from './use-renewal';

/** For whoever declared on a phone that has the pass no more: two facts of the declaration bring it here. */
export default function FindPass({ device }: { device: Device }) {
  const { common } = useWords();
  const { rebind: words } = useCarryWords();
  const [type, setType] = useState<DocumentType>('national-id');
  const [number, setNumber] = useState('');
  const [phone, setPhone] = useState('');
  const [turn, setTurn] = useState(0);
  const { finding, find } = useFinding(device);
  const read = useReading(device);
  const { asked, faults } = read({ type, number, phone });
  const shown = turn > 0 ? faults : [];
  const faultOf = (id: string) => shown.find((one) => one.id === id)?.text ?? null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTurn(turn + 1);
        if (asked !== null) void find(asked);
      }}
    >
      <Page
        title={words.title}
        header={<BrandHeader device={device} />}
        wrong={shown.length > 0 ? common.errorTitle : null}
        footer={
          <Button type="submit" busy={finding === 'busy'}>
            {words.find}
          </Button>
        }
      >
        <ErrorSummary title={common.errorsTitle} faults={shown} turn={turn} />
        <Refused finding={finding} />
        <p>{words.text}</p>
        <DocumentFields
          types={DOCUMENT_TYPES}
          type={type}
          number={number}
          error={faultOf('number')}
          onType={setType}
          onNumber={setNumber}
        />
        <Field
          id="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          width="half"
          label={words.phone}
          hint={words.phoneHint}
          value={phone}
          onInput={setPhone}
          error={faultOf('phone')}
        />
        <a class="another" href="/declare">
          {words.declare}
        </a>
      </Page>
    </form>
  );
}

type Asked = Parameters<Device['rebind']>[0];
type Finding = 'rest' | 'busy' | 'network' | 'not-kept' | 'not-found' | 'slow-down' | 'refused';

/** What the county said, in words; with no network what can be done without. */
function Refused({ finding }: { finding: Finding }) {
  const { rebind: words } = useCarryWords();
  if (finding === 'rest' || finding === 'busy') return null;
  return <Banner kind="look">{finding === 'network' ? words.network : words.fault[finding]}</Banner>;
}

/** What was typed as it is asked for, or what is wrong with it. */
function useReading(device: Device) {
  const { terms } = useWords();
  const { phoneFaults } = useDeclareWords();
  const { rebind: words } = useCarryWords();
  const phoneTextOf = (fault: PhoneFault) => (fault === 'empty' ? words.phoneEmpty : phoneFaults[fault]);
  return (typed: { type: DocumentType; number: string; phone: string }) => {
    const zoneMinutes = device.known.value().policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
    const document = parseDocument(typed.type, typed.number, dayOf(device.now(), zoneMinutes));
    const phone = parsePhone(typed.phone);
    const faults: FieldFault[] = [
      ...(document.ok ? [] : [{ id: 'number', text: terms.documentFault[document.fault] }]),
      ...(phone.ok ? [] : [{ id: 'phone', text: phoneTextOf(phone.fault) }]),
    ];
    const asked: Asked | null =
      document.ok && phone.ok ? { document: document.value, phone: phone.value } : null;
    return { asked, faults };
  };
}

/** Asks the county, keeps the trip as this phone's own, and goes to the pass. */
function useFinding(device: Device) {
  const { route } = useLocation();
  const [finding, setFinding] = useState<Finding>('rest');
  const find = async (asked: Asked) => {
    setFinding('busy');
    const found = await device.rebind(asked).catch(() => null);
    if (found === null) return setFinding('not-kept');
    if (!found.ok) return setFinding(findingOf(found.fault));
    try {
      await keepRebound(device, found.value);
      await keepCheckedAt(device);
    } catch {
      return setFinding('not-kept');
    }
    route('/pass');
  };
  return { finding, find };
}

function findingOf(fault: string): Finding {
  if (fault === 'no-network') return 'network';
  return fault === 'not-found' || fault === 'slow-down' ? fault : 'refused';
}
