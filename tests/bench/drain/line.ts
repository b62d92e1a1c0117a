import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line with a delay each way, in ms, that counts what goes up. */
export class SlowLine {
  /** Bytes from the browser. */
  up = 0;
  delay = 0;
  readonly #server: Server;

  private constructor(to: number) {
    this.#server = createServer((near) => {
      const far = connect(to, '127.0.0.1');
      this.#carry(near, far, (bytes) => {
        this.up += bytes;
      });
      this.#carry(far, near, () => undefined);
    });
  }

  static async lay(to: number): Promise<SlowLine> {
    const line = new SlowLine(to);
    await new Promise<void>((done) => void line.#server.listen(0, '127.0.0.1', done));
    return line;
  }

  get origin(): string {
    const address = this.#server.address();
    return `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  cut(): void {
    this.#server.close();
  }

  #carry(from: Socket, to: Socket, count: (bytes: number) => void): void {
    from.setNoDelay();
    from.on('data', (chunk: Buffer) => {
      count(chunk.length);
      // Of the same delay each, so they stay in order.
      if (this.delay === 0) to.write(chunk);
      else setTimeout(() => to.writable && to.write(chunk), this.delay);
    });
    from.on('close', () => setTimeout(() => to.destroy(), this.delay));
    from.on('error', () => to.destroy());
  }
}
