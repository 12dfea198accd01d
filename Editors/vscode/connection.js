// Messages of JSON-RPC 2.0 with the headers of the Language Server Protocol, over a child process.
'use strict';

const { spawn } = require('child_process');

class Connection {
  /**
   * @param {string[]} command The program and its arguments.
   * @param {string} folder The folder it runs in.
   * @param {(method: string, params: any) => any} handler Takes notifications and requests of the
   *   server; what it returns for a request is the result.
   * @param {(reason: string) => void} ended Is told when the server ends unasked.
   */
  constructor(command, folder, handler, ended) {
    this.handler = handler;
    this.pending = new Map();
    this.lastId = 0;
    this.buffer = Buffer.alloc(0);
    this.isClosed = false;
    this.process = spawn(command[0], command.slice(1), { cwd: folder || undefined });
    this.process.stdout.on('data', (data) => this.take(data));
    this.process.stderr.on('data', (data) => this.handler('window/logMessage', {
      type: 1, message: String(data).trimEnd(),
    }));
    const end = (reason) => {
      const wasClosed = this.isClosed;
      this.isClosed = true;
      for (const { reject } of this.pending.values()) reject(new Error(reason));
      this.pending.clear();
      if (!wasClosed) ended(reason);
    };
    this.process.stdin.on('error', () => {});
    this.process.on('error', (error) => end(`${command.join(' ')}: ${error.message}`));
    this.process.on('exit', (code) => end(`${command.join(' ')} ended with ${code}`));
  }

  send(message) {
    if (this.isClosed) return;
    const content = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8');
    this.process.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.process.stdin.write(content);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  /** A request; a cancellation token of the editor cancels it in the server too. */
  request(method, params, token) {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      if (token) token.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
      this.send({ id, method, params });
    });
  }

  take(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /content-length: *(\d+)/i.exec(this.buffer.toString('ascii', 0, end));
      const start = end + 4;
      const stop = start + Number(length ? length[1] : 0);
      if (this.buffer.length < stop) return;
      const content = this.buffer.toString('utf8', start, stop);
      this.buffer = this.buffer.subarray(stop);
      this.handle(JSON.parse(content));
    }
  }

  async handle(message) {
    if (message.method === undefined) {
      const waiting = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (!waiting) return;
      if (message.error) waiting.reject(Object.assign(new Error(message.error.message), message.error));
      else waiting.resolve(message.result);
      return;
    }
    if (message.id === undefined) {
      this.handler(message.method, message.params);
      return;
    }
    try {
      const result = await this.handler(message.method, message.params);
      this.send({ id: message.id, result: result === undefined ? null : result });
    } catch (error) {
      this.send({ id: message.id, error: { code: -32603, message: String(error) } });
    }
  }

  async close() {
    if (this.isClosed) return;
    try {
      await this.request('shutdown');
    } finally {
      this.isClosed = true;
      this.process.stdin.write('');
      const content = JSON.stringify({ jsonrpc: '2.0', method: 'exit' });
      this.process.stdin.end(`Content-Length: ${content.length}\r\n\r\n${content}`);
    }
  }
}

module.exports = { Connection };
