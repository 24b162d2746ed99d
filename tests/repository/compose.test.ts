import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment: Record<string, string>;
  readonly volumes: string[];
  readonly ports?: string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck: { test: string[] };
}

interface Compose {
  readonly services: { readonly api: Service; readonly neo4j: Service };
  readonly volumes: Record<string, unknown>;
}

describe('docker-compose.yml', () => {
  let compose: Compose;

  beforeAll(async () => {
    compose = parse(await readFile(path.join(root, 'docker-compose.yml'), 'utf8')) as Compose;
  });

  test('runs the API and a Neo4j that the adapter supports', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'neo4j']);
    expect(compose.services.api.build).toBe('.');
    expect(compose.services.neo4j.image).toBe('neo4j:5.26-community');
  });

  test('starts the API when Neo4j answers', () => {
    expect(compose.services.api.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
    expect(compose.services.neo4j.healthcheck.test.join(' ')).toContain('RETURN 1');
    expect(compose.services.api.healthcheck.test.join(' ')).toContain('/health/live');
  });

  test('gives the API the settings it reads', () => {
    expect(Object.keys(compose.services.api.environment)).toEqual([
      'NEO4J_URI',
      'NEO4J_USER',
      'NEO4J_PASSWORD',
      'NEO4J_DATABASE',
      'SUTRA_HOST',
      'SUTRA_PORT',
      'SUTRA_DATA_DIR',
      'SUTRA_SEED',
    ]);
    expect(compose.services.api.environment['NEO4J_URI']).toBe('neo4j://neo4j:7687');
    expect(compose.services.api.environment['SUTRA_SEED']).toBe('true');
  });

  test('has no password of its own: one must be given', () => {
    expect(compose.services.api.environment['NEO4J_PASSWORD']).toMatch(
      /^\$\{NEO4J_PASSWORD:\?.+\}$/,
    );
    expect(compose.services.neo4j.environment['NEO4J_AUTH']).toMatch(
      /^neo4j\/\$\{NEO4J_PASSWORD:\?.+\}$/,
    );
  });

  test('gives Neo4j no variable that it would take for an unknown setting', () => {
    expect(Object.keys(compose.services.neo4j.environment)).not.toContain('NEO4J_PASSWORD');
  });

  test('keeps data in named volumes', () => {
    expect(Object.keys(compose.volumes).sort()).toEqual(['neo4j-data', 'sutra-data']);
    expect(compose.services.neo4j.volumes).toEqual(['neo4j-data:/data']);
    expect(compose.services.api.volumes).toEqual(['sutra-data:/data']);
  });

  test('publishes the API to this machine only, and Neo4j to nobody', () => {
    expect(compose.services.api.ports).toEqual(['127.0.0.1:4000:4000']);
    expect(compose.services.neo4j.ports).toBeUndefined();
  });
});

describe('Dockerfile', () => {
  let lines: string[];

  beforeAll(async () => {
    lines = (await readFile(path.join(root, 'Dockerfile'), 'utf8')).split('\n');
  });

  test('starts from Debian, for which the embedded engine has a binary', () => {
    expect(lines.filter((line) => line.startsWith('FROM '))).toEqual([
      'FROM node:24-bookworm-slim AS build',
      'FROM node:24-bookworm-slim',
    ]);
  });

  test('runs as a user other than root, with its data in a volume and a health check', () => {
    expect(lines).toContain('USER node');
    expect(lines).toContain('VOLUME /data');
    expect(lines).toContain('EXPOSE 4000');
    expect(lines.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  });
});
