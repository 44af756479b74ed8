// What the reader has asked the system for: forced colours, less motion; and what is left when colours say nothing.
import { restyle } from './restyle.mjs';

// In the page: the chips with word, shape and whether the shape can be seen.
function chips() {
  return [...document.querySelectorAll('.chip')].filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => {
    const shape = getComputedStyle(one, '::before');
    const clear = (colour) => /^rgba\(.*, 0\)$|^transparent$/.test(colour);
    const filled = !clear(shape.backgroundColor);
    const em = parseFloat(shape.fontSize);
    const size = (value) => (parseFloat(value) / em).toFixed(2);
    const bordered = shape.borderTopStyle !== 'none' && parseFloat(shape.borderTopWidth) > 0;
    const paper = getComputedStyle(one).backgroundColor;
    return {
      state: [...one.classList].find((name) => name.startsWith('chip-')) ?? 'chip',
      word: one.textContent.trim(),
      colour: getComputedStyle(one).color,
      drawn: shape.content !== 'none' && shape.display !== 'none' && parseFloat(shape.width) > 0 && parseFloat(shape.height) > 0
        && ((filled && shape.backgroundColor !== paper) || (bordered && shape.borderTopColor !== paper)),
      shape: [shape.content, size(shape.width), size(shape.height), shape.borderTopLeftRadius, filled, bordered,
        shape.backgroundImage !== 'none', shape.clipPath, shape.transform === 'none'].join(' '),
    };
  });
}

export const chipsWithoutColour = {
  name: 'a state is a word and a shape, whatever the colours',
  seen: new Map(),

  async look({ page }) {
    const problems = [];
    for (const forcedColors of ['none', 'active']) {
      await page.emulateMedia({ forcedColors });
      for (const chip of await page.evaluate(chips)) {
        const where = forcedColors === 'active' ? 'in forced colours ' : '';
        if (chip.word === '') problems.push(`${where}${chip.state} has no word`);
        if (!chip.drawn) problems.push(`${where}${chip.state} ${chip.word} has no shape`);
        if (forcedColors === 'none') problems.push(...this.compare(chip));
      }
    }
    // The focus too: the first stop of Tab has an outline in the system's colours.
    await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const parts = ['', '::after'].map((part) => getComputedStyle(document.activeElement, part));
      return parts.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
    });
    if (!outline) problems.push('in forced colours the focus does not show');
    await page.evaluate(() => document.activeElement?.blur());
    await page.emulateMedia({ forcedColors: null });
    return problems;
  },

  // Across all pages: one state has one shape, whatever word a ticket has for it; another colour has another word and another shape.
  compare(chip) {
    const problems = [];
    for (const other of this.seen.values()) {
      const { state } = other;
      if (state !== chip.state && other.word === chip.word) problems.push(`${state} and ${chip.state} are both ${chip.word}`);
      if (state !== chip.state && other.colour !== chip.colour && other.shape === chip.shape) {
        problems.push(`${other.word} and ${chip.word} differ by colour alone, but for the word`);
      }
      if (state === chip.state && other.shape !== chip.shape) problems.push(`${state} is once ${other.shape}, once ${chip.shape}`);
    }
    this.seen.set(`${chip.state} ${chip.word}`, chip);
    return problems;
  },

  conclude() {
    this.figures = [...this.seen.values()].map(({ word }) => word).join('、');
    return [];
  },

  breakages: [
    ({ page }) => restyle(page, '.chip::before { display: none !important }'),
    ({ page }) => page.evaluate(() => document.querySelectorAll('.chip').forEach((one) => { one.textContent = ''; })),
    ({ page }) => page.evaluate(() => document.querySelector('main').insertAdjacentHTML('beforeend',
      '<span class="chip chip-pending">同一個字</span><span class="chip chip-confirmed">同一個字</span>')),
    ({ page }) => restyle(page, '.chip::before { all: unset !important; content: "" !important; display: block !important;'
      + ' width: 9px !important; height: 9px !important; background: red !important }'),
    ({ page }) => restyle(page, '@media (forced-colors: active) { * { outline: 0 !important } }'),
  ],
};

export const motion = {
  name: 'nothing moves for who asked for less motion',
  widths: [1280],

  async look({ page }) {
    const problems = await page.evaluate(() => {
      const seconds = (text) => Math.max(...text.split(',').map((one) => parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1)));
      const found = [];
      for (const one of document.querySelectorAll('*')) {
        for (const part of ['', '::before', '::after']) {
          const style = getComputedStyle(one, part);
          const longest = Math.max(seconds(style.transitionDuration), style.animationName === 'none' ? 0 : seconds(style.animationDuration));
          if (longest > 0.01) found.push(`${one.tagName.toLowerCase()}.${one.className}${part} moves for ${longest} s`);
          if (style.scrollBehavior === 'smooth') found.push(`${one.tagName.toLowerCase()} scrolls smoothly`);
        }
      }
      return found;
    });
    return problems;
  },

  breakages: [
    ({ page }) => restyle(page, 'a { transition: color 0.2s }'),
    ({ page }) => restyle(page, '@keyframes turn { to { rotate: 1turn } } h1::before { content: "x"; animation: turn 1s infinite }'),
  ],
};
