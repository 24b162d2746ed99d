import { beforeEach, describe, expect, test } from '@jest/globals';
import { execute, parse } from 'graphql';

import { createContext } from '../../src/api/context.js';
import { examine } from '../../src/claims/doctor.js';
import type { Engine } from '../../src/graph/engine.js';
import { EDGES_FROM } from '../../src/graph/statements/edge-statements.js';
import { LOG_PAGE } from '../../src/graph/statements/source-statements.js';
import { dataOf, principal, run, SCHEMA } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { article, dump, entity, load, relation, VOCABULARY } from '../support/loads.js';

interface UserError {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}
interface ClaimsPayload {
  readonly claims: readonly { readonly id: string }[];
  readonly changed: number;
  readonly userErrors: readonly UserError[];
}

const EXTRACT = { article: 'paper', exact: 'Ann directs Acme' };
const WORKS = { subject: 'ann', kind: 'EMPLOYMENT', object: 'acme', evidence: [EXTRACT] };
const NOTHING = { claims: [], changed: 0 };
const ASSERT = `mutation ($input: [ClaimInput!]!) { assertClaims(input: $input) { claims { id } changed userErrors { path code message } } }`;
const RETRACT = `mutation ($input: [RetractionInput!]!) { retractClaims(input: $input) { claims { id retractedAt replacedBy { id } } changed userErrors { path code message } } }`;
const RANK = `mutation ($claims: [ID!]!, $rank: ClaimRank!) { setRank(claims: $claims, rank: $rank) { claims { id rank } changed userErrors { path code message } } }`;
const UPSERT = `mutation ($input: [EntityInput!]!) { upsertEntities(input: $input) { entities { id type name aliases summary } userErrors { path code message } } }`;

