/** The signed statement of a package: its files and the result. */
import { z } from 'zod';
import { sha256Of } from '../verdict/attestations.ts';
import { type Certification, RESULT_STATES } from '../verdict/certification.ts';

const Digest = z.object({ sha256: z.string() });

export const Statement = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(z.object({ name: z.string(), digest: Digest })),
  predicateType: z.literal('https://in-toto.io/attestation/test-result/v0.1'),
  predicate: z.object({
    result: z.enum(['PASSED', 'WARNED', 'FAILED']),
    configuration: z.array(z.object({ name: z.string(), digest: Digest })),
    passedTests: z.array(z.string()),
    warnedTests: z.array(z.string()),
    failedTests: z.array(z.string()),
    /** An additional member of this project; readers of the format ignore unknown members. */
    certification: z.object({
      state: z.enum(RESULT_STATES),
      title: z.string(),
      run: z.string(),
      finishedAt: z.string(),
      shop: z.string(),
      provider: z.string(),
      dialect: z.string(),
      methods: z.array(z.string()),
      operator: z.string().optional(),
      reviewer: z.string().optional(),
      validUntil: z.string().optional(),
    }),
  }),
});
export type Statement = z.infer<typeof Statement>;

/** @param files content by name */
export function statementOf(
  { rules, run, identity, result, certifiable }: Certification,
  files: ReadonlyMap<string, Uint8Array>,
): Statement {
  const of = (...verdicts: readonly string[]): string[] =>
    rules.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id }) => id);
  const failed = of('notMet', 'notExercised');
  const warned = of('warning', 'waived');
  const { shop, provider, methods, operator, reviewer, validUntil } = identity;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [...files].map(([name, content]) => ({ name, digest: { sha256: sha256Of(content) } })),
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result:
        failed.length > 0 || ['notCertifiable', 'incomplete'].includes(result.state)
          ? 'FAILED'
          : warned.length > 0
            ? 'WARNED'
            : 'PASSED',
      configuration: [
        { name: `plan of ${run.dialect} ${run.apiVersion}`, digest: { sha256: run.planDigest } },
      ],
      passedTests: of('met'),
      warnedTests: warned,
      failedTests: failed,
      certification: {
        state: result.state,
        title: result.title,
        run: run.id,
        finishedAt: run.finishedAt,
        shop: [shop.name, shop.version, shop.url].filter(Boolean).join(' '),
        provider: [provider.name, provider.url].join(' '),
        dialect: run.dialect,
        methods,
        ...(operator === undefined ? {} : { operator }),
        ...(reviewer === undefined ? {} : { reviewer }),
        // without a certification, no date is valid
        ...(validUntil === undefined || certifiable.answer !== 'yes' ? {} : { validUntil }),
      },
    },
  };
}
