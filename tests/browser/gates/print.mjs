// Every page as the printer gets it: without its buttons, because paper cannot be pressed. The PDF itself, A4 and with all its words, of the
// first state of every page and of every state of what is made for paper: a PDF takes longer than all other gates together.
import { spawnSync } from 'node:child_process';
import { desktop } from '../support/browser.mjs';
import { restyle } from './restyle.mjs';

// A4 without its margins of 18 mm, in px of CSS.
const paperWidth = Math.floor((210 - 2 * 18) * 96 / 25.4);
const forPaper = new Set(['done', 'slip', 'class', 'class_notice', 'school_seal']);
// The summary of a part that can be opened stays: on paper it says how much there is.
const buttons = 'button, .button, .way, input[type=submit]';

// A PDF may hold a compatibility character for the same sign, and breaks lines where it likes.
const plain = (text) => text.normalize('NFKC').replace(/\s+/gu, '');

function poppler(program, options, pdf) {
  const run = spawnSync(program, [...options, '-', ...(program === 'pdftotext' ? ['-'] : [])], { input: pdf, maxBuffer: 64 * 1024 * 1024 });
  if (run.status !== 0) throw new Error(`${program} ended with ${run.status ?? run.error}: ${run.stderr}`);
  return run.stdout.toString('utf8');
}

export const print = {
  name: 'every page prints on A4 with its words and without its buttons',
  widths: [1280],
  stems: new Set(),
  made: 0,

  async look({ page, stem, thorough }) {
    // What the portal prints is the portal's affair.
    if (stem.startsWith('portal_')) return [];
    // What is chosen by width is chosen by the paper's.
    await page.setViewportSize({ width: paperWidth, height: 900 });
    await page.emulateMedia({ media: 'print' });
    const { words, pressed, pale } = await page.evaluate((selector) => {
      // Clipped away is for screen readers: paper has none.
      const clipped = (one) => one !== null && (getComputedStyle(one).clipPath === 'inset(50%)' || clipped(one.parentElement));
      const visible = (node) => node.parentElement.checkVisibility({ visibilityProperty: true }) && !clipped(node.parentElement);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const helper = node.parentElement.closest('script, style, option, svg');
        if (!helper && node.data.trim() !== '' && visible(node)) found.push(...node.data.split('\n'));
      }
      return {
        words: found,
        pressed: [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }))
          .map((one) => one.textContent.trim()),
        // Printers leave backgrounds out unless told otherwise, and the shape of a state is one.
        pale: [...document.querySelectorAll('.chip')].filter((one) => getComputedStyle(one, '::before').printColorAdjust !== 'exact')
          .map((one) => one.textContent.trim()),
      };
    }, buttons);
    await page.emulateMedia({ media: null });
    await page.setViewportSize(desktop);
    const problems = pressed.map((text) => `the button ${text} is on the paper`);
    problems.push(...pale.map((text) => `the shape of ${text} is not on the paper`));
    if (words.length === 0) problems.push('the paper is empty');
    if (!thorough && !forPaper.has(stem) && this.stems.has(stem)) return problems;
    this.stems.add(stem);
    this.made += 1;
    const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' });
    const text = plain(poppler('pdftotext', ['-raw', '-nopgbrk', '-enc', 'UTF-8'], pdf));
    // What is written from right to left comes out of a PDF in the order of the eye.
    problems.push(...words.filter((one) => !/[\u0590-\u08ff]/.test(one) && !text.includes(plain(one))).map((one) => `the paper does not say: ${one.trim()}`));
    if (!/^Page size: .*\(A4\)$/m.test(poppler('pdfinfo', [], pdf))) problems.push('the paper is not A4');
    return problems;
  },

  conclude() {
    this.figures = `${this.made} PDFs`;
    return [];
  },

  breakages: [
    ({ page }) => restyle(page, '@media print { .bar, button { display: block !important } }'),
    ({ page }) => restyle(page, '@page { size: letter }'),
    ({ page }) => restyle(page, '@media print { .chip::before { print-color-adjust: economy } }'),
    ({ page }) => restyle(page, '@media print { h1 { overflow: hidden; height: 0 } }'),
    ({ page }) => restyle(page, '@media print { body * { display: none !important } }'),
  ],
};
