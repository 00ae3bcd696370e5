/**
 * The keys that the pipelines in `examples/ci` may contain: the documented keys of GitLab and Kubernetes that
 * they use. Any other key is a mistake, usually a spelling mistake, which GitLab and Kubernetes would report
 * only when they run the pipeline.
 */
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

const Lines = z.array(z.string().min(1)).min(1);

const GitlabJob = z.strictObject({
  stage: z.string(),
  image: z.exactOptional(z.string()),
  parallel: z.exactOptional(z.int().min(2).max(200)),
  timeout: z.exactOptional(z.string().regex(/^\d+[hm]$/)),
  when: z.exactOptional(z.enum(['on_success', 'on_failure', 'always', 'manual', 'delayed', 'never'])),
  needs: z.exactOptional(z.array(z.string())),
  script: Lines,
  allow_failure: z.exactOptional(z.strictObject({ exit_codes: z.array(z.int()) })),
  artifacts: z.exactOptional(
    z.strictObject({
      when: z.enum(['on_success', 'on_failure', 'always']),
      paths: Lines,
      expire_in: z.string(),
      reports: z.exactOptional(z.strictObject({ junit: z.string() })),
    }),
  ),
});

const Gitlab = z
  .object({
    stages: Lines,
    default: z.strictObject({ image: z.string(), before_script: Lines }),
  })
  .catchall(GitlabJob);

const Name = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
const Quantity = z.string().regex(/^\d+(m|Ki|Mi|Gi)?$/);
const Resources = z.strictObject({ cpu: z.exactOptional(Quantity), memory: Quantity });

const Container = z.strictObject({
  name: Name,
  image: z.string(),
  command: z.exactOptional(Lines),
  args: Lines,
  envFrom: z.exactOptional(z.array(z.strictObject({ secretRef: z.strictObject({ name: Name }) }))),
  resources: z.strictObject({ requests: Resources, limits: Resources }),
  securityContext: z.exactOptional(z.strictObject({ capabilities: z.strictObject({ add: Lines }) })),
  volumeMounts: z.array(z.strictObject({ name: Name, mountPath: z.string().startsWith('/') })),
});

const Volume = z.union([
  z.strictObject({ name: Name, persistentVolumeClaim: z.strictObject({ claimName: Name }) }),
  z.strictObject({ name: Name, emptyDir: z.strictObject({ medium: z.literal('Memory') }) }),
]);

const KubernetesJob = z
  .strictObject({
    apiVersion: z.literal('batch/v1'),
    kind: z.literal('Job'),
    metadata: z.strictObject({ name: Name, labels: z.record(Name, Name) }),
    spec: z.strictObject({
      completionMode: z.exactOptional(z.enum(['Indexed', 'NonIndexed'])),
      completions: z.int().min(1),
      parallelism: z.int().min(1),
      backoffLimit: z.exactOptional(z.int().min(0)),
      backoffLimitPerIndex: z.exactOptional(z.int().min(0)),
      activeDeadlineSeconds: z.int().min(1),
      template: z.strictObject({
        spec: z.strictObject({
          restartPolicy: z.enum(['Never', 'OnFailure']),
          securityContext: z.strictObject({ fsGroup: z.int() }),
          containers: z.array(Container).min(1),
          volumes: z.array(Volume),
        }),
      }),
    }),
  })
  .superRefine(({ spec }, ctx) => {
    const { containers, volumes } = spec.template.spec;
    const known = volumes.map(({ name }) => name);
    for (const { args, volumeMounts } of containers) {
      for (const { name } of volumeMounts)
        if (!known.includes(name)) ctx.addIssue({ code: 'custom', message: `there is no volume "${name}"` });
      const total = /--shard=\S+\/(\d+)/.exec(args.join(' '))?.[1];
      if (total === undefined) continue;
      if (spec.completionMode !== 'Indexed')
        ctx.addIssue({
          code: 'custom',
          message: 'the job must be Indexed, otherwise its pods do not know their shard',
        });
      if (spec.backoffLimitPerIndex === undefined)
        ctx.addIssue({
          code: 'custom',
          message: 'backoffLimitPerIndex is missing: one pod that fails would end all the others',
        });
      if (Number(total) !== spec.completions)
        ctx.addIssue({ code: 'custom', message: `${total} shards, but ${spec.completions} completions` });
    }
  });

/** @returns a line for each mistake, with its place */
export function gitlabMistakes(text: string, path: string): string[] {
  const pipeline: unknown = parse(text);
  const read = Gitlab.safeParse(pipeline);
  if (!read.success) return issues(read.error, path);
  const { stages, default: _default, ...jobs } = read.data;
  return Object.entries(jobs).flatMap(([name, { stage, needs = [] }]) => [
    ...(stages.includes(stage) ? [] : [`${path} ${name}: there is no stage "${stage}"`]),
    ...needs.filter((one) => !(one in jobs)).map((one) => `${path} ${name}: there is no job "${one}"`),
  ]);
}

/** @returns a line for each mistake, with its place */
export function kubernetesMistakes(text: string, path: string): string[] {
  return parseAllDocuments(text).flatMap((document, index) => {
    const read = KubernetesJob.safeParse(document.toJS());
    return read.success ? [] : issues(read.error, `${path}, document ${index + 1}`);
  });
}

function issues({ issues: all }: z.ZodError, path: string): string[] {
  return all.map((issue) => `${path} ${issue.path.join('.')}: ${issue.message}`);
}
