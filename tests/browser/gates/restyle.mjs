// Another style sheet on top of the page's own, which its content security policy would not let in any other way.
export function restyle(page, text) {
  return page.evaluate((added) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(added);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, text);
}
