import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { scanImageData as scanByZbar } from '@undecaf/zbar-wasm';
import zxing from '@zxing/library';
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import jsqr from 'jsqr';
import { readBarcodes } from 'zxing-wasm/reader';
import { greyOf, type Picture } from '#device/scanner/picture';
import { readStill } from '#device/scanner/read-still';
import { openWasmReader } from '#device/scanner/zxing-wasm';
import { openQrScanner } from './qr-scanner';

/** Reads a picture: its text, or null. */
export type Contestant = (picture: Picture) => Promise<string | null>;

const require = createRequire(import.meta.url);

/** The bytes of a package's file, in an own buffer. */
function bytesOf(path: string): ArrayBuffer {
  const file = readFileSync(require.resolve(path));
  return new Uint8Array(file).buffer;
}

/** Ours first, then every peer as its makers ship it, QR codes only; all of them in this process. */
export async function openContestants(): Promise<{ ours: Contestant; peers: Record<string, Contestant> }> {
  const wasm = await openWasmReader({ bytes: bytesOf('zxing-wasm/reader/zxing_reader.wasm') });
  return {
    ours: async (picture) => readStill(picture, wasm).texts[0] ?? null,
    peers: {
      'zxing-js': byZxingJs,
      'zxing-wasm': (picture) => byZxingWasm(picture, { tryDenoise: false }),
      'zxing-wasm denoising': (picture) => byZxingWasm(picture, { tryDenoise: true }),
      'barcode-detector': openDetector(),
      jsqr: async ({ data, width, height }) => jsqr(data, width, height)?.data || null,
      'qr-scanner': openQrScanner(),
      'html5-qrcode': byHtml5Qrcode,
      'zbar-wasm': openZbar(),
    },
  };
}

async function byZxingJs(picture: Picture): Promise<string | null> {
  const source = new zxing.RGBLuminanceSource(greyOf(picture).grey, picture.width, picture.height);
  try {
    return new zxing.QRCodeReader()
      .decode(new zxing.BinaryBitmap(new zxing.HybridBinarizer(source)))
      .getText();
  } catch {
    return null;
  }
}

async function byZxingWasm(picture: Picture, how: { tryDenoise: boolean }): Promise<string | null> {
  const image = { ...picture, colorSpace: 'srgb' as const };
  const found = await readBarcodes(image, {
    formats: ['QRCode'],
    maxNumberOfSymbols: 1,
    textMode: 'Plain',
    ...how,
  });
  return found[0]?.text || null;
}

/** The shape of the browser's ImageData, which Node has not and two of the peers ask for. */
class Image {
  readonly colorSpace = 'srgb';
  constructor(
    readonly data: Uint8ClampedArray<ArrayBuffer>,
    readonly width: number,
    readonly height: number,
  ) {}
}

/** The box that the polyfill gives with a code; only the text is asked for here. */
class Box {
  constructor(
    readonly x: number,
    readonly y: number,
    readonly width: number,
    readonly height: number,
  ) {}
}

function openDetector(): Contestant {
  Reflect.set(globalThis, 'ImageData', Image);
  Reflect.set(globalThis, 'DOMRectReadOnly', Box);
  const wasmBinary = readFileSync(
    require
      .resolve('barcode-detector')
      .replace(/dist.*$/, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'),
  );
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } });
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async ({ data, width, height }) =>
    (await detector.detect(new ImageData(data, width, height)))[0]?.rawValue || null;
}

/** html5-qrcode's own decoder is the zxing-js that it carries, asked in its way: not harder, one binarizer. */
async function byHtml5Qrcode(picture: Picture): Promise<string | null> {
  const own = require('html5-qrcode/third_party/zxing-js.umd.js');
  const hints = new Map<unknown, unknown>([
    [own.DecodeHintType.POSSIBLE_FORMATS, [own.BarcodeFormat.QR_CODE]],
    [own.DecodeHintType.TRY_HARDER, false],
  ]);
  const source = new own.RGBLuminanceSource(greyOf(picture).grey, picture.width, picture.height);
  try {
    const bitmap = new own.BinaryBitmap(new own.HybridBinarizer(source));
    return String(new own.MultiFormatReader(false, hints).decode(bitmap, hints).text) || null;
  } catch {
    return null;
  }
}

function openZbar(): Contestant {
  return async ({ data, width, height }) => {
    const found = await scanByZbar(new ImageData(data, width, height));
    return found.find((symbol) => symbol.typeName === 'ZBAR_QRCODE')?.decode() || null;
  };
}
