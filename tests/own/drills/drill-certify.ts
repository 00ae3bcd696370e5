/** `certify` with a provider that turns hostile, one behaviour at a time: exit code, reports, time and memory. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import { type Servers, startServers } from '../../../cli/servers.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { HARNESS_APPLICATION } from '../../../harness/tap-client.ts';
import type { Certification } from '../../../reports/verdict/certification.ts';
import { CertifyProcess, sandbox } from './certify-process.ts';
import { type BehaviourName, BEHAVIOURS, startHostileProvider } from './hostile-provider.ts';

/** Shop calls that start the hostile behaviour; the embedded provider answers everything before. */
const MOMENTS = { 'the first checkout': /^POST \/checkouts/, 'the order': /^POST \/orders/ } as const;
export type Moment = keyof typeof MOMENTS;

/** Makes the test of one behaviour. */
export function drillCertify(name: BehaviourName, moment: Moment = 'the first checkout'): void {
  test(`certify ends in order when a provider turns to ${name} at ${moment}`, async () => {
    // a multiple of the usual time, for a busy machine; the limits themselves are expectations
    test.setTimeout(1_200_000);
    const provider = await startServers(parseSettings({}), { only: 'provider', faults: false });
    const hostile = await startHostileProvider(name, sparing(provider.at.apiUrl, MOMENTS[moment]));
    try {
      const certify = new CertifyProcess(test.info().outputPath('out'), {
        environment: sandbox(provider, hostile.url),
      });
      const end = await certify.end();
      await certify.expectInLimits(end);
      expect(hostile.asked(), end.text).toBeGreaterThan(0);
      expectFair(certify.reports(), name, end.code);
      expect(end.text).not.toContain(provider.at.secretKey);
    } finally {
      await hostile.close();
      await provider.stop();
    }
  });
}

/** An outage fails no subject; a wrong answer is the provider's failure, never the shop's or the harness's. */
function expectFair(
  { run, evidence, rules, environment }: Certification,
  name: BehaviourName,
  code: number | null,
): void {
  expect(run.errors).toEqual([]);
  const shops = new Set(rules.filter(({ subject }) => subject === 'shop').map(({ id }) => id));
  const blamed = evidence.filter(({ outcome, cause }) => outcome === 'notMet' && cause === 'defect');
  expect(blamed.filter(({ rule }) => shops.has(rule))).toEqual([]);
  if (BEHAVIOURS[name].expected === 'error' || name.startsWith('status-')) {
    expect(blamed).toEqual([]);
    expect(evidence.filter(({ cause }) => cause === 'environment')).not.toEqual([]);
    // checks which calls were made, and when, unless there were none (after the probe, or while all calls
    // waited)
    const untold = environment.filter(
      ({ message, times = [] }) =>
        times.length === 0 && !/unreachable|asked all callers to wait/.test(message),
    );
    expect(untold).toEqual([]);
    expect(code).toBe(3);
  } else expect(code).toBe(blamed.length > 0 ? 1 : 3);
}

/** Forwards calls to a working provider until a call of the shop matches. */
function sparing(
  apiUrl: Servers['at']['apiUrl'],
  moment: RegExp,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  let turned = false;
  return (request, response) => {
    const isHarness = String(request.headers['upstream-application-id']).startsWith(HARNESS_APPLICATION);
    turned ||= !isHarness && moment.test(`${request.method} ${request.url}`);
    if (turned) return false;
    const { method, headers } = request;
    const outgoing = http.request(apiUrl + request.url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    request.pipe(outgoing);
    return true;
  };
}
