/** Members of JSON values by dotted paths, e.g. `owner.address.line1` or `items.0.price`. */

/** The value at a path, or undefined. @param path dotted, or its steps */
export function valueAt(value: unknown, path: string | readonly PropertyKey[]): unknown {
  const steps = typeof path === 'string' ? path.split('.') : path;
  return steps.reduce<unknown>(
    (found, step) => (isContainer(found) && Object.hasOwn(found, step) ? found[step] : undefined),
    value,
  );
}

/** Sets the value at a path; creates missing objects on the way. */
export function setAt(value: unknown, path: string, member: unknown): void {
  const { steps, last } = splitPath(path);
  let parent = value;
  for (const step of steps) {
    if (!isContainer(parent)) return;
    if (!isContainer(parent[step])) parent[step] = {};
    parent = parent[step];
  }
  if (isContainer(parent)) parent[last] = member;
}

/** Removes the member at a path, if it exists. */
export function removeAt(value: unknown, path: string): void {
  const { steps, last } = splitPath(path);
  const parent = steps.length > 0 ? valueAt(value, steps.join('.')) : value;
  if (isContainer(parent)) delete parent[last];
}

function splitPath(path: string): { readonly steps: string[]; readonly last: string } {
  const steps = path.split('.');
  return { steps, last: steps.pop() ?? '' };
}

function isContainer(value: unknown): value is Record<PropertyKey, unknown> {
  return value !== null && typeof value === 'object';
}

/** The path of a member below a path; an empty path is the whole value. */
export function memberPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/**
 * The path of a value within another value, compared by identity, e.g. `items.0`; undefined if it is not part
 * of it.
 */
export function pathTo(root: unknown, wanted: unknown): string | undefined {
  if (root === wanted) return '';
  if (!isContainer(root)) return undefined;
  for (const [name, member] of Object.entries(root)) {
    const rest = pathTo(member, wanted);
    if (rest !== undefined) return rest === '' ? name : `${name}.${rest}`;
  }
  return undefined;
}
