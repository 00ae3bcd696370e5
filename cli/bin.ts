#!/usr/bin/env node
/** `npx payment-session-conformance COMMAND`: the program of the installed package. */
import { register } from 'tsx/esm/api';

// adapters may be written in TypeScript
register();
await import('./main.ts');