describeEachEngine('An editor', ({ fresh }) => {
  let engine: Engine;
  /** The test before left the graph as it found it: it need not be made anew. */
  let untouched = false;

  beforeEach(async () => {
    if (untouched) {
      untouched = false;
      return;
    }
    engine = await fresh();
    await load(engine, {
      entities: [
        entity('ann', 'PERSON', 'Ann'),
        entity('bob', 'PERSON', 'Bob'),
        entity('acme', 'COMPANY', 'Acme'),
        entity('tata', 'COMPANY', 'Tata'),
        entity('magnet', 'PRODUCT', 'Magnet'),
        entity('scheme', 'POLICY', 'Scheme'),
        article('paper'),
      ],
      claims: [],
    });
  });

  const edit = async <Payload>(document: string, variables: Record<string, unknown>) =>
    Object.values(
      await dataOf<Record<string, Payload>>(engine, document, variables, 'EDITOR'),
    )[0] as Payload;
  const assert = (...input: object[]) => edit<ClaimsPayload>(ASSERT, { input });
  const retract = (...input: object[]) =>
    edit<ClaimsPayload & { claims: { retractedAt: string | null; replacedBy: object | null }[] }>(
      RETRACT,
      { input },
    );
  const upsert = (...input: object[]) =>
    edit<{ entities: readonly Record<string, unknown>[]; userErrors: readonly UserError[] }>(
      UPSERT,
      { input },
    );
  const edges = async () => (await engine.read(EDGES_FROM, { ids: ['ann', 'bob', 'acme'] })).length;
  /** Runs an edit that must be refused, and be as if it had not been. */
  const refused = async (work: () => Promise<{ readonly userErrors: readonly UserError[] }>) => {
    const before = await dump(engine);
    const { userErrors, ...rest } = await work();
    expect(await dump(engine)).toBe(before);
    expect(Object.values(rest).every((value) => value === 0 || String(value) === '')).toBe(true);
    expect(userErrors.length).toBeGreaterThan(0);
    return userErrors;
  };

  test('is whoever has the editor’s role: others are refused, and nothing is written', async () => {
    const before = await dump(engine);
    const readerKey = { ...principal('READER'), name: 'reader', keyId: 'readerkey' };
    for (const [document, variables] of [
      [ASSERT, { input: [WORKS] }],
      [RETRACT, { input: [{ claim: 'c-0' }] }],
      [RANK, { claims: ['c-0'], rank: 'PREFERRED' }],
      [UPSERT, { input: [{ type: 'PERSON', name: 'Eve' }] }],
      [UPSERT, { input: Array.from({ length: 1_001 }, () => ({ type: 'PERSON', name: '' })) }],
    ] as const) {
      const { errors, data } = await run(engine, document, variables);
      expect(data).toBeNull();
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' });
      const result = await execute({
        schema: SCHEMA,
        document: parse(document),
        variableValues: variables,
        contextValue: createContext({
          engine,
          vocabulary: VOCABULARY,
          principal: readerKey,
          deadline: {},
        }),
      });
      expect(result.errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await dump(engine)).toBe(before);
    expect((await run(engine, ASSERT, { input: [WORKS] }, 'ADMIN')).errors).toBeUndefined();
  });

  describe('of entities', () => {
    test('makes new ones, with an id of its own where none is given', async () => {
      const { entities, userErrors } = await upsert(
        {
          id: 'dpiit',
          type: 'AGENCY',
          name: 'DPIIT',
          aliases: ['Department'],
          summary: 'A department.',
        },
        { type: 'PERSON', name: 'Eve' },
      );
      expect(userErrors).toEqual([]);
      expect(entities).toEqual([
        {
          id: 'dpiit',
          type: 'AGENCY',
          name: 'DPIIT',
          aliases: ['Department'],
          summary: 'A department.',
        },
        {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          type: 'PERSON',
          name: 'Eve',
          aliases: [],
          summary: null,
        },
      ]);
    });

    test('changes nothing the second time', async () => {
      const input = {
        id: 'dpiit',
        type: 'AGENCY',
        name: 'DPIIT',
        aliases: ['B', 'A', 'B'],
        summary: 'One.',
      };
      const { entities } = await upsert(input);
      const before = await dump(engine);
      expect(await upsert(input)).toEqual({ entities, userErrors: [] });
      expect(await upsert(input, input)).toEqual({
        entities: [...entities, ...entities],
        userErrors: [],
      });
      expect(await dump(engine)).toBe(before);
    });

    test('adds names to known ones, and replaces its own summary', async () => {
      await upsert({ id: 'acme', type: 'COMPANY', name: 'ACME', summary: 'First.' });
      const { entities } = await upsert({
        id: 'acme',
        type: 'COMPANY',
        name: 'Acme Ltd',
        summary: 'Second.',
      });
      expect([entities[0]!['name'], ...(entities[0]!['aliases'] as string[])].sort()).toEqual([
        'ACME',
        'Acme',
        'Acme Ltd',
      ]);
      expect(entities[0]!['summary']).toBe('Second.');
    });

    test('joins what one input says twice of one, the later summary counting', async () => {
      const { entities } = await upsert(
        { id: 'x', type: 'COMPANY', name: 'X', summary: 'First.' },
        { id: 'x', type: 'COMPANY', name: 'Y', summary: 'Second.' },
      );
      expect(entities[0]).toEqual(entities[1]);
      expect([entities[0]!['name'], ...(entities[0]!['aliases'] as string[])].sort()).toEqual([
        'X',
        'Y',
      ]);
      expect(entities[0]!['summary']).toBe('Second.');
    });

    test('cannot change the class of what others describe, nor give one two', async () => {
      expect(await refused(() => upsert({ id: 'acme', type: 'PERSON', name: 'Acme' }))).toEqual([
        { path: [], code: 'CONFLICT', message: expect.stringContaining('Entity acme is COMPANY') },
      ]);
      expect(
        await refused(() =>
          upsert({ id: 'x', type: 'PERSON', name: 'X' }, { id: 'x', type: 'COMPANY', name: 'X' }),
        ),
      ).toEqual([
        { path: ['input', '1', 'type'], code: 'BAD_USER_INPUT', message: expect.any(String) },
      ]);
    });

    test('is told of all mistakes at once, and nothing is written', async () => {
      const errors = await refused(() =>
        upsert(
          { id: 'good', type: 'PERSON', name: 'Good' },
          { type: 'PERSON', name: '' },
          { type: 'PERSON', name: ' \n\t' },
          { type: 'PERSON', name: 'x'.repeat(1_001) },
          { type: 'PERSON', name: 'nul\u0000' },
          { type: 'PERSON', name: 'half \ud83d' },
          { type: 'PERSON', name: 'x', aliases: ['good', ''] },
          { type: 'PERSON', name: 'x', summary: 'x'.repeat(10_001) },
          { id: '', type: 'PERSON', name: 'x' },
          { id: ' x', type: 'PERSON', name: 'x' },
          { id: 'x'.repeat(257), type: 'PERSON', name: 'x' },
          { id: 'a\u0000b', type: 'PERSON', name: 'x' },
          { id: 'half \ud83d', type: 'PERSON', name: 'x' },
          { id: `c-${'0'.repeat(32)}`, type: 'PERSON', name: 'x' },
          { id: `f-${'0'.repeat(32)}:acme`, type: 'PERSON', name: 'x' },
        ),
      );
      expect(errors.map(({ path }) => path.join('.'))).toEqual([
        ...['name', 'name', 'name', 'name', 'name', 'aliases.1', 'summary'].map(
          (field, index) => `input.${index + 1}.${field}`,
        ),
        ...Array.from({ length: 7 }, (_, index) => `input.${index + 8}.id`),
      ]);
      for (const { code, message } of errors) {
        expect(code).toBe('BAD_USER_INPUT');
        expect(message).toMatch(/: expected .*, got /s);
        expect(message.length).toBeLessThan(250);
      }
    });

    test('may use ids and names of any characters', async () => {
      const strange = [
        '__proto__',
        'constructor',
        'hasOwnProperty',
        '😀'.repeat(100),
        "'}) DETACH DELETE (n //",
        '`r`|:EMPLOYMENT',
        '"\\"',
        'क्षि',
        'a|b|!',
        '$id',
        'null',
        '\u202eacme',
      ];
      const inputs = strange.map((id) => ({
        id,
        type: 'COMPANY',
        name: id,
        aliases: [`${id} too`],
      }));
      const { entities, userErrors } = await upsert(...inputs);
      expect(userErrors).toEqual([]);
      expect(entities.map(({ id }) => id)).toEqual(strange);
      expect(entities.map(({ name }) => name)).toEqual(strange);
      const { claims } = await assert(
        ...strange.map((id) => ({ ...WORKS, object: id })),
        ...strange.map((id) => ({
          subject: id,
          property: 'PRIORITY',
          value: { text: id },
          evidence: [EXTRACT],
        })),
      );
      expect(claims).toHaveLength(2 * strange.length);
      for (const id of strange) {
        const query = `query ($id: ID!) { entity(id: $id) { id name degree relations { edges { node { source { id } target { id } } } } facts(properties: [PRIORITY]) { edges { node { value { ... on TextValue { text } } } } } } }`;
        expect(await dataOf(engine, query, { id })).toEqual({
          entity: {
            id,
            name: id,
            degree: 1,
            relations: { edges: [{ node: { source: { id: 'ann' }, target: { id } } }] },
            facts: { edges: [{ node: { value: { text: id } } }] },
          },
        });
      }
      expect((await examine(engine, { repair: false })).findings).toEqual([]);
    });
  });

  describe('of claims', () => {
    test('asserts a relation with its words, and the same again changes nothing', async () => {
      const input = {
        ...WORKS,
        qualifiers: [{ name: 'ROLE', values: [{ text: 'Director' }] }],
        start: '2020-05',
        end: '2022',
        endState: 'ENDED',
        modality: 'ACTUAL',
        assertedBy: 'bob',
        rank: 'PREFERRED',
        evidence: [
          {
            ...EXTRACT,
            prefix: 'that ',
            suffix: '.',
            start: 5,
            end: 21,
            basis: 'INFERRED',
            reason: 'To direct is to work for.',
          },
        ],
      };
      const { claims, changed, userErrors } = await assert(input);
      expect({ changed, userErrors }).toEqual({ changed: 1, userErrors: [] });
      expect(
        await dataOf(
          engine,
          `query ($id: ID!) { node(id: $id) { ... on Relation { kind role start end endState modality rank assertedBy { id } sources { id kind name } retractedAt
             qualifiers { name values { ... on TextValue { text } } }
             evidence { edges { node { exact prefix suffix start end basis reason verification article { id } } } } } } }`,
          { id: claims[0]!.id },
        ),
      ).toEqual({
        node: {
          kind: 'EMPLOYMENT',
          role: 'Director',
          start: '2020-05',
          end: '2022',
          endState: 'ENDED',
          modality: 'ACTUAL',
          rank: 'PREFERRED',
          assertedBy: { id: 'bob' },
          sources: [{ id: 'editor:testkey', kind: 'EDITOR', name: 'test editor' }],
          retractedAt: null,
          qualifiers: [{ name: 'ROLE', values: [{ text: 'Director' }] }],
          evidence: {
            edges: [
              {
                node: {
                  exact: 'Ann directs Acme',
                  prefix: 'that ',
                  suffix: '.',
                  start: 5,
                  end: 21,
                  basis: 'INFERRED',
                  reason: 'To direct is to work for.',
                  verification: 'UNCHECKED',
                  article: { id: 'paper' },
                },
              },
            ],
          },
        },
      });
      const before = await dump(engine);
      const log = await engine.read(LOG_PAGE, { after: '', limit: 100 });
      expect(await assert(input)).toEqual({ claims, changed: 0, userErrors: [] });
      expect(await assert(input, input)).toEqual({
        claims: [...claims, ...claims],
        changed: 0,
        userErrors: [],
      });
      expect(await dump(engine)).toBe(before);
      expect(await engine.read(LOG_PAGE, { after: '', limit: 100 })).toEqual(log);
    });

    test('gives facts and qualifiers values of every type', async () => {
      const money = { amount: '072800000000.50', currency: 'INR', qualifier: 'OVER' };
      const quantity = { amount: '-0.0', unit: 'DAY' };
      const supplies = { subject: 'acme', kind: 'SUPPLIES', object: 'tata' };
      const { userErrors, changed, claims } = await assert(
        ...[
          { subject: 'scheme', property: 'OUTLAY', value: { money } },
          { subject: 'scheme', property: 'CLEARANCE_TIME', value: { quantity } },
          { subject: 'scheme', property: 'REQUIREMENT', value: { text: 'e\u0301' } },
          { subject: 'acme', property: 'INCORPORATION_DATE', value: { date: '2001-02' } },
          { ...supplies, qualifiers: [{ name: 'PRODUCT', values: [{ entity: 'magnet' }] }] },
          {
            ...supplies,
            qualifiers: [
              { name: 'QUANTITY', values: [{ quantity: { ...quantity, qualifier: 'AT_MOST' } }] },
              { name: 'QUANTITY', values: [{ quantity: { amount: '1.10', unit: 'TONNE' } }] },
            ],
          },
        ].map((claim) => ({ ...claim, evidence: [EXTRACT] })),
      );
      expect({ userErrors, changed }).toEqual({ userErrors: [], changed: 6 });
      const values = `... on TextValue { text } ... on QuantityValue { amount unit q: qualifier } ... on MoneyValue { amount currency q: qualifier } ... on DateValue { date } ... on BooleanValue { value } ... on EntityValue { entity { id } }`;
      const { nodes } = await dataOf<{ nodes: unknown[] }>(
        engine,
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Fact { value { ${values} } } ... on Relation { qualifiers { name values { ${values} } } } } }`,
        { ids: claims.map(({ id }) => id) },
      );
      expect(nodes).toEqual([
        { value: { amount: '72800000000.5', currency: 'INR', q: 'OVER' } },
        { value: { amount: '0', unit: 'DAY', q: 'EXACT' } },
        { value: { text: '\u00e9' } },
        { value: { date: '2001-02' } },
        { qualifiers: [{ name: 'PRODUCT', values: [{ entity: { id: 'magnet' } }] }] },
        {
          qualifiers: [
            {
              name: 'QUANTITY',
              values: [
                { amount: '0', unit: 'DAY', q: 'AT_MOST' },
                { amount: '1.1', unit: 'TONNE', q: 'EXACT' },
              ],
            },
          ],
        },
      ]);
    });

    test('bounds a start and an end where one date does not say them', async () => {
      const { claims } = await assert({
        ...WORKS,
        startBetween: { earliest: '2020', latest: '2021-03' },
        endBetween: { latest: '2024' },
      });
      expect(
        await dataOf(
          engine,
          'query ($id: ID!) { node(id: $id) { ... on Claim { start end startEarliest startLatest endEarliest endLatest } } }',
          { id: claims[0]!.id },
        ),
      ).toEqual({
        node: {
          start: null,
          end: null,
          startEarliest: '2020-01-01',
          startLatest: '2021-03-31',
          endEarliest: '2020-01-01',
          endLatest: '2024-12-31',
        },
      });
    });

    test.each<[string, object, string]>([
      ['no extract', { evidence: [] }, 'evidence'],
      ['an unknown subject', { subject: 'nobody' }, 'subject'],
      ['an unknown object', { object: '__proto__' }, 'object'],
      ['an unknown speaker', { assertedBy: 'nobody' }, 'assertedBy'],
      [
        'an unknown article',
        { evidence: [{ ...EXTRACT, article: 'nobody' }] },
        'evidence.0.article',
      ],
      [
        'an article that is none',
        { evidence: [EXTRACT, { ...EXTRACT, article: 'acme' }] },
        'evidence.1.article',
      ],
      ['a subject of a wrong type', { subject: 'acme', object: 'acme' }, 'subject'],
      ['an object of a wrong type', { object: 'bob' }, 'object'],
      ['kind and property', { property: 'PRIORITY' }, 'kind'],
      ['kind and value', { value: { text: 'x' } }, 'kind'],
      ['neither kind nor property', { kind: null, object: null }, 'kind'],
      ['a kind without an object', { object: null }, 'kind'],
      ['a property without a value', { kind: null, object: null, property: 'PRIORITY' }, 'kind'],
      [
        'a property of another type',
        {
          kind: null,
          object: null,
          property: 'OUTLAY',
          value: { money: { amount: '1', currency: 'INR' } },
        },
        'subject',
      ],
      [
        'a value of another type',
        { kind: null, object: null, property: 'PRIORITY', value: { boolean: true } },
        'value',
      ],
      [
        'two values',
        { kind: null, object: null, property: 'PRIORITY', value: { text: 'x', boolean: false } },
        'value',
      ],
      ['no value', { kind: null, object: null, property: 'PRIORITY', value: {} }, 'value'],
      [
        'an empty text',
        { kind: null, object: null, property: 'PRIORITY', value: { text: '' } },
        'value',
      ],
      [
        'a blank text',
        { kind: null, object: null, property: 'PRIORITY', value: { text: ' ' } },
        'value.text',
      ],
      [
        'a text with NUL',
        { kind: null, object: null, property: 'PRIORITY', value: { text: 'a\u0000' } },
        'value',
      ],
      [
        'an amount that is none',
        {
          subject: 'scheme',
          kind: null,
          object: null,
          property: 'OUTLAY',
          value: { money: { amount: '1e9', currency: 'INR' } },
        },
        'value.amount',
      ],
      [
        'a currency that is none',
        {
          subject: 'scheme',
          kind: null,
          object: null,
          property: 'OUTLAY',
          value: { money: { amount: '1', currency: 'rupees' } },
        },
        'value.currency',
      ],
      [
        'a qualifier without a value',
        { qualifiers: [{ name: 'ROLE', values: [] }] },
        'qualifiers.0.values',
      ],
      [
        'a qualifier of another kind',
        { qualifiers: [{ name: 'DESTINATION', values: [{ entity: 'acme' }] }] },
        'qualifiers.DESTINATION',
      ],
      [
        'an extract of 161 characters',
        { evidence: [{ ...EXTRACT, exact: '😀'.repeat(161) }] },
        'evidence.0.exact',
      ],
      ['an empty extract', { evidence: [{ ...EXTRACT, exact: ' ' }] }, 'evidence.0.exact'],
      ['an extract with NUL', { evidence: [{ ...EXTRACT, exact: 'a\u0000' }] }, 'evidence.0.exact'],
      [
        'an extract with half a character',
        { evidence: [{ ...EXTRACT, exact: '\ud83d' }] },
        'evidence.0.exact',
      ],
      [
        'a prefix of 65 characters',
        { evidence: [{ ...EXTRACT, prefix: 'x'.repeat(65) }] },
        'evidence.0.prefix',
      ],
      [
        'offsets that span too little',
        { evidence: [{ ...EXTRACT, start: 0, end: 15 }] },
        'evidence.0.end',
      ],
      [
        'offsets that run backwards',
        { evidence: [{ ...EXTRACT, start: 16, end: 0 }] },
        'evidence.0.end',
      ],
      ['a start alone', { evidence: [{ ...EXTRACT, start: 0 }] }, 'evidence.0.end'],
      ['an end alone', { evidence: [{ ...EXTRACT, end: 16 }] }, 'evidence.0.end'],
      ['a start below zero', { evidence: [{ ...EXTRACT, start: -1, end: 15 }] }, 'evidence.0.end'],
      [
        'offsets in UTF-16 units',
        { evidence: [{ ...EXTRACT, exact: '😀😀', start: 0, end: 4 }] },
        'evidence.0.end',
      ],
      [
        'an inference without its step',
        { evidence: [{ ...EXTRACT, basis: 'INFERRED' }] },
        'evidence.0.reason',
      ],
      [
        'an inference with a blank step',
        { evidence: [{ ...EXTRACT, basis: 'INFERRED', reason: ' ' }] },
        'evidence.0.reason',
      ],
      ['an end before its start', { start: '2025', end: '2024' }, 'end'],
      [
        'a start and its bounds',
        { start: '2025', startBetween: { earliest: '2024' } },
        'startBetween',
      ],
      [
        'bounds that are reversed',
        { endBetween: { earliest: '2025', latest: '2024' } },
        'endBetween.latest',
      ],
      ['a correction of an unknown claim', { replaces: 'c-0' }, 'replaces'],
    ])('is told of %s, and nothing is written', async (_, change, field) => {
      const good = { ...WORKS, object: 'acme', start: '1999' };
      const errors = await refused(() => assert(good, { ...WORKS, ...change }));
      expect(errors.map(({ path }) => path.join('.'))).toEqual([`input.1.${field}`]);
      expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(errors[0]!.message).toMatch(/^[a-zA-Z0-9.]+: expected .*, got .*\.$/s);
      untouched = true;
    });

    test('may cite 160 characters of any kind', async () => {
      const exact = '😀'.repeat(160);
      const { userErrors } = await assert({
        ...WORKS,
        evidence: [
          { ...EXTRACT, exact, prefix: 'क'.repeat(64), suffix: '𝕏'.repeat(64), start: 7, end: 167 },
        ],
      });
      expect(userErrors).toEqual([]);
    });

    test('is told of the mistakes of all claims at once', async () => {
      const errors = await refused(() =>
        assert({ ...WORKS, subject: 'nobody', evidence: [] }, WORKS, {
          ...WORKS,
          evidence: [
            { ...EXTRACT, article: 'nobody' },
            { ...EXTRACT, exact: '' },
          ],
        }),
      );
      expect(errors.map(({ path }) => path.join('.'))).toEqual([
        'input.0.subject',
        'input.0.evidence',
        'input.2.evidence.0.article',
        'input.2.evidence.1.exact',
      ]);
    });

    test('corrects one by another: the first is taken back and names the second', async () => {
      const { claims: wrong } = await assert({ ...WORKS, start: '2019' });
      const correction = { ...WORKS, start: '2020', replaces: wrong[0]!.id };
      const { claims: right, changed } = await assert(correction);
      expect(changed).toBe(2);
      expect(await assert(correction)).toEqual({ claims: right, changed: 0, userErrors: [] });
      const list = async (filter: string) =>
        (
          await dataOf<{ claims: { edges: { node: unknown }[] } }>(
            engine,
            `{ claims(filter: { entities: ["ann"], ${filter} }) { edges { node { id replacedBy { id } } } } }`,
          )
        ).claims.edges.map(({ node }) => node);
      const live = { id: right[0]!.id, replacedBy: null };
      expect(await list('')).toEqual([live]);
      expect(await list('includeRetracted: true')).toEqual([
        live,
        { id: wrong[0]!.id, replacedBy: { id: right[0]!.id } },
      ]);
      // To take it back once more does not lose what corrects it.
      expect(await retract({ claim: wrong[0]!.id })).toMatchObject({
        changed: 0,
        claims: [{ replacedBy: { id: right[0]!.id } }],
      });
      await refused(() => assert({ ...WORKS, start: '2020', replaces: right[0]!.id }));
      await refused(() => retract({ claim: right[0]!.id, replacedBy: right[0]!.id }));
    });

    test('takes claims back, whatever loads say later, until an editor asserts them', async () => {
      const works = relation('ann', 'EMPLOYMENT', 'acme');
      await load(engine, { claims: [works] });
      const { claims, changed } = await assert(WORKS);
      expect(changed).toBe(1);
      const [claim] = claims;
      expect(await retract({ claim: claim!.id }, { claim: claim!.id })).toMatchObject({
        changed: 1,
      });
      const before = await dump(engine);
      expect(await retract({ claim: claim!.id })).toMatchObject({
        changed: 0,
        claims: [{ id: claim!.id, retractedAt: expect.any(String) }],
        userErrors: [],
      });
      expect(await dump(engine)).toBe(before);
      expect(await edges()).toBe(0);
      await load(engine, { claims: [works] });
      await load(engine, { sourceId: 'dataset:other', claims: [works] });
      expect(await edges()).toBe(0);
      expect(await assert(WORKS)).toEqual({ claims, changed: 1, userErrors: [] });
      expect(await edges()).toBe(1);
      expect((await examine(engine, { repair: false })).findings).toEqual([]);
    });

    test('ranks them, and a rank that they have changes nothing', async () => {
      const { claims } = await assert(WORKS, { ...WORKS, start: '2020' });
      const ids = claims.map(({ id }) => id);
      const rank = (value: string) => edit<ClaimsPayload>(RANK, { claims: ids, rank: value });
      expect(await rank('DEPRECATED')).toEqual({
        claims: ids.map((id) => ({ id, rank: 'DEPRECATED' })),
        changed: 2,
        userErrors: [],
      });
      expect(await edges()).toBe(0);
      expect(await rank('DEPRECATED')).toMatchObject({ changed: 0 });
      expect(await rank('NORMAL')).toMatchObject({ changed: 2 });
      expect(await edges()).toBe(2);
    });

    test('is told which claims are not known, and no other is changed', async () => {
      const { claims } = await assert(WORKS);
      const { id } = claims[0]!;
      const unknown = ['c-0', '__proto__', `c-${'0'.repeat(32)}`, 'ann'];
      const retractions = await refused(() =>
        retract({ claim: id }, ...unknown.map((claim) => ({ claim })), {
          claim: id,
          replacedBy: 'c-1',
        }),
      );
      expect(retractions.map(({ path }) => path.join('.'))).toEqual([
        'input.1.claim',
        'input.2.claim',
        'input.3.claim',
        'input.4.claim',
        'input.5.replacedBy',
      ]);
      const ranks = await refused(() =>
        edit<ClaimsPayload>(RANK, { claims: [id, ...unknown], rank: 'DEPRECATED' }),
      );
      expect(ranks.map(({ path }) => path.join('.'))).toEqual([
        'claims.1',
        'claims.2',
        'claims.3',
        'claims.4',
      ]);
    });

    test('may bring none, and at most 1,000 at once', async () => {
      expect(await assert()).toEqual({ ...NOTHING, userErrors: [] });
      expect(await retract()).toEqual({ ...NOTHING, userErrors: [] });
      const { errors } = await run(
        engine,
        ASSERT,
        { input: Array.from({ length: 1_001 }, () => WORKS) },
        'EDITOR',
      );
      expect(errors?.[0]?.originalError).toMatchObject({
        code: 'BAD_USER_INPUT',
        details: { argument: 'input' },
      });
    });

    test('leaves one claim, one edge and one extract when ten assert the same at once', async () => {
      const payloads = await Promise.all(Array.from({ length: 10 }, () => assert(WORKS)));
      expect(new Set(payloads.flatMap(({ claims }) => claims.map(({ id }) => id))).size).toBe(1);
      expect(payloads.map(({ changed }) => changed).sort()).toEqual([
        ...Array<number>(9).fill(0),
        1,
      ]);
      expect(await edges()).toBe(1);
      const { entity: ann } = await dataOf<{ entity: object }>(
        engine,
        '{ entity(id: "ann") { degree relations { totalCount } evidence { totalCount } } }',
      );
      expect(ann).toEqual({ degree: 1, relations: { totalCount: 1 }, evidence: { totalCount: 1 } });
      expect((await examine(engine, { repair: false })).findings).toEqual([]);
    });

    test('sees in each answer of one request what was written just before', async () => {
      const fields =
        'changed claims { subject { id degree name relations { totalCount edges { cursor } } } }';
      const data = await dataOf<Record<'a' | 'b', { claims: { subject: object }[] }>>(
        engine,
        `mutation ($a: [ClaimInput!]!, $b: [ClaimInput!]!, $name: [EntityInput!]!) {
           a: assertClaims(input: $a) { ${fields} } name: upsertEntities(input: $name) { entities { aliases } } b: assertClaims(input: $b) { ${fields} } }`,
        {
          a: [WORKS],
          b: [{ ...WORKS, start: '2020' }],
          name: [{ id: 'ann', type: 'PERSON', name: 'Anna' }],
        },
        'EDITOR',
      );
      expect(data.a.claims[0]!.subject).toMatchObject({
        degree: 1,
        name: 'Ann',
        relations: { totalCount: 1 },
      });
      expect(data.b.claims[0]!.subject).toMatchObject({
        degree: 2,
        relations: { totalCount: 2, edges: [expect.anything(), expect.anything()] },
      });
    });
  });
});
