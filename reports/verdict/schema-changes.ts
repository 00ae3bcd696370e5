/** Lists differences between certifications of different schema versions as paths of members. */
import { z } from 'zod';
import { memberPath } from '../../harness/json-path.ts';
import { Certification } from './certification.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly const?: unknown;
}

/** @returns members that are missing (`+`), unknown members (`-`) and changed constants (`~`) */
export function schemaChanges(earlier: unknown): string[] {
  return [...new Set(changesAt(z.toJSONSchema(Certification) as Schema, earlier, ''))].sort();
}

function changesAt(schema: Schema, value: unknown, path: string): string[] {
  if ('const' in schema) return schema.const === value ? [] : [`~ ${path}`];
  if (Array.isArray(value))
    return value.flatMap((item) => (schema.items ? changesAt(schema.items, item, `${path}[]`) : []));
  if (value === null || typeof value !== 'object') return [];
  const known = schema.properties ?? {};
  const other = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const added = (schema.required ?? [])
    .filter((name) => !(name in value))
    .map((name) => `+ ${memberPath(path, name)}`);
  const inside = Object.entries(value).flatMap(([name, member]) => {
    const own = known[name] ?? other;
    if (own) return changesAt(own, member, known[name] ? memberPath(path, name) : `${path}.*`);
    return schema.properties ? [`- ${memberPath(path, name)}`] : [];
  });
  return [...added, ...inside];
}
