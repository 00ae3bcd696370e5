/** Creates page elements without a framework. */
type Child = Node | string | undefined | false;

export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(child);
  return element;
}

export function button(text: string, action: () => Promise<void>, kind = 'main'): HTMLButtonElement {
  const element = h('button', { type: 'button', class: kind }, text);
  element.addEventListener('click', () => void busy(element, action));
  return element;
}

let isGuarded = true;

/** @param guards whether a second click is ignored while the first one is processed */
export function guardButtons(guards: boolean): void {
  isGuarded = guards;
}

/** While a request is processed, no button reacts. */
export async function busy(element: HTMLElement, action: () => Promise<void>): Promise<void> {
  const screen = element.closest('main');
  if (isGuarded && screen?.hasAttribute('aria-busy')) return;
  screen?.setAttribute('aria-busy', 'true');
  try {
    await action();
  } finally {
    screen?.removeAttribute('aria-busy');
  }
}

/** Texts of the SDK contain links: only these are kept of their markup. */
export function withLinks(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const result = document.createDocumentFragment();
  const copy = (from: Node, to: Node): void => {
    for (const node of from.childNodes) {
      if (node instanceof HTMLAnchorElement && /^https?:/.test(node.href))
        to.appendChild(
          h('a', { href: node.href, target: '_blank', rel: 'noopener' }, node.textContent ?? ''),
        );
      else if (node instanceof Text) to.appendChild(document.createTextNode(node.data));
      else copy(node, to);
    }
  };
  copy(parsed.body, result);
  return result;
}

/** An amount, formatted for the shopper and machine-readable. */
export function money(amount: number, currency: string, language: string): HTMLElement {
  const text = new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
  return h('data', { value: String(amount) }, text);
}
