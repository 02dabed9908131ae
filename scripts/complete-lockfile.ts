import { readFile, writeFile } from 'node:fs/promises';

/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out.
 *
 * npm writes them down only where its registry had them at that moment. Without them `npm ci` refuses to work, and on
 * the platforms concerned an install lacks its native parts (npm/cli#4828). Name and version stand in the
 * `optionalDependencies` of their parent, the platform in the name. Run it after every `npm install` of something new.
 */

interface LockedPackage {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, LockedPackage>;
}

const SYSTEMS: Readonly<Record<string, string>> = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
};
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** Optional packages that a lockfile names but does not hold. */
export function missingOptional({ packages }: Lockfile): [string, LockedPackage][] {
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev }) =>
    Object.entries(optionalDependencies).flatMap(([name, version]): [string, LockedPackage][] => {
      const isHeld = Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`));
      if (isHeld || !/^\d/.test(version)) return [];
      return [
        [`node_modules/${name}`, { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) }],
      ];
    }),
  );
}

/** The platform that a name such as `@duckdb/node-bindings-linux-arm64-musl` speaks of. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/);
  const system = words.flatMap((word) => SYSTEMS[word] ?? []).at(-1);
  const processor = PROCESSORS.find((word) => words.includes(word));
  const musl = words.some((word) => word.startsWith('musl'));
  const glibc = words.some((word) => word.startsWith('gnu'));
  return {
    ...(system ? { os: [system] } : {}),
    ...(processor ? { cpu: [processor] } : {}),
    ...(system === 'linux' && (musl || glibc) ? { libc: [musl ? 'musl' : 'glibc'] } : {}),
  };
}

if (import.meta.main) {
  const lockfile = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lockfile;
  const missing = missingOptional(lockfile);
  const packages = Object.entries({ ...lockfile.packages, ...Object.fromEntries(missing) });
  packages.sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(
    'package-lock.json',
    `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`,
  );
  process.stderr.write(`${missing.length} optional packages added to package-lock.json\n`);
}
