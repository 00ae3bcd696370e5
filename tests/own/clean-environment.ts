/** The environment of a program that a test starts: what this process has of the run that it belongs to must not reach it. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(CONFORMANCE_|DR_|PW|PLAYWRIGHT|TEST_|NODE_EXTRA_CA_CERTS)/.test(name),
  );
  return { ...Object.fromEntries(own), FORCE_COLOR: '0' };
}
