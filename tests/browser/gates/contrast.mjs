// Colours as the eye meets them. The source of a function, because it runs in the page: new Function(`return (${contrastTools})()`).
export const contrastTools = String(() => {
  const parse = (text) => {
    const numbers = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    // color-mix() and its like give `color(srgb 0.1 0.2 0.3 / 1)`.
    const scale = text.startsWith('color(') ? 255 : 1;
    return [numbers[0] * scale, numbers[1] * scale, numbers[2] * scale, numbers[3] ?? 1];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const backgroundOf = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    const canvas = document.createElement('div');
    canvas.style.cssText = 'position:absolute;background:Canvas';
    document.body.append(canvas);
    const paper = parse(getComputedStyle(canvas).backgroundColor);
    canvas.remove();
    return layers.reverse().reduce((below, top) => over(top, below), paper);
  };
  const luminance = (colour) => colour.slice(0, 3).map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => {
    const [high, low] = [luminance(over(a, b)), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  return { parse, backgroundOf, contrast };
});
