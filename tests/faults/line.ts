import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What becomes of a request:
 * `cut-before-answer`: it arrives whole, and both ends are cut at the first bytes that come back.
 * `cut-request`: only its first `bytes` arrive, then reset. `cut-answer`: only so many come back, then reset.
 * `hole`: it is taken and never answered. `late`: the answer comes after `ms`.
 * `say`: the line itself answers, as a proxy, a portal or a broken server would; nothing arrives. `forge`: the same, in
 * our own protocol, to the batch of that name.
 */
export type Fate =
  | { do: 'pass' }
  | { do: 'cut-before-answer' }
  | { do: 'cut-request'; bytes: number }
  | { do: 'cut-answer'; bytes: number }
  | { do: 'hole' }
  | { do: 'late'; ms: number }
  | { do: 'say'; status: number; headers?: Record<string, string>; body?: string }
  | { do: 'forge'; answer(batch: string): unknown };

/** Requests that a fate is for: by the first line, as `POST /v1/records`. */
type Rule = { which: RegExp; fate: Fate; left: number };

export const RECORDS = /^POST \/v1\/records /;
export const ANYTHING = /^/;
const REQUEST = /^(?:GET|POST|DELETE|HEAD|OPTIONS|PUT) \S+ HTTP\/1\.1\r\n/;

/** A slow line: so long each way, so many bytes a second, and of so many chunks one waits for being sent again. */
export type Slowness = {
  oneWay: number;
  bytesPerSecond: number;
  lost: number;
  again: number;
  random(): number;
};

/**
 * The wire between phones and server: TCP, with the faults of networks. It stays at one port while servers come and go,
 * so that phones keep their address.
 */
export class Line {
  /** Where the server listens now. */
  to = 0;
  /** First lines of the requests that came, in order. */
  readonly requests: string[] = [];
  #rules: Rule[] = [];
  #down = false;
  #cutsHello = false;
  #slow: Slowness | null = null;
  readonly #sockets = new Set<Socket>();
  #watchers: { which: RegExp; tell(): void }[] = [];

  private constructor(
    readonly port: number,
    readonly server: Server,
  ) {
    server.on('connection', (socket) => this.#take(socket));
  }

  static async lay(): Promise<Line> {
    const server = createServer({ allowHalfOpen: false }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new Line(address.port, server);
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }
  get sendings(): number {
    return this.requests.filter((line) => RECORDS.test(line)).length;
  }

  /** From now on, and for `times` requests: what becomes of those whose first line is like this. */
  fate(which: RegExp, fate: Fate, times = Number.POSITIVE_INFINITY): void {
    this.#rules.push({ which, fate, left: times });
  }

  /** All faults end; what was cut stays cut. */
  heal(): void {
    this.#rules = [];
    this.#down = false;
    this.#cutsHello = false;
    this.#slow = null;
  }

  /** No connection is taken, and those that are open are reset. */
  down(): void {
    this.#down = true;
    this.reset();
  }
  up(): void {
    this.#down = false;
  }
  /** Connections are taken and reset at their first bytes: the hello of TLS, or of anything. */
  cutHello(): void {
    this.#cutsHello = true;
    this.reset();
  }
  slow(slowness: Slowness): void {
    this.#slow = slowness;
  }

  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
    this.#sockets.clear();
  }

  /** Resolves when the next request like this has come. */
  next(which: RegExp): Promise<void> {
    return new Promise((resolve) => this.#watchers.push({ which, tell: resolve }));
  }

  async cut(): Promise<void> {
    this.reset();
    this.server.close();
    await once(this.server, 'close');
  }

  #take(phone: Socket): void {
    phone.on('error', () => phone.destroy());
    if (this.#down) {
      phone.resetAndDestroy();
      return;
    }
    this.#sockets.add(phone);
    phone.on('close', () => this.#sockets.delete(phone));
    if (this.#cutsHello) {
      phone.once('data', () => phone.resetAndDestroy());
      return;
    }
    const onward = connect(this.to, '127.0.0.1');
    this.#sockets.add(onward);
    const end = () => {
      this.#sockets.delete(onward);
      phone.destroy();
      onward.destroy();
    };
    onward.on('error', end);
    onward.on('close', end);
    phone.on('close', end);
    const exchange = new Exchange(phone, onward, {
      fateOf: (head) => this.#fateOf(head),
      slow: () => this.#slow,
    });
    exchange.begin();
  }

  #fateOf(line: string): Fate {
    this.requests.push(line);
    const told = this.#watchers.filter((one) => one.which.test(line));
    this.#watchers = this.#watchers.filter((one) => !told.includes(one));
    for (const { tell } of told) tell();
    const rule = this.#rules.find((one) => one.left > 0 && one.which.test(line));
    if (rule === undefined) return { do: 'pass' };
    rule.left -= 1;
    return rule.fate;
  }
}

/** One connection: bytes each way, and the fate of the request that is on it. */
class Exchange {
  #fate: Fate = { do: 'pass' };
  #sent = 0;
  #back = 0;
  #taken = '';
  #upward: Promise<void> = Promise.resolve();
  #downward: Promise<void> = Promise.resolve();

