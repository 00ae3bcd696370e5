/** CSS classes of an element's container, by the element's state. */
import type { JsonObject } from '../shared/messages.ts';

const STATES = ['base', 'empty', 'complete', 'invalid', 'focus', 'webkitAutofill'] as const;
export type ContainerState = (typeof STATES)[number];

const DEFAULTS: Readonly<Record<ContainerState, string>> = {
  base: 'DRElement',
  empty: 'DRElement--empty',
  complete: 'DRElement--complete',
  invalid: 'DRElement--invalid',
  focus: 'DRElement--focus',
  webkitAutofill: 'DRElement--autofilled',
};

/** The documents spell this one in several ways. */
const ALIASES: Readonly<Partial<Record<ContainerState, readonly string[]>>> = {
  webkitAutofill: ['webKitAutofill', 'autofilled'],
};

export class ContainerClasses {
  readonly #container: HTMLElement;
  #names: Readonly<Record<ContainerState, string>> = DEFAULTS;
  #states: ReadonlySet<ContainerState> = new Set();

  constructor(container: HTMLElement) {
    this.#container = container;
  }

  /** @param classes the shop's `options.classes`; a name may hold several classes */
  rename(classes: unknown): void {
    const given = (typeof classes === 'object' && classes !== null ? classes : {}) as JsonObject;
    const states = this.#states;
    this.show([]);
    this.#names = { ...DEFAULTS };
    for (const state of STATES) {
      const name = ALIASES[state]?.map((alias) => given[alias]).find(Boolean) ?? given[state];
      if (typeof name === 'string') this.#names = { ...this.#names, [state]: name };
    }
    this.show(states);
  }

  /** Sets the current states of the element. */
  show(states: Iterable<ContainerState>): void {
    this.#states = new Set(states);
    const { classList } = this.#container;
    // all off first: a shop may give two states the same class
    for (const state of STATES) classList.remove(...this.#of(state));
    for (const state of STATES) if (this.#states.has(state)) classList.add(...this.#of(state));
  }

  #of(state: ContainerState): string[] {
    return this.#names[state].split(/\s+/).filter(Boolean);
  }
}
