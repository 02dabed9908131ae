import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** One request as the server got it. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What it answers: JSON, or whatever the handler does with the response itself. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
}

export type Handler = (asked: Asked, response: ServerResponse) => Reply | null | Promise<Reply | null>;

export interface TestApi {
  readonly origin: string;
  /** Everything that was asked, in order. */
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

/** A server on this machine that answers as it is told to, until the test is over. Null leaves the answer to the handler. */
export async function startApi(handler: Handler): Promise<TestApi> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, handler, asked);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  onTestFinished(close);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return { origin: `http://127.0.0.1:${address.port}`, asked, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: Handler,
  asked: Asked[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const one: Asked = {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`),
    headers: request.headers as Record<string, string>,
    body: Buffer.concat(chunks).toString(),
  };
  asked.push(one);
  const reply = await handler(one, response);
  if (!reply) return;
  const { status = 200, headers = {}, body = null } = reply;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
}

/** Answers with these one after another, the last one for ever. */
export function inTurn(...replies: readonly (Reply | Handler)[]): Handler {
  let next = 0;
  return (asked, response) => {
    const reply = replies[Math.min(next++, replies.length - 1)] ?? {};
    return typeof reply === 'function' ? reply(asked, response) : reply;
  };
}

/** Sends the beginning of an answer and breaks off. */
export const cut: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('[{"id": "a1"},');
  setTimeout(() => response.destroy(), 20);
  return null;
};

/** Never answers. */
export const silent: Handler = () => null;