  constructor(
    readonly phone: Socket,
    readonly onward: Socket,
    readonly rules: { fateOf(head: string): Fate; slow(): Slowness | null },
  ) {}

  begin(): void {
    this.phone.on('data', (chunk: Buffer) => {
      this.#upward = this.#upward.then(() => this.#toServer(chunk));
    });
    this.onward.on('data', (chunk: Buffer) => {
      this.#downward = this.#downward.then(() => this.#toPhone(chunk));
    });
  }

  async #toServer(chunk: Buffer): Promise<void> {
    const head = REQUEST.exec(chunk.subarray(0, 2000).toString('latin1'));
    if (head !== null) {
      this.#fate = this.rules.fateOf(head[0]);
      this.#sent = 0;
      this.#back = 0;
      this.#taken = '';
      if (this.#fate.do === 'say') return this.#say(this.#fate);
    }
    await this.#delay(chunk.length);
    switch (this.#fate.do) {
      case 'hole':
      case 'say':
        return;
      case 'forge':
        return this.#forge(chunk, this.#fate.answer);
      case 'cut-request': {
        const left = this.#fate.bytes - this.#sent;
        this.#sent += chunk.length;
        if (left >= chunk.length) return this.#write(this.onward, chunk);
        if (left > 0) await this.#write(this.onward, chunk.subarray(0, left));
        // What was sent on has its time to arrive; then the phone's side breaks.
        await new Promise((done) => setTimeout(done, 5));
        this.onward.resetAndDestroy();
        this.phone.resetAndDestroy();
        return;
      }
      default:
        return this.#write(this.onward, chunk);
    }
  }

  async #toPhone(chunk: Buffer): Promise<void> {
    await this.#delay(chunk.length);
    switch (this.#fate.do) {
      case 'cut-before-answer':
        this.phone.resetAndDestroy();
        this.onward.destroy();
        return;
      case 'cut-answer': {
        const left = this.#fate.bytes - this.#back;
        this.#back += chunk.length;
        if (left >= chunk.length) return this.#write(this.phone, chunk);
        if (left > 0) await this.#write(this.phone, chunk.subarray(0, left));
        await new Promise((done) => setTimeout(done, 5));
        this.phone.resetAndDestroy();
        this.onward.destroy();
        return;
      }
      case 'late':
        await new Promise((done) => setTimeout(done, this.#fate.do === 'late' ? this.#fate.ms : 0));
        return this.#write(this.phone, chunk);
      case 'hole':
        return;
      default:
        return this.#write(this.phone, chunk);
    }
  }

  #say({ status, headers = {}, body = '' }: Extract<Fate, { do: 'say' }>): void {
    const all = { 'content-length': String(Buffer.byteLength(body)), connection: 'close', ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    this.phone.end(`HTTP/1.1 ${status} said by the line\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  }

  #forge(chunk: Buffer, answer: (batch: string) => unknown): void {
    this.#taken += chunk.toString('latin1');
    const [, batch] = /"batch":"([0-9a-f-]{36})"/.exec(this.#taken) ?? [];
    if (batch === undefined || !this.#taken.endsWith('}')) return;
    const headers = { 'content-type': 'application/json', 'kakou-proto': '1' };
    this.#say({ do: 'say', status: 200, headers, body: JSON.stringify(answer(batch)) });
  }

  async #delay(bytes: number): Promise<void> {
    const slow = this.rules.slow();
    if (slow === null) return;
    const lost = slow.random() < slow.lost ? slow.again : 0;
    const wait = slow.oneWay + lost + (bytes / slow.bytesPerSecond) * 1000;
    await new Promise((done) => setTimeout(done, wait));
  }

  #write(to: Socket, chunk: Buffer): Promise<void> {
    if (to.destroyed) return Promise.resolve();
    return new Promise((done) => void to.write(chunk, () => done()));
  }
}
