/** A form that the script submits when it has a source. */

export interface Parts {
  readonly form: HTMLFormElement;
  readonly list: HTMLElement;
  readonly sourceId: HTMLInputElement;
  readonly button: HTMLButtonElement;
  readonly alert: HTMLElement;
}

/** @param action returns whether the page is finished; if not, the button can be pressed again */
export function onceAtATime(
  { form, button }: Pick<Parts, 'form' | 'button'>,
  action: () => Promise<boolean>,
): void {
  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    button.setAttribute('aria-busy', 'true');
    void action().then((done) => {
      busy = done;
      if (!done) button.removeAttribute('aria-busy');
    });
  });
  button.disabled = false;
}
