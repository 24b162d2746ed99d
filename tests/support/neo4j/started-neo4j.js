import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import neo4j from 'neo4j-driver';

import { freePort } from './free-port.js';
import { keepProcess } from './kept-process.js';
import { mavenJars } from './maven-jars.js';
import { runCommand } from './run-command.js';

const user = 'neo4j';
const image = 'neo4j:5.26-community';
/** Some ten seconds on a quiet machine, minutes on a crowded one. */
const patienceMs = 300_000;

/** For one that is killed within a minute: half the processor time to start, though slower ever after. */
const QUICK_TO_START = ['-XX:TieredStopAtLevel=1'];

/**
 * @typedef {object} StartedNeo4j
 * @property {string} uri
 * @property {string} user
 * @property {string} password
 * @property {() => Promise<void>} stop
 */

/**
 * A Neo4j Community of this run alone, from Maven Central's jars on this machine's Java.
 * @param {(message: string) => void} say
 * @param {(neo4j: { home: string, jars: string }) => Promise<void>} [prepare] runs before it starts
 * @returns {Promise<StartedNeo4j>}
 */
export async function startFromMaven(say, prepare) {
  const jars = await mavenJars(say);
  const port = await freePort();
  const home = await newHome(port);
  try {
    await prepare?.({ home, jars });
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
  return whenReady(port, 'neo4j', { directory: home, ...javaCommand(jars, home) });
}

/**
 * A Neo4j of one test, from the same jars, that can be killed and started again on its data. `stop` of what `start`
 * gives kills it with SIGKILL.
 * @param {(message: string) => void} say
 * @returns {Promise<{ start: () => Promise<StartedNeo4j>, remove: () => Promise<void> }>}
 */
export async function killableNeo4j(say) {
  const jars = await mavenJars(say);
  const port = await freePort();
  const home = await newHome(port);
  let password = 'neo4j';
  return {
    async start() {
      const directory = await mkdtemp(path.join(tmpdir(), 'sutra-neo4j-'));
      const command = javaCommand(jars, home, QUICK_TO_START);
      const started = await whenReady(port, password, { directory, ...command });
      password = started.password;
      return started;
    },
    remove: () => rm(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * @param {number} port
 * @returns {Promise<string>} a directory with the settings and, later, the data of a Neo4j
 */
async function newHome(port) {
  const home = await mkdtemp(path.join(tmpdir(), 'sutra-neo4j-'));
  const conf = path.join(home, 'conf');
  await mkdir(conf);
  await writeFile(
    path.join(conf, 'neo4j.conf'),
    [
      `server.bolt.listen_address=127.0.0.1:${port}`,
      `server.bolt.advertised_address=127.0.0.1:${port}`,
      'server.http.enabled=false',
      'server.https.enabled=false',
      'server.memory.pagecache.size=128m',
      'db.tx_log.preallocate=false',
      'dbms.usage_report.enabled=false',
      '',
    ].join('\n'),
  );
  return home;
}

/**
 * @param {string} jars
 * @param {string} home
 * @param {readonly string[]} [options] of the Java machine
 * @returns {Pick<Parameters<typeof keepProcess>[0], 'signal' | 'command' | 'args'>}
 */
function javaCommand(jars, home, options = []) {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang', 'java.util.concurrent'];
  return {
    // Its data are thrown away: an orderly end would take 10 s for nothing.
    signal: 'SIGKILL',
    command: 'java',
    args: [
      '-Xms256m',
      '-Xmx1g',
      ...options,
      ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
      '-cp',
      path.join(jars, '*'),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home}`,
      `--config-dir=${path.join(home, 'conf')}`,
    ],
  };
}

/**
 * The same in a container.
 * @param {(message: string) => void} say
 * @returns {Promise<StartedNeo4j>}
 */
export async function startInDocker(say) {
  await runCommand('docker', ['info'], { timeoutMs: 30_000 });
  say(`pulling ${image}`);
  await runCommand('docker', ['pull', '--quiet', image], { timeoutMs: 600_000 });
  const port = await freePort();
  const firstPassword = newPassword();
  return whenReady(port, firstPassword, {
    directory: await mkdtemp(path.join(tmpdir(), 'sutra-neo4j-')),
    // `docker run` hands it on to the container, which --rm then removes.
    signal: 'SIGTERM',
    command: 'docker',
    args: [
      'run',
      '--rm',
      `--publish=127.0.0.1:${port}:7687`,
      `--env=NEO4J_AUTH=${user}/${firstPassword}`,
      `--env=NEO4J_server_bolt_advertised__address=127.0.0.1:${port}`,
      '--env=NEO4J_server_memory_heap_max__size=1g',
      '--env=NEO4J_server_memory_pagecache_size=128m',
      '--env=NEO4J_dbms_usage__report_enabled=false',
      image,
    ],
  });
}

/**
 * Starts the command and waits until Bolt answers and the password is changed from the first one.
 * @param {number} port
 * @param {string} firstPassword
 * @param {Parameters<typeof keepProcess>[0]} command
 * @returns {Promise<StartedNeo4j>}
 */
async function whenReady(port, firstPassword, command) {
  const uri = `bolt://127.0.0.1:${port}`;
  const password = newPassword();
  const started = keepProcess(command);
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, firstPassword), {
    connectionTimeout: 5_000,
    maxTransactionRetryTime: 0,
  });
  const giveUpAt = Date.now() + patienceMs;
  try {
    for (;;) {
      try {
        await driver.executeQuery(
          'ALTER CURRENT USER SET PASSWORD FROM $firstPassword TO $password',
          { firstPassword, password },
          { database: 'system' },
        );
        return { uri, user, password, stop: () => started.stop() };
      } catch (error) {
        if (!started.isRunning() || Date.now() > giveUpAt) {
          throw new Error(
            `Neo4j ${started.isRunning() ? `did not answer in ${patienceMs / 1000} s` : 'ended while starting'}. It printed:\n${started.lastWords()}`,
            { cause: error },
          );
        }
        await wait(200);
      }
    }
  } catch (error) {
    await started.stop();
    throw error;
  } finally {
    await driver.close();
  }
}

function newPassword() {
  return randomBytes(12).toString('hex');
}
