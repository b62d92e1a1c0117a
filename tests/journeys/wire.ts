import { once } from 'node:events';
import {
  request as ask,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

type Doing = 'passes' | 'is-a-portal' | 'swallows-receipts';

/**
 * What lies between the phones and the server, under the county's own address: it passes everything on, or does what
 * networks do to field phones. It can also make the app's service worker a newer one.
 */
export class Wire {
  /** Where the server listens now. */
  to = 0;
  /** Requests that came with records, whatever became of them. */
  sendings = 0;
  #doing: Doing = 'passes';
  #version = '';
  #atSending: (() => void)[] = [];

  private constructor(
    readonly port: number,
    readonly server: Server,
  ) {
    server.on('request', (asked: IncomingMessage, answer: ServerResponse) => this.#take(asked, answer));
  }

  static async lay(): Promise<Wire> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new Wire(address.port, server);
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** `is-a-portal`: says 200 and a page to everything. `swallows-receipts`: the server's word on records is lost on the way. */
  now(doing: Doing): void {
    this.#doing = doing;
  }

  /** From now on the app is another version: its service worker differs by a comment. */
  newVersion(version: string): void {
    this.#version = `\n// ${version}\n`;
  }

  /** Resolves when the next request with records has come, and what was done to it is over. */
  sending(): Promise<void> {
    return new Promise((resolve) => this.#atSending.push(resolve));
  }

  async cut(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  #take(asked: IncomingMessage, answer: ServerResponse): void {
    const records = asked.method === 'POST' && asked.url === '/v1/records';
    if (records) this.sendings += 1;
    const over = () => {
      if (records) for (const tell of this.#atSending.splice(0)) tell();
    };
    if (this.#doing === 'is-a-portal') {
      asked.resume();
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      answer.end('<!doctype html><title>Wi-Fi</title><p>请先登录无线网络', over);
      return;
    }
    const lost = records && this.#doing === 'swallows-receipts';
    this.#passOn(asked, answer, lost, over);
  }

  #passOn(asked: IncomingMessage, answer: ServerResponse, lost: boolean, over: () => void): void {
    const newer = this.#version !== '' && asked.url === '/sw.js';
    const headers = { ...asked.headers };
    if (newer)
      for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name];
    const { method, url } = asked;
    const onward = ask({ host: '127.0.0.1', port: this.to, method, path: url, headers }, (given) => {
      if (lost) {
        given.resume();
        answer.destroy();
        over();
        return;
      }
      const { 'content-length': length, ...rest } = given.headers;
      answer.writeHead(given.statusCode ?? 502, newer || length === undefined ? rest : given.headers);
      given.on('end', over);
      if (newer) given.on('end', () => answer.end(this.#version));
      given.pipe(answer, { end: !newer });
    });
    onward.on('error', () => {
      answer.destroy();
      over();
    });
    asked.pipe(onward);
  }
}
