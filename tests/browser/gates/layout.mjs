// Nothing scrolls sideways: as opened, at 400 % on a laptop, with the reader's own spacing (WCAG 1.4.10, 1.4.12). Nothing jumps. Nothing is heavy.
import { restyle } from './restyle.mjs';

const spacing = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`;

// In the page.
function tooWide() {
  const room = window.innerWidth;
  const { scrollWidth } = document.scrollingElement;
  const problems = scrollWidth > room ? [`${scrollWidth} px stand on ${room}`] : [];
  for (const one of document.querySelectorAll('body *')) {
    const { overflowX, clipPath } = getComputedStyle(one);
    const scrolls = (overflowX === 'auto' || overflowX === 'scroll') && one.scrollWidth > one.clientWidth + 1;
    // What is cut off cannot be read. Hidden on purpose is clipped away whole.
    const cut = (overflowX === 'hidden' || overflowX === 'clip') && clipPath === 'none' && one.scrollWidth > one.clientWidth + 1;
    if (scrolls || cut) problems.push(`${one.tagName.toLowerCase()}.${one.className} ${scrolls ? 'scrolls' : 'cuts'} ${one.scrollWidth} px`);
  }
  return problems;
}

export const reflow = {
  name: 'nothing scrolls sideways, at 320 px and at 400 %',

  async look({ page, cdp, width }) {
    const problems = await page.evaluate(tooWide);
    if (width === 1280) {
      // 1280 × 900 at 400 %: a quarter of the pixels of CSS, each four wide.
      await cdp.send('Emulation.setDeviceMetricsOverride', { width: 320, height: 225, deviceScaleFactor: 4, mobile: false });
      await page.waitForFunction(() => window.innerWidth === 320 && window.devicePixelRatio === 4);
      problems.push(...(await page.evaluate(tooWide)).map((one) => `400 %: ${one}`));
      await cdp.send('Emulation.setDeviceMetricsOverride', { width: 1280, height: 900, deviceScaleFactor: 1, mobile: false });
      await page.waitForFunction(() => window.innerWidth === 1280);
    }
    return problems;
  },

  breakages: [
    ({ page }) => restyle(page, 'h1 { width: 1400px }'),
    ({ page }) => restyle(page, 'main { overflow-x: auto } h1 { width: 1400px }'),
    ({ page }) => restyle(page, '@media (max-width: 40rem) { h1 { min-width: 340px } }'),
  ],
};

export const spaced = {
  name: 'text with more space around it stays on the page',
  widths: [320],

  async look({ page }) {
    await restyle(page, spacing);
    const problems = await page.evaluate(tooWide);
    await page.evaluate(() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); });
    return problems;
  },

  breakages: [({ page }) => restyle(page, 'h1 { white-space: nowrap; display: inline-block; width: 105%; letter-spacing: 1em }')],
};

export const shift = {
  name: 'nothing jumps while a page loads',
  // Where it was loaded: another width of the window afterwards is no jump.
  widths: [320],
  limit: 0.05,
  worst: { value: 0, name: '' },

  async look({ page, name, width }) {
    const value = await page.evaluate(() => new Promise((done) => {
      let sum = 0;
      const add = (list) => list.forEach((entry) => { sum += entry.hadRecentInput ? 0 : entry.value; });
      const observer = new PerformanceObserver((list) => add(list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      // What is buffered comes in a task of its own.
      requestAnimationFrame(() => setTimeout(() => {
        add(observer.takeRecords());
        done(sum);
      }, 50));
    }));
    if (value > this.worst.value) this.worst = { value, name: `${name} at ${width} px` };
    return value < this.limit ? [] : [`cumulative layout shift ${value.toFixed(3)}`];
  },

  conclude() {
    this.figures = `worst layout shift ${this.worst.value.toFixed(4)} ${this.worst.name}`;
    return [];
  },

  breakages: [async ({ page }) => {
    // Only what has been painted can jump.
    await page.waitForTimeout(300);
    await restyle(page, 'main { margin-block-start: 300px }');
    await page.waitForTimeout(300);
  }],
};

export const weight = {
  name: 'every page weighs at most 60 KB with everything that it loads',
  limit: 60 * 1024,
  seen: new Map(),

  async look({ stem, name, meter }) {
    const bytes = meter.bytes();
    if (bytes > (this.seen.get(stem) ?? 0)) this.seen.set(stem, bytes);
    if (bytes === 0) return ['no byte was counted'];
    return bytes <= this.limit ? [] : [`${bytes} bytes`];
  },

  conclude() {
    this.figures = [...this.seen].sort((a, b) => b[1] - a[1]).map(([stem, bytes]) => `${stem} ${(bytes / 1024).toFixed(1)} KB`).join(', ');
    return [];
  },

  breakages: [({ page }) => page.evaluate(async () => {
    const image = `/receipt/static/shouqi.css?heavy=`;
    await Promise.all([...Array(12).keys()].map((i) => fetch(image + i).then((answer) => answer.text())));
  })],
};
