import type { Device } from '#device/device';
import { usePreferring } from './shell-context';
import { Logo } from './ui/icon';
import { useWatched } from './ui/use-watched';
import { useWords } from './words/base';

/** The top line of public pages: whose pages these are, the other language in its own name, and large type. */
export function BrandHeader({ device }: { device: Device }) {
  const { common } = useWords();
  const { preferences, prefer } = usePreferring();
  const { county } = useWatched(device.known);
  const other = preferences.language === 'zh' ? 'en' : 'zh';
  return (
    <>
      <a class="brand" href="/">
        <Logo />
        <span>{county === null ? common.product : common.productOf(county.name)}</span>
      </a>
      <div class="switches">
        <button
          type="button"
          class="switch"
          aria-pressed={preferences.elder}
          onClick={() => prefer({ elder: !preferences.elder })}
        >
          {common.elder}
        </button>
        <button
          type="button"
          class="switch"
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          onClick={() => prefer({ language: other })}
        >
          {common.language[other]}
        </button>
      </div>
    </>
  );
}
