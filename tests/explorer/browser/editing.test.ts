import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { accessibilityProblems } from './support/accessibility.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { layoutProblems } from './support/layout.js';
import { LOOKS, type Look } from './support/looks.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

const RECORDS = [
  { id: 'one', type: 'PERSON', name: 'Priya Venkataraman', aliases: ['P. Venkataraman'] },
  { id: 'other', type: 'PERSON', name: 'Priya Venkataraman' },
  { id: 'person', type: 'PERSON', name: 'Zephyrine Bajaj' },
  { id: 'company', type: 'COMPANY', name: 'Zephyrine Bajaj' },
];
/** The browser's own word on an answer that says no. */
const REFUSED = /401/;

describeInChromium('an editor', () => {
  const explorer = useExplorer();

  async function makeKey(name: string, role = 'editor'): Promise<string> {
    const printed = await explorer.server.command('keys', 'create', '--name', name, '--role', role);
    const key = /sutra_\S+/.exec(printed)?.[0];
    if (key === undefined) throw new Error(`Expected a key, got ${printed}`);
    return key;
  }

  /** Opens an address as whoever has the key, and signs in there as anybody would. */
  async function openAs(
    key: string,
    address: string,
    options: Partial<Look> & { tolerates?: RegExp } = {},
  ): Promise<Page> {
    const page = await explorer.open(address, options);
    await settled(page);
    await signIn(page, key);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await settled(page);
    return page;
  }

  async function signIn(page: Page, key: string): Promise<void> {
    await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('API key').fill(key);
    await page.keyboard.press('Enter');
  }

  async function change(key: string, query: string, variables: object): Promise<void> {
    const response = await fetch(`${explorer.server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { errors } = (await response.json()) as { errors?: unknown };
    expect(errors).toBeUndefined();
  }

  test('signs in with a key that shows nowhere, and out in every tab', async () => {
    const key = await makeKey('Asha');
    const page = await explorer.open('/e/hanif-qureshi', { tolerates: REFUSED });
    await settled(page);
    expect(await page.getByRole('button', { name: 'Change this claim' }).count()).toBe(0);

    await signIn(page, 'sutra_of_nobody');
    const said = page.getByRole('dialog').getByRole('alert');
    await said.waitFor();
    expect(await said.textContent()).toContain('does not know this key');
    expect(await page.getByLabel('API key').inputValue()).toBe('sutra_of_nobody');

    await page.getByLabel('API key').fill(key);
    await page.getByRole('checkbox', { name: /Keep it/ }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Asha (editor)').waitFor();
    await page.getByRole('button', { name: 'Change this claim' }).first().waitFor();
    expect(page.url()).not.toContain('sutra_');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('sutra_');
    await page.reload();
    await page.getByText('Asha (editor)').waitFor();

    const tab = await page.context().newPage();
    await tab.goto('/edit');
    await signIn(tab, key);
    await tab.getByText('Asha (editor)').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await tab.getByRole('banner').getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('button', { name: 'Change this claim' }).count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('sutra_');
  });

  test('shows a reader’s key nothing to change', async () => {
    const page = await openAs(await makeKey('Ravi', 'reader'), '/e/hanif-qureshi');
    await page.getByText('Ravi (reader)').waitFor();
    expect(await page.getByRole('button', { name: 'Change this claim' }).count()).toBe(0);
    await page.goto('/edit/claim?subject=hanif-qureshi');
    await settled(page);
    expect(await page.getByRole('textbox', { name: 'Exact words' }).count()).toBe(0);
  });

  test('is told at the fields what is missing, adds a claim, and undoes it', async () => {
    const page = await openAs(await makeKey('Asha'), '/edit/claim?subject=hanif-qureshi');
    await page.getByRole('button', { name: 'Save' }).click();
    const kind = page.getByRole('combobox', { name: 'Relation', exact: true });
    expect(await kind.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await kind.getAttribute('aria-invalid')).toBe('true');
    expect(await describedBy(kind)).toContain('This is needed.');

    await page.getByRole('combobox', { name: 'It is', exact: true }).selectOption('FACT');
    await page.getByRole('combobox', { name: 'Property' }).selectOption('TITLE');
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Additional Secretary');
    const article = page.getByRole('combobox', { name: 'Article', exact: true });
    await article.fill('India to Start Local');
    await page.getByRole('option', { name: /India to Start Local/ }).waitFor();
    await article.press('ArrowDown');
    await article.press('Enter');
    const exact = page.getByRole('textbox', { name: 'Exact words' });
    await exact.fill('😀'.repeat(161));
    expect(await describedBy(exact)).toContain('1 character too many');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await describedBy(exact)).toContain('At most 160 characters.');
    await exact.fill('Additional Secretary');
    await page.getByRole('button', { name: 'Save' }).click();

    await page.getByRole('heading', { name: 'The claim is recorded.' }).waitFor();
    // The text is not at hand here; where it is, the same place says what was found.
    await page.getByText('Not checked: the article’s text was not at hand').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Undone.' }).waitFor();
  });

  test('corrects a claim beside what it said before, and brings the old one back', async () => {
    const page = await openAs(await makeKey('Asha'), '/e/hanif-qureshi');
    await page.getByRole('button', { name: 'Change this claim' }).first().click();
    await page.getByRole('link', { name: 'Correct it…' }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.getByText('Nothing was changed yet').first().waitFor();

    await page.getByRole('combobox', { name: 'Meant as', exact: true }).selectOption('PLANNED');
    await page.getByRole('textbox', { name: 'Start', exact: true }).fill('2026-');
    await page.getByRole('textbox', { name: 'Start', exact: true }).fill('2026-02-10');
    const row = page.getByRole('row', { name: /Meant as/ });
    expect(await row.textContent()).toBe('Meant asActualPlannedchanged');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.getByRole('heading', { name: /correction is recorded/ }).waitFor();
    await page.getByText('Planned', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Undone.' }).waitFor();
    await page.getByRole('link', { name: 'Go to Hanif Qureshi' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hanif Qureshi' }).waitFor();
    await settled(page);
    expect(await page.getByText('Planned', { exact: true }).count()).toBe(0);
  });

  test('takes a claim back, and asserts it again from the same place', async () => {
    const page = await openAs(await makeKey('Asha'), '/e/government-of-india');
    const buttons = page.getByRole('button', { name: 'Change this claim' });
    await buttons.first().waitFor();
    const before = await buttons.count();
    await buttons.first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await dialog.getByText('The claim was taken back.').waitFor();
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await dialog.getByText('The claim is asserted again.').waitFor();
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await dialog.getByText('The claim was taken back.').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      (most) => document.querySelectorAll('.claim-menu').length < most,
      before,
    );
  });

  test('keeps what was typed when the key is revoked, and saves it with another', async () => {
    const key = await makeKey('Meera');
    const page = await openAs(key, '/edit/claim?subject=hanif-qureshi', { tolerates: REFUSED });
    const exact = page.getByRole('textbox', { name: 'Exact words' });
    await exact.fill('words that were typed');
    const line = (await explorer.server.command('keys', 'list'))
      .split('\n')
      .find((text) => text.includes('Meera'));
    await explorer.server.command('keys', 'revoke', line?.trim().split(/\s+/)[0] ?? '');
    await page.getByRole('combobox', { name: 'To whom or what' }).fill('ministry');
    await page.getByText('Your key is no longer valid').waitFor();
    expect(await exact.inputValue()).toBe('words that were typed');
    await signIn(page, await makeKey('Meera again'));
    await page.getByText('Meera again (editor)').waitFor();
    expect(await exact.inputValue()).toBe('words that were typed');
    expect(await page.getByText('Your key is no longer valid').count()).toBe(0);
  });

  test('decides on duplicates by keys, undoes it, and reads who decided', async () => {
    const key = await makeKey('Asha');
    const query =
      'mutation ($input: [EntityInput!]!) { upsertEntities(input: $input) { userErrors { message } } }';
    await change(key, query, { input: RECORDS });
    const page = await openAs(key, '/matches?e=one&threshold=0.5');
    const panel = page.getByRole('region', { name: /^Priya Venkataraman and/ });
    await panel.waitFor();
    await settled(page);
    expect(await page.getByRole('row', { name: /^Name / }).textContent()).toContain('partly equal');
    await panel.focus();
    await page.keyboard.press('s');
    await panel.getByText('Decided: the same').waitFor();
    await panel.focus();
    await page.keyboard.press('u');
    await panel.getByRole('button', { name: 'The same' }).waitFor();
    await page.getByRole('link', { name: 'Decisions' }).click();
    await page.getByRole('checkbox', { name: /undone/ }).check();
    await page.getByText(/undone by Asha/).waitFor();
  });

  test('is told in plain words when a merge is refused', async () => {
    const key = await makeKey('Asha');
    const query =
      'mutation ($input: [MatchInput!]!) { decideMatch(input: $input) { userErrors { message } } }';
    const page = await openAs(key, '/matches?e=one&threshold=0.5');
    const panel = page.getByRole('region', { name: /^Priya Venkataraman and/ });
    await panel.waitFor();
    // Somebody else was quicker.
    await change(key, query, { input: [{ left: 'one', right: 'other', judgement: 'NEGATIVE' }] });
    await panel.getByRole('button', { name: 'The same' }).click();
    await panel.getByText(/contradicts an earlier decision/).waitFor();
    await panel.getByRole('link', { name: /Show the decisions/ }).click();
    await page
      .getByRole('row', { name: /different/ })
      .first()
      .waitFor();
  });

  const SCREENS = [
    '/edit',
    '/edit/claim?subject=hanif-qureshi',
    '/matches?show=decisions',
    '/matches?e=person&threshold=0.5',
  ];
  test.each(LOOKS)('finds every screen whole and open to everyone on %s', async (_, look) => {
    const key = await makeKey('Asha');
    for (const address of SCREENS) {
      const page = await openAs(key, address, look);
      await page.waitForLoadState('networkidle');
      expect([address, await layoutProblems(page)]).toEqual([address, []]);
      expect([address, await accessibilityProblems(page)]).toEqual([address, []]);
    }
  });
});

/** What is read out with a control beside its label. */
async function describedBy(control: ReturnType<Page['getByRole']>): Promise<string> {
  return control.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}
