/**
 * Lines of FollowTheMoney entities for measuring loads: of ten, six are nodes with four facts and four are edges. Names
 * in five scripts, two hubs that share up to 100,000 edges, one edge in a hundred before an entity it names, one line in
 * a thousand bad. The same seed gives the same lines.
 *
 *     node --import ./tests/support/typescript-loader.mjs bench/follow-the-money-file.ts 1000000 > million.ftm.json
 */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SEED = 20_260_210;
const HUBS = 2;
const HUB_EDGES = 50_000;
const FORWARD = 0.01;
const BAD = 0.001;
const LINES_AT_ONCE = 2_000;

const SYLLABLES: readonly (readonly string[])[] = [
  'ka ri mo ten dal ver sin bo lu par gan tor wel mi sha no fen ra qui del os an ber ist ev hal jo cor nu ze'.split(
    ' ',
  ),
  'ва ле ни ко ро мак сем де ту па рин гор бел жа за ев шин лов ди на по кра чев сто юн эл фа хо ма ти'.split(
    ' ',
  ),
  'क र म न स द व ल प त ग ज शा मो री का ने दे वी ता लो सि रा पू गी चा बा हे को यू'.split(' '),
  'با را مي نو سا دي كر حس عل فا طم قا در شا زي ني لو تا مو جا هر بد يو ود كم سل نا رم غا وه'.split(
    ' ',
  ),
  '王 李 明 华 国 伟 建 文 海 东 林 清 志 强 金 玉 春 秀 永 平 德 光 世 家 美 正 天 成 龙 安'.split(
    ' ',
  ),
];
const COUNTRIES = ['in', 'cn', 'ru', 'us', 'de', 'gb', 'il', 'fr', 'jp', 'ae'];
const COMPANY_WORDS = ['Ltd', 'GmbH', 'ООО', 'लिमिटेड', '有限公司', 'Holdings', 'Motors', 'Magnets'];
const ROLES = ['director', 'chair', 'owner', 'adviser', 'secretary'];
const BAD_LINES: readonly ((id: string) => string)[] = [
  (id) => `{"id": "${id}", "schema": "Person", "properties": {"name": ["cut off`,
  (id) => JSON.stringify({ id, schema: 'Spaceship', properties: { name: ['Unknown schema'] } }),
  (id) => JSON.stringify({ id, schema: 'Person', properties: { birthDate: ['2026-02-31'] } }),
  () => JSON.stringify({ schema: 'Person', properties: { name: ['No id'] } }),
];

/** Lines without line ends, `count` of them. */
export function* followTheMoneyLines(count: number): Generator<string> {
  let state = SEED;
  // Park and Miller's generator.
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]) => items[below(items.length)] as Item;
  const word = (script: number, syllables: number) => {
    const parts = Array.from({ length: syllables }, () => pick(SYLLABLES[script] ?? []));
    const text = parts.join('');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const day = (first: number, last: number) =>
    `${first + below(last - first)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;
  const idOf = (node: number) => `gen-${node % 2 === 0 ? 'c' : 'p'}${node}`;
  const allNodes = Math.floor(count * 0.6);
  let nodes = 0;
  let edges = 0;

  const node = (): string => {
    const index = nodes;
    nodes += 1;
    const script = below(5);
    const isCompany = index % 2 === 0;
    const name = isCompany
      ? `${word(script, 3)} ${word(script, 2)} ${pick(COMPANY_WORDS)}`
      : `${word(script, 2)} ${word(script, 3)}`;
    return JSON.stringify({
      id: idOf(index),
      caption: name,
      schema: isCompany ? 'Company' : 'Person',
      properties: isCompany
        ? {
            name: [name],
            jurisdiction: [pick(COUNTRIES)],
            incorporationDate: [day(1950, 2025)],
            registrationNumber: [`R${index}`],
          }
        : {
            name: [name],
            country: [pick(COUNTRIES)],
            birthDate: [day(1930, 2005)],
            idNumber: [`I${index}`],
          },
      datasets: ['generated'],
    });
  };
  /** A node of one parity: even ones are companies. */
  const end = (parity: number) => {
    const known = random() < FORWARD ? allNodes : nodes;
    return idOf(Math.max(0, Math.floor(below(Math.max(known, 2)) / 2)) * 2 + parity);
  };
  const edge = (): string => {
    const index = edges;
    edges += 1;
    const hub =
      index % 4 === 1 && index < HUBS * HUB_EDGES * 4 ? idOf(((index >> 2) % HUBS) * 2) : undefined;
    const company = hub ?? end(0);
    const person = end(1);
    const schema = index % 3;
    const common = { startDate: [day(1990, 2026)] };
    const [name, properties] =
      schema === 0
        ? ([
            'Ownership',
            { owner: [person], asset: [company], percentage: [String(below(100))] },
          ] as const)
        : schema === 1
          ? ([
              'Directorship',
              { director: [person], organization: [company], role: [pick(ROLES)] },
            ] as const)
          : ([
              'Employment',
              { employee: [person], employer: [company], role: [pick(ROLES)] },
            ] as const);
    return JSON.stringify({
      id: `gen-e${index}`,
      schema: name,
      properties: { ...properties, ...common },
      datasets: ['generated'],
    });
  };

  for (let line = 0; line < count; line += 1) {
    const isBad = random() < BAD;
    // The first lines are nodes, so that there is something to point at.
    const isNode = line < 20 || line % 5 < 3;
    if (isBad && line >= 20) yield pick(BAD_LINES)(`gen-bad${line}`);
    else yield isNode ? node() : edge();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let portion: string[] = [];
  const flush = async () => {
    if (!process.stdout.write(portion.map((line) => `${line}\n`).join('')))
      await once(process.stdout, 'drain');
    portion = [];
  };
  for (const line of followTheMoneyLines(Number(process.argv[2] ?? 1_000_000))) {
    portion.push(line);
    if (portion.length >= LINES_AT_ONCE) await flush();
  }
  await flush();
}
