// Chromium, and what is watched in every page of every test: errors, foreign hosts, weight, width, names.
import { chromium } from 'playwright-core';
import { assert } from './suite.mjs';

const weightLimit = 60 * 1024;

export const phone = { width: 320, height: 640 };
export const desktop = { width: 1280, height: 900 };

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

export class Visit {
  // `options` are Playwright's of a context: viewport, javaScriptEnabled, colorScheme …
  static async begin(browser, origin, options = {}) {
    const context = await browser.newContext({ viewport: desktop, locale: 'zh-TW', timezoneId: 'Asia/Taipei', ...options });
    context.setDefaultTimeout(15000);
    const visit = new Visit(context, origin);
    visit.page = await visit.open();
    return visit;
  }

  constructor(context, origin) {
    this.context = context;
    this.origin = origin;
    this.problems = [];
    this.expectedStatuses = new Set();
    context.on('request', (request) => {
      const { protocol, origin: where } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && where !== this.origin) this.problems.push(`request to ${where}`);
    });
  }

  // Another tab of the same browser.
  async open() {
    const page = await this.context.newPage();
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      const status = message.text().match(/responded with a status of (\d{3})/)?.[1];
      if (!status || !this.expectedStatuses.has(Number(status))) this.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.problems.push(`script: ${error.message}`));
    return page;
  }

  // A page with this status is no error here.
  expect(status) {
    this.expectedStatuses.add(status);
  }

  async end() {
    await this.context.close();
    assert.deepEqual(this.problems, [], 'nothing went wrong behind the pages');
  }

  async goto(path, page = this.page) {
    const response = await page.goto(this.origin + path);
    return response.status();
  }

  // Logs in at the portal by student number and stays on its home page.
  async logIn(student, page = this.page) {
    await this.goto('/portal/login', page);
    await page.getByLabel('學號').fill(student.number);
    await page.getByRole('button', { name: '尋找' }).click();
    await page.locator(`button[data-student-no="${student.number}"]`).click();
    await this.isPage('portal_home', page);
  }

  // From the portal's home page through the ticket to a page of ours.
  async enter(target, page = this.page) {
    await this.goto(`/portal/go?to=${encodeURIComponent(target)}`, page);
  }

  // Presses what leads to another page, which may have the same name, and waits until that one is there.
  async press(locator, page = this.page) {
    await Promise.all([page.waitForEvent('framenavigated'), locator.click()]);
  }

  // What is true of every page.
  async isPage(stem, page = this.page) {
    await page.locator(`body[data-page="${stem}"]`).waitFor({ timeout: 5000 }).catch(() => {});
    await page.waitForLoadState('load');
    const seen = await page.evaluate(() => {
      const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      return {
        stem: document.body.dataset.page,
        language: document.documentElement.lang,
        headings: document.querySelectorAll('h1').length,
        title: document.title,
        weight: entries.reduce((sum, entry) => sum + entry.encodedBodySize + 300, 0),
        width: document.scrollingElement.scrollWidth,
        room: window.innerWidth,
      };
    });
    const where = `${page.url()} at ${seen.room} px`;
    assert.equal(seen.stem, stem, `data-page of ${where}`);
    assert.equal(seen.language, 'zh-Hant-TW', where);
    assert.equal(seen.headings, 1, `one h1: ${where}`);
    assert.ok(seen.title.length > 3, `a title: ${where}`);
    assert.ok(seen.weight < weightLimit, `${seen.weight} bytes are too many: ${where}`);
    assert.ok(seen.width <= seen.room, `${seen.width} px scroll sideways: ${where}`);
  }
}

// Presses Tab until the element that has the focus matches, as somebody without a mouse does.
export async function tabTo(page, selector, most = 80) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    if (!there) continue;
    const visible = await page.evaluate(() => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      const style = getComputedStyle(document.activeElement);
      const inView = bottom > 0 && top < window.innerHeight;
      return inView && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
    });
    assert.ok(visible, `the focus on ${selector} can be seen`);
    return;
  }
  throw new Error(`${selector} is not reached with ${most} presses of Tab`);
}
