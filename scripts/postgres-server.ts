import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres } from './find-postgres.ts';

/** A real PostgreSQL server of our own, in a temporary folder, for tests and benchmarks; it goes when it is stopped. */
export interface PostgresServer {
  /** Folder of its socket. */
  readonly folder: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** As whom the server runs: PostgreSQL refuses to run as root. */
interface Runner {
  readonly uid?: number;
  readonly gid?: number;
}

/** Who may ask: anybody over the socket, and over TCP whoever knows a password. */
const ACCESS = `local all all trust
hostssl all tls_only 127.0.0.1/32 scram-sha-256
hostnossl all tls_only 127.0.0.1/32 reject
host all all 127.0.0.1/32 scram-sha-256
`;

/** Milliseconds until a server that does not answer counts as failed. */
const PATIENCE = 30_000;

export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === null)
    throw new Error('There is no PostgreSQL server: run "node scripts/ensure-postgres.ts"');
  const runner = runnerOf();
  const folder = await mkdtemp(join(tmpdir(), 'kith-postgres-'));
  if (runner.uid !== undefined) await chown(folder, runner.uid, runner.gid ?? 0);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'kith', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), init, { ...runner, cwd: folder, stdio: 'pipe' });
  await writeFile(join(data, 'pg_hba.conf'), ACCESS);
  makeCertificate(data, runner);
  const port = await freePort();
  const server = spawn(join(programs, 'postgres'), settings(data, folder, port), {
    ...runner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  server.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  await untilItAnswers({ folder, port }, server, said);
  return { folder, port, stop: () => stop(server, folder) };
}

function settings(data: string, folder: string, port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    port,
    fsync: 'off',
    shared_buffers: '32MB',
    max_connections: 30,
    ssl: 'on',
    lc_messages: 'C',
  };
  return ['-D', data, ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Signed by nobody but itself, for the name localhost. openssl comes with Debian's PostgreSQL. */
function makeCertificate(data: string, runner: Runner): void {
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  const alternative = ['-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', join(data, 'server.key'), '-out', join(data, 'server.crt')];
  execFileSync('openssl', [...args, ...alternative, ...files], { ...runner, cwd: data, stdio: 'pipe' });
  execFileSync('chmod', ['600', join(data, 'server.key')]);
}

function runnerOf(): Runner {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(run('id', [flag, name])));
    if (uid && gid) return { uid, gid };
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody"');
}

function run(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** The system knows which port is free; nobody else on it may take it before the server does, in all likelihood. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}

async function untilItAnswers(
  place: Pick<PostgresServer, 'folder' | 'port'>,
  server: ChildProcess,
  said: readonly string[],
): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && server.exitCode === null) {
    const client = new pg.Client({
      host: place.folder,
      port: place.port,
      user: 'kith',
      database: 'postgres',
    });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await wait(50);
    }
  }
  server.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not start:\n${said.join('')}`);
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  if (server.exitCode === null) {
    // Immediate: nobody needs what is in it.
    server.kill('SIGQUIT');
    await gone;
  }
  await rm(folder, { recursive: true, force: true });
}
